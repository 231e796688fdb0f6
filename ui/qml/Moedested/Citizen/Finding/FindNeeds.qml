pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What the place must have.
ColumnLayout {
    id: root

    required property FindModel find
    property bool titled: true // nothing else on the page asks it
    readonly property bool across: Theme.landscape && find.sectionsShown === 1
    readonly property int side: across ? 3 : Theme.low ? (Theme.large ? 2 : 3) : find.sectionsShown === 1 ? 1 : find.sectionsShown === 2 ? 2 : 3

    Layout.fillHeight: Theme.roomy
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.landscape && !Theme.large ? Theme.space2 : Theme.space3
        Layout.fillWidth: true
        aside: qsTr("choose several if you like")
        text: qsTr("Must have …")
        visible: root.titled
    }

    ChoiceGrid {
        Layout.fillWidth: true
        columns: root.side
        objectName: "need"
        options: root.find.needs
        rowSpacing: root.across ? Theme.gutter : Theme.large ? Theme.space2 : root.find.when === "now" ? Theme.gutter : Theme.space3
        several: true

        onPicked: key => root.find.toggleNeed(key)
    }
}

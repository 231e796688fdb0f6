pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What the place is for: eight tiles, or rows where large words leave no room for tiles.
ColumnLayout {
    id: root

    required property FindModel find
    property bool titled: true // nothing else on the page asks it
    property bool more: false // the latter half alone
    readonly property bool halved: Theme.low && Theme.veryLarge
    readonly property bool tiles: !Theme.large || (Theme.landscape && find.sectionsShown === 1)

    Layout.fillHeight: Theme.roomy
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.landscape && !Theme.large ? Theme.space2 : Theme.space3
        Layout.fillWidth: true
        text: qsTr("What for?")
        visible: root.titled
    }

    ChoiceGrid {
        Layout.fillWidth: true
        columns: root.tiles ? 4 : 2
        first: root.halved && root.more ? 4 : 0
        most: root.halved ? 4 : 8
        objectName: "purpose"
        options: root.find.purposes
        rowSpacing: root.find.when === "now" && !(Theme.landscape && Theme.large) ? Theme.gutter : Theme.space3
        tall: root.tiles

        onPicked: key => root.find.choosePurpose(key)
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Now, later today or another day.
ColumnLayout {
    id: root

    required property FindModel find
    property bool titled: true // nothing else on the page asks it
    readonly property bool inRow: !Theme.large || Theme.landscape

    readonly property bool uneven: Theme.landscape && !Theme.large && find.canBeNow // the short word leaves some of its room to the others

    Layout.fillHeight: Theme.roomy
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.landscape && !Theme.large ? Theme.space2 : Theme.space3
        Layout.fillWidth: true
        aside: root.find.day
        text: qsTr("When?")
        visible: root.titled && (root.find.when !== "other-day" || root.find.sectionsShown > 1 || Theme.roomy)
    }

    GridLayout {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 3 : root.find.when === "now" ? 1 : 2
        rowSpacing: Theme.gutter
        uniformCellWidths: !root.uneven

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: root.uneven ? 2 : -1
            chosen: root.find.when === "now"
            detail: root.find.nowNote
            enabled: root.find.canBeNow
            objectName: "when-now"
            tall: detail !== "" // in the middle, as the others
            text: qsTr("Now")

            onClicked: root.find.chooseWhen("now")
        }

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: root.uneven ? 3 : -1
            chosen: root.find.when === "later"
            detail: root.find.laterNote
            enabled: root.find.canBeLater
            objectName: "when-later"
            tall: detail !== ""
            text: qsTr("Later today")

            onClicked: root.find.chooseWhen("later")
        }

        Chip {
            Layout.columnSpan: parent.columns === 2 ? 2 : 1 // alone in its row
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: root.uneven ? 3 : -1
            chosen: root.find.when === "other-day"
            objectName: "when-other-day"
            text: qsTr("Another day")

            onClicked: root.find.chooseWhen("other-day")
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Who may come in while the room is booked.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property bool brief: Theme.low && Theme.veryLarge
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        text: qsTr("Who may come?")
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 3 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: !Theme.landscape || Theme.large

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: root.confirm.openness === "closed"
            detail: root.brief ? "" : qsTr("The door is closed")
            icon: Icons.lock
            objectName: "openness-closed"
            text: qsTr("Only us")

            onClicked: root.confirm.chooseOpenness("closed")
        }

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: root.confirm.openness === "come-and-see"
            detail: root.brief ? "" : qsTr("One may look in")
            icon: Icons.eye
            objectName: "openness-come-and-see"
            text: qsTr("Come and see")

            onClicked: root.confirm.chooseOpenness("come-and-see")
        }

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: root.confirm.openness === "open"
            detail: root.brief ? "" : qsTr("Shown on the screen")
            icon: Icons.doorOpen
            objectName: "openness-open"
            text: qsTr("Open to all")

            onClicked: root.confirm.chooseOpenness("open")
        }
    }
}

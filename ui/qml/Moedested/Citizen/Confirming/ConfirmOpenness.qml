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
    readonly property bool brief: Theme.low && Theme.large
    readonly property bool told: confirm.spokenThere !== ""
    readonly property bool beside: !Theme.veryLarge // there is room for it in the row of the question
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: 0

    component Spoken: PlainButton {
        icon: Icons.languages
        least: Theme.touchFloor
        padding: Theme.space3
        spoken: text + ". " + root.confirm.spokenInFull
        strokeColor: Theme.edge
        text: root.confirm.spokenThere
        weight: Theme.semiBold

        onClicked: root.confirm.openSpoken()
    }

    RowLayout {
        Layout.bottomMargin: Theme.space1
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gutter

        SectionTitle {
            Layout.fillWidth: true
            text: qsTr("Who may come?")
            visible: root.beside || !root.told || !Theme.low
        }

        // In the row of the question, or in its place: nothing moves when it comes.
        Spoken {
            Layout.fillWidth: !root.beside
            objectName: "spokenThere"
            visible: root.told && (root.beside || Theme.low)
        }
    }

    GridLayout {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 3 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: !Theme.landscape || Theme.large

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: root.confirm.openness === "closed"
            detail: root.brief ? "" : qsTr("Not for others")
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

    Spoken {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gutter
        objectName: "spokenThere"
        visible: root.told && !root.beside && !Theme.low
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// Rooms the house has closed: when, which and what for, and opening them again.
ColumnLayout {
    id: root

    required property BlockModel blocks

    objectName: "panelBlocked"
    spacing: Theme.space2

    component Fact: RowLayout {
        id: fact

        required property string label
        required property string text

        Layout.fillWidth: true
        spacing: Theme.space2

        DeskText {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Theme.deskFact
            color: Theme.muted
            pixels: Theme.deskBlock
            text: fact.label
        }

        DeskText {
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: fact.text
            weight: Theme.semiBold
        }
    }

    Fact {
        label: qsTr("Time")
        text: root.blocks.when
    }

    Fact {
        label: qsTr("Rooms")
        text: root.blocks.where
    }

    Fact {
        label: qsTr("Occasion")
        text: root.blocks.what
    }

    RefusalPlate {
        Layout.fillWidth: true
        objectName: "blockedTrouble"
        small: true
        text: root.blocks.trouble
        visible: text !== ""
    }

    DeskButton {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        icon: Icons.lockOpen
        objectName: "lift"
        text: qsTr("Open the rooms again")
        visible: root.blocks.mayLift

        onClicked: root.blocks.lift()
    }
}

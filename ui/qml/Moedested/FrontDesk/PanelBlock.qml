pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// Closing rooms: which, when and why, who is in the way, and what shall become of each. Only then it is done.
ColumnLayout {
    id: root

    required property BlockModel blocks

    signal letGo

    function typeFirst(): void {
        reason.take();
    }

    objectName: "panelBlock"
    spacing: Theme.space2

    RefusalPlate {
        Layout.fillWidth: true
        objectName: "blockTrouble"
        small: true
        text: root.blocks.trouble
        visible: text !== ""
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.blocks.rooms
        label: qsTr("Rooms. Or draw over the board")
        objectName: "blockRooms"

        onTaken: key => root.blocks.toggleRoom(key)
    }

    BlockMoment {
        Layout.fillWidth: true
        day: root.blocks.firstDay
        label: qsTr("From")
        objectName: "blockFrom"
        time: root.blocks.starts

        onDayShifted: days => root.blocks.shiftFirstDay(days)
        onTimeShifted: quarters => root.blocks.shiftStart(quarters)
    }

    BlockMoment {
        Layout.fillWidth: true
        day: root.blocks.lastDay
        label: qsTr("Until")
        objectName: "blockUntil"
        time: root.blocks.ends

        onDayShifted: days => root.blocks.shiftLastDay(days)
        onTimeShifted: quarters => root.blocks.shiftEnd(quarters)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.blocks.kinds
        label: qsTr("Occasion")
        objectName: "blockKinds"

        onTaken: key => root.blocks.chooseKind(key)
    }

    DeskField {
        id: reason

        Layout.fillWidth: true
        label: qsTr("Why? Everybody can read it")
        longest: 200
        objectName: "blockReason"
        value: root.blocks.reason

        onAccepted: root.blocks.block()
        onEdited: text => root.blocks.setReason(text)
        onLetGo: root.letGo()
    }

    DeskButton {
        Layout.fillWidth: true
        enabled: root.blocks.mayDo
        icon: Icons.lock
        objectName: "doBlock"
        primary: true
        text: root.blocks.doText

        onClicked: root.blocks.block()
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        spacing: Theme.space2
        visible: root.blocks.heading !== ""

        DeskText {
            Layout.fillWidth: true
            objectName: "blockHeading"
            pixels: Theme.deskRoom
            text: root.blocks.heading
            weight: Theme.bold
        }

        DeskButton {
            objectName: "cancelAll"
            text: qsTr("Cancel all")
            visible: !root.blocks.looking // for whom it would be is not known yet

            onClicked: root.blocks.cancelAll()
        }
    }

    Repeater {
        model: root.blocks.displaced

        delegate: DisplacedCard {
            required property int index
            required property string key

            Layout.fillWidth: true
            objectName: "displaced-" + index

            onTaken: choice => root.blocks.decide(key, choice)
        }
    }
}

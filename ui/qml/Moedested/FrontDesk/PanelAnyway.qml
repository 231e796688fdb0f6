pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// A rule in the way of a draft or a move that staff may override: asked for, given a reason, done.
ColumnLayout {
    id: root

    required property AnywayModel anyway

    signal letGo

    objectName: "panelAnyway"
    spacing: Theme.space2
    visible: anyway.offer !== ""

    DeskText {
        Layout.fillWidth: true
        objectName: "anywayRules"
        pixels: Theme.deskBlock
        text: root.anyway.rules
        visible: text !== ""
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.squarePen
        objectName: "anyway"
        text: root.anyway.offer
        visible: !root.anyway.asking

        onClicked: {
            why.empty();
            root.anyway.ask();
            why.take();
        }
    }

    DeskField {
        id: why

        Layout.fillWidth: true
        label: root.anyway.why
        longest: 200
        objectName: "anywayReason"
        value: ""
        visible: root.anyway.asking

        onAccepted: root.anyway.doIt()
        onEdited: text => root.anyway.giveReason(text)
        onLetGo: root.letGo()
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        text: root.anyway.kept
        visible: root.anyway.asking
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        visible: root.anyway.asking

        DeskButton {
            Layout.fillWidth: true
            objectName: "anywayKeep"
            text: root.anyway.keepText

            onClicked: root.anyway.keep()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.anyway.mayDo
            objectName: "anywayDo"
            primary: true
            text: root.anyway.action

            onClicked: root.anyway.doIt()
        }
    }
}

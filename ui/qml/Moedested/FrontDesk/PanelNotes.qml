pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// What one should know beside a draft, a move or a booking: too few hands, and what happens when it rains.
ColumnLayout {
    id: root

    required property NotesModel notes

    objectName: "panelNotes"
    spacing: Theme.space2
    visible: notes.warning !== "" || notes.weather !== "" || notes.without !== ""

    NotePlate {
        Layout.fillWidth: true
        objectName: "warning"
        text: root.notes.warning
        visible: text !== ""
    }

    DeskText {
        Layout.fillWidth: true
        objectName: "weather"
        pixels: Theme.deskBlock
        text: root.notes.weather
        visible: text !== ""
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.house
        objectName: "goIndoors"
        text: root.notes.indoors
        visible: text !== ""

        onClicked: root.notes.goIndoors()
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.doorOpen
        objectName: "stayOutdoors"
        text: root.notes.outdoors
        visible: text !== ""

        onClicked: root.notes.stayOutdoors()
    }

    DeskButton {
        Layout.fillWidth: true
        objectName: "moveWithout"
        text: root.notes.without
        visible: text !== ""

        onClicked: root.notes.moveWithout()
    }
}

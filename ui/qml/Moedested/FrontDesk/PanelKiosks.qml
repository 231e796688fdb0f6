pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// The kiosks of the house; above them the bookings that somebody must look at, below what an administrator does.
ColumnLayout {
    id: root

    required property KiosksModel kiosks

    objectName: "panelKiosks"
    spacing: Theme.space3

    DeskText {
        Layout.fillWidth: true
        objectName: "noKiosks"
        pixels: Theme.deskRoom
        text: root.kiosks.none
        visible: text !== ""
    }

    NotePlate {
        Layout.fillWidth: true
        icon: Icons.cloudOff
        objectName: "kiosksAge"
        text: root.kiosks.age
        visible: text !== ""
    }

    Repeater {
        model: root.kiosks.doubts

        delegate: DoubtCard {
            required property int index

            Layout.fillWidth: true
            mayBook: root.kiosks.mayBook
            number: index
            objectName: "doubt-" + index

            onBook: way => root.kiosks.book(key, way)
            onLooked: root.kiosks.look(key)
        }
    }

    Repeater {
        model: root.kiosks.rows

        delegate: KioskCard {
            required property int index

            Layout.fillWidth: true
            objectName: "kiosk-" + index

            onOpened: key => root.kiosks.open(key)
        }
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "kiosksCommand"
        text: root.kiosks.command
        visible: text !== ""
    }
}

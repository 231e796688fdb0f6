pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One request in the list: when, where and who, until when it is answered, and whether it fits now.
Pressable {
    id: root

    required property string place
    required property string who
    required property string due
    required property bool late
    required property bool fits
    required property string fitsText
    required property bool chosen

    objectName: "requestRowView"
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.description: [place, who, due, fitsText].join(", ")
    implicitHeight: column.implicitHeight + Theme.space2 * 2

    Rectangle {
        anchors.fill: parent
        border.color: root.chosen ? Theme.ink : Theme.edge
        border.width: root.chosen ? Theme.strokeControl : Theme.strokeDivider
        color: root.down ? Theme.pressed : root.chosen ? Theme.lampSoft : Theme.white
        radius: root.radius
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: Theme.space3
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1 / 2

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskRoom
            text: root.text
            weight: Theme.bold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.place
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            pixels: Theme.deskBlock
            text: root.who
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.space3

            RequestSign {
                glyph: root.late ? Icons.octagonAlert : Icons.hourglass
                strong: root.late
                text: root.due
            }

            RequestSign {
                glyph: root.fits ? Icons.check : Icons.octagonAlert
                strong: !root.fits
                text: root.fitsText
            }
        }
    }
}

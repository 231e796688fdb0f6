pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One step of a way or of an explanation: an ink square with an icon, and two lines.
RowLayout {
    id: root

    required property string icon
    required property string title
    property string detail
    property string language // it is told in, where that is not the screen's: read out by its voice
    property bool small: false // where half a page holds the whole way in very large words

    objectName: "wayStep"
    Accessible.name: detail === "" ? title : title + ". " + detail
    Accessible.role: Accessible.ListItem
    spacing: small ? Theme.gutter : Theme.gutter + Theme.space1

    Rectangle {
        Layout.alignment: Qt.AlignTop
        color: Theme.ink
        implicitHeight: Theme.scaled(Theme.waySquare) * (root.small ? 0.6 : 1)
        implicitWidth: implicitHeight
        radius: Theme.radiusControl

        Icon {
            anchors.centerIn: parent
            color: Theme.wordsOnInk
            glyph: root.icon
            size: parent.height * 0.58
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space1 / 2

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            step: root.small ? Words.Step.Label : Words.Step.Action
            text: root.title
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            step: root.small ? Words.Step.Label : Words.Step.Body
            text: root.detail
            visible: text !== ""
        }
    }
}

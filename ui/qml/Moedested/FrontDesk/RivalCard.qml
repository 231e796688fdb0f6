pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One of those that want the same: a request, or a booking that stands there. Pressing it opens it.
Pressable {
    id: root

    required property string who
    required property string when
    required property string place
    required property string about
    required property string standing
    required property bool own
    required property bool booked

    objectName: "rivalCard"
    Accessible.description: [standing, when, place, about].join(", ")
    implicitHeight: column.implicitHeight + Theme.space2 * 2
    text: who

    Rectangle {
        anchors.fill: parent
        border.color: root.own ? Theme.ink : Theme.edge
        border.width: root.own ? Theme.strokeControl : Theme.strokeDivider
        color: root.booked ? Theme.booked : root.own ? Theme.lampSoft : Theme.white
        radius: root.radius
    }

    ColumnLayout {
        id: column

        readonly property color words: root.booked ? Theme.wordsOnBooked : Theme.ink

        anchors.left: parent.left
        anchors.margins: Theme.space2
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: 0

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: column.words
            text: root.standing
            weight: Theme.semiBold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: column.words
            pixels: Theme.deskBlock
            text: root.who
            weight: Theme.bold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: column.words
            text: root.when
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: column.words
            text: root.place
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: column.words
            text: root.about
        }
    }
}

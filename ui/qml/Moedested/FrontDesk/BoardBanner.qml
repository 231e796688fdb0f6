pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What is wrong with everything on the board, across it: ink, with a sign.
Rectangle {
    id: root

    required property string title
    required property string detail

    objectName: "boardBanner"
    Accessible.name: title + " " + detail
    Accessible.role: Accessible.AlertMessage
    color: Theme.ink
    implicitHeight: row.implicitHeight + Theme.space2 * 2

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.right: parent.right
        anchors.rightMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space3

        Icon {
            color: Theme.wordsOnInk
            glyph: Icons.octagonAlert
            size: Theme.deskLead
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.wordsOnInk
                pixels: Theme.deskRoom
                text: root.title
                weight: Theme.bold
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.wordsOnInk
                pixels: Theme.deskBlock
                text: root.detail
            }
        }
    }
}

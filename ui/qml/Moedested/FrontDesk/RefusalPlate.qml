pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Why not: an ink plate with an octagon and a sentence.
Rectangle {
    id: root

    property string title
    required property string text
    property bool small: false

    objectName: "refusalPlate"
    Accessible.name: title + ". " + text
    Accessible.role: Accessible.AlertMessage
    color: Theme.ink
    implicitHeight: column.implicitHeight + (small ? Theme.space2 : Theme.gutter) * 2
    radius: small ? Theme.radiusTag : Theme.radiusControl

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: root.small ? Theme.space2 : Theme.gutter
        anchors.right: parent.right
        anchors.rightMargin: root.small ? Theme.space2 : Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.title !== ""

            Icon {
                color: Theme.wordsOnInk
                glyph: Icons.octagonAlert
                size: root.small ? Theme.deskRoom : Theme.deskLead
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.wordsOnInk
                pixels: root.small ? Theme.deskRoom : Theme.deskLead
                text: root.title
                weight: Theme.extraBold
            }
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.wordsOnInk
            pixels: root.small ? Theme.deskLabel : Theme.deskBlock
            text: root.text
            weight: root.small ? Theme.bold : Theme.regular
        }
    }
}

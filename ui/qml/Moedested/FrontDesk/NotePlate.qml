pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Something to know that keeps nobody from going on: a white plate with an ink edge, and words.
Rectangle {
    id: root

    property string icon: Icons.circleAlert
    required property string text

    objectName: "notePlate"
    Accessible.name: text
    Accessible.role: Accessible.AlertMessage
    border.color: Theme.ink
    border.width: Theme.strokeDivider
    color: Theme.white
    implicitHeight: row.implicitHeight + Theme.space2 * 2
    radius: Theme.radiusTag

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.space2
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            glyph: root.icon
            size: Theme.deskRoom
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.text
            weight: Theme.semiBold
        }
    }
}

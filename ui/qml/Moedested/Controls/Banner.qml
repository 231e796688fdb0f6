pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A sentence about the house or the machine, across the page under the header.
Rectangle {
    id: root

    required property string title
    property string detail
    property string icon: Icons.cloudOff
    property bool inline: false // both on one line

    objectName: "banner"
    Accessible.name: detail === "" ? title : title + ". " + detail
    Accessible.role: Accessible.AlertMessage
    color: Theme.white
    implicitHeight: row.implicitHeight + (root.inline ? Theme.space1 : Theme.gutter) * 2
    implicitWidth: row.implicitWidth + Theme.margin * 2

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gutter

        Icon {
            glyph: root.icon
            size: root.inline ? Theme.lead : Theme.scaled(Theme.touchFloor)
        }

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: root.inline ? 2 : 1
            rowSpacing: 0

            Words {
                Accessible.ignored: true
                Layout.fillWidth: !root.inline || root.detail === ""
                step: Words.Step.Action
                text: root.title
                weight: Theme.extraBold
            }

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: Theme.muted
                text: root.detail
                visible: text !== ""
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.ink
        height: Theme.strokeControl
        width: parent.width
    }
}

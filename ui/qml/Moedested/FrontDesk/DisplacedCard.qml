pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A booking in the way of a block: when and who, and what shall become of it.
Rectangle {
    id: root

    required property string when
    required property string who
    required property string fate
    required property bool open // nothing is chosen yet
    required property AbstractItemModel choices // roles: key, text, detail, chosen
    required property string spoken

    signal taken(choice: string)

    objectName: "displacedCard"
    Accessible.name: spoken
    Accessible.role: Accessible.Grouping
    border.color: open ? Theme.ink : Theme.edge
    border.width: open ? Theme.strokeControl : Theme.strokeDivider
    color: Theme.white
    implicitHeight: column.implicitHeight + Theme.space2 * 2
    radius: Theme.radiusControl

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.space2
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.space1

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.when
            weight: Theme.bold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            text: root.who
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.fate
            visible: root.open
            weight: Theme.semiBold
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.space1

            Repeater {
                model: root.choices

                delegate: DeskButton {
                    required property string key
                    required text
                    required chosen

                    objectName: root.objectName + "-" + key

                    onClicked: root.taken(key)
                }
            }
        }
    }
}

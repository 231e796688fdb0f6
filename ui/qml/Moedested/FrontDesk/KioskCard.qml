pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One kiosk: where it stands, whether it answers, what it may confirm, and what nobody gets and why.
Rectangle {
    id: root

    required property string where
    required property string contact
    required property string said
    required property string then
    required property AbstractItemModel holds // role: text
    required property AbstractItemModel frozen // roles: title, why
    required property AbstractItemModel papers // roles: key, text, look
    required property string about
    required property string older
    required property bool urgent
    readonly property string sign: contact === "in-contact" ? Icons.circleCheck : contact === "silent" ? Icons.cloudOff : contact === "lost" ? Icons.circleX : Icons.circleAlert

    signal opened(string key)

    objectName: "kioskCard"
    Accessible.name: [where, said, then].filter(part => part !== "").join(". ")
    Accessible.role: Accessible.Grouping
    border.color: root.urgent ? Theme.ink : Theme.edge
    border.width: root.urgent ? Theme.strokeControl : Theme.strokeDivider
    color: Theme.white
    implicitHeight: column.implicitHeight + Theme.space3 * 2
    radius: Theme.radiusControl

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.space3
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.space1

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskRoom
            text: root.where
            weight: Theme.bold
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                glyph: root.sign
                size: Theme.deskRoom
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                pixels: Theme.deskBlock
                text: root.said
                weight: root.urgent ? Theme.bold : Theme.semiBold
            }
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.then
            visible: text !== ""
        }

        Repeater {
            model: root.holds

            delegate: DeskText {
                required text

                Layout.fillWidth: true
                pixels: Theme.deskBlock
            }
        }

        Repeater {
            model: root.frozen

            delegate: RowLayout {
                id: plate

                required property string title
                required property string why

                Layout.fillWidth: true
                spacing: Theme.space2

                Icon {
                    Layout.alignment: Qt.AlignTop
                    glyph: Icons.clockAlert
                    size: Theme.deskRoom
                }

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space1

                    DeskText {
                        Layout.fillWidth: true
                        pixels: Theme.deskBlock
                        text: plate.title
                        weight: Theme.bold
                    }

                    DeskText {
                        Layout.fillWidth: true
                        pixels: Theme.deskBlock
                        text: plate.why
                    }
                }
            }
        }

        Repeater {
            model: root.papers

            delegate: ColumnLayout {
                id: paper

                required property string key
                required property string text
                required property string look

                Layout.fillWidth: true
                spacing: Theme.space1

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space2

                    Icon {
                        Layout.alignment: Qt.AlignTop
                        glyph: Icons.printer
                        size: Theme.deskRoom
                    }

                    DeskText {
                        Layout.fillWidth: true
                        pixels: Theme.deskBlock
                        text: paper.text
                    }
                }

                DeskButton {
                    Layout.fillWidth: true
                    icon: Icons.calendarDays
                    objectName: "paper-" + paper.key
                    text: paper.look

                    onClicked: root.opened(paper.key)
                }
            }
        }

        DeskText {
            Layout.fillWidth: true
            color: Theme.muted
            text: root.about
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.older !== ""

            Icon {
                Layout.alignment: Qt.AlignTop
                glyph: Icons.circleAlert
                size: Theme.deskRoom
            }

            DeskText {
                Layout.fillWidth: true
                objectName: "older"
                pixels: Theme.deskBlock
                text: root.older
                weight: Theme.semiBold
            }
        }
    }
}

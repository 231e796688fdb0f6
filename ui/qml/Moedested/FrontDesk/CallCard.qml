pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One call to make: who, the number, what they wait for, and what can be booked for them at once.
Rectangle {
    id: root

    required property string key
    required property string who
    required property string phone
    required property string need
    required property string since
    required property AbstractItemModel offers // roles: number, label, primary
    required property int number
    required property bool mayBook

    signal book(offer: int)
    signal remove

    objectName: "callCard"
    Accessible.name: [who, phone, need, since].join(", ")
    Accessible.role: Accessible.Grouping
    border.color: Theme.edge
    border.width: Theme.strokeDivider
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
            text: root.who
            weight: Theme.bold
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                glyph: Icons.phone
                size: Theme.deskRoom
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                pixels: Theme.deskLead
                text: root.phone
                weight: Theme.extraBold
            }
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.need
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            text: root.since
        }

        Repeater {
            model: root.offers

            delegate: DeskButton {
                required property int number
                required property string label
                required primary

                Layout.fillWidth: true
                enabled: root.mayBook
                objectName: "book-" + root.number + "-" + number
                text: qsTr("Book %1").arg(label)

                onClicked: root.book(number)
            }
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.mayBook
            objectName: "remove-" + root.number
            text: qsTr("Need it no more")

            onClicked: root.remove()
        }
    }
}

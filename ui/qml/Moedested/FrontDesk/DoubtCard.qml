pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A booking that somebody must look at: which, what happened, and what can be booked for its people at once.
Rectangle {
    id: root

    required property string key
    required property string place
    required property string code
    required property string what
    required property string how
    required property string look
    required property bool urgent
    required property AbstractItemModel ways // roles: number, label, detail, primary
    required property int number
    required property bool mayBook

    signal book(way: int)
    signal looked

    objectName: "doubtCard"
    Accessible.name: [place, code, what, how].join(". ")
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

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                glyph: root.urgent ? Icons.octagonAlert : Icons.info
                size: Theme.deskRoom
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                pixels: Theme.deskRoom
                text: root.place
                weight: Theme.bold
            }
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            text: root.code
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.what
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.how
        }

        Repeater {
            model: root.ways

            delegate: DeskButton {
                required property int number
                required property string label
                required detail
                required primary

                Layout.fillWidth: true
                enabled: root.mayBook
                objectName: "way-" + root.number + "-" + number
                text: label

                onClicked: root.book(number)
            }
        }

        DeskButton {
            Layout.fillWidth: true
            icon: Icons.calendarDays
            objectName: "look-" + root.number
            text: root.look

            onClicked: root.looked()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// The question before the screen clears itself, with one button to stay. It covers the whole foot of the page, and with
// large words the page itself: whatever stood out above it would be cut.
Rectangle {
    id: root

    required property string text
    property string clock
    property string whichHour
    property string houseName
    property bool whole: false
    readonly property bool beside: Theme.landscape && !whole
    readonly property bool counting: true // its number is another each second

    signal answered

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage
    color: Theme.white
    implicitHeight: Math.max(column.implicitHeight, Theme.footHeight)

    // Nothing under the question can be touched by a slip.
    MouseArea {
        anchors.fill: parent
    }

    Rectangle {
        color: Theme.ink
        height: Theme.strokeChosen
        visible: !root.whole
        width: parent.width
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: 0

        KioskHeader {
            Layout.fillWidth: true
            clock: root.clock
            houseName: root.houseName
            visible: root.whole
            whichHour: root.whichHour
        }

        GridLayout {
            Layout.bottomMargin: root.whole ? Theme.gutter : Theme.cardPadding
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.cardPadding
            columnSpacing: Theme.gutter
            columns: root.beside ? 2 : 1
            rowSpacing: root.whole && Theme.landscape ? Theme.space3 : Theme.gutter

            Item {
                Layout.fillHeight: true
                visible: root.whole
            }

            Icon {
                Layout.alignment: Qt.AlignLeft
                glyph: Icons.clock
                size: Theme.pictureIcon
                visible: root.whole
            }

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                room: width
                step: root.whole ? Words.Step.Title : Words.Step.Lead
                text: root.text.replace(/([?؟]) /, "$1\n") // the question, and what comes of it
            }

            Item {
                Layout.fillHeight: true
                visible: root.whole
            }

            PrimaryButton {
                Layout.fillWidth: !root.beside
                icon: Icons.check
                main: root.whole
                objectName: "stay"
                text: qsTr("Yes, I am here")

                onClicked: root.answered()
            }
        }
    }
}

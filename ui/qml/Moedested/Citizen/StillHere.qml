pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// The question before the screen clears itself, with one button to stay. It covers the whole foot of the page.
Rectangle {
    id: root

    required property string text
    readonly property bool beside: Theme.landscape
    readonly property bool counting: true // its number is another each second

    signal answered

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage
    color: Theme.white
    implicitHeight: Math.max(grid.implicitHeight + Theme.cardPadding * 2, Theme.footHeight)

    Rectangle {
        color: Theme.ink
        height: Theme.strokeChosen
        width: parent.width
    }

    // Nothing under the question can be touched by a slip.
    MouseArea {
        anchors.fill: parent
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.gutter
        columns: root.beside ? 2 : 1
        rowSpacing: Theme.gutter

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            step: Theme.large ? Words.Step.Action : Words.Step.Lead
            text: root.text
        }

        PlainButton {
            Layout.fillWidth: !root.beside
            icon: Icons.check
            objectName: "stay"
            text: qsTr("Yes, I am here")

            onClicked: root.answered()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// What the printer does: a sentence, a bar that fills, and what to do next.
GridLayout {
    id: root

    required property string text
    property string action // "take it below"
    property real progress: -1 // 0 to 1; -1 draws no bar
    property bool pointsDown: action !== ""
    property string icon: Icons.printer

    readonly property bool live: true // read out when it changes
    readonly property bool opening: true // and with the page: whoever does not look must know that there is paper to take

    objectName: "printState"
    Accessible.name: action === "" ? text : text + ". " + action
    Accessible.role: Accessible.StaticText
    columnSpacing: Theme.gutter
    columns: Theme.large ? 1 : 3
    rowSpacing: Theme.space1

    RowLayout {
        Layout.fillWidth: Theme.large || root.action === ""
        spacing: Theme.gutter

        Icon {
            glyph: root.icon
            size: Theme.title
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            step: Words.Step.Action
            text: root.text
        }
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.scaled(Theme.progressWidth)
        border.color: Theme.ink
        border.width: Theme.strokeControl
        color: Theme.white
        implicitHeight: Theme.progressHeight
        implicitWidth: Theme.progressWidth
        objectName: "progressBar"
        visible: root.progress >= 0

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.top: parent.top
            color: Theme.ink
            width: parent.width * Math.max(0, Math.min(1, root.progress))
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gutter
        visible: root.action !== ""

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            step: Words.Step.Action
            text: root.action
        }

        Icon {
            glyph: root.pointsDown ? Icons.arrowDown : ""
            size: Theme.lead
        }
    }
}

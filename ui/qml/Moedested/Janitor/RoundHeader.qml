pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// How far the round has come: in words, and as a square a task.
RowLayout {
    id: root

    required property RoundModel round

    objectName: "roundHeader"
    spacing: Theme.space3

    Words {
        step: Words.Step.Title
        text: qsTr("Your round")
        wrapMode: Text.NoWrap
    }

    Words {
        Layout.alignment: Qt.AlignBottom
        color: Theme.muted
        objectName: "progress"
        step: Words.Step.Body
        text: root.round.progress
        visible: root.round.total > 0
        wrapMode: Text.NoWrap
    }

    Row {
        id: squares

        readonly property real side: Math.min(Theme.tabletSquare, Math.floor(width / Math.max(1, root.round.total)) - spacing)

        Layout.alignment: Qt.AlignVCenter
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gutter
        objectName: "squares"
        spacing: Theme.space1 / 2

        Repeater {
            model: root.round.total

            delegate: Rectangle {
                required property int index

                border.color: Theme.ink
                border.width: Theme.strokeControl
                color: index < root.round.doneCount ? Theme.ink : Theme.white
                height: Theme.tabletSquare
                visible: squares.side > border.width * 2
                width: squares.side
            }
        }
    }
}

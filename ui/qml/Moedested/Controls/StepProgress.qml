pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// How far one has come: boxes, and the same in words.
Row {
    id: root

    required property int current // counted from 1
    required property int total
    required property string text

    objectName: "stepProgress"
    Accessible.name: text
    Accessible.role: Accessible.StaticText
    spacing: Theme.gutter

    Repeater {
        model: root.total

        delegate: Rectangle {
            required property int index

            anchors.verticalCenter: parent.verticalCenter
            border.color: Theme.ink
            border.width: Theme.strokeControl
            color: index < root.current ? Theme.ink : Theme.white
            height: Theme.progressHeight
            width: Theme.stepWidth
        }
    }

    Words {
        Accessible.ignored: true
        step: Words.Step.Action
        text: root.text
        weight: Theme.semiBold
        wrapMode: Text.NoWrap
    }
}

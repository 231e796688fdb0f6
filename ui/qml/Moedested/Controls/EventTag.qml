pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// When something open to all is: a white plate while it runs, plain words before.
Item {
    id: root

    required property string text
    required property bool running

    objectName: "eventTag"
    implicitHeight: running ? plate.implicitHeight : words.implicitHeight
    implicitWidth: running ? plate.implicitWidth : words.implicitWidth

    Tag {
        id: plate

        anchors.fill: parent
        look: Tag.Look.White
        text: root.text
        visible: root.running
    }

    Words {
        id: words

        Accessible.ignored: true
        anchors.fill: parent
        color: Theme.wordsOnBench
        step: Words.Step.Label
        text: root.text
        visible: !root.running
        weight: Theme.medium
        wrapMode: Text.NoWrap
    }
}

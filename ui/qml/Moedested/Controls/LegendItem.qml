pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A small piece of ribbon and the word for it.
Row {
    id: root

    required property string kind
    required property string text

    objectName: "legend-" + kind
    Accessible.ignored: true
    spacing: Theme.space2
    visible: text !== ""

    RibbonSegment {
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.body
        kind: root.kind
        width: Theme.lead
    }

    Words {
        Accessible.ignored: true
        anchors.verticalCenter: parent.verticalCenter
        step: Words.Step.Label
        text: root.text
        weight: Theme.medium
        wrapMode: Text.NoWrap
    }
}

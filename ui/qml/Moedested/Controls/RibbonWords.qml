pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The words on a stretch of the ribbon: drawn whole or not at all.
Item {
    id: root

    required property string kind
    required property string text
    readonly property bool middle: kind === "yours" || kind === "request"
    readonly property color wordsColor: kind === "booked" ? Theme.wordsOnBooked : kind === "yours" ? Theme.wordsOnLamp : Theme.ink

    objectName: "segmentWords"
    Accessible.ignored: true

    Row {
        id: row

        anchors.left: root.middle ? undefined : parent.left
        anchors.leftMargin: Theme.space2
        anchors.horizontalCenter: root.middle ? parent.horizontalCenter : undefined
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1
        visible: root.text !== "" && words.implicitHeight <= root.height && implicitWidth + Theme.space1 * 2 <= root.width

        Icon {
            color: root.wordsColor
            glyph: root.kind === "blocked" ? Icons.lock : ""
            size: Theme.body
        }

        Words {
            id: words

            Accessible.ignored: true
            color: root.wordsColor
            step: Words.Step.Label
            text: root.text
            weight: root.middle ? Theme.extraBold : Theme.semiBold
            wrapMode: Text.NoWrap
        }
    }
}

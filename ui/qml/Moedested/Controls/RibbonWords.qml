pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The words on a stretch of the ribbon: drawn whole or not at all.
Item {
    id: root

    required property string kind
    required property string text
    property real nowAlong: -1 // where the now-line crosses the stretch, from where it is read; negative where it does not
    readonly property bool middle: kind === "yours" || kind === "request"
    readonly property bool fits: text !== "" && words.implicitHeight <= height && wide + Theme.space1 * 2 <= width
    readonly property real wide: signWidth + words.implicitWidth
    readonly property real behindNow: nowAlong + Theme.space2
    readonly property bool clearsNow: nowAlong >= 0 && nowAlong < Theme.space2 + wide && behindNow + wide + Theme.space1 <= width
    readonly property real signWidth: sign.visible ? sign.width + row.spacing : 0
    readonly property color wordsColor: kind === "booked" ? Theme.wordsOnBooked : kind === "yours" ? Theme.wordsOnLamp : Theme.ink

    objectName: "segmentWords"
    Accessible.ignored: true

    Row {
        id: row

        anchors.left: root.middle ? undefined : parent.left
        anchors.leftMargin: root.clearsNow ? root.behindNow : Theme.space2
        anchors.horizontalCenter: root.middle ? parent.horizontalCenter : undefined
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            color: root.wordsColor
            glyph: root.kind === "blocked" ? Icons.lock : ""
            size: Theme.body
            visible: root.kind === "blocked" && root.width > size + Theme.space1 * 2 && root.height >= size
        }

        Words {
            id: words

            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: root.wordsColor
            step: Words.Step.Label
            text: root.text
            visible: root.fits
            weight: root.middle ? Theme.extraBold : Theme.semiBold
            wrapMode: Text.NoWrap
        }
    }
}

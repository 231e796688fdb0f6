pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// The day above its column: a press shows it by itself. Today stands on ink, as the hour does in the day.
Pressable {
    id: root

    required property string name
    required property string note
    required property bool today
    required spoken

    objectName: "weekDay"
    ringInside: true

    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
    // the day's, not the panel's

    Rectangle {
        readonly property int edge: Theme.deskDayGap - Theme.space1 // its words stand above the lane's beginning

        color: root.today ? Theme.ink : "transparent"
        height: Theme.deskHead - Theme.space1
        radius: Theme.radiusTag
        width: words.implicitWidth + Theme.space3
        x: LayoutMirroring.enabled ? root.width - width - edge : edge
        y: Theme.space1 / 2

        DeskText {
            id: words

            Accessible.ignored: true
            anchors.centerIn: parent
            color: root.today ? Theme.wordsOnInk : Theme.ink
            pixels: Theme.deskBlock
            text: root.name
            weight: root.today ? Theme.bold : Theme.semiBold
            wrapMode: Text.NoWrap
        }
    }

    DeskText {
        Accessible.ignored: true
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space1 / 2
        anchors.left: parent.left
        anchors.leftMargin: Theme.deskDayGap
        anchors.right: parent.right
        color: Theme.muted
        elide: Text.ElideRight
        text: root.note
        wrapMode: Text.NoWrap
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// A booking of the week in words: when it begins, or until when it goes on, and what it is called.
//
//      18.30 Skakklubben …
Item {
    id: root

    required property string key
    required property string booking
    required property string kind
    required property string time
    required property string name
    required property string icon
    required property string more
    required property bool chosen
    required property string spoken
    required property bool crossed // by the line of now, which is kept off the words
    required property int clock // wide, the time
    readonly property bool cut: called.truncated
    readonly property real wordsLeft: begins.text === "" ? 0 : Math.max(clock, begins.implicitWidth + Theme.space1 / 2) // what takes the whole day has no hour

    signal pressed

    objectName: "weekLine"
    Accessible.name: spoken
    Accessible.role: Accessible.Button

    Accessible.onPressAction: root.pressed()

    Rectangle {
        color: Theme.white
        height: parent.height
        visible: root.crossed
        width: called.x + called.contentWidth
    }

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.space1 / 2
        anchors.rightMargin: -Theme.space1 / 2
        border.color: Theme.lampStroke
        border.width: Theme.strokeDivider
        color: Theme.lampSoft
        radius: Theme.radiusBlock
        visible: root.chosen
    }

    DeskText {
        id: begins

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        objectName: "weekTime"
        text: root.more !== "" ? root.more : root.time
        weight: Theme.semiBold
        wrapMode: Text.NoWrap
    }

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: root.wordsLeft
        anchors.verticalCenter: parent.verticalCenter
        glyph: root.icon === "hourglass" ? Icons.hourglass : root.icon === "lock" ? Icons.lock : root.icon === "userCheck" ? Icons.userCheck : ""
        size: Theme.deskLabel
    }

    DeskText {
        id: called

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: root.wordsLeft + (sign.glyph === "" ? 0 : sign.width + Theme.space1 / 2)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        objectName: "weekName"
        text: root.name
        wrapMode: Text.NoWrap
    }
}

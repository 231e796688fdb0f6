pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A button at the desk: words, perhaps an icon before them and a key to press after them.
Pressable {
    id: root

    property string icon
    property string hint // the key that does the same; on the bench a count
    property bool primary: false
    property bool onBench: false
    property bool chosen: false
    readonly property color words: !enabled ? Theme.disabled : onBench ? chosen ? Theme.wordsOnWhite : Theme.wordsOnBench : primary ? Theme.wordsOnLamp : Theme.ink

    objectName: "deskButton"
    Accessible.checkable: chosen
    Accessible.checked: chosen
    focusColor: onBench ? Theme.wordsOnBench : Theme.ink
    implicitHeight: Math.max(Theme.deskControl, row.implicitHeight + Theme.space2 * 2)
    implicitWidth: Math.max(Theme.deskControl, row.implicitWidth + Theme.space3 * 2)

    Rectangle {
        anchors.fill: parent
        border.color: !root.enabled ? Theme.line : root.onBench ? Theme.wordsOnBench : root.chosen ? Theme.chosenStroke : root.primary ? Theme.ink : Theme.edge
        border.width: root.chosen && Theme.highContrast ? Theme.strokeChosen : root.primary || root.chosen ? Theme.strokeControl : Theme.strokeDivider
        color: root.onBench ? root.chosen ? Theme.wordsOnBench : "transparent" : !root.enabled ? Theme.paper : root.down ? Theme.pressed : root.primary ? Theme.lamp : root.chosen ? Theme.lampSoft : Theme.white
        radius: root.radius
    }

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.space3
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2

        Icon {
            Layout.fillWidth: !words.visible
            color: root.words
            glyph: root.icon
            horizontalAlignment: Text.AlignHCenter
            size: Theme.deskRoom
            visible: glyph !== ""
        }

        ColumnLayout {
            id: words

            Layout.fillWidth: true
            spacing: 0
            visible: root.text !== "" || root.detail !== ""

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: root.words
                horizontalAlignment: root.detail !== "" || root.hint !== "" || root.icon !== "" ? Text.AlignLeft : Text.AlignHCenter
                pixels: root.detail !== "" ? Theme.deskRoom : Theme.deskBlock
                text: root.text
                visible: text !== ""
                weight: Theme.bold
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: root.primary ? root.words : Theme.muted
                pixels: Theme.deskBlock
                text: root.detail
                visible: text !== ""
            }
        }

        Rectangle {
            Layout.preferredHeight: key.implicitHeight + Theme.space1
            Layout.preferredWidth: key.implicitWidth + Theme.space3
            border.color: root.words
            border.width: Theme.strokeDivider
            color: root.onBench ? root.words : "transparent"
            radius: Theme.radiusTag
            visible: root.hint !== ""

            DeskText {
                id: key

                Accessible.ignored: true
                anchors.centerIn: parent
                color: !root.onBench ? root.words : root.chosen ? Theme.wordsOnBench : Theme.wordsOnWhite
                text: root.hint
                weight: Theme.semiBold
            }
        }
    }
}

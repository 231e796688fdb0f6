pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Where nothing fits: what was looked for, to be said to the house. On the list of wishes that has none, that one can.
Rectangle {
    id: root

    required property WishModel wishing
    property bool alone: false // on its page, whose action says it
    property bool spacious: alone // with little beside it
    readonly property real padding: Theme.landscape || Theme.large ? Theme.gutter : Theme.cardPadding

    border.color: Theme.ink
    border.width: Theme.highContrast ? Theme.strokeControl : 0
    color: Theme.bench
    implicitHeight: column.implicitHeight + padding * 2
    implicitWidth: column.implicitWidth + padding * 2
    objectName: "wishPanel"
    radius: Theme.radiusCard

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: root.padding
        spacing: Theme.space2

        Item {
            Layout.fillHeight: true
            visible: root.spacious
        }

        Icon {
            Layout.bottomMargin: Theme.gutter
            color: Theme.wordsOnBench
            glyph: Icons.messageSquarePlus
            size: Theme.pictureIcon
            visible: root.spacious && !(Theme.halved && Theme.large)
        }

        Words {
            Layout.fillWidth: true
            color: Theme.wordsOnBench
            heading: !root.alone
            objectName: root.alone ? "note" : "wishTitle"
            opening: root.alone
            step: !root.spacious ? Words.Step.Title : Theme.halved && Theme.veryLarge ? Words.Step.Lead : Theme.halved || Theme.large ? Words.Step.Title : Words.Step.Page
            text: root.alone ? root.wishing.note : root.wishing.title
        }

        Words {
            Layout.fillWidth: true
            color: Theme.wordsOnBench
            step: root.spacious && !Theme.large ? Words.Step.Action : Words.Step.Body
            text: root.wishing.invitation
            visible: (root.alone || !Theme.landscape || !Theme.veryLarge) && !(root.alone && Theme.low && Theme.veryLarge)
            weight: Theme.regular
        }

        Item {
            Layout.fillHeight: true
        }

        PlainButton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            icon: Icons.messageSquarePlus
            least: root.spacious ? Theme.touchMain : Theme.touchAction
            objectName: "openWish"
            step: Words.Step.Call
            text: root.wishing.offer
            visible: !root.alone

            onClicked: root.wishing.open()
        }
    }
}

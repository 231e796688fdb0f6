pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Where nothing fits: what was looked for, to be said to the house.
Rectangle {
    id: root

    required property WishModel wishing
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

        Words {
            Layout.fillWidth: true
            color: Theme.wordsOnBench
            heading: true
            objectName: "wishTitle"
            step: Words.Step.Title
            text: root.wishing.title
        }

        Words {
            Layout.fillWidth: true
            color: Theme.wordsOnBench
            text: root.wishing.invitation
            visible: !Theme.landscape || !Theme.veryLarge
        }

        Item {
            Layout.fillHeight: true
        }

        PlainButton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            icon: Icons.messageSquarePlus
            objectName: "openWish"
            step: Words.Step.Call
            text: root.wishing.offer

            onClicked: root.wishing.open()
        }
    }
}

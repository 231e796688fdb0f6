pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// One wish: what is missed, how many have said so, what the house says, and the words while they are written.
Rectangle {
    id: root

    required property HouseWishesModel wishes
    required property int number
    required property string key
    required property string title
    required property string detail
    required property string said
    required property string answered
    required property string open
    required property string close
    required property bool opened
    required property bool closing
    required property bool closed

    signal letGo

    objectName: "wishRow-" + number
    Accessible.name: [title, detail, said, answered].filter(words => words !== "").join(", ")
    Accessible.role: Accessible.Grouping
    border.color: root.opened ? Theme.ink : Theme.edge
    border.width: root.opened ? Theme.strokeControl : Theme.strokeDivider
    color: root.closed ? Theme.paper : Theme.white
    implicitHeight: column.implicitHeight + Theme.space3 * 2
    radius: Theme.radiusControl

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.space3
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.space1

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskRoom
            text: root.title
            weight: Theme.bold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.detail
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.muted
            text: root.said
            weight: Theme.semiBold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            objectName: "wishAnswer-" + root.number
            pixels: Theme.deskBlock
            text: root.answered
            visible: root.answered !== "" && !root.opened
        }

        DeskField {
            Layout.fillWidth: true
            label: root.wishes.danishLabel
            longest: root.wishes.longest
            objectName: "wishDanish-" + root.number
            value: root.opened ? root.wishes.danish : ""
            visible: root.opened

            onAccepted: root.wishes.say()
            onEdited: text => root.wishes.setDanish(text)
            onLetGo: root.letGo()
        }

        DeskField {
            Layout.fillWidth: true
            label: root.wishes.englishLabel
            longest: root.wishes.longest
            objectName: "wishEnglish-" + root.number
            value: root.opened ? root.wishes.english : ""
            visible: root.opened

            onAccepted: root.wishes.say()
            onEdited: text => root.wishes.setEnglish(text)
            onLetGo: root.letGo()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.wishes.mayChange
            icon: Icons.messageSquarePlus
            objectName: "sayWish-" + root.number
            primary: true
            text: root.wishes.sayLabel
            visible: root.opened

            onClicked: root.wishes.say()
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            DeskButton {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.deskField
                objectName: "openWish-" + root.number
                text: root.open

                onClicked: root.wishes.open(root.key)
            }

            DeskButton {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.deskField
                enabled: root.wishes.mayChange
                objectName: "closeWish-" + root.number
                primary: root.closing
                text: root.close
                visible: !root.closed

                onClicked: root.wishes.close(root.key)
            }
        }
    }
}

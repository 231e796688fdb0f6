pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// Place cards: those that were found, and a form that gives one out.
ColumnLayout {
    id: root

    required property CardsModel cards

    signal letGo

    function typeFirst(): void {
        name.take();
    }

    objectName: "panelCards"
    spacing: Theme.space2

    DeskField {
        id: search

        Layout.fillWidth: true
        icon: Icons.search
        inside: true
        label: root.cards.findLabel
        longest: 400
        objectName: "findCards"
        value: ""

        onAccepted: text => {
            root.cards.find(text);
            empty();
        }
        onLetGo: root.letGo()
    }

    Repeater {
        model: root.cards.rows

        delegate: PlaceCardRow {
            required property int index

            Layout.fillWidth: true
            mayChange: root.cards.mayChange
            objectName: "placeCard-" + index
            printLabel: root.cards.printLabel

            onPrinted: root.cards.print(key)
            onStopped: root.cards.stop(key)
        }
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.cards.kinds
        label: root.cards.kindLabel
        objectName: "cardKinds"

        onTaken: key => root.cards.chooseKind(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.cards.groups
        label: root.cards.groupLabel
        objectName: "cardGroups"
        visible: root.cards.groups.count > 0

        onTaken: key => root.cards.chooseGroup(key)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        DeskField {
            id: name

            Layout.fillWidth: true
            label: root.cards.nameLabel
            objectName: "cardName"
            value: root.cards.name

            onAccepted: root.cards.issue()
            onEdited: text => root.cards.setName(text)
            onLetGo: root.letGo()
        }

        DeskField {
            Layout.fillWidth: true
            label: root.cards.phoneLabel
            longest: 20
            objectName: "cardPhone"
            value: root.cards.phone

            onAccepted: root.cards.issue()
            onEdited: text => root.cards.setPhone(text)
            onLetGo: root.letGo()
        }
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.cards.untils
        label: root.cards.untilLabel
        objectName: "cardUntils"

        onTaken: key => root.cards.chooseUntil(key)
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "cardMissing"
        pixels: Theme.deskBlock
        text: root.cards.missing
        visible: text !== ""
    }

    DeskButton {
        Layout.fillWidth: true
        enabled: root.cards.mayIssue
        icon: Icons.idCard
        objectName: "issueCard"
        primary: true
        text: root.cards.issueLabel

        onClicked: root.cards.issue()
    }
}

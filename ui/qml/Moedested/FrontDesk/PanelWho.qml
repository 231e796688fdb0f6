pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// For whom a draft is, what it costs them, and the rules of the place in words.
ColumnLayout {
    id: root

    required property WhoModel who

    objectName: "panelWho"
    spacing: Theme.space2

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.who.users
        label: root.who.usersLabel
        objectName: "users"

        onTaken: key => root.who.chooseUser(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.who.groups
        label: root.who.groupsLabel
        objectName: "groups"
        visible: root.who.groups.count > 0

        onTaken: key => root.who.chooseGroup(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.who.audiences
        label: root.who.audiencesLabel
        objectName: "audiences"
        visible: root.who.audiences.count > 0

        onTaken: key => root.who.chooseAudience(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.who.besides
        label: root.who.besidesLabel
        objectName: "besides"

        onTaken: key => root.who.toggle(key)
    }

    DeskText {
        Layout.fillWidth: true
        objectName: "price"
        pixels: Theme.deskBlock
        text: root.who.price
        visible: text !== ""
        weight: Theme.bold
    }

    DeskText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        color: Theme.muted
        text: root.who.rulesLabel
    }

    DeskText {
        Layout.fillWidth: true
        objectName: "rules"
        pixels: Theme.deskBlock
        text: root.who.rules
    }
}

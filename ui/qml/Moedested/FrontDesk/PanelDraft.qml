pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// A booking being made: nothing is needed but the time. For a caller a name and a number.
ColumnLayout {
    id: root

    required property PanelModel panel

    signal letGo
    signal repeated

    function typeFirst(): void {
        name.take();
    }

    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        DeskField {
            id: name

            Layout.fillWidth: true
            label: qsTr("Name, if they call")
            objectName: "name"
            value: root.panel.name

            onAccepted: root.panel.book()
            onEdited: text => root.panel.setName(text)
            onLetGo: root.letGo()
        }

        DeskField {
            Layout.fillWidth: true
            label: qsTr("Phone")
            longest: 20
            objectName: "phone"
            value: root.panel.phone

            onAccepted: root.panel.book()
            onEdited: text => root.panel.setPhone(text)
            onLetGo: root.letGo()
        }
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Persons")
        objectName: "persons"
        value: root.panel.persons
        wide: true

        onLess: root.panel.addPersons(-1)
        onMore: root.panel.addPersons(1)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Starts")
        objectName: "draftStart"
        value: root.panel.starts
        wide: true

        onLess: root.panel.shiftStart(-1)
        onMore: root.panel.shiftStart(1)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Lasts")
        objectName: "draftLength"
        value: root.panel.length
        wide: true

        onLess: root.panel.stretch(-1)
        onMore: root.panel.stretch(1)
    }

    DeskButton {
        Layout.fillWidth: true
        enabled: root.panel.mayBook
        hint: "Enter"
        objectName: "book"
        primary: true
        text: qsTr("Book")

        onClicked: root.panel.book()
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.repeat
        objectName: "repeat"
        text: qsTr("Repeat…")

        onClicked: root.repeated()
    }

    DeskField {
        Layout.fillWidth: true
        label: qsTr("E-mail, if they want it in writing")
        longest: 254
        objectName: "email"
        value: root.panel.email

        onAccepted: root.panel.book()
        onEdited: text => root.panel.setEmail(text)
        onLetGo: root.letGo()
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.layouts
        label: qsTr("Set-up")
        objectName: "layouts"
        visible: root.panel.layouts.count > 1

        onTaken: key => root.panel.chooseLayout(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.opennesses
        label: qsTr("Who may come")
        objectName: "opennesses"

        onTaken: key => root.panel.chooseOpenness(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.spoken
        label: root.panel.spokenLabel
        objectName: "spoken"
        visible: root.panel.spoken.count > 0

        onTaken: key => root.panel.toggleSpoken(key)
    }

    DeskField {
        Layout.fillWidth: true
        label: qsTr("Title everybody can read")
        longest: 120
        objectName: "title"
        value: root.panel.publicTitle
        visible: root.panel.titled

        onAccepted: root.panel.book()
        onEdited: text => root.panel.setTitle(text)
        onLetGo: root.letGo()
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.purposes
        label: qsTr("What for")
        objectName: "purposes"

        onTaken: key => root.panel.choosePurpose(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.needs
        label: qsTr("What is needed")
        objectName: "needs"

        onTaken: key => root.panel.toggleNeed(key)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Wheelchairs")
        objectName: "wheelchairs"
        value: root.panel.wheelchairs

        onLess: root.panel.addWheelchairs(-1)
        onMore: root.panel.addWheelchairs(1)
    }
}

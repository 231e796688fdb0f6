pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// One booking: its code, and what can be done with it. Cancelling asks for a reason first.
ColumnLayout {
    id: root

    required property PanelModel panel
    required property bool tight

    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        DeskText {
            Layout.preferredWidth: root.tight ? Theme.deskFactTight : Theme.deskFact
            color: Theme.muted
            pixels: Theme.deskBlock
            text: qsTr("Code")
        }

        DeskText {
            objectName: "panelCode"
            pixels: Theme.deskLead
            text: root.panel.code
            weight: Theme.extraBold
        }
    }

    DeskButton {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        icon: Icons.userCheck
        objectName: "checkIn"
        primary: true
        text: qsTr("Check in")
        visible: root.panel.mayCheckIn

        onClicked: root.panel.checkIn()
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Starts")
        objectName: "start"
        value: root.panel.starts
        visible: root.panel.mayChange && !root.panel.asking
        wide: true

        onLess: root.panel.shiftStart(-1)
        onMore: root.panel.shiftStart(1)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Lasts")
        objectName: "length"
        value: root.panel.length
        visible: root.panel.mayChange && !root.panel.asking
        wide: true

        onLess: root.panel.stretch(-1)
        onMore: root.panel.stretch(1)
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.printer
        objectName: "printReceipt"
        text: qsTr("Print the receipt")
        visible: !root.panel.asking

        onClicked: root.panel.printReceipt()
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.repeat
        objectName: "printSeries"
        text: qsTr("Print the receipt of the series")
        visible: root.panel.inSeries && !root.panel.asking

        onClicked: root.panel.printSeries()
    }

    DeskButton {
        Layout.fillWidth: true
        icon: Icons.calendarX
        objectName: "askCancel"
        text: qsTr("Cancel the booking")
        visible: root.panel.mayChange && !root.panel.asking

        onClicked: root.panel.askCancel()
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.scopes
        label: qsTr("How much of the series")
        objectName: "cancelScopes"
        visible: root.panel.asking && root.panel.inSeries

        onTaken: key => root.panel.chooseScope(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.panel.reasons
        label: qsTr("Why? Whoever booked can read it")
        objectName: "reasons"
        visible: root.panel.asking

        onTaken: key => {
            const choice = root.panel.reasonText(key);
            why.empty();
            root.panel.chooseReason(choice);
        }
    }

    DeskField {
        id: why

        Layout.fillWidth: true
        label: qsTr("Or in your own words")
        longest: 200
        objectName: "reason"
        value: ""
        visible: root.panel.asking

        onAccepted: root.panel.cancel()
        onEdited: text => root.panel.chooseReason(text)
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        visible: root.panel.asking

        DeskButton {
            Layout.fillWidth: true
            objectName: "keep"
            text: qsTr("Keep it")

            onClicked: root.panel.keep()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.panel.mayCancel
            objectName: "cancel"
            primary: true
            text: qsTr("Cancel it")

            onClicked: root.panel.cancel()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The open request: who asks, who wants the same side by side, whether it fits, and yes or no. A no asks for a reason.
ColumnLayout {
    id: root

    required property RequestsModel requests
    required property bool tight

    signal letGo

    objectName: "requestAnswer"
    spacing: Theme.space2

    DeskText {
        Layout.fillWidth: true
        objectName: "requestContact"
        pixels: Theme.deskRoom
        text: root.requests.contact
        visible: text !== ""
        weight: Theme.semiBold
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        text: root.requests.rivalsTitle
        visible: text !== "" && !root.requests.asking
    }

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.space1
        columns: 2
        rowSpacing: Theme.space1
        uniformCellWidths: true
        visible: root.requests.rivals.count > 0 && !root.requests.asking

        Repeater {
            model: root.requests.rivals

            delegate: RivalCard {
                required property int index
                required property string key

                Layout.fillHeight: true
                Layout.fillWidth: true
                objectName: "rival-" + index

                onClicked: root.requests.open(key)
            }
        }
    }

    RefusalPlate {
        Layout.fillWidth: true
        objectName: "requestRefused"
        small: root.tight
        text: root.requests.why
        title: qsTr("It does not fit now")
        visible: root.requests.refused && !root.requests.asking
    }

    DeskText {
        Layout.fillWidth: true
        objectName: "requestUnfit"
        pixels: Theme.deskBlock
        text: root.requests.unfit
        visible: text !== "" && !root.requests.asking
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        visible: root.requests.told !== "" && !root.requests.asking

        Icon {
            Layout.alignment: Qt.AlignTop
            glyph: Icons.mail
            size: Theme.deskRoom
        }

        DeskText {
            Layout.fillWidth: true
            objectName: "requestTold"
            pixels: Theme.deskBlock
            text: root.requests.told
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        uniformCellSizes: true
        visible: !root.requests.asking

        DeskButton {
            Layout.fillWidth: true
            enabled: root.requests.mayApprove
            objectName: "approve"
            primary: true
            text: root.requests.approveText

            onClicked: root.requests.approve()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.requests.mayAsk
            objectName: "askDecline"
            text: qsTr("Say no")

            onClicked: root.requests.askDecline()
        }
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.requests.reasons
        label: qsTr("Why not? Whoever asked can read it")
        objectName: "declineReasons"
        visible: root.requests.asking

        onTaken: key => {
            const choice = root.requests.reasonText(key);
            why.empty();
            root.requests.chooseReason(choice);
        }
    }

    DeskField {
        id: why

        Layout.fillWidth: true
        label: qsTr("Or in your own words")
        longest: 200
        objectName: "declineReason"
        value: ""
        visible: root.requests.asking

        onAccepted: root.requests.decline()
        onEdited: text => root.requests.chooseReason(text)
        onLetGo: root.letGo()
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        uniformCellSizes: true
        visible: root.requests.asking

        DeskButton {
            Layout.fillWidth: true
            objectName: "keepRequest"
            text: qsTr("Answer later")

            onClicked: root.requests.keep()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.requests.mayDecline
            objectName: "decline"
            primary: true
            text: qsTr("Send the no")

            onClicked: root.requests.decline()
        }
    }
}

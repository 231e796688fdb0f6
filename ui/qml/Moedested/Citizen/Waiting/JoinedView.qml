pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// On the list: what is waited for, where one stands, and the code that takes one off again.
Spread {
    id: root

    required property JoinModel joining
    required property FurtherModel further
    readonly property bool codeAlone: Theme.large

    rowSpacing: Theme.gutter

    SpreadColumn {
        Layout.fillHeight: Theme.halved || Theme.roomyTall || root.joining.left
        spacing: Theme.gutter

        StatusPlate {
            Layout.fillHeight: Theme.roomyTall
            Layout.fillWidth: true
            day: Theme.veryLarge ? "" : root.joining.day
            framed: true
            kind: StatusPlate.Kind.Request
            objectName: "plate"
            place: root.joining.place
            time: root.joining.time
            title: qsTr("ON THE WAITING LIST")
            told: true
            visible: root.joining.joined
        }

        StatusPlate {
            Layout.fillHeight: true
            Layout.fillWidth: true
            framed: true
            kind: StatusPlate.Kind.Ended
            objectName: "left"
            poster: true
            subtitle: qsTr("Your number is deleted. You can throw the paper away.")
            title: qsTr("You are off the waiting list")
            visible: root.joining.left
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.circleAlert
            objectName: "trouble"
            opening: true
            text: root.joining.trouble
            visible: text !== ""
            weight: Theme.bold
        }
    }

    SpreadColumn {
        Layout.fillHeight: Theme.halved || !(Theme.roomyTall || root.joining.left)
        spacing: Theme.gutter

        FactLine {
            Layout.fillWidth: true
            icon: Icons.users
            objectName: "standing"
            text: root.joining.standing
            visible: root.joining.joined && (!Theme.veryLarge || Theme.roomyTall)
            weight: Theme.semiBold
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.phone
            objectName: "how"
            text: qsTr("The house calls when something suits. Nothing is held for you meanwhile.")
            visible: root.joining.joined && !Theme.veryLarge && !(Theme.halved && Theme.large)
        }

        QrCard {
            Layout.fillWidth: true
            code: root.joining.code
            codeLabel: qsTr("Your code")
            codeSize: Theme.large || Theme.halved ? Theme.qrSmall : Theme.qrLarge
            objectName: "qr"
            sentence: Theme.large ? "" : qsTr("With the code you leave the list: on the net, or by calling the house.")
            modules: root.joining.qrModules
            spoken: qsTr("A QR code with your place on the list")
            visible: root.joining.joined && !root.codeAlone
        }

        Card {
            Layout.fillWidth: true
            objectName: "codeCard"
            padding: Theme.gutter
            visible: root.joining.joined && root.codeAlone

            CodeText {
                Layout.fillWidth: true
                code: root.joining.code
                label: qsTr("Your code")
            }
        }

        PrintState {
            Layout.fillWidth: true
            action: root.codeAlone ? "" : root.joining.paperAction
            objectName: "paper"
            text: root.joining.paper
            visible: root.joining.joined && !(Theme.veryLarge && root.joining.trouble !== "")
        }

        Item {
            Layout.fillHeight: true
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                enabled: !root.joining.leaving
                icon: Icons.trash2
                objectName: "leave"
                strokeColor: Theme.edge
                text: qsTr("Take me off the list")
                visible: root.joining.joined && !Theme.large // else where one reads on

                onClicked: root.joining.leave()
            }

            ReadOn {
                Layout.fillHeight: false
                further: root.further
                part: "list"
                text: qsTr("About the list")
                visible: root.joining.joined && Theme.large
            }

            PrimaryButton {
                Layout.fillWidth: true
                main: !Theme.large
                objectName: "finish"
                text: qsTr("Done")

                onClicked: root.joining.finish()
            }
        }
    }
}

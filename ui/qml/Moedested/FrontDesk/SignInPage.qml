pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Nobody is at the desk: one plate in the middle, and nothing of the day behind it. Where letters are large, what it is
// about stands beside the fields, for the page is low.
Rectangle {
    id: root

    required property SignInModel signIn
    required property BoardModel board
    required property bool narrow
    required property int textPercent

    signal contrast
    signal larger

    function begin(): void {
        root.signIn.signIn(person.text, password.text, root.signIn.asksFresh ? fresh.text : "");
    }

    objectName: "signInPage"
    color: Theme.bench

    onVisibleChanged: {
        password.empty();
        fresh.empty();
        if (visible)
            person.take();
    }

    Rectangle {
        readonly property int padding: root.narrow ? Theme.space3 : Theme.cardPadding

        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.deskStatus / 2
        color: Theme.white
        height: plate.implicitHeight + padding * 2
        objectName: "signInPlate"
        radius: Theme.radiusCard
        width: root.narrow ? Math.min(root.width - Theme.gutter * 2, Theme.deskSignIn) : Theme.deskPanel

        GridLayout {
            id: plate

            anchors.left: parent.left
            anchors.margins: parent.padding
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            columnSpacing: Theme.gutter
            columns: root.narrow ? 2 : 1
            rowSpacing: Theme.space3
            uniformCellWidths: true

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.space3

                DeskText {
                    Layout.fillWidth: true
                    pixels: Theme.deskTitle
                    text: qsTr("Sign in")
                    weight: Theme.extraBold
                }

                DeskText {
                    Layout.fillWidth: true
                    color: Theme.muted
                    pixels: Theme.deskBlock
                    text: qsTr("Bookings and who made them are for those who work here.")
                }

                NotePlate {
                    Layout.fillWidth: true
                    objectName: "signInSays"
                    text: root.signIn.says
                    visible: text !== ""
                }
            }

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.space3

                DeskField {
                    id: person

                    Layout.fillWidth: true
                    label: qsTr("Name")
                    longest: 64
                    objectName: "signInName"
                    value: ""

                    onAccepted: password.take()
                }

                DeskField {
                    id: password

                    Layout.fillWidth: true
                    label: qsTr("Password")
                    longest: 200
                    objectName: "signInPassword"
                    secret: true
                    value: ""

                    onAccepted: root.begin()
                }

                DeskField {
                    id: fresh

                    Layout.fillWidth: true
                    label: qsTr("Your own password from now on")
                    longest: 200
                    objectName: "signInFresh"
                    secret: true
                    value: ""
                    visible: root.signIn.asksFresh

                    onAccepted: root.begin()
                }

                DeskButton {
                    Layout.fillWidth: true
                    enabled: !root.signIn.busy && person.text !== "" && password.text !== ""
                    icon: Icons.user
                    objectName: "signIn"
                    primary: true
                    text: root.signIn.busy ? qsTr("One moment …") : qsTr("Sign in")

                    onClicked: root.begin()
                }

                DeskButton {
                    Layout.fillWidth: true
                    objectName: "signInChooseFresh"
                    text: qsTr("Choose a new password")
                    visible: !root.signIn.asksFresh

                    onClicked: {
                        root.signIn.chooseFresh();
                        (person.text === "" ? person : fresh).take();
                    }
                }
            }
        }
    }

    DeskComfort {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (Theme.deskStatus - height) / 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.gutter
        board: root.board
        narrow: root.narrow
        textPercent: root.textPercent

        onContrast: root.contrast()
        onLarger: root.larger()
    }
}

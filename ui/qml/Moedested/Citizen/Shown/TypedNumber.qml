pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// The phone number as far as it is typed.
ColumnLayout {
    id: root

    required property string phone
    property string card // shown in its stead
    readonly property string empty: "__ __ __ __"
    property bool titled: true // nothing else on the page says what it is

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        text: Theme.large ? qsTr("Your number") : qsTr("Your phone number")
        visible: root.titled
    }

    Card {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        best: true
        padding: Theme.gutter

        Words {
            Accessible.name: root.card !== "" ? root.card : qsTr("Your phone number") + ": " + root.phone
            Layout.fillWidth: true
            fits: true
            horizontalAlignment: Text.AlignHCenter
            live: true
            objectName: "phone"
            openly: root.card !== "" ? root.card : qsTr("Your phone number")
            secret: root.card === ""
            step: Words.Step.Page
            text: root.card !== "" ? root.card : root.phone + root.empty.substring(root.phone.length)
            widest: root.card !== "" ? root.card : "00 00 00 00"
        }
    }
}

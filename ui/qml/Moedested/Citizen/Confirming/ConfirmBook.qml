pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The one action: to book, or to ask: the house, or on paper while the centre is out of reach. Where a number is
// needed first, to type it.
RowLayout {
    id: root

    required property ConfirmModel confirm
    property bool main: false
    property string icon: Icons.printer
    property string trailingIcon
    readonly property bool wantsNumber: confirm.missing !== "" && !confirm.keypadOpen && !confirm.waiting

    Layout.fillHeight: false
    Layout.fillWidth: true

    PrimaryButton {
        Layout.fillWidth: true
        icon: Icons.phone
        main: root.main
        objectName: "giveNumber"
        text: qsTr("Type a number")
        visible: root.wantsNumber

        onClicked: root.confirm.openKeypad()
    }

    PrimaryButton {
        Layout.fillWidth: true
        enabled: root.confirm.canBook && !root.confirm.waiting
        icon: root.icon
        main: root.main
        objectName: "book"
        text: root.confirm.waiting ? qsTr("Asking …") : qsTr("Book and print")
        trailingIcon: root.confirm.waiting ? "" : root.trailingIcon
        visible: !root.confirm.request && !root.wantsNumber

        onClicked: root.confirm.book()
    }

    DashedButton {
        Layout.fillWidth: true
        enabled: root.confirm.canBook && !root.confirm.waiting
        icon: root.icon
        main: root.main
        objectName: "request"
        text: root.confirm.waiting ? qsTr("Asking …") : root.confirm.asksHouse ? qsTr("Ask the house") : qsTr("Ask and print")
        visible: root.confirm.request && !root.wantsNumber

        onClicked: root.confirm.book()
    }
}

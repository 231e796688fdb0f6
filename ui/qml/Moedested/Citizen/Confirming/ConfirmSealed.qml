pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What becomes of the phone number; or that a place card would do as well, and why one that was shown does not.
Words {
    id: root

    required property ConfirmModel confirm
    readonly property string sealed: qsTr("The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.")
    readonly property bool invites: confirm.phoneDigits === ""

    Layout.fillWidth: true
    color: confirm.note === "" ? Theme.muted : Theme.ink
    objectName: "sealed"
    opening: confirm.note !== ""
    step: Words.Step.Label
    text: confirm.note !== "" ? confirm.note : !invites ? sealed : Theme.large || Theme.halved ? confirm.invitation : confirm.invitation + " " + sealed
    weight: Theme.medium
}

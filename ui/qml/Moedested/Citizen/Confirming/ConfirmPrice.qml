pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What it costs, or what is missing; and what pressing does.
LeadSentence {
    id: root

    required property ConfirmModel confirm
    readonly property string unsure: confirm.asksHouse ? confirm.answer : confirm.request ? qsTr("A request: nothing is promised yet.") : ""
    readonly property string fine: confirm.asksHouse ? qsTr("You see the answer here, with the code.") : confirm.request ? unsure : qsTr("Nothing is booked until you press.")

    Layout.fillWidth: true
    lead: confirm.missing !== "" ? confirm.missing : Theme.large && unsure !== "" ? confirm.price + " " + unsure : confirm.price
    live: confirm.card !== "" // who hears the page hears that the card was taken
    objectName: "price"
    rest: confirm.missing !== "" || (Theme.large && !(Theme.veryLarge && fine !== unsure)) ? "" : fine
    stacked: !(Theme.landscape && Theme.veryLarge) // there it has the whole width
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// To the page of the room, its picture and its plan; the booking waits as it is.
PlainButton {
    required property ConfirmModel confirm

    enabled: !confirm.waiting
    icon: Icons.eye
    least: Theme.large || Theme.low ? Theme.touchStep : Theme.touchFloor
    padding: Theme.space3
    objectName: "seeRoom"
    strokeColor: Theme.edge
    text: confirm.seeRoomText
    weight: Theme.semiBold

    onClicked: confirm.seeRoom()
}

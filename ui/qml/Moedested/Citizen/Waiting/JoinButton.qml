pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The way onto the waiting list, where there is something to wait for.
PlainButton {
    id: root

    required property JoinModel joining
    property bool brief: false // little room: the name of the list alone

    icon: Icons.hourglass
    objectName: "openJoining"
    strokeColor: Theme.edge
    text: root.brief ? qsTr("Waiting list") : root.joining.offer
    spoken: brief ? text + ", " + joining.offer : joining.offer
    visible: root.joining.offered

    onClicked: root.joining.open()
}

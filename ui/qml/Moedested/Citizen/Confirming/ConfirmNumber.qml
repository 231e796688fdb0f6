import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of the number of a booking.
AboutNumber {
    id: root

    required property ConfirmModel confirm

    facts: confirm.length + " · " + confirm.free
    heading: confirm.name
    place: confirm.place
    sealed: qsTr("The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.")
    time: confirm.time

    PlainButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        icon: Icons.x
        objectName: "noPhone"
        strokeColor: Theme.edge
        text: qsTr("No number after all")

        onClicked: {
            root.further.readBack();
            root.confirm.forgetPhone();
        }
    }

    ReadBack {
        further: root.further
    }
}

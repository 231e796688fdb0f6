pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The time went to somebody else while one was choosing.
StatusPlate {
    required property ConfirmModel confirm

    Layout.fillWidth: true
    framed: true
    kind: StatusPlate.Kind.Stop
    objectName: "gone"
    poster: Theme.roomyTall // with no place beside it
    subtitle: qsTr("Nothing is booked.")
    title: confirm.gone
}

import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The way back from a further part of a page to the page.
PlainButton {
    required property FurtherModel further

    Layout.fillHeight: true
    Layout.fillWidth: true
    icon: Icons.arrowLeft
    objectName: "readBack"
    strokeColor: Theme.edge
    text: qsTr("Back")

    onClicked: further.readBack()
}

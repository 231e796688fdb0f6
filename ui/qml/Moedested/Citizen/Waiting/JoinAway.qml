pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Without the centre nobody can join here: that, and who can help.
ColumnLayout {
    id: root

    required property JoinModel joining

    spacing: Theme.gutter

    StatusPlate {
        Layout.fillHeight: true
        Layout.fillWidth: true
        framed: true
        kind: StatusPlate.Kind.Stop
        objectName: "away"
        poster: true
        subtitle: root.joining.offlineMore
        title: root.joining.offline
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Icons.arrowLeft
        objectName: "back"
        text: qsTr("Back")

        onClicked: root.joining.goBack()
    }
}

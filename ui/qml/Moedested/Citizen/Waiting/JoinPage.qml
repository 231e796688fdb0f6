pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// The waiting list: a number to call, and then what is waited for and how one leaves the list again.
PageFrame {
    id: root

    required property JoinModel joining

    objectName: "joinPage"
    tellsOffline: false
    way: joining.joined ? "joined" : joining.typing ? "" : "told"

    JoinNumber {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        joining: root.joining
        visible: root.joining.typing
    }

    JoinAway {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        joining: root.joining
        visible: root.joining.offline !== ""
    }

    JoinedView {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        joining: root.joining
        visible: root.joining.joined || root.joining.left
    }
}

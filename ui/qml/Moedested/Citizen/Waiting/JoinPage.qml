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
    required property FurtherModel further
    readonly property string part: Theme.large ? further.part : ""

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
        further: root.further
        joining: root.joining
        visible: root.joining.typing && root.part !== "number"
    }

    AboutNumber {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        facts: root.joining.facts
        further: root.further
        heading: qsTr("Join the waiting list")
        place: root.joining.place
        sealed: qsTr("The house uses the number to call about this, and for nothing else. It is deleted when the day is over, or when you leave the list.")
        time: root.joining.when
        visible: root.joining.typing && root.part === "number"

        ReadBack {
            further: root.further
        }
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
        further: root.further
        joining: root.joining
        visible: (root.joining.joined && root.part !== "list") || root.joining.left
    }

    JoinedMore {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        further: root.further
        joining: root.joining
        visible: root.joining.joined && root.part === "list"
    }
}

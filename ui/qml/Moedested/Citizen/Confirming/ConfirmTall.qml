pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// All below one another, and what has happened meanwhile in its place.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    required property ConfirmShown shown
    required property bool tight // there is more to tell above

    spacing: 0

    ConfirmPlace {
        confirm: root.confirm
        placed: !Theme.large || root.confirm.waiting || root.shown.refused || root.shown.time
        seen: root.shown.asks && !root.shown.typing
        tight: root.tight
        visible: !Theme.large || !root.shown.asks || root.shown.time
    }

    ConfirmTime {
        Layout.fillHeight: grows
        Layout.verticalStretchFactor: grows ? 100 : -1
        asks: root.shown.asks
        confirm: root.confirm
        drawn: !root.shown.typing && !root.shown.gone
        grows: Theme.roomyTall && root.shown.time
        visible: !Theme.large || root.confirm.waiting || root.shown.time
    }

    ConfirmSteps {
        Layout.topMargin: Theme.gutter
        confirm: root.confirm
        visible: root.shown.time
    }

    SectionGap {
        visible: root.shown.time && root.shown.room
    }

    ConfirmRoom {
        confirm: root.confirm
        visible: root.shown.room
    }

    SectionGap {
        visible: root.shown.room && root.shown.openness
    }

    ConfirmOpenness {
        confirm: root.confirm
        visible: root.shown.openness
    }

    SectionGap {
        visible: root.shown.openness && root.shown.who
    }

    ConfirmWho {
        confirm: root.confirm
        visible: root.shown.who
    }

    RoomButton {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gutter
        confirm: root.confirm
        visible: Theme.large && root.shown.who
    }

    Loader {
        Layout.fillWidth: true
        active: root.shown.typing
        visible: active

        sourceComponent: ConfirmTyping {
            confirm: root.confirm
        }
    }

    ConfirmWaiting {
        Layout.topMargin: Theme.large ? Theme.gutter : Theme.margin
        visible: root.confirm.waiting
    }

    Loader {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
        active: root.shown.refused
        visible: active

        sourceComponent: ColumnLayout {
            spacing: 0

            ConfirmGone {
                Layout.fillHeight: Theme.roomy
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
            }

            ConfirmInstead {
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
                visible: count > 0
            }
        }
    }

    Item {
        Layout.fillHeight: true
        Layout.minimumHeight: root.tight ? Theme.space2 : Theme.space3
        implicitHeight: Theme.roomyTall ? Theme.gutter : 0
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Two questions side by side.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    required property ConfirmShown shown

    spacing: 0

    ConfirmPlace {
        confirm: root.confirm
        visible: root.shown.time
    }

    Spread {
        SpreadColumn {
            spacing: 0

            ConfirmTime {
                asks: true
                confirm: root.confirm
                visible: root.shown.time
            }

            ConfirmOpenness {
                confirm: root.confirm
                visible: root.shown.openness
            }

            Item {
                Layout.fillHeight: true
            }
        }

        SpreadColumn {
            spacing: 0

            ConfirmSteps {
                confirm: root.confirm
                visible: root.shown.time
            }

            ConfirmRoom {
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
                visible: root.shown.room
            }

            ConfirmWho {
                confirm: root.confirm
                visible: root.shown.who
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}

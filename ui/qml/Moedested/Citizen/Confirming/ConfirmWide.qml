pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// The place and its time, beside all other questions.
Spread {
    id: root

    required property ConfirmModel confirm

    SpreadColumn {
        spacing: 0

        ConfirmPlace {
            confirm: root.confirm
        }

        ConfirmTime {
            asks: true
            confirm: root.confirm
        }

        ConfirmSteps {
            Layout.topMargin: Theme.gutter
            confirm: root.confirm
        }

        Item {
            Layout.fillHeight: true
        }
    }

    SpreadColumn {
        spacing: 0

        ConfirmRoom {
            confirm: root.confirm
        }

        SectionGap {}

        ConfirmOpenness {
            confirm: root.confirm
        }

        SectionGap {}

        ConfirmWho {
            confirm: root.confirm
        }

        Item {
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.space3
        }
    }
}

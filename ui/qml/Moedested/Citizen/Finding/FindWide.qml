pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// When and how many, beside what for and what is needed.
Spread {
    id: root

    required property FindModel find
    readonly property bool now: find.when === "now"

    SpreadColumn {
        Layout.topMargin: Theme.space3
        spacing: 0

        ColumnLayout {
            id: time

            Layout.fillHeight: false
            Layout.minimumHeight: root.now ? purposes.implicitHeight : 0 // the questions below stand level
            spacing: root.now ? Theme.gutter : Theme.space1

            FindWhen {
                find: root.find
            }

            FindDays {
                find: root.find
                visible: root.find.when === "other-day"
            }

            FindStart {
                find: root.find
                visible: !root.now
            }

            FindLength {
                find: root.find
            }

            Item {
                Layout.fillHeight: true
            }
        }

        SectionGap {}

        FindPersons {
            find: root.find
        }

        Item {
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.space3
        }
    }

    SpreadColumn {
        Layout.topMargin: Theme.space3
        spacing: 0

        FindPurposes {
            id: purposes

            find: root.find
        }

        SectionGap {}

        FindNeeds {
            find: root.find
        }

        Item {
            Layout.fillHeight: true
        }
    }
}

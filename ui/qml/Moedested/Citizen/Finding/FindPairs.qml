pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Two questions side by side; the first begins over both, and days stand alone.
ColumnLayout {
    id: root

    required property FindModel find
    required property FindShown shown
    readonly property bool now: find.when === "now"

    spacing: Theme.space3

    FindWhen {
        Layout.topMargin: Theme.space3
        find: root.find
        visible: root.shown.when
    }

    FindDays {
        find: root.find
        visible: root.shown.day
    }

    Item {
        Layout.fillHeight: true
        visible: root.shown.day
    }

    Spread {
        Layout.topMargin: root.shown.when ? 0 : Theme.space3
        visible: !root.shown.day

        SpreadColumn {
            spacing: 0

            FindStart {
                find: root.find
                titled: !root.shown.when
                visible: root.shown.start
            }

            FindLength {
                Layout.topMargin: root.now ? 0 : Theme.space3
                find: root.find
                visible: root.shown.length
            }

            FindPurposes {
                find: root.find
                visible: root.shown.purpose
            }

            Item {
                Layout.fillHeight: true
            }
        }

        SpreadColumn {
            spacing: 0

            FindPersons {
                find: root.find
                visible: root.shown.persons
            }

            FindNeeds {
                find: root.find
                visible: root.shown.needs
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}

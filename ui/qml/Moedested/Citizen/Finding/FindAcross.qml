pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// One question from side to side.
ColumnLayout {
    id: root

    required property FindModel find
    required property FindShown shown

    spacing: 0

    Item {
        implicitHeight: Theme.space3
    }

    FindWhen {
        find: root.find
        visible: root.shown.when
    }

    FindDays {
        Layout.topMargin: Theme.space3
        find: root.find
        visible: root.shown.day
    }

    FindStart {
        Layout.topMargin: root.shown.when ? Theme.gutter : 0
        find: root.find
        titled: !root.shown.when
        visible: root.shown.start
    }

    FindLength {
        Layout.topMargin: Theme.gutter
        find: root.find
        visible: root.shown.length
    }

    FindPersons {
        find: root.find
        visible: root.shown.persons
    }

    FindPurposes {
        find: root.find
        visible: root.shown.purpose
    }

    FindNeeds {
        find: root.find
        visible: root.shown.needs
    }

    Item {
        Layout.fillHeight: true
        Layout.verticalStretchFactor: Theme.roomy ? 1 : -1
        implicitHeight: Theme.gutter
    }
}

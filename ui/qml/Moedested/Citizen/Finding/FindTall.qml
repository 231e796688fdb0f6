pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// All questions below one another.
ColumnLayout {
    id: root

    required property FindModel find
    required property FindShown shown
    readonly property bool now: find.when === "now"

    spacing: 0

    Item {
        Layout.fillHeight: true
        Layout.maximumHeight: Theme.cardPadding
        Layout.minimumHeight: Theme.space3
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
        Layout.topMargin: Theme.space3
        find: root.find
        titled: !root.shown.when
        visible: root.shown.start
    }

    FindLength {
        Layout.topMargin: root.now ? Theme.gutter : Theme.space3
        find: root.find
        visible: root.shown.length
    }

    SectionGap {
        visible: root.shown.length && root.shown.persons
    }

    FindPersons {
        find: root.find
        visible: root.shown.persons
    }

    SectionGap {
        visible: root.shown.persons && root.shown.purpose
    }

    FindPurposes {
        find: root.find
        visible: root.shown.purpose
    }

    SectionGap {
        visible: root.shown.purpose && root.shown.needs
    }

    FindNeeds {
        find: root.find
        visible: root.shown.needs
    }

    Item {
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.space3
    }
}

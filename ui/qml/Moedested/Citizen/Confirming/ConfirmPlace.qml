pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The place that is to be booked, and where it is.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    property bool placed: true
    property bool tight: false // there is more to tell above
    property bool seen: true // one may look at the room

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    RowLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gutter

        Words {
            Layout.fillWidth: true
            heading: true
            objectName: "name"
            step: Theme.landscape || (Theme.low && Theme.large) ? Words.Step.Title : Words.Step.Page
            text: root.confirm.name
        }

        RoomButton {
            confirm: root.confirm
            visible: root.seen && !Theme.large && !Theme.low
        }
    }

    Facts {
        Layout.bottomMargin: root.tight ? Theme.space1 : Theme.landscape ? Theme.space3 : Theme.gutter
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        color: Theme.muted
        font.pixelSize: Theme.sentence
        objectName: "place"
        facts: root.confirm.place
        visible: root.placed
    }
}

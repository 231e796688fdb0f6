pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// Whom to call: those who wait and can have something now, the longest waiting on top.
ColumnLayout {
    id: root

    required property CallsModel calls

    objectName: "panelCalls"
    spacing: Theme.space2

    DeskText {
        Layout.fillWidth: true
        objectName: "noCalls"
        pixels: Theme.deskRoom
        text: root.calls.none
        visible: text !== ""
    }

    Repeater {
        model: root.calls.rows

        delegate: CallCard {
            required property int index

            Layout.fillWidth: true
            mayBook: root.calls.mayBook
            number: index
            objectName: "call-" + index

            onBook: offer => root.calls.book(key, offer)
            onRemove: root.calls.remove(key)
        }
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "othersWait"
        pixels: Theme.deskBlock
        text: root.calls.others
        visible: text !== ""
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// The requests that wait for an answer, what is due first on top; the open one shows its rivals and takes the answer.
ColumnLayout {
    id: root

    required property RequestsModel requests
    required property bool tight

    signal letGo
    signal opened(entry: Item)

    objectName: "panelRequests"
    spacing: Theme.space2

    DeskText {
        Layout.fillWidth: true
        objectName: "noRequests"
        pixels: Theme.deskRoom
        text: root.requests.none
        visible: text !== ""
    }

    Repeater {
        model: root.requests.rows

        delegate: ColumnLayout {
            id: entry

            required property int index
            required property string key
            required property string when
            required property string place
            required property string who
            required property string due
            required property bool late
            required property bool fits
            required property string fitsText
            required property bool chosen

            function show(): void {
                if (chosen && root.visible)
                    root.opened(entry);
            }

            Layout.fillWidth: true
            spacing: Theme.space2

            onHeightChanged: show()
            onYChanged: show()

            RequestRowView {
                Layout.fillWidth: true
                chosen: entry.chosen
                due: entry.due
                fits: entry.fits
                fitsText: entry.fitsText
                late: entry.late
                objectName: "request-" + entry.index
                place: entry.place
                text: entry.when
                who: entry.who

                onClicked: root.requests.open(entry.key)
            }

            Loader {
                Layout.fillWidth: true
                active: entry.chosen
                sourceComponent: open
                visible: active
            }
        }
    }

    Component {
        id: open

        RequestAnswer {
            requests: root.requests
            tight: root.tight

            onLetGo: root.letGo()
        }
    }
}

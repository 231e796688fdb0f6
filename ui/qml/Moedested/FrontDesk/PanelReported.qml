pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What people told is broken, dirty or missing in the house, and a press for what has been put right.
ColumnLayout {
    id: root

    required property ReportedModel reported

    objectName: "panelReported"
    spacing: Theme.space2

    DeskText {
        Layout.fillWidth: true
        pixels: Theme.deskRoom
        text: root.reported.heading
        weight: Theme.bold
    }

    Repeater {
        model: root.reported.rows

        delegate: RowLayout {
            id: report

            required property string key
            required property string place
            required property string text

            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                glyph: Icons.wrench
                size: Theme.deskRoom
            }

            DeskText {
                Layout.fillWidth: true
                objectName: "reportedWords"
                pixels: Theme.deskBlock
                text: report.place + ": " + report.text
            }

            DeskButton {
                icon: Icons.check
                objectName: "close-" + report.key
                text: root.reported.closeText

                onClicked: root.reported.close(report.key)
            }
        }
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "reportedFurther"
        pixels: Theme.deskBlock
        text: root.reported.further
        visible: text !== ""
    }

    RefusalPlate {
        Layout.fillWidth: true
        objectName: "reportedTrouble"
        small: true
        text: root.reported.trouble
        visible: text !== ""
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What people told is broken, dirty or missing, and a button for what has been put right.
ColumnLayout {
    id: root

    required property RoundModel round

    objectName: "reported"
    spacing: Theme.space2

    Repeater {
        model: root.round.reported

        delegate: RowLayout {
            id: report

            required property string key
            required property string place
            required property string text

            spacing: Theme.space3

            FactLine {
                Layout.fillWidth: true
                icon: Icons.wrench
                objectName: "reportedWords"
                text: report.place + ": " + report.text
                weight: Theme.semiBold
            }

            PlainButton {
                Layout.preferredHeight: Theme.touchFloor
                icon: Icons.check
                objectName: "close-" + report.key
                quiet: true
                step: Words.Step.Body
                text: root.round.closeText

                onClicked: root.round.closeReport(report.key)
            }
        }
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "reportedFurther"
        step: Words.Step.Label
        text: root.round.reportedFurther
        visible: text !== ""
    }
}

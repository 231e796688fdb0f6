pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Which languages are spoken where others may come: as many as one likes, or none.
PageFrame {
    id: root

    required property SpokenModel spoken

    objectName: "spokenPage"

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.landscape ? Theme.gutter : Theme.cardPadding
        spacing: Theme.gutter

        BalancedWords {
            Layout.fillWidth: true
            heading: true
            objectName: "heading"
            step: Theme.large ? Words.Step.Title : Words.Step.Page
            text: root.spoken.question
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            objectName: "more"
            text: root.spoken.more
        }

        // Where one reaches low, the languages stand at the foot of the page.
        Item {
            Layout.fillHeight: true
            visible: Theme.low
        }

        ChoiceGrid {
            Layout.fillHeight: !Theme.low
            Layout.fillWidth: true
            Layout.maximumHeight: Theme.roomy ? Number.POSITIVE_INFINITY : Math.max(implicitHeight, Math.ceil(count / columns) * (Theme.rowMost + rowSpacing))
            Layout.verticalStretchFactor: Theme.low ? -1 : 100
            columns: Theme.landscape ? 4 : 2
            objectName: "spoken"
            options: root.spoken.options
            rowSpacing: Theme.large ? Theme.space3 : Theme.gutter
            several: true
            step: Theme.large ? Words.Step.Action : Words.Step.Lead
            tall: !Theme.large && !Theme.halved

            onPicked: key => root.spoken.toggle(key)
        }

        Item {
            Layout.fillHeight: true
            Layout.verticalStretchFactor: 1
            visible: !Theme.low
        }

        PrimaryButton {
            Layout.fillWidth: true
            objectName: "back"
            trailingIcon: Icons.arrowRight
            text: root.spoken.back

            onClicked: root.spoken.goBack()
        }
    }
}

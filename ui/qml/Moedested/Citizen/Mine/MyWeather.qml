pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Indoors or outdoors, and what each answer does.
Card {
    id: root

    required property MyReceiptModel mine

    best: true
    objectName: "weatherPanel"
    padding: Theme.halved && Theme.large ? Theme.gutter : Theme.cardPadding
    spacing: Theme.halved && Theme.large ? Theme.space3 : Theme.gutter

    Words {
        Layout.fillWidth: true
        step: Theme.veryLarge ? Words.Step.Call : Words.Step.Lead
        text: root.mine.weatherQuestion
    }

    Words {
        Layout.fillWidth: true
        objectName: "weatherLead"
        text: root.mine.weatherLead
        visible: !Theme.large
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 2
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            detail: Theme.large ? "" : root.mine.indoorsThen
            enabled: !root.mine.busy
            objectName: "goIndoors"
            text: root.mine.indoors

            onClicked: root.mine.goIndoors()
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            detail: Theme.large ? "" : root.mine.outdoorsThen
            enabled: !root.mine.busy
            objectName: "stayOutdoors"
            text: root.mine.outdoors

            onClicked: root.mine.stayOutdoors()
        }
    }
}

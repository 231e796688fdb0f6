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
    readonly property bool tight: Theme.halved && Theme.veryLarge

    best: true
    objectName: "weatherPanel"
    padding: tight ? Theme.space1 : Theme.halved && Theme.large ? Theme.gutter : Theme.cardPadding
    spacing: tight ? Theme.space1 : Theme.halved && Theme.large ? Theme.space3 : Theme.gutter

    Words {
        Layout.fillWidth: true
        fits: root.tight // on two lines it would leave the answers too little
        heading: true
        step: Theme.veryLarge ? Words.Step.Call : Theme.large ? Words.Step.Lead : Words.Step.Title
        text: root.mine.weatherQuestion
    }

    Words {
        Layout.fillWidth: true
        objectName: "weatherLead"
        text: root.mine.weatherLead
        visible: !(Theme.large && Theme.halved) // there it is said before
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: 1
        rowSpacing: root.tight ? Theme.space1 : Theme.gutter

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            detail: root.mine.indoorsThen
            enabled: !root.mine.busy
            least: Theme.large ? Theme.touchAction : Theme.touchRow
            objectName: "goIndoors"
            padding: root.tight ? Theme.space1 : Theme.gutter
            step: Theme.large ? Words.Step.Action : Words.Step.Lead
            text: root.mine.indoors

            onClicked: root.mine.goIndoors()
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            detail: root.mine.outdoorsThen
            enabled: !root.mine.busy
            least: Theme.large ? Theme.touchAction : Theme.touchRow
            objectName: "stayOutdoors"
            padding: root.tight ? Theme.space1 : Theme.gutter
            step: Theme.large ? Words.Step.Action : Words.Step.Lead
            text: root.mine.outdoors

            onClicked: root.mine.stayOutdoors()
        }
    }
}

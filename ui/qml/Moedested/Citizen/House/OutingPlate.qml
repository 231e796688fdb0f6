pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What and when, large. As in a ribbon: filled is what is on, hollow is what is free.
Item {
    id: root

    required property OutingModel outing
    property bool framed: false // inside the page's margins instead of from edge to edge
    property bool brief: false // where something else leads the page: the time stands in the quiet line
    readonly property bool hollow: outing.free
    readonly property color wordsColor: hollow ? Theme.ink : Theme.wordsOnBench

    objectName: "plate"
    implicitHeight: column.implicitHeight + Theme.gutter * 2

    Rectangle {
        anchors.fill: parent
        border.color: Theme.ink
        border.width: root.framed && (root.hollow || Theme.highContrast) ? Theme.strokeControl : 0
        color: root.hollow ? Theme.white : Theme.bench
        radius: root.framed ? Theme.radiusCard : 0
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.ink
        height: Theme.strokeControl
        visible: !root.framed && (root.hollow || Theme.highContrast)
        width: parent.width
    }

    ColumnLayout {
        id: column

        anchors.bottomMargin: Theme.gutter
        anchors.fill: parent
        anchors.leftMargin: root.framed ? Theme.cardPadding : Theme.margin
        anchors.rightMargin: root.framed ? Theme.cardPadding : Theme.margin
        anchors.topMargin: Theme.gutter
        spacing: Theme.space1

        Words {
            Layout.fillWidth: true
            color: root.wordsColor
            heading: true
            objectName: "heading"
            step: Theme.halved || Theme.veryLarge ? Words.Step.Title : Words.Step.Page
            text: root.outing.heading
        }

        Words {
            Layout.fillWidth: true
            color: root.wordsColor
            objectName: "time"
            step: Theme.halved && Theme.veryLarge ? Words.Step.Title : Theme.large ? Words.Step.Page : Words.Step.Time
            text: root.outing.time
            visible: !root.brief
        }

        Facts {
            Layout.fillWidth: true
            color: root.hollow ? Theme.muted : Theme.fog
            font.pixelSize: Theme.veryLarge ? Theme.body : Theme.action
            objectName: "place"
            facts: (root.brief ? root.outing.time + " · " : "") + root.outing.day + " · " + root.outing.place
            weight: Theme.medium
        }
    }
}

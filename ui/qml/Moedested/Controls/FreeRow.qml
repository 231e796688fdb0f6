pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A room that is free now: its name, until when, and its day as a small ribbon.
Item {
    id: root

    required property string name
    required property string until
    required property AbstractItemModel segments
    property AbstractItemModel ticks: null // given on the last row alone
    property real nameWidth: width * 0.27
    property real untilWidth: width * 0.185
    property bool divided: true
    readonly property real around: Theme.space3 * (Theme.large ? 3 : 2) + Theme.space1
    readonly property real bareHeight: bareContent + around // without the hours below it, and the same whether it is shown or not
    readonly property real bareContent: grid.columns === 1 ? nameWords.implicitHeight + untilWords.implicitHeight + ribbon.laneHeight + grid.rowSpacing * 2 : Math.max(ribbon.laneHeight, grid.columns === 2 ? sentence.implicitHeight : nameWords.implicitHeight)

    objectName: "freeRow"
    Accessible.name: name + ", " + until
    Accessible.role: Accessible.ListItem
    implicitHeight: grid.implicitHeight + around
    implicitWidth: grid.implicitWidth

    Rectangle {
        color: Theme.line
        height: Theme.strokeDivider
        visible: root.divided
        width: parent.width
    }

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.space3 + Theme.space1
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : Theme.landscape ? 2 : 3
        rowSpacing: Theme.space1

        LeadSentence {
            id: sentence

            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: root.width / 2
            lead: root.name
            rest: root.until
            room: root.width / 2
            visible: Theme.landscape && !Theme.large
        }

        Facts {
            id: nameWords

            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: Theme.large
            Layout.preferredWidth: Theme.large ? -1 : root.nameWidth
            facts: root.name
            most: 2
            step: Words.Step.Action
            visible: !Theme.landscape || Theme.large
        }

        Words {
            id: untilWords

            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: Theme.large
            Layout.preferredWidth: Theme.large ? -1 : root.untilWidth
            text: root.until
            visible: !Theme.landscape || Theme.large
        }

        TimeRibbon {
            id: ribbon

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            mini: true
            segments: root.segments
            spoken: root.name + ", " + root.until
            ticks: root.ticks
        }
    }
}

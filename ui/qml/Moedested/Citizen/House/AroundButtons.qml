pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// From the first page to what there is besides a search: three ways, or one where the words are large.
GridLayout {
    id: root

    required property AroundModel around
    readonly property int step: Theme.landscape ? Words.Step.Body : Words.Step.Action

    Layout.fillHeight: false
    Layout.fillWidth: true
    columnSpacing: Theme.gutter
    columns: 3
    uniformCellWidths: true

    PlainButton {
        Layout.fillWidth: true
        icon: Theme.landscape ? "" : Icons.doorOpen
        objectName: "openEvents"
        step: root.step
        text: root.around.comeAlong
        visible: !Theme.large

        onClicked: root.around.openEvents()
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Theme.landscape ? "" : Icons.lightbulb
        objectName: "openIdeas"
        step: root.step
        text: root.around.ideas
        visible: !Theme.large

        onClicked: root.around.openIdeas()
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Theme.landscape ? "" : Icons.mapPin
        objectName: "openHouses"
        step: root.step
        text: root.around.houses
        visible: !Theme.large

        onClicked: root.around.openHouses()
    }

    PlainButton {
        Layout.columnSpan: 3
        Layout.fillWidth: true
        icon: Icons.layoutGrid
        objectName: "openAround"
        text: root.around.seeMore
        visible: Theme.large

        onClicked: root.around.open()
    }
}

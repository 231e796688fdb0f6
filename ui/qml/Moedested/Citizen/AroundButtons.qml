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

    Layout.fillHeight: false
    Layout.fillWidth: true
    columnSpacing: Theme.gutter
    columns: 3
    uniformCellWidths: true

    PlainButton {
        Layout.fillWidth: true
        icon: Icons.doorOpen
        objectName: "openEvents"
        text: root.around.comeAlong
        visible: !Theme.large

        onClicked: root.around.openEvents()
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Icons.lamp
        objectName: "openIdeas"
        text: root.around.ideas
        visible: !Theme.large

        onClicked: root.around.openIdeas()
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Icons.mapPin
        objectName: "openHouses"
        text: root.around.houses
        visible: !Theme.large && text !== ""

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

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// With large text the second part of a page that says no: what can be had instead, one at a time.
ColumnLayout {
    id: root

    required property FurtherModel further
    required property AbstractItemModel model
    readonly property int count: cards.count

    signal taken(number: int)

    objectName: "insteadCards"
    spacing: Theme.space3

    Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.halved && Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
        text: qsTr("You can have this")
    }

    Item {
        Layout.fillHeight: true
        visible: Theme.low
    }

    PlaceCards {
        id: cards

        first: root.further.card
        model: root.model
        most: 1
        narrow: false

        onTaken: number => root.taken(number)
    }

    Item {
        Layout.fillHeight: true
        visible: !Theme.low
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.landscape ? 2 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            objectName: "nextCard"
            text: qsTr("The next place")
            trailingIcon: Icons.chevronDown
            visible: root.count > 1

            onClicked: root.further.nextCard(root.count)
        }

        ReadBack {
            further: root.further
        }
    }
}

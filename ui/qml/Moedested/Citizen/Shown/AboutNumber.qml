pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// With large text the second part of a page that asks for a number: what it is for, and what becomes of it.
ColumnLayout {
    id: root

    required property FurtherModel further
    required property string heading
    required property string place
    required property string time
    required property string facts
    required property string sealed
    default property alias buttons: actions.data

    objectName: "aboutNumber"
    spacing: Theme.space3

    Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.halved && Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
        text: root.heading
    }

    Facts {
        Layout.fillWidth: true
        facts: root.place
        objectName: "numberFor"
    }

    Words {
        Layout.fillWidth: true
        objectName: "numberForWhen"
        text: root.time
        weight: Theme.bold
    }

    Facts {
        Layout.fillWidth: true
        color: Theme.muted
        facts: root.facts
        visible: facts !== ""
    }

    FactLine {
        Layout.fillWidth: true
        icon: Icons.lock
        objectName: "sealedMore"
        step: Theme.halved && Theme.veryLarge ? Words.Step.Label : Words.Step.Body
        text: root.sealed
    }

    Item {
        Layout.fillHeight: true
    }

    GridLayout {
        id: actions

        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.landscape ? 2 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: true
    }
}

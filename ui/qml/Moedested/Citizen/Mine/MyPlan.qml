import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Where the way has no room for the plan of its floor: the plan, as large as the page.
ColumnLayout {
    id: root

    required property MyReceiptModel mine
    required property FurtherModel further

    objectName: "myPlan"
    spacing: Theme.gutter

    Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
        text: root.mine.name
    }

    Item {
        id: space

        Layout.fillHeight: true
        Layout.fillWidth: true

        FloorPlan {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.verticalCenter: parent.verticalCenter
            mostHeight: space.height
            plan: root.mine.plan
            width: Math.min(space.width, space.height * plan.metresWide / Math.max(1, plan.metresDeep))
        }
    }

    ReadBack {
        Layout.fillHeight: false
        further: root.further
    }
}

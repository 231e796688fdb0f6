import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the third part of a receipt: the plan of the floor, as large as the page.
ColumnLayout {
    id: root

    required property ReceiptModel receipt
    required property FurtherModel further

    objectName: "receiptPlan"
    spacing: Theme.gutter

    Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
        text: root.receipt.place
    }

    FactLine {
        Layout.fillWidth: true
        icon: Icons.printer
        objectName: "paperMore"
        text: root.receipt.paperAction
        visible: text !== "" && Theme.low && Theme.veryLarge && root.receipt.setUp !== "" // of which there was more to tell before
    }

    FactLine {
        Layout.fillWidth: true
        icon: Icons.layoutGrid
        objectName: "setUpMore"
        text: root.receipt.setUp
        visible: text !== "" && Theme.halved && Theme.veryLarge
    }

    Item {
        id: space

        Layout.fillHeight: true
        Layout.fillWidth: true

        FloorPlan {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.verticalCenter: parent.verticalCenter
            mostHeight: space.height
            plan: root.receipt.plan
            width: Math.min(space.width, space.height * plan.metresWide / Math.max(1, plan.metresDeep))
        }
    }

    // There is room for both on a screen that stands high.
    Repeater {
        model: Theme.veryLarge && !Theme.halved ? root.receipt.steps : null

        delegate: WayStep {
            required property string symbol

            required detail
            required language
            required title

            Layout.fillWidth: true
            icon: Glyphs.named(symbol)
        }
    }

    PlainButton {
        Layout.fillWidth: true
        icon: Icons.arrowLeft
        objectName: "readBack"
        text: qsTr("Back to the code")

        onClicked: {
            root.further.readBack();
            root.receipt.readBack();
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of a receipt: the whole way or how the answer comes, and what else to know.
Spread {
    id: root

    required property ReceiptModel receipt
    required property FurtherModel further
    readonly property bool tight: Theme.halved && Theme.veryLarge && receipt.plan.known // what one sets up stands in full over the plan
    readonly property bool paperByPlan: Theme.low && Theme.veryLarge && receipt.setUp !== "" && receipt.plan.known // what one sets up oneself comes first
    readonly property bool above: Theme.low && Theme.veryLarge // what is only read stands beside the way
    readonly property bool toiletByWay: above || (tight && receipt.confirmed) // there its column has the room
    readonly property bool decides: !receipt.confirmed && receipt.insteadButton !== "" // its page has no room for why
    readonly property bool full: Theme.veryLarge && (Theme.halved || decides)
    readonly property int step: full ? Words.Step.Label : Words.Step.Body

    component Fact: FactLine {
        Layout.fillWidth: true
        step: root.step
        visible: text !== ""
    }

    component KeyFact: Fact {
        icon: Icons.receiptText
        objectName: "key"
        text: qsTr("The paper is your key. Without paper, write the code down and type it here later.")
    }

    component PlanButton: PlainButton {
        readonly property bool planned: root.receipt.confirmed && root.receipt.plan.known

        Layout.fillWidth: true
        least: Theme.touchFoot
        objectName: "nextCard"
        strokeColor: Theme.edge
        text: root.receipt.plan.title
        trailingIcon: Icons.arrowRight

        onClicked: root.further.nextCard(2)
    }

    objectName: "receiptMore"
    rowSpacing: Theme.gutter

    SpreadColumn {
        spacing: Theme.veryLarge ? Theme.space1 : Theme.gutter

        Words {
            Layout.fillWidth: true
            heading: true
            objectName: "heading"
            step: !root.full ? Words.Step.Title : root.receipt.confirmed || Theme.low ? Words.Step.Lead : Words.Step.Action // its steps are long
            text: root.receipt.confirmed ? qsTr("How to get there") : qsTr("How you get an answer")
        }

        Facts {
            Layout.fillWidth: true
            facts: root.receipt.day
            objectName: "dayMore"
            visible: root.decides && !Theme.halved
            weight: Theme.bold
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "inDanish"
            step: Words.Step.Label
            text: root.receipt.inDanish
            visible: text !== ""
        }

        Repeater {
            model: root.receipt.steps

            delegate: WayStep {
                required property string symbol

                required detail
                required language
                required title

                Layout.fillWidth: true
                icon: Glyphs.named(symbol)
                small: root.full
            }
        }

        KeyFact {
            visible: root.above
        }

        Fact {
            icon: Icons.accessibility
            text: root.receipt.toilet
            visible: text !== "" && root.toiletByWay
        }

        Item {
            Layout.fillHeight: true
            visible: Theme.halved
        }

        PlanButton {
            visible: planned && Theme.landscape // there is room beside what else to know
        }
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.veryLarge ? Theme.space1 : Theme.gutter

        KeyFact {
            visible: !root.above
        }

        Fact {
            icon: Icons.printer
            objectName: "paperMore"
            text: root.receipt.paperAction
            visible: text !== "" && !root.paperByPlan
        }

        Fact {
            icon: root.receipt.seen ? Icons.userCheck : Icons.clock
            objectName: "keptMore"
            text: root.receipt.kept
        }

        Fact {
            icon: Icons.layoutGrid
            text: root.tight ? root.receipt.setUpBrief : root.receipt.setUp
        }

        Fact {
            icon: Icons.info
            objectName: "weatherMore"
            text: root.receipt.weather
        }

        Fact {
            icon: Icons.accessibility
            text: root.receipt.toilet
            visible: text !== "" && !root.toiletByWay
        }

        Fact {
            icon: Icons.printer
            objectName: "printedMore"
            text: root.decides ? root.receipt.paper : ""
        }

        Fact {
            icon: Icons.info
            objectName: "insteadMore"
            text: root.decides ? root.receipt.instead : ""
        }

        Words {
            Layout.fillWidth: true
            objectName: "alsoMore"
            step: root.step
            text: root.receipt.also
            visible: text !== ""
        }

        Item {
            Layout.fillHeight: true
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.userCheck
            objectName: "checkIn"
            strokeColor: Theme.edge
            text: qsTr("I am here already")
            visible: root.receipt.mayCheckIn

            onClicked: root.receipt.checkIn()
        }

        PlainButton {
            Layout.fillWidth: true
            enabled: !root.receipt.copying
            icon: Icons.printer
            least: Theme.touchFoot
            objectName: "printAgain"
            strokeColor: Theme.edge
            text: qsTr("Print again (copy)")
            visible: root.receipt.mayPrint

            onClicked: root.receipt.printAgain()
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.trash2
            objectName: "askWithdrawal"
            strokeColor: Theme.edge
            text: qsTr("Withdraw the request")
            visible: !root.receipt.confirmed

            onClicked: root.receipt.askWithdrawal()
        }

        PlanButton {
            visible: planned && !Theme.landscape
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.arrowLeft
            least: Theme.touchFoot
            objectName: "readBack"
            text: qsTr("Back to the code")

            onClicked: root.receipt.readBack()
        }
    }
}

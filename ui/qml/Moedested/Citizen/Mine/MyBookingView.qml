pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// One booking: what it is now, and what can be done with it, each with the fact that makes it possible.
Spread {
    id: root

    required property MyReceiptModel mine
    required property FurtherModel further
    readonly property int kind: mine.kind === "request" ? StatusPlate.Kind.Request : mine.kind === "stop" ? StatusPlate.Kind.Stop : mine.kind === "over" ? StatusPlate.Kind.Over : StatusPlate.Kind.Confirmed
    readonly property bool choosing: mine.panel === "longer" || mine.panel === "shorter"
    readonly property bool asking: mine.panel === "give-back"
    readonly property bool calm: mine.panel === "" && !mine.givenBack
    readonly property bool folded: (Theme.veryLarge || (Theme.large && Theme.halved)) && doings.count > 2 // what can be done is a part of its own
    readonly property bool told: mine.note !== "" || (Theme.halved && mine.answer + mine.paper + mine.trouble !== "") // more to read
    readonly property bool brief: Theme.low && Theme.large && told
    readonly property bool tight: Theme.halved && Theme.veryLarge
    readonly property bool ended: kind === StatusPlate.Kind.Stop || kind === StatusPlate.Kind.Over
    readonly property bool posted: mine.givenBack || ended // what became of it is what the page tells
    readonly property bool postedBeside: posted && Theme.halved && Theme.large // the day, and whom to ask, stand with what is done
    readonly property bool briefest: Theme.veryLarge && told && Theme.halved
    readonly property bool beside: folded && Theme.halved // how long it is kept, and its paper, with what is done: there is room
    readonly property bool saidBefore: Theme.large && Theme.halved && !(choosing && mine.ends.count === 0) // what an open panel says, with what is read
    readonly property bool planned: mine.panel === "way" && mine.plan.known && (Theme.large || Theme.halved) // a part of its own
    readonly property bool panelled: choosing || mine.panel === "weather"
    readonly property bool coded: !(tight && folded) // else it stands with what can be done
    readonly property bool roomy: !Theme.large && !Theme.halved && !Theme.low && !told && !(mine.mayCheckIn && mine.checkInFirst) && doings.count < 7
    readonly property bool ribboned: calm && !Theme.halved && !told && (folded ? mine.kept + mine.answer === "" : !Theme.veryLarge && doings.count < 3) // with large text
    readonly property int answerLeast: Theme.large ? Theme.touchAction : Theme.halved ? Theme.touchRow : Theme.rowMost // high, to a question
    readonly property int answerStep: Theme.large ? Words.Step.Action : Words.Step.Lead

    component Kept: FactLine {
        readonly property bool shown: text !== "" && !root.mine.givenBack && root.mine.panel === "" && root.mine.paper === ""

        Layout.fillWidth: true
        icon: Icons.clock
        objectName: "kept"
        step: Theme.large ? Words.Step.Label : Words.Step.Body
        text: root.mine.kept
        weight: Theme.semiBold
    }

    component Whom: FactLine {
        readonly property bool shown: text !== "" && root.posted

        Layout.fillWidth: true
        icon: Icons.phone
        objectName: "whom"
        step: Theme.large ? Words.Step.Body : Words.Step.Lead
        text: root.mine.whom
        weight: Theme.bold
    }

    component Paper: PrintState {
        Layout.fillWidth: true
        action: root.mine.paperAction
        objectName: "paper"
        text: root.mine.paper
    }

    rowSpacing: Theme.gutter

    SpreadColumn {
        Layout.fillHeight: root.posted || Theme.halved
        spacing: root.brief || (Theme.low && Theme.veryLarge && kept.visible) ? Theme.space2 : Theme.gutter

        StatusPlate {
            Layout.fillHeight: true
            Layout.fillWidth: true
            day: root.postedBeside ? "" : root.mine.about
            framed: true
            kind: root.mine.givenBack ? StatusPlate.Kind.Ended : root.kind
            objectName: root.mine.givenBack ? "givenBack" : "plate"
            place: root.mine.name
            placeFirst: true
            poster: !(Theme.veryLarge && root.mine.insteadButton !== "") // that much is said then
            subtitle: !root.mine.givenBack ? root.mine.answer : root.mine.asked ? qsTr("You can throw the paper away.") : qsTr("Thank you. Others can use the room now.")
            time: root.mine.time
            title: !root.mine.givenBack ? root.mine.plate : root.mine.asked ? qsTr("The request is withdrawn") : qsTr("Given back")
            visible: root.posted
        }

        Whom {
            visible: shown && !root.postedBeside
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columns: root.posted || plate.implicitWidth + code.implicitWidth + columnSpacing > width ? 1 : 2
            visible: !root.mine.givenBack // empty, it would keep the height it had

            Tag {
                id: plate

                Layout.fillWidth: true
                Layout.maximumWidth: implicitWidth
                icon: root.kind === StatusPlate.Kind.Request ? Icons.hourglass : root.kind === StatusPlate.Kind.Stop ? Icons.octagonAlert : root.kind === StatusPlate.Kind.Over ? Icons.clock : Icons.check
                look: root.kind === StatusPlate.Kind.Request ? Tag.Look.Dashed : root.kind === StatusPlate.Kind.Stop || root.kind === StatusPlate.Kind.Over ? Tag.Look.Mist : Tag.Look.Bench
                objectName: "plate"
                opening: true
                step: Words.Step.Action
                text: root.mine.plate
                visible: !root.posted
            }

            Words {
                id: code

                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.sentence
                horizontalAlignment: parent.columns === 1 ? Text.AlignLeft : Text.AlignRight
                openly: qsTr("Code")
                secret: true
                text: qsTr("Code") + " " + root.mine.code
                visible: root.coded
            }
        }

        Words {
            Layout.fillWidth: true
            heading: true
            objectName: "name"
            step: root.briefest ? Words.Step.Call : (Theme.large && Theme.halved) || (Theme.veryLarge && root.told) ? Words.Step.Title : Words.Step.Page
            text: root.mine.name
            visible: !root.posted
        }

        Words {
            Layout.fillWidth: true
            fits: true
            live: false
            objectName: "time"
            opening: true
            step: root.briefest ? Words.Step.Call : Theme.veryLarge || root.brief ? Words.Step.Title : Words.Step.Time
            text: root.mine.time
            visible: !root.posted
        }

        Facts {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: root.briefest ? Theme.label : Theme.sentence
            objectName: "about"
            facts: root.mine.about
            live: false // it counts the minutes until then
            opening: true
            visible: !root.posted && !(root.panelled && Theme.veryLarge)
        }

        Card {
            Layout.fillWidth: true
            visible: !root.posted && !(Theme.low && root.told) && !(Theme.halved && Theme.large && root.mine.kept !== "") && (!Theme.large || root.ribboned)

            TimeRibbon {
                Layout.fillWidth: true
                laneHeight: Theme.laneMine
                nowFraction: root.mine.nowFraction
                segments: root.mine.pieces
                spoken: root.mine.spoken
                ticks: root.mine.hours
            }
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.info
            objectName: "note"
            opening: true
            step: root.brief ? Words.Step.Label : Words.Step.Body
            text: root.mine.note
            visible: text !== ""
            weight: Theme.semiBold
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.info
            live: true
            objectName: "answer"
            step: Theme.veryLarge ? Words.Step.Label : Words.Step.Body
            text: root.mine.answer
            visible: text !== "" && !root.posted
            weight: Theme.semiBold
        }

        Kept {
            id: kept

            visible: shown && !root.beside
        }

        Paper {
            visible: text !== "" && !root.beside
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.circleAlert
            objectName: "trouble"
            opening: true
            text: root.mine.trouble
            visible: text !== ""
            weight: Theme.semiBold
        }

        Words {
            Layout.fillWidth: true
            objectName: "said"
            text: root.mine.panel === "weather" ? root.mine.weatherLead : root.mine.whyNot
            visible: text !== "" && root.saidBefore && root.panelled
        }

        Item {
            Layout.fillHeight: true
            visible: Theme.halved && !root.posted
        }
    }

    SpreadColumn {
        Layout.fillHeight: !root.posted || Theme.halved
        spacing: Theme.gutter

        PrimaryButton {
            Layout.fillWidth: true
            enabled: !root.mine.busy
            icon: Icons.userCheck
            least: main || root.folded ? Theme.touchMain : Theme.touchAction
            main: !Theme.large
            objectName: "checkIn"
            text: qsTr("I am here")
            visible: root.calm && root.mine.mayCheckIn && root.mine.checkInFirst

            onClicked: root.mine.checkIn()
        }

        Facts {
            Layout.fillWidth: true
            color: Theme.muted
            facts: root.mine.about
            font.pixelSize: Theme.sentence
            visible: root.postedBeside
        }

        Whom {
            visible: shown && root.postedBeside
        }

        Kept {
            visible: shown && root.beside
        }

        Paper {
            visible: text !== "" && root.beside
        }

        MyDoings {
            id: doings

            Layout.fillHeight: !Theme.large && !Theme.halved
            Layout.fillWidth: true
            Layout.maximumHeight: Math.max(implicitHeight, Math.ceil(count / columns) * (Theme.rowMost + rowSpacing) - rowSpacing)
            Layout.verticalStretchFactor: Layout.fillHeight ? 100 : -1
            columns: Theme.veryLarge || (root.mine.asked && !Theme.halved) ? 1 : 2
            least: root.roomy ? Theme.touchRow : Theme.touchAction
            mine: root.mine
            visible: root.calm && !root.folded
        }

        ReadOn {
            Layout.fillHeight: false
            further: root.further
            least: Theme.touchRow
            part: "doings"
            strokeColor: Theme.edge
            text: qsTr("What you can do")
            visible: root.calm && root.folded
        }

        Card {
            Layout.fillWidth: true
            best: true
            objectName: "ends"
            padding: Theme.halved && Theme.large ? Theme.gutter : Theme.cardPadding
            spacing: Theme.gutter
            visible: root.choosing

            Words {
                Layout.fillWidth: true
                heading: true
                step: Words.Step.Lead
                text: root.mine.panel !== "longer" ? qsTr("When do you end?") : root.mine.ends.count > 0 ? qsTr("How long do you stay?") : qsTr("Stay longer")
            }

            GridLayout {
                id: ends

                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: !Theme.large && root.mine.ends.count % 3 === 0 ? 3 : 2 // so that no row is short of its others
                rowSpacing: Theme.space3
                uniformCellWidths: true
                visible: root.mine.ends.count > 0

                Repeater {
                    model: root.mine.ends

                    delegate: PlainButton {
                        required property int index
                        required property string label
                        required property string by

                        Layout.columnSpan: index === root.mine.ends.count - 1 && index % ends.columns === 0 ? ends.columns : 1 // alone in its row
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        detail: by
                        enabled: !root.mine.busy
                        least: Theme.large ? Theme.touchAction : Theme.halved || root.mine.ends.count > 4 ? Theme.touchMain : Theme.rowMost
                        objectName: "end-" + index
                        padding: root.tight ? Theme.space1 : Theme.gutter
                        step: Theme.halved || ends.columns > 2 ? Words.Step.Action : root.answerStep
                        text: label

                        onClicked: root.mine.chooseEnd(index)
                    }
                }
            }

            Words {
                Layout.fillWidth: true
                objectName: "whyNot"
                step: root.mine.ends.count > 0 || Theme.large ? Words.Step.Body : Words.Step.Call
                text: root.mine.whyNot
                visible: text !== "" && !root.saidBefore
            }
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "inDanish"
            step: Words.Step.Label
            text: root.mine.inDanish
            visible: text !== "" && root.mine.panel === "way"
        }

        Repeater {
            model: root.mine.steps

            delegate: WayStep {
                required property string symbol
                required detail
                required language
                required title

                Layout.fillWidth: true
                icon: Glyphs.named(symbol)
                small: root.tight
                visible: root.mine.panel === "way"
            }
        }

        FloorPlan {
            Layout.fillWidth: true
            objectName: "plan"
            plan: root.mine.plan
            visible: plan.known && root.mine.panel === "way" && !root.planned
        }

        Card {
            Layout.fillWidth: true
            best: true
            objectName: "sure"
            padding: root.tight ? Theme.gutter : Theme.cardPadding
            spacing: root.tight ? Theme.space3 : Theme.gutter
            visible: root.asking

            Words {
                Layout.fillWidth: true
                heading: true
                step: root.tight ? Words.Step.Call : Theme.large ? Words.Step.Lead : Words.Step.Title
                text: root.mine.asked ? qsTr("Take the request back?") : root.mine.running ? qsTr("Give the rest of the time back?") : qsTr("Give the room back?")
            }

            Words {
                Layout.fillWidth: true
                font.pixelSize: Theme.sentence
                text: root.mine.asked ? qsTr("You get no answer then, and this receipt counts no more.") : root.mine.running ? qsTr("The room is free for others from the next quarter on.") : qsTr("The time is then free for others, and this receipt counts no more.")
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: 1
                rowSpacing: Theme.gutter

                PlainButton {
                    Layout.fillWidth: true
                    icon: Theme.large ? "" : Icons.check
                    leading: !Theme.large
                    least: root.answerLeast
                    objectName: "keep"
                    step: root.answerStep
                    text: root.mine.asked ? qsTr("No, keep it") : root.mine.running ? qsTr("No, we stay") : qsTr("No, we are coming")

                    onClicked: root.mine.open("give-back")
                }

                PlainButton {
                    Layout.fillWidth: true
                    enabled: !root.mine.busy
                    icon: Icons.calendarX
                    leading: !Theme.large
                    least: root.answerLeast
                    objectName: "giveBack"
                    step: root.answerStep
                    text: root.mine.asked ? qsTr("Yes, take it back") : root.mine.running ? qsTr("Yes, we are done") : qsTr("Yes, give it back")

                    onClicked: root.mine.giveBack()
                }
            }
        }

        MyWeather {
            Layout.fillWidth: true
            mine: root.mine
            visible: root.mine.panel === "weather"
        }

        Item {
            Layout.fillHeight: true
            Layout.verticalStretchFactor: 1
        }

        ReadOn {
            Layout.fillHeight: false
            further: root.further
            part: "plan"
            strokeColor: Theme.edge
            text: root.mine.plan.title
            visible: root.planned
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.arrowLeft
            least: Theme.touchFoot
            objectName: "close"
            strokeColor: Theme.edge
            text: qsTr("Back to the booking")
            visible: root.choosing || root.mine.panel === "way" || root.mine.panel === "weather"

            onClicked: root.mine.open(root.mine.panel)
        }

        PrimaryButton {
            Layout.fillWidth: true
            icon: Icons.check
            main: !Theme.large
            objectName: "takeInstead"
            text: root.mine.insteadButton
            visible: root.calm && text !== ""

            onClicked: root.mine.takeInstead()
        }

        PrimaryButton {
            Layout.fillWidth: true
            icon: Icons.search
            main: !Theme.large
            objectName: "findAnother"
            text: qsTr("Look for something else")
            visible: root.calm && root.mine.mayFindAnother && root.mine.insteadButton === ""

            onClicked: root.mine.findAnother()
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.search
            objectName: "findAnother"
            strokeColor: Theme.edge
            text: qsTr("Look for something else")
            visible: root.mine.mayFindAnother && (root.mine.givenBack || (root.calm && root.mine.insteadButton !== ""))

            onClicked: root.mine.findAnother()
        }

        PlainButton {
            Layout.fillWidth: true
            objectName: "finish"
            text: root.mine.overAnother ? qsTr("Back") : qsTr("Done, clear the screen")
            visible: !(Theme.veryLarge || (Theme.halved && Theme.large)) || root.calm || root.mine.givenBack

            onClicked: root.mine.finish()
        }
    }
}

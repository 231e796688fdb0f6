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
    readonly property int kind: mine.kind === "request" ? StatusPlate.Kind.Request : mine.kind === "stop" ? StatusPlate.Kind.Stop : mine.kind === "over" ? StatusPlate.Kind.Over : StatusPlate.Kind.Confirmed
    readonly property bool choosing: mine.panel === "longer" || mine.panel === "shorter"
    readonly property bool asking: mine.panel === "give-back"
    readonly property bool calm: mine.panel === "" && !mine.givenBack && !(crowdedByNews && !Theme.landscape)
    readonly property bool crowdedByNews: mine.wentOn && Theme.large // what was added, and its paper, fill the page
    readonly property bool told: mine.note !== "" || (Theme.halved && mine.answer + mine.paper + mine.trouble !== "") // more to read
    readonly property bool brief: Theme.low && Theme.large && told
    readonly property bool tight: Theme.halved && Theme.veryLarge
    readonly property list<bool> doings: [mine.mayCheckIn, mine.mayLonger, mine.mayShorter, mine.steps.count > 0, mine.mayPrint, mine.mayTell, mine.mayGiveBack, mine.mayChooseWeather]
    readonly property bool full: Theme.large && calm && kind === StatusPlate.Kind.Confirmed && mine.answer !== "" // of the weather
    readonly property bool many: doings.filter(may => may).length > 4
    readonly property bool crowded: Theme.veryLarge && many
    readonly property bool plated: !mine.givenBack
    readonly property bool ended: kind === StatusPlate.Kind.Stop || kind === StatusPlate.Kind.Over
    readonly property bool briefest: Theme.veryLarge && told && (Theme.halved || many)
    readonly property bool inRow: briefest && many && mine.kept !== "" // its name and its time
    readonly property bool coded: !Theme.veryLarge
    readonly property bool roomy: !Theme.large && !Theme.halved && !Theme.low && !told && !(mine.mayCheckIn && mine.checkInFirst) && doings.filter(may => may).length < 7
    readonly property int answerLeast: Theme.large ? Theme.touchAction : Theme.halved ? Theme.touchRow : Theme.rowMost // high, to a question
    readonly property int answerStep: Theme.large ? Words.Step.Action : Words.Step.Lead

    component Doing: PlainButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        enabled: !root.mine.busy
        least: root.roomy ? Theme.touchRow : Theme.touchAction
        strokeColor: Theme.edge
    }

    rowSpacing: Theme.gutter

    SpreadColumn {
        spacing: root.inRow ? Theme.space1 : root.brief || (Theme.low && Theme.veryLarge && kept.visible) ? Theme.space2 : Theme.gutter

        StatusPlate {
            Layout.fillWidth: true
            framed: true
            kind: StatusPlate.Kind.Ended
            objectName: "givenBack"
            subtitle: root.mine.asked ? qsTr("You can throw the paper away.") : qsTr("Thank you. Others can use the room now.")
            title: root.mine.asked ? qsTr("The request is withdrawn") : qsTr("Given back")
            visible: root.mine.givenBack
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columns: plate.implicitWidth + code.implicitWidth + columnSpacing > width ? 1 : 2
            visible: root.plated // empty, it would keep the height it had

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

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: root.inRow ? 2 : 1
            rowSpacing: parent.spacing
            uniformCellWidths: true

            Words {
                Layout.fillWidth: true
                heading: true
                objectName: "name"
                step: root.briefest ? Words.Step.Call : (Theme.large && Theme.halved) || (Theme.veryLarge && root.told) ? Words.Step.Title : Words.Step.Page
                text: root.mine.name
            }

            Words {
                Layout.fillWidth: true
                color: root.ended ? Theme.muted : Theme.ink
                fits: true
                font.strikeout: root.kind === StatusPlate.Kind.Stop // never theirs, or not any more
                live: false
                objectName: "time"
                opening: true
                step: root.briefest ? Words.Step.Call : Theme.veryLarge || root.brief ? Words.Step.Title : Words.Step.Time
                text: root.mine.time
            }
        }

        Facts {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: root.briefest ? Theme.label : Theme.sentence
            most: root.inRow ? 1 : 0 // of the day at least
            objectName: "about"
            facts: root.mine.about
            live: false // it counts the minutes until then
            opening: true
            visible: !root.choosing || !Theme.veryLarge
        }

        Card {
            Layout.fillWidth: true
            visible: !root.ended && !root.mine.givenBack && !(Theme.low && root.told) && !(Theme.halved && Theme.large && root.mine.kept !== "") && (!Theme.large || (root.calm && !root.many && !Theme.veryLarge && !Theme.low && !root.told && !root.full))

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
            step: root.brief || (Theme.veryLarge && (root.crowded || root.crowdedByNews)) ? Words.Step.Label : Words.Step.Body
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
            visible: text !== "" && !root.mine.givenBack
            weight: Theme.semiBold
        }

        FactLine {
            id: kept

            Layout.fillWidth: true
            icon: Icons.clock
            objectName: "kept"
            step: Theme.large ? Words.Step.Label : Words.Step.Body
            text: root.mine.kept
            visible: text !== "" && !root.mine.givenBack && root.mine.panel === "" && root.mine.paper === ""
            weight: Theme.semiBold
        }

        PrintState {
            Layout.fillWidth: true
            action: root.mine.paperAction
            objectName: "paper"
            text: root.mine.paper
            visible: text !== ""
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

        Item {
            Layout.fillHeight: true
            visible: Theme.halved
        }
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.gutter

        PrimaryButton {
            Layout.fillWidth: true
            enabled: !root.mine.busy
            icon: Icons.userCheck
            main: !Theme.large
            objectName: "checkIn"
            text: qsTr("I am here")
            visible: root.calm && root.mine.mayCheckIn && root.mine.checkInFirst

            onClicked: root.mine.checkIn()
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.veryLarge && !root.crowded ? 1 : 2
            rowSpacing: Theme.gutter
            visible: root.calm

            Doing {
                icon: root.crowded ? "" : Icons.userCheck
                objectName: "checkInToo"
                text: qsTr("I am here")
                visible: root.mine.mayCheckIn && !root.mine.checkInFirst

                onClicked: root.mine.checkIn()
            }

            Doing {
                detail: Theme.large ? "" : qsTr("In case it rains")
                icon: root.crowded ? "" : Icons.doorEnter
                objectName: "chooseWeather"
                text: qsTr("Indoors or outdoors?")
                visible: root.mine.mayChooseWeather

                onClicked: root.mine.open("weather")
            }

            Doing {
                detail: Theme.large ? "" : root.mine.longer
                icon: root.crowded ? "" : Icons.clockPlus
                objectName: "longer"
                text: qsTr("Stay longer")
                visible: root.mine.mayLonger || root.mine.asksLonger

                onClicked: root.mine.open("longer")
            }

            Doing {
                detail: Theme.large ? "" : qsTr("Give time back")
                icon: root.crowded ? "" : Icons.clockMinus
                objectName: "shorter"
                text: qsTr("End earlier")
                visible: root.mine.mayShorter

                onClicked: root.mine.open("shorter")
            }

            Doing {
                detail: Theme.large ? "" : qsTr("To the room")
                icon: root.crowded ? "" : Icons.mapPin
                objectName: "way"
                text: qsTr("Show the way")
                visible: root.mine.steps.count > 0

                onClicked: root.mine.open("way")
            }

            Doing {
                detail: Theme.large ? "" : qsTr("It will say copy")
                icon: root.crowded ? "" : Icons.printer
                objectName: "printAgain"
                text: qsTr("Print again")
                visible: root.mine.mayPrint

                onClicked: root.mine.printAgain()
            }

            Doing {
                detail: Theme.large ? "" : root.mine.tellMore
                icon: root.crowded ? "" : Icons.wrench
                objectName: "tell"
                text: root.mine.tellTitle
                visible: root.mine.mayTell

                onClicked: root.mine.tell()
            }

            Doing {
                readonly property int before: Number(root.mine.mayCheckIn && !root.mine.checkInFirst) + Number(root.mine.mayChooseWeather) + Number(root.mine.mayLonger || root.mine.asksLonger) + Number(root.mine.mayShorter) + Number(root.mine.steps.count > 0) + Number(root.mine.mayPrint) + Number(root.mine.mayTell)

                Layout.columnSpan: before % parent.columns === 0 ? parent.columns : 1 // alone in its row
                detail: Theme.large || root.mine.asked ? "" : root.mine.running ? qsTr("Give the rest back") : qsTr("Give the room back")
                icon: root.crowded ? "" : Icons.calendarX
                objectName: "askGiveBack"
                text: root.mine.asked ? qsTr("Withdraw the request") : root.mine.running ? qsTr("We are done") : qsTr("We are not coming")
                visible: root.mine.mayGiveBack

                onClicked: root.mine.open("give-back")
            }
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
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.large ? 2 : 3
                rowSpacing: Theme.space3
                uniformCellWidths: true

                Repeater {
                    model: root.mine.ends

                    delegate: PlainButton {
                        required property int index
                        required property string label
                        required property string by

                        Layout.fillWidth: true
                        detail: Theme.veryLarge ? "" : by
                        enabled: !root.mine.busy
                        least: Theme.large ? Theme.touchAction : Theme.touchMain
                        objectName: "end-" + index
                        text: label

                        onClicked: root.mine.chooseEnd(index)
                    }
                }
            }

            Words {
                Layout.fillWidth: true
                objectName: "whyNot"
                text: root.mine.whyNot
                visible: text !== ""
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
            visible: plan.known && root.mine.panel === "way" && !Theme.large && !Theme.halved
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
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.arrowLeft
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
            visible: !(Theme.veryLarge || (Theme.halved && Theme.large)) || root.calm || root.crowdedByNews || root.mine.givenBack

            onClicked: root.mine.finish()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// One booking: what it is now, and what can be done with it, each with the fact that makes it possible.
ColumnLayout {
    id: root

    required property MyReceiptModel mine
    readonly property int kind: mine.kind === "request" ? StatusPlate.Kind.Request : mine.kind === "stop" ? StatusPlate.Kind.Stop : StatusPlate.Kind.Confirmed
    readonly property bool veryLarge: Theme.textScale > 1.5
    readonly property bool choosing: mine.panel === "longer" || mine.panel === "shorter"
    readonly property bool asking: mine.panel === "give-back"
    readonly property bool calm: mine.panel === "" && !mine.givenBack

    component Doing: PlainButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        enabled: !root.mine.busy
        strokeColor: Theme.edge
    }

    spacing: Theme.gutter

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columns: Theme.large ? 1 : 2

        Tag {
            Layout.maximumWidth: implicitWidth
            icon: root.kind === StatusPlate.Kind.Request ? Icons.hourglass : root.kind === StatusPlate.Kind.Stop ? Icons.octagonAlert : Icons.check
            look: root.kind === StatusPlate.Kind.Request ? Tag.Look.Dashed : root.kind === StatusPlate.Kind.Stop ? Tag.Look.Mist : Tag.Look.Bench
            objectName: "plate"
            step: Words.Step.Action
            text: root.mine.plate
            visible: !root.mine.givenBack
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            horizontalAlignment: Theme.large ? Text.AlignLeft : Text.AlignRight
            text: qsTr("Code") + " " + root.mine.code
            visible: !root.veryLarge
        }
    }

    Words {
        Layout.fillWidth: true
        objectName: "name"
        step: Words.Step.Page
        text: root.mine.name
    }

    Words {
        Layout.fillWidth: true
        fits: true
        objectName: "time"
        step: root.veryLarge ? Words.Step.Title : Words.Step.Time
        text: root.mine.time
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        font.pixelSize: Theme.sentence
        objectName: "about"
        text: root.mine.about
        visible: !root.veryLarge || root.calm
    }

    Card {
        Layout.fillWidth: true
        visible: !root.mine.givenBack && !root.veryLarge && (root.calm || !Theme.large)

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
        text: root.mine.note
        visible: text !== ""
        weight: Theme.semiBold
    }

    FactLine {
        Layout.fillWidth: true
        icon: Icons.info
        objectName: "answer"
        text: root.mine.answer
        visible: text !== ""
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
        text: root.mine.trouble
        visible: text !== ""
        weight: Theme.semiBold
    }

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
        columns: root.veryLarge ? 1 : 2
        rowSpacing: Theme.gutter
        visible: root.calm

        Doing {
            icon: Icons.userCheck
            objectName: "checkInToo"
            text: qsTr("I am here")
            visible: root.mine.mayCheckIn && !root.mine.checkInFirst

            onClicked: root.mine.checkIn()
        }

        Doing {
            detail: Theme.large ? "" : root.mine.longer
            icon: Icons.clockPlus
            objectName: "longer"
            text: qsTr("Stay longer")
            visible: root.mine.mayLonger

            onClicked: root.mine.open("longer")
        }

        Doing {
            detail: Theme.large ? "" : qsTr("Give time back")
            icon: Icons.clockMinus
            objectName: "shorter"
            text: qsTr("End earlier")
            visible: root.mine.mayShorter

            onClicked: root.mine.open("shorter")
        }

        Doing {
            detail: Theme.large ? "" : qsTr("To the room")
            icon: Icons.mapPin
            objectName: "way"
            text: qsTr("Show the way")
            visible: root.mine.steps.count > 0 && !root.veryLarge

            onClicked: root.mine.open("way")
        }

        Doing {
            detail: Theme.large ? "" : qsTr("It will say copy")
            icon: Icons.printer
            objectName: "printAgain"
            text: qsTr("Print again")
            visible: root.mine.mayPrint

            onClicked: root.mine.printAgain()
        }

        Doing {
            detail: Theme.large ? "" : root.mine.running ? qsTr("Give the rest back") : qsTr("Give the room back")
            icon: Icons.calendarX
            objectName: "askGiveBack"
            text: root.mine.running ? qsTr("We are done") : qsTr("We are not coming")
            visible: root.mine.mayGiveBack

            onClicked: root.mine.open("give-back")
        }
    }

    Card {
        Layout.fillWidth: true
        best: true
        objectName: "ends"
        spacing: Theme.gutter
        visible: root.choosing

        Words {
            Layout.fillWidth: true
            step: Words.Step.Lead
            text: root.mine.panel === "longer" ? qsTr("How long do you stay?") : qsTr("When do you end?")
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
                    detail: root.veryLarge ? "" : by
                    enabled: !root.mine.busy
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
            visible: text !== "" && !root.veryLarge
        }
    }

    Repeater {
        model: root.mine.steps

        delegate: WayStep {
            required property string symbol
            required detail
            required title

            Layout.fillWidth: true
            icon: Glyphs.named(symbol)
            visible: root.mine.panel === "way"
        }
    }

    Card {
        Layout.fillWidth: true
        best: true
        objectName: "sure"
        spacing: Theme.gutter
        visible: root.asking

        Words {
            Layout.fillWidth: true
            step: Words.Step.Lead
            text: root.mine.running ? qsTr("Give the rest of the time back?") : qsTr("Give the room back?")
        }

        Words {
            Layout.fillWidth: true
            text: root.mine.running ? qsTr("The room is free for others from the next quarter on.") : qsTr("The time is then free for others, and this receipt counts no more.")
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true

            PlainButton {
                Layout.fillWidth: true
                objectName: "keep"
                text: root.mine.running ? qsTr("No, we stay") : qsTr("No, we are coming")

                onClicked: root.mine.open("give-back")
            }

            PlainButton {
                Layout.fillWidth: true
                enabled: !root.mine.busy
                icon: Icons.calendarX
                objectName: "giveBack"
                text: qsTr("Yes, give it back")

                onClicked: root.mine.giveBack()
            }
        }
    }

    StatusPlate {
        Layout.fillWidth: true
        framed: true
        kind: StatusPlate.Kind.Confirmed
        objectName: "givenBack"
        title: qsTr("Given back")
        visible: root.mine.givenBack
    }

    Words {
        Layout.fillWidth: true
        font.pixelSize: Theme.sentence
        text: qsTr("Thank you. Others can use the room now.")
        visible: root.mine.givenBack
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
        visible: root.choosing || root.mine.panel === "way"

        onClicked: root.mine.open(root.mine.panel)
    }

    PlainButton {
        Layout.fillWidth: true
        objectName: "finish"
        text: qsTr("Done, clear the screen")
        visible: !root.veryLarge || root.calm || root.mine.givenBack

        onClicked: root.mine.finish()
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// A code is typed, and what stands behind it is shown: once more on paper, or given back.
PageFrame {
    id: root

    required property MyReceiptModel mine
    readonly property int kind: mine.kind === "request" ? StatusPlate.Kind.Request : mine.kind === "stop" ? StatusPlate.Kind.Stop : StatusPlate.Kind.Confirmed
    readonly property bool veryLarge: Theme.textScale > 1.5

    objectName: "myReceiptPage"

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.cardPadding
        spacing: Theme.gutter
        visible: !root.mine.found

        Words {
            Layout.fillWidth: true
            fits: Theme.large
            step: Words.Step.Page
            text: qsTr("Type your code")
            visible: !root.veryLarge || root.mine.trouble === ""
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            text: qsTr("The nine digits stand on the receipt, under Your code.")
            visible: !Theme.large
        }

        Card {
            Layout.fillWidth: true
            best: true

            Words {
                Layout.fillWidth: true
                Accessible.name: qsTr("Your code") + ": " + root.mine.typed
                fits: true
                horizontalAlignment: Text.AlignHCenter
                objectName: "typed"
                step: Words.Step.Time
                text: root.mine.typed === "" ? "··· ··· ···" : root.mine.typed
            }
        }

        FactLine {
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.codeField
            icon: root.mine.trouble === "" ? "" : Icons.circleAlert
            objectName: "trouble"
            text: root.mine.searching ? qsTr("We are looking for the receipt …") : root.mine.trouble
            weight: Theme.semiBold
        }

        NumberPad {
            Layout.fillHeight: false
            Layout.fillWidth: true
            keyHeight: Theme.large ? Theme.touchAction : Theme.touchMain

            onErased: root.mine.eraseDigit()
            onTyped: digit => root.mine.typeDigit(digit)
        }

        Item {
            Layout.fillHeight: true
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            rowSpacing: Theme.gutter

            PlainButton {
                Layout.column: 0
                Layout.fillHeight: true
                Layout.fillWidth: Theme.large
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                Layout.row: Theme.large ? 1 : 0
                icon: Icons.arrowLeft
                objectName: "back"
                strokeColor: Theme.edge
                text: qsTr("Back")

                onClicked: root.mine.finish()
            }

            PrimaryButton {
                Layout.column: Theme.large ? 0 : 1
                Layout.fillWidth: true
                Layout.row: 0
                enabled: root.mine.canSearch
                main: !Theme.large
                objectName: "search"
                text: qsTr("Show my receipt")
                trailingIcon: Icons.arrowRight

                onClicked: root.mine.search()
            }
        }
    }

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.cardPadding
        spacing: Theme.gutter
        visible: root.mine.found

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
            step: Words.Step.Time
            text: root.mine.time
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            objectName: "about"
            text: root.mine.about
            visible: !root.veryLarge || !root.mine.asking
        }

        Card {
            Layout.fillWidth: true
            visible: !root.mine.givenBack && !root.veryLarge && !(Theme.large && root.mine.asking)

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

        SectionTitle {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            text: qsTr("How to get there")
            visible: way.count > 0 && !root.mine.givenBack && !root.mine.asking && !Theme.large
        }

        Repeater {
            id: way

            model: root.mine.steps

            delegate: WayStep {
                required property string symbol

                required detail
                required title

                Layout.fillWidth: true
                icon: Glyphs.named(symbol)
                visible: !root.mine.givenBack && !root.mine.asking && !Theme.large
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

        Card {
            Layout.fillWidth: true
            best: true
            objectName: "sure"
            spacing: Theme.gutter
            visible: root.mine.asking

            Words {
                Layout.fillWidth: true
                step: Words.Step.Lead
                text: qsTr("Give the room back?")
            }

            Words {
                Layout.fillWidth: true
                text: qsTr("The time is then free for others, and this receipt counts no more.")
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
                    text: qsTr("No, we are coming")

                    onClicked: root.mine.keep()
                }

                PlainButton {
                    Layout.fillWidth: true
                    icon: Icons.calendarX
                    objectName: "giveBack"
                    text: qsTr("Yes, give it back")

                    onClicked: root.mine.giveBack()
                }
            }
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: !root.mine.asking && !root.mine.givenBack

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                detail: root.veryLarge ? "" : qsTr("It will say copy")
                enabled: !root.mine.busy
                icon: Icons.printer
                objectName: "printAgain"
                strokeColor: Theme.edge
                text: qsTr("Print again")

                onClicked: root.mine.printAgain()
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                detail: root.veryLarge ? "" : qsTr("Give the room back")
                enabled: !root.mine.busy
                icon: Icons.calendarX
                objectName: "askGiveBack"
                strokeColor: Theme.edge
                text: qsTr("We are not coming")
                visible: root.mine.mayGiveBack

                onClicked: root.mine.askGiveBack()
            }
        }

        PrimaryButton {
            Layout.fillWidth: true
            main: !Theme.large
            objectName: "finish"
            text: qsTr("Done, clear the screen")
            visible: !Theme.large || !root.mine.asking

            onClicked: root.mine.finish()
        }
    }
}

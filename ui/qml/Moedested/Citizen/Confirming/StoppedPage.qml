pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Citizen.Waiting
import Moedested.Controls
import Moedested.Theme

// After a no: what happened, in a sentence, and what can be had instead.
PageFrame {
    id: root

    required property StoppedModel stopped
    required property ConfirmModel confirm
    required property JoinModel joining
    required property FurtherModel further
    readonly property bool instead: Theme.large && !outOfCards && further.part === "instead"
    readonly property bool outOfCards: stopped.cards.count === 0
    readonly property int sides: Theme.landscape ? 2 : 1
    readonly property bool alone: outOfCards || Theme.veryLarge || (Theme.large && Theme.landscape) // what else there is stands where one reads on

    objectName: "stoppedPage"
    way: alone ? "told" : ""

    InsteadCards {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        further: root.further
        model: root.stopped.cards
        visible: root.instead

        onTaken: number => root.stopped.take(number)
    }

    Spread {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        cards: true
        halves: Theme.large && !root.alone
        rowSpacing: Theme.gutter
        visible: !root.instead

        SpreadColumn {
            Layout.columnSpan: !root.alone ? 1 : root.sides
            Layout.fillHeight: Theme.halved || root.alone
            spacing: Theme.gutter
            third: !Theme.large && !root.alone

            StatusPlate {
                Layout.fillHeight: root.alone
                Layout.fillWidth: true
                framed: true
                kind: StatusPlate.Kind.Stop
                objectName: "plate"
                poster: root.alone
                subtitle: root.stopped.sentence
                title: root.stopped.heading
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.phone
                objectName: "whom"
                step: root.alone && !Theme.large ? Words.Step.Lead : Words.Step.Body
                text: root.stopped.whom
                visible: text !== ""
                weight: Theme.bold
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.halved && !root.alone
            }
        }

        SpreadColumn {
            Layout.fillHeight: !Theme.low
            spacing: Theme.gutter
            visible: !root.alone

            Words {
                Layout.fillWidth: true
                Layout.topMargin: Theme.halved ? 0 : Theme.space3
                step: Words.Step.Title
                text: qsTr("You can have this")
                visible: !root.alone
            }

            PlaceCards {
                id: cards

                model: root.stopped.cards
                most: Theme.large ? 1 : 2
                narrow: Theme.landscape
                rowSpacing: Theme.gutter

                onTaken: number => root.stopped.take(number)
            }

            Item {
                Layout.fillHeight: true
            }
        }

        GridLayout {
            Layout.columnSpan: root.sides
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large && !Theme.landscape ? 1 : Theme.halved && !Theme.large && root.joining.offered ? 3 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true

            PrimaryButton {
                Layout.columnSpan: parent.columns
                Layout.fillWidth: true
                icon: Icons.phone
                objectName: "giveNumber"
                text: qsTr("Type a phone number")
                visible: root.stopped.mayGiveNumber

                onClicked: root.confirm.giveNumber()
            }

            ReadOn {
                Layout.fillHeight: false
                further: root.further
                part: "instead"
                text: qsTr("You can have this")
                visible: Theme.large && root.stopped.cards.count > (root.alone ? 0 : 1)
            }

            PlainButton {
                Layout.fillWidth: true
                icon: Icons.rotateCcw
                objectName: "tryAgain"
                text: qsTr("Try again")
                visible: root.stopped.mayTryAgain

                onClicked: root.stopped.tryAgain()
            }

            JoinButton {
                Layout.fillWidth: true
                brief: Theme.low && Theme.large
                joining: root.joining
            }

            PlainButton {
                Layout.fillWidth: true
                icon: Icons.search
                objectName: "search"
                text: qsTr("Look for something else")
                visible: !root.stopped.outOfOrder

                onClicked: root.stopped.search()
            }

            PlainButton {
                readonly property int before: Number(Theme.large && root.stopped.cards.count > (root.alone ? 0 : 1)) + Number(root.stopped.mayTryAgain) + Number(root.joining.offered) + Number(!root.stopped.outOfOrder)

                Layout.columnSpan: before % parent.columns === 0 ? parent.columns : 1 // alone in its row
                Layout.fillWidth: true
                objectName: "finish"
                text: qsTr("Done, clear the screen")
                visible: root.stopped.outOfOrder || !root.stopped.mayTryAgain

                onClicked: root.stopped.finish()
            }
        }
    }
}

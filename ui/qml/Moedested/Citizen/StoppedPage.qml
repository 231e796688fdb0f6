pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// After a no: what happened, in a sentence, and what can be had instead.
PageFrame {
    id: root

    required property StoppedModel stopped

    objectName: "stoppedPage"

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.cardPadding
        spacing: Theme.gutter

        StatusPlate {
            Layout.fillWidth: true
            framed: true
            kind: StatusPlate.Kind.Stop
            objectName: "plate"
            subtitle: root.stopped.sentence
            title: root.stopped.heading
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.phone
            objectName: "whom"
            text: root.stopped.whom
            visible: text !== ""
            weight: Theme.bold
        }

        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            step: Words.Step.Title
            text: qsTr("You can have this")
            visible: cards.count > 0
        }

        Repeater {
            id: cards

            model: root.stopped.cards

            delegate: PlaceCardView {
                required property string tagSymbol
                required property string spoken

                required availability
                required best
                required capacity
                required name
                required place

                Layout.fillWidth: true
                ribbonSpoken: spoken
                tagIcon: Glyphs.named(tagSymbol)

                onTaken: root.stopped.take(number)
            }
        }

        Item {
            Layout.fillHeight: true
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
                icon: Icons.rotateCcw
                objectName: "tryAgain"
                text: qsTr("Try again")
                visible: root.stopped.mayTryAgain

                onClicked: root.stopped.tryAgain()
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
                Layout.fillWidth: true
                objectName: "finish"
                text: qsTr("Done, clear the screen")
                visible: root.stopped.outOfOrder || !root.stopped.mayTryAgain

                onClicked: root.stopped.finish()
            }
        }
    }
}

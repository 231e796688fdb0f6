pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of a booking: all that can be done with it, and what each is.
Spread {
    id: root

    required property MyReceiptModel mine
    required property FurtherModel further
    readonly property bool goesOn: further.card < doings.cards - 1

    columns: 1
    objectName: "myMore"
    rowSpacing: Theme.gutter

    SpreadColumn {
        Layout.fillHeight: Theme.low
        spacing: Theme.space2

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.landscape ? 2 : 1
            rowSpacing: Theme.space2

            Words {
                Layout.fillWidth: true
                heading: true
                objectName: "heading"
                step: Theme.veryLarge && Theme.landscape ? Words.Step.Lead : Words.Step.Title
                text: qsTr("What you can do")
            }

            Words {
                color: Theme.muted
                objectName: "codeMore"
                openly: qsTr("Code")
                secret: true
                step: Theme.veryLarge ? Words.Step.Label : Words.Step.Body
                text: qsTr("Code") + " " + root.mine.code
                visible: Theme.halved
            }
        }

        Item {
            Layout.fillHeight: true
            visible: Theme.low
        }
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.gutter

        MyDoings {
            id: doings

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.maximumHeight: Math.max(implicitHeight, share / columns * (Theme.rowMost + rowSpacing))
            card: root.further.card
            columns: Theme.landscape ? 2 : 1
            mine: root.mine
            most: !Theme.low ? 6 : Theme.veryLarge ? 3 : 4

            onChosen: root.further.readBack()
        }

        Item {
            Layout.fillHeight: true
            visible: !doings.tight // it would want a gap of its own
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: 2
            uniformCellWidths: true

            ReadBack {
                Layout.columnSpan: root.goesOn ? 1 : 2
                Layout.fillHeight: false
                further: root.further
                least: Theme.touchFoot
            }

            PlainButton {
                Layout.fillWidth: true
                least: Theme.touchFoot
                objectName: "nextCard"
                strokeColor: Theme.edge
                text: qsTr("More")
                trailingIcon: Icons.arrowRight
                visible: root.goesOn

                onClicked: root.further.nextCard(doings.cards)
            }
        }
    }
}

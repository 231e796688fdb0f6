pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The places that fit, or those that nearly do; a page of cards, never a list to scroll.
PageFrame {
    id: root

    required property ResultsModel results

    objectName: "resultsPage"

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: root.frame.offline === "" ? Theme.gutter : Theme.space3
        spacing: Theme.space3

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter

            Words {
                Layout.fillWidth: true
                fits: Theme.large
                objectName: "heading"
                step: Words.Step.Page
                text: root.results.heading
            }

            PlainButton {
                Layout.preferredWidth: Theme.column
                icon: Icons.pencil
                implicitHeight: Theme.chip
                objectName: "edit"
                strokeColor: Theme.edge
                text: qsTr("Change")
                visible: !Theme.large && root.results.fits

                onClicked: root.results.goBack()
            }
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "summary"
            text: root.results.summary
            visible: root.results.fits && !Theme.large
        }

        Words {
            Layout.fillWidth: true
            objectName: "why"
            text: "<b>" + root.results.why + "</b> " + root.results.whyMore
            textFormat: Text.StyledText
            visible: !root.results.fits
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            text: qsTr("Close to what you looked for")
            visible: !root.results.fits && cards.count > 0 && !Theme.large
        }

        RibbonLegend {
            Layout.fillWidth: true
            bookedText: qsTr("Taken")
            closedText: qsTr("Closed")
            freeText: qsTr("Free")
            setupText: qsTr("Being set up")
            visible: root.results.fits && !Theme.large && root.frame.offline === ""
            yoursText: qsTr("Your time")
        }

        Repeater {
            id: cards

            model: root.results.cards

            delegate: PlaceCardView {
                required property string tagSymbol
                required property string spoken

                required availability
                required best
                required capacity
                required name
                required place

                Layout.fillWidth: true
                compact: root.frame.offline !== "" || !root.results.fits
                ribbonSpoken: spoken
                tagIcon: Glyphs.named(tagSymbol)

                onTaken: root.results.take(number)
            }
        }

        Item {
            Layout.fillHeight: true
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter

            PlainButton {
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                icon: Icons.arrowLeft
                objectName: "back"
                strokeColor: Theme.edge
                text: qsTr("Back")

                onClicked: root.results.goBack()
            }

            PlainButton {
                Layout.fillWidth: true
                icon: Icons.pencil
                objectName: "editSearch"
                strokeColor: Theme.edge
                text: qsTr("Change what you look for")
                visible: !root.results.fits && !Theme.large

                onClicked: root.results.goBack()
            }

            PlainButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                icon: Icons.clock
                objectName: "otherTimes"
                strokeColor: Theme.edge
                text: qsTr("Other times")
                visible: root.results.fits && !Theme.large

                onClicked: root.results.otherTimes()
            }

            PlainButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                objectName: "more"
                strokeColor: Theme.edge
                text: root.results.more
                trailingIcon: Icons.chevronDown
                visible: text !== ""

                onClicked: root.results.showMore()
            }
        }
    }
}

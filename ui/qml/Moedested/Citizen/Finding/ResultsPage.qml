pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Citizen.Telling
import Moedested.Citizen.Waiting
import Moedested.Controls
import Moedested.Theme

// The places that fit, or those that nearly do; a page of cards, never a list to scroll.
PageFrame {
    id: root

    required property ResultsModel results
    required property JoinModel joining
    required property AroundModel around
    required property WishModel wishing
    required property FurtherModel further
    readonly property bool wide: Theme.landscape
    readonly property bool stacked: Theme.large && !Theme.landscape && (joining.offered || results.more !== "") // one button more
    readonly property bool spread: Theme.low && !Theme.large // what is read has half a page
    readonly property bool searched: Theme.large && further.part === "search"

    objectName: "resultsPage"
    way: !results.fits ? "near" : results.sure ? "" : "asking"

    Component.onCompleted: results.turn(wide)
    onWideChanged: results.turn(wide)

    Loader {
        Layout.bottomMargin: Theme.landscape ? Theme.space3 : Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.space3
        active: root.searched
        visible: active

        sourceComponent: SearchMore {
            around: root.around
            frame: root.frame
            further: root.further
            results: root.results
            wishing: root.wishing
        }
    }

    ColumnLayout {
        Layout.bottomMargin: Theme.landscape ? Theme.space3 : Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: root.frame.offline === "" && !Theme.landscape ? Theme.gutter : Theme.space3
        spacing: Theme.space3
        visible: !root.searched

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.landscape ? 3 : 2
            rowSpacing: Theme.space3
            visible: root.results.fits || !Theme.landscape || !Theme.veryLarge

            Words {
                Layout.fillWidth: !Theme.landscape || !root.results.fits
                fits: Theme.large && !Theme.landscape
                heading: true
                objectName: "heading"
                step: root.spread && root.results.fits ? Words.Step.Time : !Theme.landscape ? Words.Step.Page : Theme.large ? Words.Step.Lead : Words.Step.Title
                text: root.results.heading
            }

            Facts {
                Layout.column: Theme.landscape ? 1 : 0
                Layout.columnSpan: Theme.landscape ? 1 : 2
                Layout.fillWidth: true
                Layout.row: Theme.landscape ? 0 : 1
                color: Theme.muted
                objectName: "summary"
                step: root.spread ? Words.Step.Lead : Words.Step.Body
                weight: Theme.regular
                live: root.results.cardNote !== ""
                facts: root.results.cardNote !== "" ? root.results.cardNote : root.results.summary
                visible: root.results.fits && (!Theme.large || root.results.cardNote !== "")
            }

            PlainButton {
                Layout.column: 1
                Layout.minimumWidth: implicitWidth
                Layout.preferredWidth: Theme.column
                Layout.row: 0
                icon: Icons.pencil
                implicitHeight: Theme.chip
                objectName: "edit"
                strokeColor: Theme.edge
                spoken: qsTr("Change the search")
                text: qsTr("Change")
                visible: !Theme.large && !Theme.halved && root.results.fits

                onClicked: root.results.goBack()
            }

            RibbonLegend {
                id: legend

                Layout.alignment: Theme.landscape ? Qt.AlignRight | Qt.AlignVCenter : Qt.AlignLeft
                Layout.column: Theme.landscape ? 2 : 0
                Layout.columnSpan: Theme.landscape ? 1 : 2
                Layout.fillWidth: !Theme.landscape
                Layout.preferredWidth: Theme.landscape ? legend.inOneLine : -1 // asked for its own, a flow once narrow stays so
                Layout.row: Theme.landscape ? 0 : 2
                Layout.topMargin: root.spread ? Theme.space3 : 0
                bookedText: qsTr("Taken")
                closedText: Theme.landscape && root.results.asked !== "" ? "" : qsTr("Closed")
                freeText: qsTr("Free")
                requestText: root.results.asked
                setupText: qsTr("Being set up")
                title: qsTr("How the time is drawn")
                visible: !Theme.large && (root.results.fits || (Theme.landscape && cards.count > 0))
                yoursText: root.results.sure ? qsTr("Your time") : ""
            }
        }

        Words {
            readonly property bool isShort: Theme.veryLarge && (root.joining.offered || (Theme.landscape && !root.results.wishes))

            Layout.fillWidth: true
            live: root.results.cardNote !== ""
            objectName: "why"
            opening: true
            step: root.spread ? Words.Step.Lead : Words.Step.Body
            weight: Theme.regular
            text: "<b>" + escaped(root.results.why) + "</b> " + escaped(root.results.cardNote !== "" ? root.results.cardNote : isShort ? "" : root.results.whyMore)
            textFormat: Text.StyledText
            visible: !root.results.fits
        }

        // Where one reaches low the cards stand at the foot of the page, each with its button at its own foot.
        Item {
            Layout.fillHeight: true
            visible: Theme.low
        }

        PlaceCards {
            id: cards

            compact: root.frame.offline !== "" || !root.results.fits
            lone: !root.results.fits && cards.count === 1 && !Theme.large && !Theme.landscape && !Theme.low
            model: root.results.cards
            reasoned: root.results.fits && root.results.cardNote === ""
            slim: !root.results.fits && cards.count > 2 && !Theme.large && !Theme.landscape

            onTaken: number => root.results.take(number)
        }

        WishPanel {
            Layout.fillHeight: spacious || Theme.roomyTall // alone there
            Layout.fillWidth: true
            Layout.maximumHeight: Theme.large ? Number.POSITIVE_INFINITY : implicitHeight // no heavier than what is offered above it
            Layout.verticalStretchFactor: spacious || Theme.roomyTall ? 100 : -1
            spacious: !Theme.low && !Theme.large && (cards.count === 0 || cards.lone)
            visible: root.results.wishes
            wishing: root.wishing
        }

        Item {
            Layout.fillHeight: true
            Layout.verticalStretchFactor: 1
            visible: !Theme.low
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: root.stacked ? 2 : 5
            rowSpacing: Theme.gutter

            PlainButton {
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                icon: Icons.arrowLeft
                least: Theme.touchFoot
                objectName: "back"
                strokeColor: Theme.edge
                text: qsTr("Back")

                onClicked: root.results.goBack()
            }

            ReadOn {
                Layout.preferredWidth: Theme.landscape ? 1 : -1
                further: root.further
                least: Theme.touchFoot
                part: "search"
                strokeColor: Theme.edge
                text: cards.count > 0 ? qsTr("Search and place") : qsTr("Your search")
                visible: Theme.large
            }

            JoinButton {
                Layout.columnSpan: root.stacked ? 2 : 1 // in half a row a long word breaks
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: (Theme.large && Theme.landscape) || (Theme.low && !Theme.large) ? 1 : -1
                brief: Theme.large || Theme.low
                joining: root.joining
                least: Theme.touchFoot
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumWidth: root.joining.offered ? Math.min(implicitWidth, root.width / 3) : -1 // the longer words break, not these
                icon: Icons.mapPin
                least: Theme.touchFoot
                objectName: "openHouses"
                strokeColor: Theme.edge
                text: root.around.houses
                visible: !root.results.fits && text !== "" && !Theme.large && !(root.joining.offered && (Theme.low || (!Theme.landscape && root.results.more !== "")))

                onClicked: root.around.openHouses()
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                icon: Icons.pencil
                least: Theme.touchFoot
                objectName: "editSearch"
                strokeColor: Theme.edge
                text: qsTr("Change the search")
                visible: !root.results.fits && !Theme.large && !Theme.low && !root.joining.offered

                onClicked: root.results.goBack()
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                icon: Icons.clock
                least: Theme.touchFoot
                objectName: "otherTimes"
                strokeColor: Theme.edge
                text: qsTr("Other times")
                visible: root.results.fits && !Theme.large && !(Theme.low && root.joining.offered)

                onClicked: root.results.otherTimes()
            }

            PlainButton {
                Layout.columnSpan: root.stacked ? 2 : 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: root.results.fits || (Theme.large && Theme.landscape) || (Theme.low && !Theme.large && root.joining.offered) ? 1 : -1
                least: Theme.touchFoot
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

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What stands beside the board: the day in short, one booking, a draft, a move, or what was found.
Rectangle {
    id: root

    required property PanelModel panel
    required property BlockModel blocks
    required property NotesModel notes
    required property AnywayModel anyway
    required property WhoModel who
    required property SeriesModel series
    required property SeriesAnywayModel seriesAnyway
    required property RequestsModel requests
    required property CallsModel calls
    required property KiosksModel kiosks
    required property CardsModel cards
    required property HouseWishesModel wishes
    required property ReportedModel reported
    required property bool tight
    readonly property string shown: root.panel.kind

    signal letGo
    signal putAway

    // The keys go to the first thing that can be done here.
    function take(): void {
        const first = column.nextItemInFocusChain(true);
        if (first !== null)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    function typeFirst(): void {
        if (root.panel.kind === "series")
            repeating.typeFirst();
        else if (root.panel.kind === "block")
            closing.typeFirst();
        else if (root.panel.kind === "cards")
            placeCards.typeFirst();
        else
            draft.typeFirst();
    }

    color: Theme.paper
    objectName: "panel"

    onShownChanged: scroll.contentY = 0 // another panel begins at its top, wherever the last one was left

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        color: Theme.line
        width: Theme.strokeDivider
    }

    ScrollMark {
        anchors.bottom: scroll.bottom
        anchors.right: parent.right
        anchors.rightMargin: Theme.space1 / 2
        anchors.top: scroll.top
        area: scroll
        objectName: "panelMark"
    }

    Flickable {
        id: scroll

        anchors.fill: parent
        anchors.margins: root.tight ? Theme.space3 : Theme.gutter
        anchors.rightMargin: Theme.gutter
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.implicitHeight
        objectName: "panelScroll"

        // As much of it as there is room for, from its beginning.
        function bring(item: Item): void {
            const top = item.mapToItem(column, 0, 0).y;
            contentY = Math.max(0, Math.min(top, Math.max(contentY, top + item.height - height)));
        }

        ColumnLayout {
            id: column

            spacing: root.tight ? Theme.space2 : Theme.space3
            width: parent.width

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                DeskText {
                    Layout.fillWidth: true
                    lineHeight: 1.05
                    objectName: "panelTitle"
                    pixels: root.tight ? Theme.deskLead : Theme.deskTitle
                    text: root.panel.title
                    weight: Theme.extraBold
                }

                DeskButton {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.deskControl
                    icon: Icons.x
                    objectName: "putAway"
                    spoken: qsTr("Put the panel away")
                    visible: root.tight && root.panel.kind !== "series"

                    onClicked: root.putAway()
                }
            }

            DeskText {
                Layout.fillWidth: true
                Layout.topMargin: -Theme.space2
                color: Theme.muted
                pixels: Theme.deskRoom
                text: root.panel.subtitle
                visible: text !== ""
            }

            PanelReported {
                Layout.fillWidth: true
                reported: root.reported
                visible: root.panel.kind === "day" && root.reported.rows.count > 0
            }

            FactList {
                Layout.fillWidth: true
                facts: root.panel.facts
                tight: root.tight
                visible: root.panel.facts.count > 0
            }

            RefusalPlate {
                Layout.fillWidth: true
                objectName: "panelPlate"
                text: root.panel.plateText
                small: root.tight
                title: root.panel.plate
                visible: root.panel.refused
            }

            RefusalPlate {
                Layout.fillWidth: true
                objectName: "panelTrouble"
                small: true
                text: root.panel.trouble
                visible: text !== ""
            }

            PanelNotes {
                Layout.fillWidth: true
                notes: root.notes
            }

            PanelBooking {
                Layout.fillWidth: true
                panel: root.panel
                tight: root.tight
                visible: root.panel.kind === "booking"
            }

            PanelBlock {
                id: closing

                Layout.fillWidth: true
                blocks: root.blocks
                visible: root.panel.kind === "block"

                onLetGo: root.letGo()
            }

            PanelBlocked {
                Layout.fillWidth: true
                blocks: root.blocks
                visible: root.panel.kind === "blocked"
            }

            ChoiceFlow {
                Layout.fillWidth: true
                choices: root.panel.scopes
                label: qsTr("How much of the series")
                objectName: "scopes"
                visible: root.panel.kind === "move" && root.panel.inSeries

                onTaken: key => root.panel.chooseScope(key)
            }

            ChoiceFlow {
                Layout.fillWidth: true
                choices: root.panel.weekdays
                label: qsTr("To which weekday")
                objectName: "moveWeekdays"
                visible: root.panel.kind === "move" && root.panel.weekdays.count > 0

                onTaken: key => root.panel.chooseWeekday(key)
            }

            DeskText {
                Layout.fillWidth: true
                pixels: Theme.deskRoom
                text: qsTr("This you can do instead")
                visible: root.panel.refused && root.panel.offers.count > 0
                weight: Theme.bold
            }

            OfferList {
                Layout.fillWidth: true
                offers: root.panel.offers
                visible: root.panel.offers.count > 0

                onTaken: key => root.panel.take(key)
            }

            PanelAnyway {
                Layout.fillWidth: true
                anyway: root.anyway

                onLetGo: root.letGo()
            }

            PanelDraft {
                id: draft

                Layout.fillWidth: true
                panel: root.panel
                visible: root.panel.kind === "draft"

                onLetGo: root.letGo()
                onRepeated: root.series.begin()
            }

            PanelWho {
                Layout.fillWidth: true
                visible: root.panel.kind === "draft"
                who: root.who
            }

            PanelSeries {
                id: repeating

                Layout.fillWidth: true
                anyway: root.seriesAnyway
                series: root.series
                tight: root.tight
                visible: root.panel.kind === "series"

                onLetGo: root.letGo()
            }

            DeskText {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "panelNote"
                pixels: Theme.deskBlock
                text: root.panel.plateText
                visible: !root.panel.refused && text !== ""
            }

            PanelRequests {
                Layout.fillWidth: true
                requests: root.requests
                tight: root.tight
                visible: root.panel.kind === "requests"

                onLetGo: root.letGo()
                onOpened: entry => scroll.bring(entry)
            }

            PanelCalls {
                Layout.fillWidth: true
                calls: root.calls
                visible: root.panel.kind === "calls"
            }

            PanelKiosks {
                Layout.fillWidth: true
                kiosks: root.kiosks
                visible: root.panel.kind === "kiosks"
            }

            PanelCards {
                id: placeCards

                Layout.fillWidth: true
                cards: root.cards
                visible: root.panel.kind === "cards"

                onLetGo: root.letGo()
            }

            PanelWishes {
                Layout.fillWidth: true
                visible: root.panel.kind === "wishes"
                wishes: root.wishes

                onLetGo: root.letGo()
            }

            DeskButton {
                Layout.fillWidth: true
                icon: Icons.listChecks
                objectName: "printSchedule"
                text: qsTr("Print the janitor's sheet")
                visible: root.panel.kind === "day"

                onClicked: root.panel.printSchedule()
            }

            DeskButton {
                Layout.fillWidth: true
                icon: Icons.lock
                objectName: "closeRooms"
                text: qsTr("Close rooms…")
                visible: root.panel.kind === "day"

                onClicked: root.blocks.begin()
            }

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2
                visible: root.panel.kind === "day"

                DeskButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    icon: Icons.idCard
                    objectName: "placeCards"
                    text: qsTr("Place cards…")

                    onClicked: root.cards.begin()
                }

                DeskButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    icon: Icons.messageSquarePlus
                    objectName: "houseWishes"
                    text: qsTr("Missing here…")

                    onClicked: root.wishes.begin()
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Moedested.Bridge
import Moedested.Theme

// The front desk's one window: the day above, the board and its panel, and how things stand below.
Window {
    id: root

    required property BoardModel board
    required property PanelModel panel
    required property BlockModel blocks
    required property NotesModel notes
    required property AnywayModel anyway
    required property WhoModel who
    required property SeriesModel series
    required property SeriesAnywayModel seriesAnyway
    readonly property bool repeating: root.panel.kind === "series"
    required property RequestsModel requests
    required property CallsModel calls
    required property KiosksModel kiosks
    required property CardsModel cards
    required property HouseWishesModel wishes
    required property ReportedModel reported
    required property SignInModel signIn
    required property ComfortModel comfort
    readonly property int textPercent: Math.max(...sizes().filter(percent => percent <= comfort.textPercent)) // everything grows with it, and the page is laid out for the room that is left
    property bool rightToLeft: false
    readonly property bool wide: page.width >= Theme.deskWide
    readonly property bool narrow: page.width < Theme.deskNarrow
    property bool dragging: false // something on the board, which is seen whole meanwhile
    property bool opened: false // the drawer, with the day in short
    readonly property bool drawn: !root.wide && !root.dragging && (root.opened || root.panel.kind !== "day" || root.panel.trouble !== "")
    readonly property real covered: root.drawn ? panel.width : 0 // of the board, by the drawer
    readonly property bool typing: signIn.shown || activeFocusItem !== null && activeFocusItem.objectName.startsWith("typing-")

    // The sizes of text that this window has room for: 200 % on a screen of 1920, 150 % on one of 1366.
    function sizes(): list<int> {
        return [100, 125, 150, 200].filter(percent => percent === 100 || root.width * 100 / percent >= Theme.deskLeast);
    }

    function resize(steps: int): void {
        const all = root.sizes();
        const place = Math.max(0, all.indexOf(root.textPercent)) + steps;
        root.comfort.chooseText(all[Math.min(all.length - 1, Math.max(0, place))]);
    }

    function nextSize(): void {
        const all = root.sizes();
        root.comfort.chooseText(all[(all.indexOf(root.textPercent) + 1) % all.length]);
    }

    // Nothing is chosen, and the board is seen whole.
    function putAway(): void {
        root.opened = false;
        root.board.letGo();
        boards.forceActiveFocus();
    }

    color: Theme.paper
    height: 1080
    objectName: "frontDeskWindow"
    title: "Mødested"
    width: 1920

    Binding {
        property: "highContrast"
        target: Theme
        value: root.comfort.highContrast
    }

    Item {
        id: page

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.rightToLeft
        height: root.height * 100 / root.textPercent
        objectName: "page"
        scale: root.textPercent / 100
        transformOrigin: Item.TopLeft
        width: root.width * 100 / root.textPercent

        ColumnLayout {
            anchors.fill: parent
            enabled: !root.signIn.shown
            spacing: 0
            visible: enabled

            DeskTop {
                id: top

                Layout.fillWidth: true
                board: root.board
                calls: root.calls
                kiosks: root.kiosks
                narrow: root.narrow
                panelShown: root.drawn && root.panel.kind === "day"
                waiting: root.reported.rows.count
                requests: root.requests
                signIn: root.signIn
                tight: !root.wide

                onLetGo: boards.forceActiveFocus()
                onPanelToggled: {
                    const isShown = panelShown;
                    root.putAway();
                    root.opened = !isShown;
                }
            }

            BoardBanner {
                Layout.fillWidth: true
                detail: root.kiosks.waits
                title: qsTr("The centre was set back. Nothing can be booked just now.")
                visible: detail !== ""
            }

            Item {
                Layout.fillHeight: true
                Layout.fillWidth: true

                Loader {
                    id: boards

                    anchors.fill: parent
                    anchors.rightMargin: root.wide ? panel.width : 0
                    focus: true
                    objectName: "boards"
                    sourceComponent: root.board.isWeek ? week : day
                    visible: !root.repeating
                }

                Component {
                    id: day

                    Board {
                        board: root.board
                        covered: root.covered
                        focus: true
                        narrow: root.narrow
                        tight: !root.wide

                        onDraggingChanged: root.dragging = dragging
                    }
                }

                Component {
                    id: week

                    WeekBoard {
                        board: root.board
                        covered: root.covered
                        focus: true
                        narrow: root.narrow

                        onDraggingChanged: root.dragging = dragging
                    }
                }

                SeriesDates {
                    anchors.fill: parent
                    anchors.rightMargin: panel.width
                    series: root.series
                    tight: !root.wide
                    visible: root.repeating
                }

                Panel {
                    id: panel

                    anchors.bottom: parent.bottom
                    anchors.right: parent.right
                    anchors.top: parent.top
                    calls: root.calls
                    kiosks: root.kiosks
                    cards: root.cards
                    reported: root.reported
                    wishes: root.wishes
                    blocks: root.blocks
                    notes: root.notes
                    anyway: root.anyway
                    who: root.who
                    panel: root.panel
                    series: root.series
                    seriesAnyway: root.seriesAnyway
                    requests: root.requests
                    tight: !root.wide
                    visible: root.wide || root.drawn
                    width: root.wide ? Theme.deskPanel : root.narrow ? Theme.deskPanelNarrow : Theme.deskPanelTight

                    onLetGo: boards.forceActiveFocus()
                    onPutAway: root.putAway()
                }
            }

            BoardLegend {
                Layout.fillWidth: true
                forgetful: root.board.forgetful
                moving: root.panel.kind === "move"
                visible: root.wide
                week: root.board.isWeek
            }

            DeskStatus {
                Layout.fillWidth: true
                beside: !panel.visible ? "" : root.panel.trouble !== "" ? root.panel.trouble : root.panel.plateText
                board: root.board
                narrow: root.narrow
                textPercent: root.textPercent

                onContrast: root.comfort.toggleContrast()
                onLarger: root.nextSize()
            }
        }

        SignInPage {
            anchors.fill: parent
            board: root.board
            narrow: root.narrow
            signIn: root.signIn
            textPercent: root.textPercent
            visible: root.signIn.shown

            onContrast: root.comfort.toggleContrast()
            onLarger: root.nextSize()
            onVisibleChanged: {
                if (!visible)
                    boards.forceActiveFocus(); // what was typed in keeps the keys else, out of sight
            }
        }
    }

    Shortcut {
        sequences: [StandardKey.ZoomIn, "Ctrl+="]

        onActivated: root.resize(1)
    }

    Shortcut {
        sequences: [StandardKey.ZoomOut]

        onActivated: root.resize(-1)
    }

    Shortcut {
        sequence: "Ctrl+0"

        onActivated: root.comfort.chooseText(100)
    }

    Shortcut {
        enabled: !root.signIn.shown
        sequence: "F2"

        onActivated: top.search_()
    }

    Shortcut {
        enabled: !root.signIn.shown
        sequence: "F3"

        onActivated: panel.typeFirst()
    }

    Shortcut {
        enabled: !root.signIn.shown
        sequence: "F4"

        onActivated: root.board.showWeek(!root.board.isWeek)
    }

    Shortcut {
        enabled: !root.typing
        sequence: "PgUp"

        onActivated: root.board.turnDay(-1)
    }

    Shortcut {
        enabled: !root.typing
        sequence: "PgDown"

        onActivated: root.board.turnDay(1)
    }

    Shortcut {
        enabled: !root.typing
        sequence: "Home"

        onActivated: root.board.turnDay(0)
    }

    Shortcut {
        enabled: !root.typing && boards.activeFocus && (root.panel.kind === "booking" || root.panel.kind === "requests" || root.panel.kind === "blocked")
        sequences: ["Return", "Enter"]

        onActivated: panel.take()
    }

    Shortcut {
        enabled: !root.typing
        sequences: [StandardKey.Undo]

        onActivated: root.board.undo()
    }

    Shortcut {
        enabled: !root.typing
        sequence: "Esc"

        onActivated: root.repeating ? root.series.leave() : root.putAway()
    }

    Shortcut {
        enabled: !root.typing && root.panel.kind === "move"
        sequences: ["Return", "Enter"]

        onActivated: root.board.accept()
    }

    Shortcut {
        enabled: !root.typing && boards.activeFocus && root.panel.kind === "draft"
        sequences: ["Return", "Enter"]

        onActivated: root.panel.book()
    }

    Shortcut {
        enabled: !root.typing && root.repeating
        sequences: ["Return", "Enter"]

        onActivated: root.series.book()
    }

    Shortcut {
        enabled: !root.typing
        sequence: "1"

        onActivated: root.panel.takeSuggestion(1)
    }

    Shortcut {
        enabled: !root.typing
        sequence: "2"

        onActivated: root.panel.takeSuggestion(2)
    }

    Shortcut {
        enabled: !root.typing
        sequence: "3"

        onActivated: root.panel.takeSuggestion(3)
    }
}

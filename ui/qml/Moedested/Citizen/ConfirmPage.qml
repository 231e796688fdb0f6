pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Exactly what one gets: the place, the time to be stretched, how the room stands, who may come, who books.
PageFrame {
    id: root

    required property ConfirmModel confirm
    required property JoinModel joining
    readonly property bool gone: confirm.gone !== ""
    readonly property bool asks: !gone && !confirm.waiting
    readonly property bool typing: asks && confirm.keypadOpen
    readonly property bool refused: gone && !confirm.waiting

    readonly property int parts: Math.ceil(4 / confirm.sectionsShown)

    function shows(section: int): bool {
        const here = section >= confirm.firstSection && section < confirm.firstSection + confirm.sectionsShown;
        return asks && !typing && here;
    }

    function form(): Component {
        if (!Theme.halved)
            return tall;
        if (confirm.waiting)
            return waitingWide;
        if (gone)
            return goneWide;
        if (typing)
            return typingWide;
        if (Theme.low)
            return low;
        return confirm.sectionsShown === 4 ? wide : confirm.sectionsShown === 2 ? pairs : across;
    }

    objectName: "confirmPage"
    briefOffline: true
    tellsOffline: !Theme.large && !Theme.halved

    Loader {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.landscape || root.frame.offline !== "" ? Theme.space3 : Theme.gutter
        sourceComponent: root.form()
    }

    Loader {
        Layout.fillWidth: true
        sourceComponent: !Theme.landscape ? foot : root.refused ? null : footWide
        visible: sourceComponent !== null
    }

    Component {
        id: foot

        ConfirmFoot {
            asks: root.asks
            confirm: root.confirm
            joining: root.joining
            parted: root.parts > 1
            typing: root.typing
        }
    }

    Component {
        id: footWide

        ConfirmFootWide {
            asks: root.asks
            confirm: root.confirm
            typing: root.typing
        }
    }

    // All below one another, and what has happened meanwhile in its place.
    Component {
        id: tall

        ColumnLayout {
            spacing: 0

            ConfirmPlace {
                confirm: root.confirm
                placed: !Theme.large || root.confirm.waiting || root.shows(0)
                seen: root.asks && !root.typing
                tight: root.frame.offline !== ""
                visible: !Theme.large || !root.asks || root.shows(0)
            }

            ConfirmTime {
                asks: root.asks
                confirm: root.confirm
                drawn: !root.typing && !root.gone
                visible: !Theme.large || root.confirm.waiting || root.shows(0)
            }

            ConfirmSteps {
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
                visible: root.shows(0)
            }

            SectionGap {
                visible: root.shows(0) && root.shows(1)
            }

            ConfirmRoom {
                confirm: root.confirm
                visible: root.shows(1)
            }

            SectionGap {
                visible: root.shows(1) && root.shows(2)
            }

            ConfirmOpenness {
                confirm: root.confirm
                visible: root.shows(2)
            }

            SectionGap {
                visible: root.shows(2) && root.shows(3)
            }

            ConfirmWho {
                confirm: root.confirm
                visible: root.shows(3)
            }

            RoomButton {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
                visible: Theme.large && root.shows(3)
            }

            Loader {
                Layout.fillWidth: true
                active: root.typing
                visible: active

                sourceComponent: ColumnLayout {
                    spacing: 0

                    ConfirmNumber {
                        Layout.topMargin: Theme.cardPadding
                        phone: root.confirm.phone
                    }

                    NumberPad {
                        Layout.fillHeight: false
                        Layout.fillWidth: true
                        Layout.topMargin: Theme.gutter

                        onErased: root.confirm.eraseDigit()
                        onTyped: digit => root.confirm.typeDigit(digit)
                    }

                    ConfirmSealed {
                        Layout.topMargin: Theme.space3
                        confirm: root.confirm
                    }

                    GridLayout {
                        Layout.fillHeight: false
                        Layout.fillWidth: true
                        Layout.topMargin: Theme.gutter
                        columnSpacing: Theme.gutter
                        columns: Theme.large ? 1 : 2
                        rowSpacing: Theme.gutter
                        uniformCellWidths: true

                        PlainButton {
                            Layout.fillWidth: true
                            icon: Icons.x
                            objectName: "noPhone"
                            strokeColor: Theme.edge
                            text: qsTr("No number after all")
                            visible: !Theme.large || root.confirm.note === "" // the words need its place; Back does the same

                            onClicked: root.confirm.forgetPhone()
                        }

                        PlainButton {
                            Layout.fillWidth: true
                            enabled: root.confirm.phoneComplete
                            icon: Icons.check
                            objectName: "phoneDone"
                            text: qsTr("Use the number")

                            onClicked: root.confirm.closeKeypad()
                        }
                    }
                }
            }

            ConfirmWaiting {
                Layout.topMargin: Theme.large ? Theme.gutter : Theme.margin
                visible: root.confirm.waiting
            }

            Loader {
                Layout.fillWidth: true
                active: root.refused
                visible: active

                sourceComponent: ColumnLayout {
                    spacing: 0

                    ConfirmGone {
                        Layout.topMargin: Theme.gutter
                        confirm: root.confirm
                    }

                    ConfirmInstead {
                        Layout.topMargin: Theme.gutter
                        confirm: root.confirm
                        visible: count > 0
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.minimumHeight: root.frame.offline === "" ? Theme.space3 : 0
            }
        }
    }

    // The place and its time, beside all other questions.
    Component {
        id: wide

        Spread {
            SpreadColumn {
                spacing: 0

                ConfirmPlace {
                    confirm: root.confirm
                }

                ConfirmTime {
                    asks: root.asks
                    confirm: root.confirm
                }

                ConfirmSteps {
                    Layout.topMargin: Theme.gutter
                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            SpreadColumn {
                spacing: 0

                ConfirmRoom {
                    confirm: root.confirm
                }

                SectionGap {}

                ConfirmOpenness {
                    confirm: root.confirm
                }

                SectionGap {}

                ConfirmWho {
                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.space3
                }
            }
        }
    }

    // Two questions side by side.
    Component {
        id: pairs

        ColumnLayout {
            spacing: 0

            ConfirmPlace {
                confirm: root.confirm
                visible: root.shows(0)
            }

            Spread {
                SpreadColumn {
                    spacing: 0

                    ConfirmTime {
                        asks: root.asks
                        confirm: root.confirm
                        visible: root.shows(0)
                    }

                    ConfirmOpenness {
                        confirm: root.confirm
                        visible: root.shows(2)
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                SpreadColumn {
                    spacing: 0

                    ConfirmSteps {
                        confirm: root.confirm
                        visible: root.shows(0)
                    }

                    ConfirmRoom {
                        Layout.topMargin: Theme.gutter
                        confirm: root.confirm
                        visible: root.shows(1)
                    }

                    ConfirmWho {
                        confirm: root.confirm
                        visible: root.shows(3)
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }

    // One question from side to side.
    Component {
        id: across

        ColumnLayout {
            spacing: 0

            Spread {
                visible: root.shows(0)

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space3

                    Words {
                        Layout.fillWidth: true
                        objectName: "name"
                        step: Words.Step.Title
                        text: root.confirm.name
                    }

                    ConfirmTime {
                        asks: root.asks
                        confirm: root.confirm
                    }
                }

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space3

                    Facts {
                        Layout.fillWidth: true
                        color: Theme.muted
                        objectName: "place"
                        facts: root.confirm.place
                    }

                    LeadSentence {
                        Layout.fillWidth: true
                        lead: root.confirm.limit === "" && !root.confirm.asksHouse ? root.confirm.free : ""
                        rest: root.confirm.length
                        stacked: true
                    }

                    ConfirmSteps {
                        confirm: root.confirm
                    }
                }
            }

            ConfirmRoom {
                confirm: root.confirm
                visible: root.shows(1)
            }

            RoomButton {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                confirm: root.confirm
                visible: root.shows(1)
            }

            ConfirmOpenness {
                confirm: root.confirm
                visible: root.shows(2)
            }

            ConfirmWho {
                confirm: root.confirm
                visible: root.shows(3)
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }

    // What one gets, and below it what can be changed.
    Component {
        id: low

        Spread {
            rowSpacing: 0

            SpreadColumn {
                spacing: 0

                ConfirmPlace {
                    confirm: root.confirm
                }

                ConfirmTime {
                    asks: false
                    confirm: root.confirm
                    drawn: !Theme.large || (!Theme.veryLarge && root.confirm.missing === "" && !root.confirm.request)
                    telling: !Theme.veryLarge
                }

                ConfirmPrice {
                    Layout.topMargin: Theme.gutter
                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                }

                ReachHint {}
            }

            SpreadColumn {
                Layout.fillHeight: true
                spacing: Theme.space3

                RoomButton {
                    Layout.fillWidth: true
                    confirm: root.confirm
                    visible: root.shows(0)
                }

                ConfirmSteps {
                    confirm: root.confirm
                    visible: root.shows(0)
                }

                ConfirmRoom {
                    confirm: root.confirm
                    visible: root.shows(1)
                }

                ConfirmOpenness {
                    confirm: root.confirm
                    visible: root.shows(2)
                }

                ConfirmWho {
                    confirm: root.confirm
                    visible: root.shows(3)
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    Component {
        id: typingWide

        Spread {
            SpreadColumn {
                spacing: Theme.gutter

                ConfirmPlace {
                    confirm: root.confirm
                    seen: false
                    placed: !Theme.low
                    visible: !Theme.large
                }

                ConfirmTime {
                    asks: root.asks
                    confirm: root.confirm
                    drawn: false
                    visible: !Theme.large
                }

                ConfirmNumber {
                    phone: root.confirm.phone
                }

                ConfirmSealed {
                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            SpreadColumn {
                spacing: 0

                NumberPad {
                    Layout.fillHeight: false
                    Layout.fillWidth: true
                    keyHeight: Theme.large ? Theme.touchAction : Theme.touchMain

                    onErased: root.confirm.eraseDigit()
                    onTyped: digit => root.confirm.typeDigit(digit)
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    Component {
        id: waitingWide

        Spread {
            SpreadColumn {
                spacing: 0

                ConfirmPlace {
                    confirm: root.confirm
                    seen: false
                }

                ConfirmTime {
                    asks: root.asks
                    confirm: root.confirm
                    drawn: !Theme.large
                    telling: !Theme.large
                }

                Item {
                    Layout.fillHeight: true
                }
            }

            SpreadColumn {
                Item {
                    Layout.fillHeight: true
                }

                ConfirmWaiting {}

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    // What has happened, beside what can be had instead.
    Component {
        id: goneWide

        Spread {
            cards: true
            halves: Theme.large

            SpreadColumn {
                Layout.bottomMargin: Theme.gutter
                spacing: Theme.space3
                third: !Theme.large

                ConfirmPlace {
                    confirm: root.confirm
                    seen: false
                    placed: !Theme.large
                }

                ConfirmTime {
                    asks: false
                    confirm: root.confirm
                    drawn: false
                    visible: !Theme.large
                }

                ConfirmGone {
                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                }

                RowLayout {
                    Layout.fillHeight: false
                    Layout.fillWidth: true
                    spacing: Theme.space3
                    visible: Theme.landscape

                    PlainButton {
                        Layout.fillHeight: true
                        icon: Icons.arrowLeft
                        objectName: "back"
                        text: qsTr("Back")

                        onClicked: root.confirm.goBack()
                    }

                    JoinButton {
                        Layout.fillWidth: true
                        brief: true
                        joining: root.joining
                    }
                }
            }

            SpreadColumn {
                visible: others.count > 0

                ConfirmInstead {
                    id: others

                    confirm: root.confirm
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
}

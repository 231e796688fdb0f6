pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Somewhere to go: what and when, who may come, how one gets in and gets there, and a slip to go by.
PageFrame {
    id: root

    required property OutingModel outing
    required property FurtherModel further
    readonly property bool readsOn: Theme.large && further.part === "way"
    readonly property int wholeRow: Theme.veryLarge ? 2 : 1
    readonly property bool alone: outing.bookText === "" && outing.printSlipText === "" // nothing to do but to go back
    readonly property bool pictured: outing.free || outing.room.source !== "" // an event may stand otherwise than its room
    readonly property bool led: alone && outing.free && !Theme.large && !Theme.halved // by the picture of the room
    readonly property bool ledWide: alone && outing.free && !Theme.large && Theme.landscape
    readonly property bool hasSlip: outing.slip !== "" // its line stands where it was asked for

    objectName: "outingPage"
    tellsOffline: !Theme.large && !Theme.low // the note says what it means here; in larger words all of it is read on
    way: alone && !hasSlip ? "room" : ""

    OutingPlate {
        Layout.fillWidth: true
        brief: root.led
        outing: root.outing
        visible: !Theme.halved && !root.readsOn
    }

    OutingMore {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        frame: root.frame
        further: root.further
        outing: root.outing
        pictured: root.pictured
        visible: root.readsOn
    }

    Spread {
        Layout.bottomMargin: Theme.landscape ? Theme.space3 : Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        rowSpacing: Theme.large || Theme.halved ? Theme.gutter : Theme.cardPadding
        visible: !root.readsOn

        SpreadColumn {
            spacing: Theme.space3

            OutingPlate {
                Layout.fillWidth: true
                framed: true
                outing: root.outing
                visible: Theme.halved
            }

            Words {
                Layout.fillWidth: true
                objectName: "note"
                opening: true
                step: Theme.large ? Words.Step.Action : Words.Step.Call
                text: root.outing.note
            }

            RowLayout {
                Layout.fillWidth: true
                layoutDirection: root.led || root.ledWide ? Qt.RightToLeft : Qt.LeftToRight
                spacing: Theme.gutter
                visible: !Theme.large

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: Theme.space2

                    Repeater {
                        model: root.outing.facts

                        delegate: FactLine {
                            required property string symbol

                            required text

                            Layout.fillWidth: true
                            icon: Glyphs.named(symbol)
                        }
                    }
                }

                RoomView {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: root.ledWide ? Theme.photoLeadingWide : root.led ? Theme.photoLeading : root.outing.bookText === "" ? Theme.photoBeside : Theme.photoTight
                    room: root.outing.room
                    visible: root.pictured && (!Theme.halved || root.ledWide)
                }

                OutingCode {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.column
                    codeSize: Theme.qrTiny
                    outing: root.outing
                    visible: Theme.halved && !root.ledWide
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.fillWidth: true
                visible: Theme.halved

                RoomView {
                    height: parent.height
                    room: root.outing.room
                    visible: root.pictured && Theme.landscape && !root.ledWide && !Theme.large && height >= Theme.photoLeast
                    width: Math.min(parent.width, height * 4 / 3)
                }
            }
        }

        SpreadColumn {
            Layout.fillHeight: true
            spacing: Theme.space3

            SectionTitle {
                Layout.fillWidth: true
                text: root.outing.way
                visible: !Theme.large
            }

            Repeater {
                model: Theme.large ? null : root.outing.steps // else the way is read on

                delegate: WayStep {
                    required property string symbol

                    required detail
                    required language
                    required title

                    Layout.fillWidth: true
                    icon: Glyphs.named(symbol)
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                spacing: Theme.gutter
                visible: !Theme.large

                FloorPlan {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    mostHeight: Theme.planTight + (root.outing.bookText === "" && root.frame.offline === "" ? Theme.touchFoot : 0)
                    plan: root.outing.plan
                }

                RoomView {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.photoBeside
                    room: root.outing.room
                    visible: root.pictured && Theme.low
                }

                OutingCode {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: !root.outing.plan.known
                    Layout.preferredWidth: root.outing.plan.known ? Theme.qrSmall : -1
                    codeSize: root.ledWide ? Theme.qrTiny : root.outing.plan.known ? Theme.qrBeside : Theme.qrSmall
                    outing: root.outing
                    visible: !Theme.halved || root.ledWide
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.fillWidth: true

                // With large text wherever room is left.
                FactsInRoom {
                    anchors.fill: parent
                    facts: root.outing.facts
                    visible: Theme.large && !view.visible
                }

                RoomView {
                    id: view

                    anchors.horizontalCenter: parent.horizontalCenter
                    height: parent.height
                    room: root.outing.room
                    visible: root.pictured && Theme.large && !root.hasSlip && height >= Theme.photoLeast
                    width: seen ? Math.min(parent.width, height * 4 / 3) : parent.width
                }
            }

            PrintState {
                Layout.fillWidth: true
                objectName: "slip"
                text: root.outing.slip
                visible: text !== ""
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: 2
                rowSpacing: Theme.space3

                PlainButton {
                    Layout.columnSpan: 2
                    Layout.fillWidth: true
                    icon: Icons.printer
                    least: Theme.touchFoot
                    objectName: "printSlip"
                    strokeColor: Theme.edge
                    text: root.outing.printSlipText
                    visible: text !== "" && root.outing.bookText !== "" && !root.hasSlip

                    onClicked: root.outing.printSlip()
                }

                ReadOn {
                    Layout.columnSpan: 2
                    Layout.fillHeight: false
                    further: root.further
                    least: Theme.touchFoot
                    part: "way"
                    text: qsTr("The way, and more")
                }

                PlainButton {
                    Layout.columnSpan: Theme.veryLarge || root.alone ? 2 : 1
                    Layout.fillWidth: Theme.veryLarge || root.alone
                    Layout.preferredWidth: Theme.large || root.alone ? -1 : Theme.column
                    icon: Icons.arrowLeft
                    least: Theme.touchFoot
                    objectName: "back"
                    strokeColor: Theme.edge
                    text: root.outing.back

                    onClicked: root.outing.goBack()
                }

                PrimaryButton {
                    Layout.columnSpan: root.wholeRow
                    Layout.fillWidth: true
                    least: Theme.touchFoot
                    objectName: "book"
                    text: root.outing.bookText
                    visible: text !== "" && !root.outing.asks

                    onClicked: root.outing.book()
                }

                DashedButton {
                    Layout.columnSpan: root.wholeRow
                    Layout.fillWidth: true
                    least: Theme.touchFoot
                    objectName: "ask"
                    text: root.outing.bookText
                    visible: text !== "" && root.outing.asks

                    onClicked: root.outing.book()
                }

                PrimaryButton {
                    Layout.columnSpan: root.wholeRow
                    Layout.fillWidth: true
                    icon: Icons.printer
                    least: Theme.touchFoot
                    objectName: "printSlip"
                    text: root.outing.printSlipText
                    visible: text !== "" && root.outing.bookText === "" && root.outing.doneText === ""

                    onClicked: root.outing.printSlip()
                }

                PrimaryButton {
                    Layout.columnSpan: root.wholeRow
                    Layout.fillWidth: true
                    icon: Icons.check
                    least: Theme.touchFoot
                    objectName: "finish"
                    text: root.outing.doneText
                    visible: text !== ""

                    onClicked: root.outing.finish()
                }
            }
        }
    }
}

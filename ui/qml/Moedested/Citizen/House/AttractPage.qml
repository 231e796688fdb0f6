pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What is on in the house and what is free now; one touch enters.
Item {
    id: root

    required property FrameModel frame
    required property AroundModel around
    required property AttractModel attract
    required property LanguageModel languages
    readonly property bool headed: Theme.landscape && Theme.veryLarge // from side to side, or its words would have to shrink
    readonly property bool demoBelowEvents: Theme.landscape && (!Theme.large || attract.calm !== "") // there is room for it
    readonly property bool demoBesides: Theme.veryLarge && !Theme.landscape && frame.offline !== "" // a banner takes its place
    readonly property bool demoBelowButtons: !demoBelowEvents && !demoBesides && !(headed && attract.nextFree !== "") // which is told first

    objectName: "attractPage"

    Gathering {
        lack: Math.max(grid.implicitHeight - root.height, Theme.low ? Theme.reach - acting.y - enter.y : 0)
        page: root
    }

    GridLayout {
        id: grid

        anchors.fill: parent
        columnSpacing: 0
        columns: Theme.landscape ? 2 : 1
        rowSpacing: 0

        KioskHeader {
            Layout.columnSpan: 2
            Layout.fillWidth: true
            clock: root.frame.clock
            houseName: root.frame.house
            visible: root.headed
            whichHour: root.frame.whichHour
        }

        ColumnLayout {
            Layout.fillHeight: Theme.landscape
            Layout.fillWidth: !Theme.landscape
            Layout.preferredWidth: Theme.landscape ? Theme.attractLeft : -1
            spacing: 0

            Rectangle {
                Layout.fillHeight: Theme.landscape
                Layout.fillWidth: true
                color: Theme.bench
                implicitHeight: onNow.implicitHeight + Theme.cardPadding

                ColumnLayout {
                    id: onNow

                    height: Theme.landscape ? parent.height : implicitHeight
                    spacing: 0
                    width: parent.width

                    KioskHeader {
                        Layout.fillWidth: true
                        Layout.preferredHeight: implicitHeight + Theme.gutter
                        clock: root.frame.clock
                        houseName: root.frame.house
                        large: !Theme.large
                        visible: !root.headed
                        whichHour: root.frame.whichHour
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        Layout.topMargin: Theme.space2
                        color: Theme.wordsOnBench
                        fits: true
                        heading: true
                        step: Words.Step.Time
                        text: qsTr("In the house right now")
                    }

                    Facts {
                        Layout.bottomMargin: Theme.tallScript ? Theme.space2 : Theme.gutter
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        Layout.topMargin: Theme.tallScript ? Theme.gutter : Theme.space2
                        color: Theme.fog
                        font.pixelSize: Theme.action
                        facts: root.attract.day
                    }

                    Repeater {
                        id: events

                        model: root.attract.events

                        delegate: EventRow {
                            required property string tag

                            required detail
                            required running
                            required time
                            required title

                            Layout.fillHeight: Theme.landscape
                            Layout.fillWidth: true
                            Layout.leftMargin: Theme.margin
                            Layout.maximumHeight: implicitHeight + (Theme.landscape ? Theme.space3 : 0)
                            Layout.rightMargin: Theme.margin
                            roomy: Theme.landscape && !Theme.large && events.count < 3
                            tagText: tag
                        }
                    }

                    Words {
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        Layout.topMargin: Theme.space2
                        color: Theme.fog
                        text: root.attract.moreEvents
                        visible: text !== ""
                    }

                    ColumnLayout {
                        Layout.bottomMargin: Theme.cardPadding
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        spacing: Theme.gutter
                        visible: root.attract.calm !== ""

                        Rectangle {
                            Layout.bottomMargin: Theme.gutter
                            Layout.fillWidth: true
                            color: Theme.benchLine
                            implicitHeight: Theme.strokeDivider
                        }

                        Words {
                            Layout.fillWidth: true
                            color: Theme.wordsOnBench
                            objectName: "calm"
                            step: Theme.landscape && !Theme.large ? Words.Step.Page : Words.Step.Lead
                            text: root.attract.calm
                        }

                        Words {
                            Layout.fillWidth: true
                            color: Theme.fog
                            font.pixelSize: Theme.large ? Theme.body : Theme.landscape ? Theme.lead : Theme.action
                            lineHeight: font.pixelSize * 1.4
                            text: root.attract.story
                            visible: !Theme.veryLarge
                        }
                    }

                    Item {
                        Layout.fillHeight: true
                        visible: Theme.landscape
                    }

                    Words {
                        Layout.bottomMargin: Theme.space3
                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        color: Theme.fog
                        objectName: "demo"
                        step: Words.Step.Label
                        text: root.attract.demo
                        visible: root.demoBelowEvents
                        weight: Theme.medium
                    }
                }
            }

            Banner {
                Layout.fillWidth: true
                detail: Theme.veryLarge ? "" : root.frame.offlineMore
                title: root.frame.offline
                visible: root.frame.offline !== "" && !Theme.landscape
            }
        }

        ColumnLayout {
            id: acting

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            spacing: 0

            // As high as what can be touched leaves it: where events take many lines, fewer rows are shown. How many
            // that are must not change the height that is asked for, or the page is laid out for ever.
            ColumnLayout {
                id: freeNow

                readonly property real above: Theme.landscape && !Theme.large ? Theme.cardPadding : Theme.space3
                readonly property real oneRow: rows.made === 0 || Theme.large ? 0 : rows.besides + rows.tallest

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.minimumHeight: above + Theme.space3 + (nextFree.visible ? nextFree.implicitHeight : oneRow)
                Layout.preferredHeight: Layout.minimumHeight
                spacing: 0

                Item {
                    Layout.fillHeight: true
                    Layout.maximumHeight: Theme.margin
                    Layout.minimumHeight: freeNow.above
                }

                Words {
                    id: freeTitle

                    Layout.bottomMargin: Theme.space3
                    Layout.fillWidth: true
                    step: Words.Step.Title
                    text: root.attract.known ? qsTr("Free now") : qsTr("Looked free")
                    visible: rows.count > 0 && !nextFree.visible
                }

                Facts {
                    id: nextFree

                    Layout.bottomMargin: rows.shown > 0 ? Theme.space3 : 0

                    Layout.fillWidth: true
                    facts: root.attract.nextFree
                    objectName: "nextFree"
                    step: root.headed ? Words.Step.Body : Words.Step.Lead
                    visible: facts !== ""
                    weight: Theme.extraBold
                }

                Repeater {
                    id: rows

                    property int made: 0
                    readonly property real tallest: made === 0 ? 0 : tallestOf(count)
                    readonly property real hours: Theme.ribbonTick + Theme.label * Theme.lineFactors[0] // below the last row
                    readonly property real besides: (nextFree.visible ? nextFree.implicitHeight : freeTitle.implicitHeight) + Theme.space3 + hours
                    readonly property real room: freeNow.height - freeNow.above - Theme.space3 - besides
                    readonly property int fewest: nextFree.visible ? 0 : 1
                    readonly property int fitting: made === 0 ? fewest : Math.max(fewest, Math.floor(room / tallest))
                    readonly property int shown: Math.min(count, Theme.freeRows, fitting)

                    function tallestOf(count: int): real {
                        let tallest = 1;
                        for (let index = 0; index < count; index++)
                            tallest = Math.max(tallest, (itemAt(index) as FreeRow)?.bareHeight ?? 0);
                        return tallest;
                    }

                    model: root.attract.free

                    delegate: FreeRow {
                        required property AbstractItemModel pieces
                        required property int index

                        required name
                        required until

                        Layout.fillWidth: true
                        segments: pieces
                        ticks: index === rows.shown - 1 ? root.attract.hours : null
                        visible: index < rows.shown
                    }

                    onItemAdded: made++
                }

                Item {
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.space3
                }
            }

            PrimaryButton {
                id: enter

                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, Theme.touchWelcome)
                detail: Theme.large ? "" : Theme.landscape ? qsTr("No login.") : qsTr("No login. Paper receipt.")
                icon: Icons.pointer
                leading: true
                main: true
                objectName: "find"
                text: qsTr("Touch to book a place")

                onClicked: root.attract.find()
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                columnSpacing: Theme.gutter
                columns: Theme.large ? 1 : 2
                rowSpacing: Theme.gutter
                uniformCellWidths: !Theme.landscape

                PlainButton {
                    Layout.fillWidth: true
                    icon: Icons.receiptText
                    objectName: "openReceipt"
                    text: qsTr("I have a receipt")

                    onClicked: root.attract.openReceipt()
                }

                PlainButton {
                    readonly property bool passing: true // the languages have their turns

                    Layout.fillWidth: true
                    Layout.minimumWidth: Theme.landscape ? Theme.column * 1.5 : 0 // two names
                    icon: Icons.globe
                    objectName: "languages"
                    spoken: qsTr("Language") + ": " + text
                    text: root.languages.named
                    visible: !Theme.large

                    onClicked: root.languages.ask()
                }
            }

            AroundButtons {
                Layout.topMargin: Theme.gutter
                around: root.around
            }

            Words {
                Layout.bottomMargin: Theme.gutter
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                color: Theme.muted
                horizontalAlignment: Text.AlignHCenter
                objectName: "demo"
                step: Words.Step.Label
                text: root.attract.demo
                visible: root.demoBelowButtons
                weight: Theme.medium
            }

            Item {
                implicitHeight: Theme.landscape ? Theme.cardPadding : Theme.gutter
                visible: !root.demoBelowButtons
            }
        }

        Banner {
            Layout.columnSpan: 2
            Layout.fillWidth: true
            detail: Theme.veryLarge ? "" : root.frame.offlineMore
            inline: true
            title: root.frame.offline
            visible: root.frame.offline !== "" && Theme.landscape
        }
    }
}

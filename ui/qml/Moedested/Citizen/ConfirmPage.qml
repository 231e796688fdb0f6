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
    readonly property bool gone: confirm.gone !== ""
    readonly property bool asks: !gone && !confirm.waiting
    readonly property bool typing: asks && confirm.keypadOpen

    function shows(section: int): bool {
        const here = section >= confirm.firstSection && section < confirm.firstSection + confirm.sectionsShown;
        return asks && !typing && here;
    }

    objectName: "confirmPage"
    tellsOffline: false

    ColumnLayout {
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.gutter
        spacing: 0

        Words {
            Layout.fillWidth: true
            objectName: "name"
            step: Words.Step.Page
            text: root.confirm.name
            visible: !Theme.large || !root.asks || root.shows(0)
        }

        Words {
            Layout.bottomMargin: Theme.gutter
            Layout.fillWidth: true
            Layout.topMargin: Theme.space1
            color: Theme.muted
            font.pixelSize: Theme.sentence
            objectName: "place"
            text: root.confirm.place
            visible: !Theme.large || root.confirm.waiting || root.shows(0)
        }

        Card {
            Layout.fillWidth: true
            padding: Theme.gutter
            spacing: 0
            visible: !Theme.large || root.confirm.waiting || root.shows(0)

            Words {
                Layout.fillWidth: true
                fits: true
                horizontalAlignment: Text.AlignHCenter
                objectName: "time"
                step: Words.Step.Time
                text: root.confirm.time
            }

            Words {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
                font.pixelSize: Theme.sentence
                horizontalAlignment: Text.AlignHCenter
                objectName: "length"
                text: root.confirm.length + " · <b>" + root.confirm.free + "</b>"
                textFormat: Text.StyledText
                visible: !root.gone && root.confirm.limit === "" && root.confirm.sectionsShown > 1
            }

            Words {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
                fits: true
                font.pixelSize: Theme.sentence
                horizontalAlignment: Text.AlignHCenter
                objectName: "limit"
                text: root.confirm.limit
                visible: !root.gone && text !== ""
                weight: Theme.bold
            }

            TimeRibbon {
                id: strip

                Layout.bottomMargin: root.asks && !Theme.large ? startHandle.height - implicitHeight + laneBottom + Theme.ribbonOverhang : 0
                Layout.fillWidth: true
                Layout.leftMargin: Theme.gutter
                Layout.rightMargin: Theme.gutter
                Layout.topMargin: Theme.space2
                laneHeight: Theme.laneChoice
                nowFraction: root.confirm.nowFraction
                segments: root.confirm.pieces
                spoken: root.confirm.spoken
                ticks: root.confirm.hours
                visible: !root.typing && !root.gone

                TimeHandle {
                    id: startHandle

                    fraction: root.confirm.startFraction
                    objectName: "startHandle"
                    ribbon: strip
                    slotFraction: root.confirm.slotFraction
                    spoken: qsTr("Start") + ": " + root.confirm.startText
                    text: root.confirm.startText
                    visible: root.asks && !Theme.large

                    onDownChanged: root.confirm.holdRibbon(down)
                    onMovedBy: slots => root.confirm.moveStart(slots)
                }

                TimeHandle {
                    fraction: root.confirm.endFraction
                    objectName: "endHandle"
                    ribbon: strip
                    slotFraction: root.confirm.slotFraction
                    spoken: qsTr("End") + ": " + root.confirm.endText
                    text: root.confirm.endText
                    visible: root.asks && !Theme.large

                    onDownChanged: root.confirm.holdRibbon(down)
                    onMovedBy: slots => root.confirm.moveEnd(slots)
                }
            }
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            columnSpacing: Theme.gutter
            columns: 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: root.shows(0)

            PlainButton {
                Layout.fillWidth: true
                guardMs: Theme.guardRepeat
                icon: Icons.minus
                implicitHeight: Theme.touchStep
                objectName: "shorter"
                spoken: qsTr("15 min. shorter")
                text: Theme.large ? qsTr("15 min.") : spoken
                weight: Theme.semiBold

                onClicked: root.confirm.moveEnd(-1)
            }

            PlainButton {
                Layout.fillWidth: true
                guardMs: Theme.guardRepeat
                icon: Icons.plus
                implicitHeight: Theme.touchStep
                objectName: "longer"
                spoken: qsTr("15 min. longer")
                text: Theme.large ? qsTr("15 min.") : spoken
                weight: Theme.semiBold

                onClicked: root.confirm.moveEnd(1)
            }
        }

        SectionGap {
            visible: root.shows(0) && root.shows(1)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space1
            Layout.fillWidth: true
            text: qsTr("How the room stands")
            visible: root.shows(1)
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.space2
            uniformCellWidths: true
            visible: root.shows(1)

            Chip {
                Layout.fillWidth: true
                chosen: true
                detail: root.confirm.furniture
                objectName: "layout"
                picture: pictogram
                text: root.confirm.layoutName

                LayoutPictogram {
                    id: pictogram

                    chairs: root.confirm.chairs
                    kind: root.confirm.layout
                    tables: root.confirm.tables
                }
            }

            Words {
                Layout.alignment: Qt.AlignVCenter
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "otherLayouts"
                step: Words.Step.Label
                text: root.confirm.otherLayouts
                weight: Theme.medium
            }
        }

        SectionGap {
            visible: root.shows(1) && root.shows(2)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space1
            Layout.fillWidth: true
            text: qsTr("Who may come?")
            visible: root.shows(2)
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 3
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: root.shows(2)

            Chip {
                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: root.confirm.openness === "closed"
                detail: qsTr("The door is closed")
                icon: Icons.lock
                objectName: "openness-closed"
                text: qsTr("Only us")

                onClicked: root.confirm.chooseOpenness("closed")
            }

            Chip {
                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: root.confirm.openness === "come-and-see"
                detail: qsTr("One may look in")
                icon: Icons.eye
                objectName: "openness-come-and-see"
                text: qsTr("Come and see")

                onClicked: root.confirm.chooseOpenness("come-and-see")
            }

            Chip {
                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: root.confirm.openness === "open"
                detail: qsTr("Shown on the screen")
                icon: Icons.doorOpen
                objectName: "openness-open"
                text: qsTr("Open to all")

                onClicked: root.confirm.chooseOpenness("open")
            }
        }

        SectionGap {
            visible: root.shows(2) && root.shows(3)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space1
            Layout.fillWidth: true
            Layout.topMargin: root.typing ? Theme.cardPadding : 0
            text: !root.typing ? qsTr("Who books?") : Theme.large ? qsTr("Your number") : qsTr("Your phone number")
            visible: root.shows(3) || root.typing
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: root.shows(3)

            Chip {
                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: enabled && !root.typing && root.confirm.phoneDigits === ""
                detail: enabled ? qsTr("The paper is your key") : root.confirm.nameNeeded
                enabled: root.confirm.nameNeeded === ""
                icon: Icons.receiptText
                objectName: "who-nobody"
                text: qsTr("No name")

                onClicked: root.confirm.forgetPhone()
            }

            Chip {
                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: root.typing || root.confirm.phoneDigits !== ""
                detail: root.confirm.phoneDigits === "" ? qsTr("So we can call you") : root.confirm.phone
                icon: Icons.phone
                objectName: "who-phone"
                text: qsTr("Phone number")

                onClicked: root.confirm.openKeypad()
            }
        }

        Card {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space2
            best: true
            padding: Theme.gutter
            visible: root.typing

            Words {
                Accessible.name: qsTr("Your phone number") + ": " + root.confirm.phone
                Layout.fillWidth: true
                fits: true
                horizontalAlignment: Text.AlignHCenter
                objectName: "phone"
                step: Words.Step.Page
                text: root.confirm.phone === "" ? "·· ·· ·· ··" : root.confirm.phone
            }
        }

        NumberPad {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            keyHeight: Theme.touchAction
            visible: root.typing

            onErased: root.confirm.eraseDigit()
            onTyped: digit => root.confirm.typeDigit(digit)
        }

        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            color: Theme.muted
            step: Words.Step.Label
            text: qsTr("The number is used for this booking alone. It is sealed at once and cannot be read on this screen.")
            visible: root.typing
            weight: Theme.medium
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: root.typing

            PlainButton {
                Layout.fillWidth: true
                icon: Icons.x
                objectName: "noPhone"
                strokeColor: Theme.edge
                text: qsTr("No number after all")

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

        ColumnLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.margin
            objectName: "waiting"
            spacing: Theme.gutter
            visible: root.confirm.waiting

            Icon {
                Layout.alignment: Qt.AlignHCenter
                glyph: Icons.hourglass
                size: Theme.time
            }

            Words {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                step: Words.Step.Title
                text: qsTr("We are asking for your time")
            }

            Words {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.action
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("It takes three seconds at most. You need do nothing.")
            }
        }

        StatusPlate {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            framed: true
            kind: StatusPlate.Kind.Stop
            objectName: "gone"
            subtitle: qsTr("Nothing is booked.")
            title: root.confirm.gone
            visible: root.gone && !root.confirm.waiting
        }

        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            step: Words.Step.Title
            text: qsTr("You can have this")
            visible: root.gone && !root.confirm.waiting && others.count > 0
        }

        Repeater {
            id: others

            model: Theme.textScale > 1.5 ? null : root.confirm.cards

            delegate: PlaceCardView {
                required property string tagSymbol
                required property string spoken

                required availability
                required best
                required capacity
                required name
                required place

                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                compact: true
                ribbonSpoken: spoken
                tagIcon: Glyphs.named(tagSymbol)
                visible: root.gone && !root.confirm.waiting && (!Theme.large || number === 0)

                onTaken: root.confirm.takeInstead(number)
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.space3
        }
    }

    ActionZone {
        Layout.fillWidth: true
        spacing: Theme.space3

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter
            visible: root.asks && !(root.typing && Theme.large)

            Words {
                Layout.fillWidth: true
                objectName: "price"
                text: root.confirm.missing === "" ? root.confirm.price : root.confirm.missing
                weight: Theme.bold
            }

            Words {
                color: Theme.muted
                horizontalAlignment: Text.AlignRight
                text: qsTr("Nothing is booked until you press.")
                visible: !Theme.large && root.confirm.missing === ""
                wrapMode: Text.NoWrap
            }
        }

        PrimaryButton {
            Layout.fillWidth: true
            enabled: root.confirm.canBook
            icon: Icons.printer
            objectName: "book"
            text: bookHere.text
            visible: Theme.large && root.asks && !root.typing && !root.confirm.request

            onClicked: root.confirm.book()
        }

        DashedButton {
            Layout.fillWidth: true
            enabled: root.confirm.canBook
            icon: Icons.printer
            objectName: "request"
            text: askHere.text
            visible: Theme.large && root.asks && !root.typing && root.confirm.request

            onClicked: root.confirm.book()
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter

            PlainButton {
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                enabled: !root.confirm.waiting
                icon: Icons.arrowLeft
                objectName: "back"
                text: qsTr("Back")

                onClicked: root.confirm.goBack()
            }

            PrimaryButton {
                id: bookHere

                Layout.fillWidth: true
                enabled: root.confirm.canBook && !root.confirm.waiting
                main: true
                objectName: "book"
                text: root.confirm.waiting ? qsTr("Asking …") : qsTr("Book and print")
                trailingIcon: root.confirm.waiting ? "" : Icons.printer
                visible: !root.gone && !root.confirm.request && !Theme.large

                onClicked: root.confirm.book()
            }

            DashedButton {
                id: askHere

                Layout.fillWidth: true
                enabled: root.confirm.canBook && !root.confirm.waiting
                main: true
                objectName: "request"
                text: root.confirm.waiting ? qsTr("Asking …") : qsTr("Ask and print")
                visible: !root.gone && root.confirm.request && !Theme.large

                onClicked: root.confirm.book()
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                objectName: "nextQuestion"
                text: qsTr("More choices")
                trailingIcon: Icons.arrowRight
                visible: Theme.large && root.asks && !root.typing

                onClicked: root.confirm.nextSection()
            }
        }
    }
}

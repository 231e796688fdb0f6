pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// One place among the results, with its day, what speaks for it, and its button.
ResultCard {
    id: root

    required property int number
    required property string tag
    required property AbstractItemModel pieces
    required property AbstractItemModel hours
    required property real nowFraction
    required property string ribbonSpoken
    required property AbstractItemModel reasons
    required property string sentence
    required property string button
    required property bool request
    required property bool miss
    property bool compact: false // on a page with a banner
    property bool lone: false // the only one on a page with room to spare
    property bool slim: false // one of three that share a page with more
    property bool reasoned: true // there is room for what speaks for it in larger words
    readonly property bool promised: compact && !request && !miss // without the centre; its tag says so
    readonly property string told: promised && stacked ? "" : sentence
    readonly property bool beside: slim || (across && Theme.large && told === "") // the button beside the ribbon
    readonly property bool fits: !Theme.large || (narrow && !Theme.veryLarge) // its button's words; larger ones have a second line
    readonly property bool brims: Theme.crowding === Theme.mostCrowding && (across || (Theme.low && action.implicitHeight > Theme.touchMain)) // of a wide page, or beside a button of several lines
    readonly property bool speaks: told === "" && !slim && (!Theme.large || (Theme.veryLarge && !narrow && reasoned && !brims)) // what speaks for it
    readonly property bool grows: (Theme.roomyTall && stacked) || lone || (Theme.low && !Theme.large) // on a page with room to spare: the day is drawn as large as there is room for

    signal taken

    component Reasons: Flow {
        Layout.fillWidth: true
        spacing: root.narrow ? Theme.space3 : Theme.space1

        Repeater {
            model: root.reasons

            delegate: FactLine {
                required text
                rightPadding: root?.narrow ? 0 : Theme.space3 // nearer to its own sign than to the next one's; without a card when the page moves apart as it goes
            }
        }
    }

    padding: Theme.large && narrow ? Theme.space3 : Theme.large || compact || narrow ? Theme.gutter : Theme.cardPaddingTight
    spacing: Theme.space1
    tagLook: request ? Tag.Look.Dashed : miss ? Tag.Look.Mist : Tag.Look.Bench
    tagText: tag

    GridLayout {
        id: grid

        Layout.fillHeight: root.narrow || root.grows
        Layout.fillWidth: true
        Layout.topMargin: strip.visible ? 0 : Theme.space1
        columnSpacing: Theme.gutter
        columns: root.stacked || root.narrow ? 1 : 2
        rowSpacing: Theme.space2

        Item {
            id: strip

            readonly property int lane: Theme.scaled(Theme.ribbonLane)

            Layout.bottomMargin: Theme.space3 - Theme.space2
            Layout.columnSpan: root.beside ? 1 : grid.columns
            Layout.fillHeight: root.grows
            Layout.fillWidth: true
            Layout.maximumHeight: root.grows ? implicitHeight + lane * 2 : Number.POSITIVE_INFINITY
            Layout.leftMargin: Theme.large ? Theme.space3 : 0
            Layout.rightMargin: root.slim ? Theme.space3 : root.beside ? Theme.cardPadding : Theme.large ? Theme.space3 : 0
            implicitHeight: lane + day.topRoom + day.bottomRoom
            visible: !Theme.veryLarge || !(root.request || (root.promised && root.across) || (root.miss && root.told !== "")) // the times are in words too

            TimeRibbon {
                id: day

                anchors.fill: parent
                laneHeight: Math.max(strip.lane, strip.height - topRoom - bottomRoom)
                nowFraction: root.nowFraction
                segments: root.pieces
                spoken: root.ribbonSpoken
                ticks: root.hours
            }
        }

        Reasons {
            Layout.alignment: Qt.AlignVCenter
            Layout.fillHeight: root.narrow
            visible: root.speaks && !root.beside
        }

        BalancedWords {
            Layout.alignment: root.grows ? Qt.AlignTop : Qt.AlignVCenter
            Layout.fillHeight: root.narrow || (root.grows && !strip.visible)
            Layout.fillWidth: true
            objectName: "sentence"
            text: root.told
            visible: text !== "" && !root.slim
        }

        Loader {
            id: action

            Layout.alignment: root.narrow ? Qt.AlignBottom : Qt.AlignVCenter // level with those beside it
            Layout.fillWidth: root.stacked || root.narrow
            Layout.maximumWidth: root.beside ? Theme.spreadHalf + Theme.gutter : Number.POSITIVE_INFINITY
            Layout.preferredHeight: Theme.large ? -1 : root.compact ? Theme.cardActionHeightTight : Theme.cardActionHeight
            Layout.preferredWidth: Theme.large || root.narrow ? -1 : root.slim ? Theme.cardActionSlim : Theme.cardActionWidth
            sourceComponent: root.request ? asking : root.best ? first : other
        }

        Reasons {
            Layout.columnSpan: grid.columns
            visible: root.speaks && root.beside && action.implicitHeight <= strip.implicitHeight // else its words take that room
        }
    }

    BalancedWords {
        Layout.fillWidth: true
        objectName: "sentence"
        text: root.told
        visible: text !== "" && root.slim
    }

    Component {
        id: first

        PrimaryButton {
            fits: root.fits
            objectName: "take-" + root.number
            spoken: root.button + ", " + root.name
            text: root.button

            onClicked: root.taken()
        }
    }

    Component {
        id: other

        PlainButton {
            fits: root.fits
            objectName: "take-" + root.number
            spoken: root.button + ", " + root.name
            text: root.button

            onClicked: root.taken()
        }
    }

    Component {
        id: asking

        DashedButton {
            fits: root.fits
            objectName: "take-" + root.number
            spoken: root.button + ", " + root.name
            text: root.button

            onClicked: root.taken()
        }
    }
}

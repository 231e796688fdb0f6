pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// How a booking stands: confirmed (bench and a tick), request (dashes and an hourglass), stop (ink and an octagon), ended
// because its people wanted it so (white, a thick outline and a tick), or over because its time has passed (a clock).
Item {
    id: root

    enum Kind {
        Confirmed,
        Request,
        Stop,
        Ended,
        Over
    }

    required property int kind
    required property string title // BEKRÆFTET
    property string subtitle // IKKE BEKRÆFTET, or the sentence of a stop or an end
    property string time
    property bool told: false // the time is said in words, which have a second line
    property string place
    property string day
    property bool poster: false // alone on its page: it takes the room there is, with its sign above its words
    property bool framed: false // a card on the page instead of the head of it
    property bool placeFirst: false // where it is stands above when, and no smaller
    readonly property bool live: true // read out when it comes
    readonly property bool isRequest: kind === StatusPlate.Kind.Request
    readonly property bool isSaid: isStop || isEnded // a sentence
    readonly property bool isStop: kind === StatusPlate.Kind.Stop
    readonly property bool isOver: kind === StatusPlate.Kind.Over
    readonly property bool isEnded: isOver || kind === StatusPlate.Kind.Ended
    readonly property bool signAbove: poster && !(Theme.halved && Theme.large)
    readonly property int stopStep: !(poster || placeFirst) || Theme.veryLarge ? Words.Step.Lead : Theme.large ? Words.Step.Title : Words.Step.Page
    readonly property bool stacked: placeFirst || Theme.large || Theme.landscape // the day on a line of its own
    readonly property bool saidFirst: placeFirst && isSaid // what happened stands above where it was to be, and no smaller
    readonly property int placeStep: saidFirst && Theme.large ? Words.Step.Lead : !placeFirst || saidFirst || Theme.large ? Words.Step.Title : Theme.landscape ? Words.Step.Page : Words.Step.Time
    readonly property int timeStep: told ? (Theme.veryLarge ? Words.Step.Lead : Words.Step.Title) : !placeFirst ? Words.Step.Proof : saidFirst ? (Theme.large ? Words.Step.Action : Words.Step.Lead) : Theme.large ? Words.Step.Lead : Theme.landscape ? Words.Step.Title : Words.Step.Page
    readonly property int yesStep: signAbove && !Theme.large ? Words.Step.Proof : Words.Step.Time
    readonly property int titleStep: isSaid ? stopStep : isRequest && !signAbove ? Words.Step.Page : yesStep
    readonly property int subtitleStep: isRequest ? Words.Step.Title : isSaid && poster && !Theme.large ? Words.Step.Lead : saidFirst && !Theme.large ? Words.Step.Call : Words.Step.Body
    readonly property color wordsColor: isRequest || isEnded ? Theme.ink : isStop ? Theme.wordsOnInk : Theme.wordsOnBench
    readonly property color quietColor: isRequest || isEnded ? Theme.muted : isStop ? Theme.wordsOnInk : Theme.fog
    readonly property real padding: framed || isSaid ? (Theme.low && Theme.large ? Theme.gutter : Theme.cardPadding) : isRequest ? Theme.margin + Theme.space2 : Theme.margin

    objectName: "statusPlate"
    Accessible.name: (placeFirst ? [title, subtitle, place, time, day] : [title, subtitle, time, place, day]).filter(words => words !== "").join(". ")
    Accessible.role: Accessible.Heading
    implicitHeight: column.implicitHeight + padding * 2
    implicitWidth: column.implicitWidth + padding * 2

    Rectangle {
        anchors.fill: parent
        border.color: Theme.ink
        border.width: root.isEnded ? Theme.strokeYours : Theme.highContrast && !root.isStop ? Theme.strokeControl : 0
        color: root.isRequest || root.isEnded ? Theme.white : root.isStop ? Theme.ink : Theme.bench
        radius: root.framed || root.isSaid ? Theme.radiusCard : 0
        visible: !root.isRequest || !root.framed
    }

    DashedFrame {
        anchors.fill: parent
        anchors.margins: root.framed ? 0 : Theme.cardPadding - Theme.space1
        dashLength: Theme.dashFrame
        gapLength: Theme.space1
        strokeWidth: Theme.space1
        visible: root.isRequest
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: root.padding
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.halved ? Theme.space1 : Theme.gutter

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.cardPadding
            columns: root.signAbove ? 1 : 2
            rowSpacing: Theme.cardPadding

            Item {
                id: seal

                Layout.alignment: Qt.AlignTop
                implicitHeight: root.signAbove ? Theme.pictureIcon : root.saidFirst ? Theme.pixels[root.titleStep] : root.isSaid ? Theme.title : Theme.touchAction + Theme.gutter
                implicitWidth: implicitHeight

                Rectangle {
                    anchors.fill: parent
                    color: Theme.wordsOnBench
                    radius: width / 2
                    visible: !root.isRequest && !root.isSaid
                }

                DashedFrame {
                    anchors.fill: parent
                    radius: width / 2
                    visible: root.isRequest
                }

                Icon {
                    anchors.centerIn: parent
                    color: root.isSaid || root.isRequest ? root.wordsColor : Theme.highContrast ? Theme.wordsOnInk : Theme.bench
                    glyph: root.isRequest ? Icons.hourglass : root.isStop ? Icons.octagonAlert : root.isOver ? Icons.clock : root.isSaid ? Icons.circleCheck : Icons.check
                    size: root.isSaid ? seal.height : root.isRequest ? seal.height * 0.5 : seal.height * 0.66
                }
            }

            ColumnLayout {
                Layout.alignment: Qt.AlignVCenter
                Layout.fillWidth: true
                spacing: root.isSaid ? Theme.space1 : 0

                Words {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1 // not as wide as the words, which shrink with it
                    color: root.wordsColor
                    fits: !root.isSaid
                    step: root.titleStep
                    text: root.title
                }

                Facts {
                    Accessible.ignored: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1 // not as wide as the words, which shrink with it
                    color: root.wordsColor
                    fits: root.isRequest
                    step: root.subtitleStep
                    facts: root.subtitle
                    visible: facts !== ""
                    weight: root.isRequest ? Theme.extraBold : Theme.regular
                }
            }
        }

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: root.stacked ? 1 : 2
            rowSpacing: parent.spacing
            visible: root.time !== "" || root.place !== "" || root.day !== ""

            Words {
                Accessible.ignored: true
                Layout.columnSpan: parent.columns
                Layout.fillWidth: true
                Layout.row: root.placeFirst ? 1 : 0
                color: root.wordsColor
                fits: !root.told
                font.strikeout: root.isStop // it is nobody's time
                objectName: "plateTime"
                step: root.timeStep
                text: root.time
                visible: text !== ""
            }

            Words {
                Accessible.ignored: true
                Layout.column: 0
                Layout.fillWidth: true
                Layout.row: root.placeFirst ? 0 : 1
                color: root.wordsColor
                objectName: "platePlace"
                room: root.width - root.padding * 2
                step: root.placeStep
                text: root.place
                visible: text !== ""
            }

            Facts {
                Accessible.ignored: true
                Layout.column: root.stacked ? 0 : 1
                Layout.fillWidth: root.stacked
                Layout.maximumWidth: root.stacked ? Number.POSITIVE_INFINITY : root.width * 0.45
                Layout.row: root.stacked ? 2 : 1
                color: root.quietColor
                facts: root.day
                step: Words.Step.Action
                visible: text !== ""
                weight: Theme.regular
            }
        }
    }
}

pragma Singleton
import QtQuick

// The one place for colours, type, sizes and motion. Lengths are px at 1080 × 1920 on a 27-inch kiosk.
QtObject {
    id: theme

    // What the person has chosen; the application sets these and every control follows.
    property bool highContrast: false
    property bool reducedMotion: false
    property bool tallScript: false // Arabic and Urdu: looser lines
    property real textScale: 1.0 // 1.0, 1.5 or 2.0
    property bool landscape: false // the screen is wider than high; the window says so
    property bool low: false // whatever is touched lies below `reach`; never on a wide screen, which is low enough
    property int reach: 864 // px from the top of a tall screen
    readonly property bool halved: landscape || low // a page has two halves: what is read, and what is done

    // How far a page moves together so that all its words have room: its gaps, then its headings, then its sentences.
    property int crowding: 0
    readonly property int mostCrowding: 3

    readonly property bool large: textScale >= 1.4 // cards stack instead of standing side by side
    readonly property bool veryLarge: textScale >= 1.9 // one question at a time
    readonly property bool roomy: veryLarge && !low // answers and rows take the room there is
    readonly property bool roomyTall: roomy && !landscape // what stands alone on a tall page takes it

    // Surfaces
    readonly property color paper: highContrast ? "#000000" : "#F4F4F0"
    readonly property color white: highContrast ? "#000000" : "#FFFFFF"
    readonly property color mist: highContrast ? "#000000" : "#DFE7E3"
    readonly property color bench: highContrast ? "#000000" : "#15453A"
    readonly property color benchDeep: highContrast ? "#000000" : "#0E332B"
    readonly property color lamp: highContrast ? "#FFD84A" : "#FFC62E"
    readonly property color lampSoft: highContrast ? "#000000" : "#FFF1C7"
    readonly property color pressed: highContrast ? "#404040" : "#DFE7E3"
    readonly property color lampPressed: highContrast ? "#FFFFFF" : "#E5AC10"
    readonly property color benchPressed: highContrast ? "#404040" : "#15453A"

    // Words and strokes
    readonly property color ink: highContrast ? "#FFFFFF" : "#0F221D"
    readonly property color muted: highContrast ? "#FFFFFF" : "#3A4E47"
    readonly property color fog: highContrast ? "#FFFFFF" : "#C9DBD3"
    readonly property color edge: highContrast ? "#FFFFFF" : "#5A6E66"
    readonly property color line: highContrast ? "#FFFFFF" : "#B4C2BB"
    readonly property color benchLine: highContrast ? "#FFFFFF" : "#4A7166"
    readonly property color disabled: highContrast ? "#A6A6A6" : "#3A4E47"

    // Words upon a filled surface
    readonly property color wordsOnBench: "#FFFFFF"
    readonly property color wordsOnInk: highContrast ? "#000000" : "#FFFFFF"
    readonly property color wordsOnWhite: highContrast ? "#000000" : "#0F221D" // on a plate that stays white
    readonly property color wordsOnLamp: highContrast ? "#000000" : "#0F221D"

    // Time, as the ribbon draws it: filled is taken, hollow is free, in both twins
    readonly property color booked: highContrast ? "#FFFFFF" : "#15453A"
    readonly property color wordsOnBooked: highContrast ? "#000000" : "#FFFFFF"

    // Outlines that change with the twin
    readonly property color lampStroke: highContrast ? "#FFD84A" : "#0F221D"
    readonly property color chosenStroke: highContrast ? "#FFD84A" : "#0F221D"
    readonly property color wordsOnChosen: highContrast ? "#000000" : "#FFFFFF"

    // Round the ring of what has the keys, so that it shows on ink and on bench
    readonly property color focusCasing: highContrast ? "#000000" : "#FFFFFF"

    // A printed code keeps its own colours, or no phone reads it
    readonly property color codeDark: "#000000"
    readonly property color codeLight: "#FFFFFF"

    // Type: the steps in the order of Words.Step
    readonly property string family: "Atkinson Hyperlegible Next"
    readonly property string iconFamily: "Moedested Icons"
    readonly property real scriptScale: tallScript ? 0.94 : 1 // Arabic letters are larger at the same size, and their lines need more room
    readonly property real naturalLine: 1.3 // ascent and descent of the family, in ems
    readonly property list<int> steadyPixels: [26, 30, 34, 38, 44, 54, 72, 104, 164].map(px => Math.round(px * theme.textScale * theme.scriptScale))
    readonly property list<int> pixels: steadyPixels.map((px, step) => theme.steadyPixels[theme.crowdedStep(step)])
    readonly property list<real> lineFactors: tallScript ? [1.3, 1.35, 1.25, 1.25, 1.25, 1.2, 1.2, 1.0, 1.0] : [1.2, 1.3, 1.15, 1.15, 1.15, 1.05, 1.05, 1.0, 1.0]
    readonly property list<int> weights: [600, 400, 700, 800, 800, 800, 800, 800, 800]
    readonly property int smallest: 24 // no word on a kiosk is smaller
    readonly property int least: veryLarge ? label : smallest // who asked for the largest letters has capitals of 8.6 mm at least
    readonly property int label: pixels[0]
    readonly property int body: pixels[1]
    readonly property int action: pixels[2]
    readonly property int call: pixels[3]
    readonly property int lead: pixels[4]
    readonly property int title: pixels[5]
    readonly property int page: pixels[6]
    readonly property int time: pixels[7]
    readonly property int proof: pixels[8]
    readonly property int regular: 400
    readonly property int medium: 500
    readonly property int semiBold: 600
    readonly property int bold: 700
    readonly property int extraBold: 800

    // Spacing
    readonly property int space1: 8
    readonly property int space2: 12
    readonly property int space3: [16, 12, 12, 12][crowding]
    readonly property int gutter: [24, 20, 16, 12][crowding]
    readonly property int cardPadding: [36, 28, 20, 16][crowding]
    readonly property int margin: 60

    // Radii
    readonly property int radiusBlock: 4
    readonly property int radiusTag: 6
    readonly property int radiusControl: 10
    readonly property int radiusCard: 12

    // Strokes
    readonly property int strokeDivider: highContrast ? 4 : 2
    readonly property int strokeControl: highContrast ? 4 : 3
    readonly property int strokeChosen: highContrast ? 8 : 5
    readonly property int strokeYours: 5
    readonly property int strokeRibbon: 3
    readonly property int dash: 8
    readonly property int dashFrame: 16
    readonly property int dashGap: 6

    // Touch: least heights
    readonly property int touchFloor: 62
    readonly property int chip: 80
    readonly property int chipLow: 72 // of many that stand close
    readonly property int chipTall: 128
    readonly property int answerMost: 340 // high at most, of answers and rows that take the room there is
    readonly property int rowMost: landscape ? 208 : 240 // the same of rows whose words are not the largest
    readonly property int rowSpacious: 420 // the same where so few rows share a whole page that they take larger words
    readonly property int touchAction: 104
    readonly property int touchFoot: landscape || crowding === mostCrowding ? 88 : touchAction // at the foot of a page that has much to show
    readonly property int footHeight: landscape ? 0 : 280 // of a page with an action of its own
    readonly property int touchStep: crowding > 1 ? 88 : Math.max(88, scaled(70))
    readonly property int touchWelcome: 176
    readonly property int touchMain: 144
    readonly property int headerHeight: landscape ? 88 : 112
    readonly property int barHeight: 136
    readonly property int barIcon: 44
    readonly property int barCellWidth: 154
    readonly property int landscapeBarHeight: 116
    readonly property int focusGap: 4
    readonly property int focusStroke: highContrast ? 8 : 5
    readonly property int tick: Math.round(19 * (1 + textScale)) // the corner tick of something chosen

    // The ribbon
    readonly property int ribbonLane: 56
    readonly property int ribbonMini: 36
    readonly property int ribbonOverhang: 10
    readonly property int ribbonTick: 10
    readonly property int ribbonHour: 100 // px an hour needs for a label of its own
    readonly property int nowStroke: 4
    readonly property int nowCasing: 2
    readonly property int nowFlagWidth: 18
    readonly property int nowFlagHeight: 12
    readonly property int handleWidth: 172
    readonly property int handleHeight: 70
    readonly property int handleStem: 22

    // Marks and pictures
    readonly property int mark: 26
    readonly property int tileIcon: 52
    readonly property int waySquare: 84
    readonly property int pictogramDot: 9
    readonly property int pictogramWidth: 108
    readonly property int pictogramHeight: 84
    readonly property int progressWidth: 122
    readonly property int progressHeight: 20
    readonly property int stepWidth: 60
    readonly property int qr: 410
    readonly property int clockFace: 200
    readonly property int pictureIcon: 150
    readonly property int pictureLarge: 180
    readonly property int pictureSmall: 120
    readonly property int scrollLeast: 48 // high, of the part of a list that is seen
    readonly property int tileHeight: 330
    readonly property int tileHeightRoomy: 420 // of few on a page
    readonly property int tileHeightRoomiest: 600 // of one or two

    // Motion, in ms
    // Measures of the pages.
    readonly property int cardActionHeight: 100
    readonly property int cardActionHeightTight: landscape ? 88 : 96
    readonly property int cardActionSlim: 340 // beside a ribbon
    readonly property int cardActionWidth: 440
    readonly property int cardPaddingTight: 32
    readonly property int codeField: large ? touchAction : 84
    readonly property int column: 222
    readonly property int eventTime: scaled(198)
    readonly property int eventTimeRoomy: 260
    readonly property int laneChoice: halved ? 72 : large ? 100 : 84
    readonly property int laneMine: scaled(72)
    readonly property int screenLong: 1920 // the kiosk's screen, however it hangs
    readonly property int screenShort: 1080
    readonly property int pageHeight: landscape ? screenShort : screenLong
    readonly property int pageWidth: landscape ? screenLong : screenShort
    readonly property int attractLeft: large ? screenLong / 2 : 1128 // of a wide screen: what is on, beside what one can do
    readonly property int fewRows: landscape ? 3 : low || large ? 0 : 4 // so few share a page: a wide one each a row of its own, both in larger words
    readonly property int freeRows: landscape ? 3 : 5
    readonly property int spreadHalf: (pageWidth - margin * 3) / 2 // of a wide screen
    readonly property int spreadThird: 544 // of a wide screen: what happened, beside two cards
    readonly property int qrLarge: 400
    readonly property int qrSmall: 290
    readonly property int qrBeside: 240 // beside a plan
    readonly property int qrTiny: 175 // on half a page
    readonly property int photoWidth: 640 // as which a photo is kept
    readonly property int photoBeside: low ? 300 : 400 // beside facts or a plan
    readonly property int photoLeading: 632 // two of three columns: of a room that is looked at
    readonly property int photoLeadingWide: 520 // the same of half a wide screen
    readonly property int photoTight: 330 // where a booking and a slip are offered too
    readonly property int photoLeast: 200 // high, where it fills what is left
    readonly property int planHeight: 400
    readonly property int planTight: landscape ? 210 : low ? 250 : 350
    readonly property int planNamed: 12 // px a metre from which the name of the room stands beside it
    readonly property int planMarkLeast: 34
    readonly property int planMarkMost: 56
    readonly property int touchRow: landscape ? 128 : low ? 150 : 176 // one of a few things to go on to
    readonly property int sentence: large ? body : 34 // the line below a heading

    // The desk: read from an arm's length, worked with mouse and keys, and with a finger at need.
    readonly property int deskLabel: 16
    readonly property int deskBlock: 18
    readonly property int deskRoom: 21
    readonly property int deskLead: 26
    readonly property int deskTitle: 38
    readonly property int deskTop: 72
    readonly property int deskRooms: 200
    readonly property int deskRow: 92
    readonly property int deskRowTight: 68
    readonly property int deskHead: 40
    readonly property int deskHours: 44
    readonly property int deskPanel: 524
    readonly property int deskPanelTight: 404
    readonly property int deskWide: 1600 // narrower windows take the tighter measures
    readonly property int deskNarrow: 1100 // as a screen of 1920 at 200 %
    readonly property int deskLeast: 840
    readonly property int deskSignIn: 780 // beside each other: what it is about, and where to type
    readonly property int deskPanelNarrow: 344
    readonly property int deskRoomsNarrow: 144
    readonly property int deskDayNarrow: 160
    readonly property int deskLanesLeast: 160
    readonly property int deskStatus: 44
    readonly property int deskFoot: 36
    readonly property int deskControl: 44
    readonly property int deskField: 240
    readonly property int deskSearch: 430
    readonly property int deskSearchLeast: 60 // room to press on: with the keys in it, it grows
    readonly property int deskValue: 92
    readonly property int deskValueWide: 176
    readonly property int deskAnswers: 640 // what is said of a date of a series, and what can be done
    readonly property int deskAnswersTight: 492
    readonly property int deskDaysTight: 168
    readonly property int deskOffer: 250
    readonly property int deskOfferTight: 228
    readonly property int deskFact: 118
    readonly property int deskFactTight: 92
    readonly property int deskDay: 330
    readonly property int deskBlockGap: 8
    readonly property int deskWeekHead: 66 // the day, and the hours below it
    readonly property int deskBand: 26 // of a day's lane in the week
    readonly property int deskLine: 22 // of a booking in words below it
    readonly property int deskClock: 54 // wide, of the time before them
    readonly property int deskClockNarrow: 48
    readonly property int deskDayGap: 8 // between the lanes of two days, on either side
    readonly property int deskLeastBlock: 3
    readonly property int deskEnd: 14 // how wide an end of a block is to take hold of
    readonly property int deskShort: 56 // a block narrower than this has no room for three dots
    readonly property int deskBeside: 96 // beside the now-line words have at least this, or stand before it
    readonly property int deskRoomy: 120 // a block this wide has its name in the larger letters
    readonly property int deskDwell: 400 // ms that a mouse rests on cut words before they are told whole
    readonly property int deskPlate: 360

    readonly property int motionPress: reducedMotion ? 0 : 80
    readonly property int motionPage: reducedMotion ? 0 : 160
    readonly property int motionSnap: reducedMotion ? 0 : 120
    readonly property int motionSlide: reducedMotion ? 0 : 24 // px
    readonly property int guardTwice: 300 // a second activation sooner than this is a slip
    readonly property int guardPage: 600 // what has only just come takes no touch
    readonly property int guardRepeat: 120 // the same for things meant to be tapped in a row

    // The janitor's tablet, held in the hand: words three quarters of the kiosk's.
    readonly property real tabletScale: 0.77
    readonly property int tabletWidth: 1280
    readonly property int tabletHeight: 800
    readonly property int tabletMargin: 32
    readonly property int tabletHeader: 80
    readonly property int tabletPanel: 480
    readonly property int tabletRow: 92
    readonly property int tabletBox: 64
    readonly property int tabletTime: 96
    readonly property int tabletSquare: 17
    readonly property int tabletMark: 20
    readonly property int tabletAction: 84
    readonly property int tabletCount: 60
    readonly property int tabletPictogramWidth: 150
    readonly property int tabletPictogramHeight: 96

    // Small tiled images, drawn for the twin in use
    readonly property url stripes: highContrast ? Qt.resolvedUrl("tiles/stripes-contrast.png") : Qt.resolvedUrl("tiles/stripes.png")
    readonly property url stripesBoard: highContrast ? Qt.resolvedUrl("tiles/stripes-board-contrast.png") : Qt.resolvedUrl("tiles/stripes-board.png")
    readonly property url dots: highContrast ? Qt.resolvedUrl("tiles/dots-contrast.png") : Qt.resolvedUrl("tiles/dots.png")
    readonly property url hatch: highContrast ? Qt.resolvedUrl("tiles/hatch-contrast.png") : Qt.resolvedUrl("tiles/hatch.png")

    // A length that grows with the words beside it.
    function scaled(length: real): int {
        return Math.round(length * textScale);
    }

    // The step in whose size words of a crowded page are shown.
    function crowdedStep(step: int): int {
        const leastHeading = 4; // lead
        if (crowding < 2 || (crowding === 2 && step < leastHeading))
            return step;
        return Math.max(0, crowding === 3 && step > leastHeading ? step - 2 : step - 1);
    }
}

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// Every control in every state, to look at: on a desk, on a kiosk's own screen, and in the tests.
Rectangle {
    id: root

    property bool mirrored: false
    property int chosenWhen: 0
    property int people: 6
    property int startSlot: 2 // quarters of an hour from 13.45
    property int endSlot: 6
    property int clicks: 0
    property url qrSource // a code to show; the application makes it
    readonly property real contentHeight: page.implicitHeight

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: mirrored
    color: Theme.paper
    objectName: "gallery"

    ListModel {
        id: day

        ListElement {
            startFraction: 0.0
            endFraction: 0.0315
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.0315
            endFraction: 0.15625
            kind: "yours"
            label: ""
        }
        ListElement {
            startFraction: 0.15625
            endFraction: 0.3125
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.3125
            endFraction: 0.5
            kind: "booked"
            label: ""
        }
        ListElement {
            startFraction: 0.5
            endFraction: 0.5625
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.5625
            endFraction: 0.8125
            kind: "booked"
            label: ""
        }
        ListElement {
            startFraction: 0.8125
            endFraction: 1.0
            kind: "free"
            label: ""
        }
    }

    ListModel {
        id: asked

        ListElement {
            startFraction: 0.0
            endFraction: 0.25
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.0625
            endFraction: 0.1875
            kind: "request"
            label: ""
        }
        ListElement {
            startFraction: 0.25
            endFraction: 0.5
            kind: "booked"
            label: ""
        }
        ListElement {
            startFraction: 0.5
            endFraction: 1.0
            kind: "free"
            label: ""
        }
    }

    ListModel {
        id: grammar

        ListElement {
            startFraction: 0.0
            endFraction: 0.125
            kind: "booked"
            label: "Optaget"
        }
        ListElement {
            startFraction: 0.125
            endFraction: 0.21875
            kind: "setup"
            label: ""
        }
        ListElement {
            startFraction: 0.21875
            endFraction: 0.375
            kind: "booked"
            label: "Optaget"
        }
        ListElement {
            startFraction: 0.375
            endFraction: 0.5
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.5
            endFraction: 0.65
            kind: "yours"
            label: "Din tid"
        }
        ListElement {
            startFraction: 0.65
            endFraction: 0.72
            kind: "conflict"
            label: ""
        }
        ListElement {
            startFraction: 0.72
            endFraction: 0.9
            kind: "blocked"
            label: "Repareres"
        }
        ListElement {
            startFraction: 0.9
            endFraction: 1.0
            kind: "closed"
            label: ""
        }
    }

    ListModel {
        id: zoomed

        ListElement {
            startFraction: 0.0
            endFraction: 0.6875
            kind: "free"
            label: ""
        }
        ListElement {
            startFraction: 0.125
            endFraction: 0.375
            kind: "yours"
            label: "1 time"
        }
        ListElement {
            startFraction: 0.6875
            endFraction: 1.0
            kind: "booked"
            label: "Lektiecafé"
        }
    }

    ListModel {
        id: hours

        ListElement {
            fraction: 0.0
            label: "14"
        }
        ListElement {
            fraction: 0.125
            label: "15"
        }
        ListElement {
            fraction: 0.25
            label: "16"
        }
        ListElement {
            fraction: 0.375
            label: "17"
        }
        ListElement {
            fraction: 0.5
            label: "18"
        }
        ListElement {
            fraction: 0.625
            label: "19"
        }
        ListElement {
            fraction: 0.75
            label: "20"
        }
        ListElement {
            fraction: 0.875
            label: "21"
        }
        ListElement {
            fraction: 1.0
            label: "22"
        }
    }

    ListModel {
        id: fourHours

        ListElement {
            fraction: 0.0625
            label: "14"
        }
        ListElement {
            fraction: 0.3125
            label: "15"
        }
        ListElement {
            fraction: 0.5625
            label: "16"
        }
        ListElement {
            fraction: 0.8125
            label: "17"
        }
    }

    Flickable {
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: page.implicitHeight
        objectName: "scroll"

        ColumnLayout {
            id: page

            spacing: 0
            width: root.width

            KioskHeader {
                Layout.fillWidth: true
                clock: "14.08"
                houseName: "Herlev Medborgerhus"
            }

            Banner {
                Layout.fillWidth: true
                detail: "Skærmen virker stadig. Det, du ser, er fra kl. 13.52."
                title: "Forbindelsen er væk lige nu"
            }

            Rectangle {
                Layout.fillWidth: true
                color: Theme.bench
                implicitHeight: events.implicitHeight + Theme.gutter * 2

                ColumnLayout {
                    id: events

                    anchors.fill: parent
                    anchors.leftMargin: Theme.margin
                    anchors.rightMargin: Theme.margin
                    anchors.topMargin: Theme.gutter
                    spacing: 0

                    EventRow {
                        Layout.fillWidth: true
                        detail: "Foyeren, stuen · Udstilling til kl. 22"
                        running: true
                        tagText: "I gang nu"
                        time: "08.00"
                        title: "Børn tegner Herlev"
                    }

                    EventRow {
                        Layout.fillWidth: true
                        detail: "Store Sal, stuen · Du kan komme alene"
                        tagText: "om 52 min."
                        time: "15.00"
                        title: "Gymnastik for alle over 60"
                    }
                }
            }

            ColumnLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.margin
                Layout.topMargin: Theme.gutter
                spacing: Theme.gutter

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    FreeRow {
                        Layout.fillWidth: true
                        name: "Lokale 3"
                        segments: day
                        until: "til kl. 16.30"
                    }

                    FreeRow {
                        Layout.fillWidth: true
                        name: "Lille Sal"
                        segments: grammar
                        ticks: hours
                        until: "til kl. 18.15"
                    }
                }

                PrimaryButton {
                    Layout.fillWidth: true
                    detail: "Fire tryk. Ingen login. Kvittering på papir."
                    icon: Icons.pointer
                    main: true
                    text: "Tryk for at booke et sted"
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 2
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true

                    PlainButton {
                        Layout.fillWidth: true
                        icon: Icons.qrCode
                        objectName: "receiptButton"
                        text: "Jeg har en kvittering"

                        onClicked: root.clicks += 1
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        detail: "Ledigt til kl. 16.30"
                        icon: Icons.clockPlus
                        objectName: "longerButton"
                        quiet: true
                        text: "Bliv længere"
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        enabled: false
                        icon: Icons.printer
                        objectName: "disabledButton"
                        text: "Print igen (kopi)"
                    }

                    DashedButton {
                        Layout.fillWidth: true
                        text: "Bed om 14.30–15.30"
                    }

                    PrimaryButton {
                        Layout.fillWidth: true
                        objectName: "goButton"
                        text: "Vis de 5 steder"
                        trailingIcon: Icons.arrowRight
                    }

                    PrimaryButton {
                        Layout.fillWidth: true
                        enabled: false
                        objectName: "disabledPrimary"
                        text: "Book 14.15–15.15"
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        focus: true
                        icon: Icons.arrowLeft
                        objectName: "backButton"
                        quiet: true
                        text: "Tilbage"
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        held: true
                        objectName: "heldButton"
                        text: "Trykket ned"
                        trailingIcon: Icons.chevronDown
                    }
                }

                SectionTitle {
                    Layout.fillWidth: true
                    aside: "torsdag den 26. november"
                    text: "Hvornår?"
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 3
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true

                    Repeater {
                        model: ["Nu", "Senere i dag", "En anden dag"]

                        delegate: Chip {
                            required property int index
                            required property string modelData

                            Layout.fillWidth: true
                            chosen: root.chosenWhen === index
                            objectName: "when" + index
                            text: modelData

                            onClicked: root.chosenWhen = index
                        }
                    }
                }

                Stepper {
                    Layout.fillWidth: true
                    canDecrease: root.people > 1
                    decreaseText: "En færre"
                    increaseText: "En flere"
                    unit: "personer"
                    value: String(root.people)

                    onDecrease: root.people -= 1
                    onIncrease: root.people += 1
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 2 : 4
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        chosen: true
                        icon: Icons.users
                        objectName: "meetTile"
                        tall: true
                        text: "Holde møde"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        icon: Icons.music
                        objectName: "singTile"
                        tall: true
                        text: "Synge og spille"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        icon: Icons.run
                        objectName: "moveTile"
                        tall: true
                        text: "Bevæge os"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        enabled: false
                        icon: Icons.rockingHorse
                        objectName: "playTile"
                        tall: true
                        text: "Lege med børn"
                    }
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 3
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        chosen: true
                        icon: Icons.accessibility
                        objectName: "stepFreeChip"
                        text: "Trinfrit"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        detail: "Døren er lukket"
                        icon: Icons.lock
                        objectName: "onlyUsChip"
                        text: "Kun os"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        chosen: true
                        detail: "Vises på skærmen"
                        icon: Icons.doorEnter
                        objectName: "openChip"
                        text: "Åbent for alle"
                    }
                }

                GridLayout {
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 2
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        chosen: true
                        detail: "4 borde, 16 stole"
                        objectName: "meetingLayout"
                        picture: LayoutPictogram {
                            chairs: 16
                            kind: "meeting"
                            tables: 4
                        }
                        text: "Mødebord"
                    }

                    Chip {
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        detail: "16 stole, ingen borde"
                        objectName: "circleLayout"
                        picture: LayoutPictogram {
                            chairs: 16
                            kind: "circle"
                        }
                        text: "Rundkreds"
                    }
                }

                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.margin

                    LayoutPictogram {
                        chairs: 24
                        kind: "rows"
                        objectName: "rowsPicture"
                    }

                    LayoutPictogram {
                        chairs: 12
                        kind: "horseshoe"
                        objectName: "horseshoePicture"
                        tables: 6
                    }

                    LayoutPictogram {
                        chairs: 24
                        kind: "tables"
                        objectName: "tablesPicture"
                        tables: 6
                    }

                    LayoutPictogram {
                        chairs: 70
                        kind: "rows"
                        objectName: "manyRowsPicture"
                    }

                    PeoplePictogram {
                        count: 4
                        personWidth: Theme.lead
                    }

                    PeoplePictogram {
                        count: 12
                        objectName: "manyPeople"
                        personWidth: Theme.action * 0.6
                        rowCount: 2
                    }
                }

                RibbonLegend {
                    Layout.fillWidth: true
                    bookedText: "Optaget"
                    closedText: "Lukket"
                    freeText: "Ledigt"
                    setupText: "Klargøres"
                    yoursText: "Din tid"
                    requestText: "Anmodning"
                    blockedText: "Spærret"
                }

                ResultCard {
                    Layout.fillWidth: true
                    availability: "Ledigt nu til kl. 16.30"
                    best: true
                    capacity: "Plads til 16"
                    name: "Lokale 3"
                    place: "her i huset, 1. sal"
                    tagText: "Passer bedst"

                    TimeRibbon {
                        Layout.fillWidth: true
                        nowFraction: 0.0167
                        objectName: "dayRibbon"
                        segments: day
                        spoken: "Ledigt nu til kl. 16.30"
                        ticks: hours
                    }

                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.large ? 1 : 2

                        Flow {
                            Layout.fillWidth: true
                            spacing: Theme.space2

                            FactLine {
                                rightPadding: Theme.space2
                                text: "Mødebord"
                            }

                            FactLine {
                                rightPadding: Theme.space2
                                text: "Skærm og tavle"
                            }

                            FactLine {
                                text: "Elevator"
                            }
                        }

                        PrimaryButton {
                            Layout.fillWidth: Theme.large
                            objectName: "bookButton"
                            text: "Book 14.15–15.15"
                        }
                    }
                }

                ResultCard {
                    Layout.fillWidth: true
                    availability: "Var ledigt kl. 13.52"
                    capacity: "6"
                    name: "Grupperum 1"
                    objectName: "askedCard"
                    place: "Herlev Bibliotek, 3 min. til fods"
                    tagDashed: true
                    tagText: "Kun anmodning"

                    TimeRibbon {
                        Layout.fillWidth: true
                        nowFraction: 0.3
                        objectName: "askedRibbon"
                        segments: asked
                        spoken: "Var ledigt kl. 13.52"
                        ticks: hours
                    }
                }

                Card {
                    Layout.fillWidth: true

                    Words {
                        Layout.fillWidth: true
                        fits: true
                        horizontalAlignment: Text.AlignHCenter
                        step: Words.Step.Time
                        text: "14.15–15.15"
                    }

                    Words {
                        Layout.fillWidth: true
                        horizontalAlignment: Text.AlignHCenter
                        text: "1 time · rummet er ledigt til kl. 16.30"
                    }

                    TimeRibbon {
                        id: chosen

                        Layout.bottomMargin: Theme.ribbonOverhang + start.height + (Theme.large ? end.height - start.height : 0) - bottomRoom
                        Layout.fillWidth: true
                        laneHeight: Theme.handleHeight
                        nowFraction: 0.095
                        objectName: "chosenRibbon"
                        segments: zoomed
                        spoken: "Ledigt til kl. 16.30"
                        ticks: fourHours

                        TimeHandle {
                            id: start

                            fraction: root.startSlot / 16
                            objectName: "startHandle"
                            ribbon: chosen
                            slotFraction: 1 / 16
                            spoken: "Begynder kl. 14.15"
                            text: "14.15"

                            onMovedBy: slots => root.startSlot += slots
                        }

                        TimeHandle {
                            id: end

                            fraction: root.endSlot / 16
                            level: Theme.large ? 1 : 0
                            objectName: "endHandle"
                            ribbon: chosen
                            slotFraction: 1 / 16
                            spoken: "Slutter kl. 15.15"
                            text: "15.15"

                            onMovedBy: slots => root.endSlot += slots
                        }
                    }
                }

                Card {
                    Layout.fillWidth: true
                    objectName: "grammarCard"

                    TimeRibbon {
                        Layout.fillWidth: true
                        laneHeight: Theme.handleHeight
                        nowFraction: 0.06
                        objectName: "grammarRibbon"
                        segments: grammar
                        spoken: "Alle slags tid"
                        ticks: hours
                    }
                }

                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.gutter

                    Tag {
                        icon: Icons.check
                        objectName: "confirmedTag"
                        text: "BEKRÆFTET"
                    }

                    Tag {
                        icon: Icons.clock
                        look: Tag.Look.Mist
                        objectName: "earlierTag"
                        text: "Tidligere"
                    }

                    Tag {
                        look: Tag.Look.White
                        objectName: "runningTag"
                        text: "I gang nu"
                    }

                    Tag {
                        look: Tag.Look.Dashed
                        objectName: "requestTag"
                        text: "Kun anmodning"
                    }

                    StepProgress {
                        current: 1
                        text: "Spørgsmål 1 af 3"
                        total: 3
                    }
                }

                WayStep {
                    Layout.fillWidth: true
                    detail: "forbi foyeren, 20 meter"
                    icon: Icons.arrowUp
                    title: "Gå lige frem"
                }

                QrCard {
                    Layout.fillWidth: true
                    code: "K7 482 916"
                    codeLabel: "Din kode"
                    sentence: "Scan med telefonen, hvis du vil have den med: vejen derhen, kalender og afbud."
                    source: root.qrSource
                    spoken: "QR-kode til bookingen"

                    FactLine {
                        Layout.fillWidth: true
                        icon: Icons.accessibility
                        text: "Toilet til kørestol ved elevatoren"
                    }
                }

                PrintState {
                    Layout.fillWidth: true
                    action: "Tag den herunder"
                    progress: 0.62
                    text: "Kvitteringen printes"
                }

                LeadSentence {
                    Layout.fillWidth: true
                    lead: "5 steder passer lige nu."
                    rest: "Det nærmeste er <Lokale 3> her i huset."
                }

                Divider {}

                GridLayout {
                    columnSpacing: Theme.gutter
                    columns: 4
                    rowSpacing: Theme.gutter

                    Repeater {
                        model: ["1", "2", "3", "A"]

                        delegate: KeypadButton {
                            required property string modelData

                            objectName: "key" + modelData
                            text: modelData
                        }
                    }

                    KeypadButton {
                        icon: Icons.backspace
                        objectName: "keyDelete"
                        text: "Slet"
                    }

                    KeypadButton {
                        enabled: false
                        objectName: "keyOff"
                        text: "9"
                    }
                }

                StatusPlate {
                    Layout.fillWidth: true
                    kind: StatusPlate.Kind.Stop
                    objectName: "stopPlate"
                    subtitle: "Sprogcafé har Lokale 4 til kl. 18.30. Klargøring tager 20 min., så rummet er klar kl. 19.00."
                    title: "Det kan ikke lade sig gøre"
                }
            }

            StatusPlate {
                Layout.fillWidth: true
                day: "i dag, torsdag den 26. nov."
                kind: StatusPlate.Kind.Confirmed
                objectName: "confirmedPlate"
                place: "Lokale 3, 1. sal"
                time: "14.15–15.15"
                title: "BEKRÆFTET"
            }

            StatusPlate {
                Layout.fillWidth: true
                day: "Herlev Bibliotek, stuen"
                kind: StatusPlate.Kind.Request
                objectName: "requestPlate"
                place: "Grupperum 1"
                subtitle: "IKKE BEKRÆFTET"
                time: "14.30–15.30"
                title: "ANMODNING"
            }

            ActionZone {
                Layout.fillWidth: true

                Words {
                    Layout.fillWidth: true
                    text: "5 steder passer lige nu."
                    weight: Theme.bold
                }

                RowLayout {
                    spacing: Theme.gutter

                    PlainButton {
                        Layout.fillHeight: true
                        icon: Icons.arrowLeft
                        objectName: "zoneBack"
                        quiet: true
                        text: "Tilbage"
                    }

                    PrimaryButton {
                        Layout.fillWidth: true
                        main: true
                        objectName: "zoneGo"
                        text: "Book og print"
                        trailingIcon: Icons.printer
                    }
                }
            }

            AccessibilityBar {
                Layout.fillWidth: true
                spoken: "Hjælp til skærmen"

                BarCell {
                    icon: Icons.globe
                    objectName: "languageCell"
                    text: "Sprog"
                }

                BarCell {
                    icon: Icons.textSize
                    objectName: "textCell"
                    on: Theme.textScale > 1
                    text: "Større"

                    onClicked: Theme.textScale = Theme.textScale < 1.5 ? 1.5 : Theme.textScale < 2 ? 2 : 1
                }

                BarCell {
                    icon: Icons.contrast
                    objectName: "contrastCell"
                    on: Theme.highContrast
                    text: "Kontrast"

                    onClicked: Theme.highContrast = !Theme.highContrast
                }

                BarCell {
                    icon: Icons.arrowDownToLine
                    objectName: "lowCell"
                    text: "Lavere"
                }

                BarCell {
                    icon: Icons.volume2
                    objectName: "speechCell"
                    text: "Læs op"
                }

                BarCell {
                    icon: Icons.puzzle
                    objectName: "simpleCell"
                    on: true
                    text: "Enkelt"
                }

                BarCell {
                    icon: Icons.clockPlus
                    objectName: "timeCell"
                    text: "Mere tid"
                }
            }
        }
    }
}

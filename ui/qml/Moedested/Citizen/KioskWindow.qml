pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Moedested.Bridge
import Moedested.Citizen.Confirming
import Moedested.Citizen.Finding
import Moedested.Citizen.House
import Moedested.Citizen.Mine
import Moedested.Citizen.Simple
import Moedested.Citizen.Telling
import Moedested.Citizen.Waiting
import Moedested.Controls
import Moedested.Theme

// The kiosk's one window: a page, the helps at its foot, and now and then the question whether anybody is there.
Window {
    id: root

    required property FrameModel frame
    required property AttractModel attract
    required property FindModel find
    required property ResultsModel results
    required property ConfirmModel confirm
    required property ReceiptModel receipt
    required property StoppedModel stopped
    required property MyReceiptModel mine
    required property JoinModel joining
    required property LanguageModel languages
    required property SimpleModel simple
    required property AroundModel around
    required property OutingModel outing
    required property SpokenModel spoken
    required property WishModel wishing
    required property ConditionModel condition
    required property FurtherModel further

    property rect reading // what is being read and has no ring of its own, on the stage; empty: nothing

    // Whatever puts new controls under a finger that may still be tapping.
    readonly property string moment: [frame.textPercent, frame.low, simple.heading, simple.number, simple.name, mine.panel, mine.found, condition.heading, condition.options.count, receipt.askingWithdrawal, confirm.keypadOpen, confirm.gone, joining.joined, joining.left, further.part, languages.open, around.heading, around.rows.count, wishing.heading, wishing.note, wishing.rows.count].join()

    // Whatever changes what a page has to show: it begins with all its room.
    readonly property string composition: [moment, frame.page, frame.language, frame.highContrast, width > height, find.questions, confirm.firstSection, confirm.missing, results.heading, results.more, receipt.readingOn, further.card, mine.note, mine.paper, mine.trouble].join()

    component Help: BarCell {
        flat: bar.flat
        folded: bar.folded
    }

    function pageOf(name: string): Component {
        if (simple.drawsPage)
            return simplePage;
        switch (name) {
        case "find":
            return findPage;
        case "results":
            return resultsPage;
        case "confirm":
            return confirmPage;
        case "receipt":
            return receiptPage;
        case "stopped":
            return stoppedPage;
        case "my-receipt":
            return myReceiptPage;
        case "join":
            return joinPage;
        case "around":
        case "events":
        case "ideas":
        case "houses":
        case "house":
            return aroundPage;
        case "outing":
            return outingPage;
        case "spoken":
            return spokenPage;
        case "wishes":
        case "wish":
        case "wish-part":
        case "wished":
            return wishPage;
        case "condition":
            return conditionPage;
        }
        return attractPage;
    }

    color: Theme.benchDeep
    height: Theme.screenLong
    objectName: "kioskWindow"
    title: "Mødested"
    width: Theme.screenShort

    onCompositionChanged: Theme.crowding = 0
    onMomentChanged: settling.restart()

    Binding {
        property: "enabled"
        target: page.item
        value: !root.languages.open
        when: page.status === Loader.Ready
    }

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: frame.rightToLeft

    Binding {
        property: "tallScript"
        target: Theme
        value: root.frame.rightToLeft
    }

    Binding {
        property: "textScale"
        target: Theme
        value: root.frame.textPercent / 100
    }

    Binding {
        property: "highContrast"
        target: Theme
        value: root.frame.highContrast
    }

    Binding {
        property: "reducedMotion"
        target: Theme
        value: root.frame.standsStill
    }

    Binding {
        property: "landscape"
        target: Theme
        value: root.width > root.height
    }

    Binding {
        property: "low"
        target: Theme
        value: root.frame.low && root.frame.reach > 0 && root.width <= root.height
    }

    Binding {
        property: "reach"
        target: Theme
        value: root.frame.reach
    }

    // Drawn for 1080 × 1920, or 1920 × 1080 on a wide screen, and shown as large as the window allows, whatever its form.
    Rectangle {
        id: stage

        objectName: "stage"
        anchors.centerIn: parent
        clip: true
        color: Theme.paper
        height: Theme.pageHeight
        scale: Math.min(root.width / width, root.height / height)
        width: Theme.pageWidth

        // Where all lies that can be touched, when one reaches low.
        Rectangle {
            color: Theme.mist
            height: bar.y - y
            objectName: "withinReach"
            visible: Theme.low && root.frame.page !== "attract"
            width: parent.width
            y: Theme.reach
        }

        Loader {
            id: page

            anchors.bottom: parent.bottom
            anchors.bottomMargin: bar.height
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            objectName: "page"
            sourceComponent: root.pageOf(root.frame.page)

            onLoaded: {
                slide.restart();
                settling.restart();
            }

            transform: Translate {
                id: shift
            }
        }

        LanguagePage {
            anchors.fill: page
            frame: root.frame
            languages: root.languages
            visible: root.languages.open
        }

        // The second touch of a quick pair must not land on whatever the new page shows at the same place.
        MultiPointTouchArea {
            id: guard

            property real remaining: 0 // of the time that it stands there

            anchors.fill: page
            objectName: "touchGuard"
            visible: settling.running
        }

        StillHere {
            anchors.bottom: bar.top
            anchors.left: parent.left
            anchors.right: parent.right
            clock: root.frame.clock
            height: whole ? bar.y : implicitHeight
            houseName: root.frame.house
            objectName: "stillHere"
            text: root.frame.stillHere
            visible: text !== ""
            whichHour: root.frame.whichHour
            whole: Theme.large

            onAnswered: root.frame.touched()
        }

        AccessibilityBar {
            id: bar

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            landscape: Theme.landscape
            spoken: qsTr("Help with the screen")

            Help {
                divided: false
                icon: Icons.globe
                objectName: "language"
                on: root.frame.languageChanged || root.languages.open
                text: qsTr("Language")
                toggles: false

                onClicked: root.languages.ask()
            }

            Help {
                icon: Icons.textSize
                objectName: "textSize"
                on: root.frame.textPercent > 100
                spoken: text + ", " + root.frame.textPercent + " %"
                text: qsTr("Larger")

                onClicked: root.frame.switchTextSize()
            }

            Help {
                icon: Icons.contrast
                objectName: "contrast"
                on: root.frame.highContrast
                text: qsTr("Contrast")

                onClicked: root.frame.switchContrast()
            }

            Help {
                icon: Icons.arrowDownToLine
                objectName: "low"
                on: root.frame.low
                spoken: qsTr("Lower: everything you touch is low on the screen")
                text: qsTr("Lower")
                visible: !Theme.landscape && root.frame.reach > 0

                onClicked: root.frame.switchLow()
            }

            Help {
                icon: Icons.volume2
                objectName: "aloud"
                on: root.frame.aloud
                text: qsTr("Listen")
                visible: root.frame.mayAloud

                onClicked: root.frame.switchAloud()
            }

            Help {
                icon: Icons.puzzle
                objectName: "simple"
                on: root.frame.simple
                spoken: qsTr("Simple: one question at a time")
                text: qsTr("Simple")

                onClicked: root.frame.switchSimple()
            }

            Help {
                icon: Icons.clockPlus
                objectName: "moreTime"
                on: root.frame.moreTime
                text: qsTr("More time")

                onClicked: root.frame.switchMoreTime()
            }
        }

        Item {
            height: root.reading.height
            objectName: "readingPlace"
            visible: root.reading.width > 0
            width: root.reading.width
            x: root.reading.x
            y: root.reading.y

            FocusRing {}
        }
    }

    // A Timer would put the clock of animations to sleep, of which Qt complains when the last slide ends in that moment.
    NumberAnimation {
        id: settling

        duration: Theme.guardPage
        from: 1
        property: "remaining"
        target: guard
        to: 0
    }

    NumberAnimation {
        id: slide

        duration: Theme.motionPage
        easing.type: Easing.OutQuad
        from: Theme.motionSlide
        property: "x"
        target: shift
        to: 0
    }

    Component {
        id: attractPage

        AttractPage {
            around: root.around
            attract: root.attract
            frame: root.frame
            languages: root.languages
        }
    }

    Component {
        id: simplePage

        SimplePage {
            frame: root.frame
            simple: root.simple
        }
    }

    Component {
        id: findPage

        FindPage {
            find: root.find
            frame: root.frame
        }
    }

    Component {
        id: resultsPage

        ResultsPage {
            around: root.around
            frame: root.frame
            further: root.further
            joining: root.joining
            results: root.results
            wishing: root.wishing
        }
    }

    Component {
        id: confirmPage

        ConfirmPage {
            confirm: root.confirm
            frame: root.frame
            further: root.further
            joining: root.joining
        }
    }

    Component {
        id: receiptPage

        ReceiptPage {
            frame: root.frame
            further: root.further
            receipt: root.receipt
        }
    }

    Component {
        id: stoppedPage

        StoppedPage {
            confirm: root.confirm
            frame: root.frame
            further: root.further
            joining: root.joining
            stopped: root.stopped
        }
    }

    Component {
        id: aroundPage

        AroundPage {
            around: root.around
            frame: root.frame
        }
    }

    Component {
        id: outingPage

        OutingPage {
            frame: root.frame
            further: root.further
            outing: root.outing
        }
    }

    Component {
        id: spokenPage

        SpokenPage {
            frame: root.frame
            spoken: root.spoken
        }
    }

    Component {
        id: wishPage

        WishPage {
            frame: root.frame
            wishing: root.wishing
        }
    }

    Component {
        id: conditionPage

        ConditionPage {
            condition: root.condition
            frame: root.frame
        }
    }

    Component {
        id: joinPage

        JoinPage {
            frame: root.frame
            further: root.further
            joining: root.joining
        }
    }

    Component {
        id: myReceiptPage

        MyReceiptPage {
            frame: root.frame
            further: root.further
            mine: root.mine
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What can be done with a booking, each with the fact that makes it possible; of many, a card at a time.
GridLayout {
    id: root

    required property MyReceiptModel mine
    property int least: Theme.touchAction // high at least
    property int most: 0 // on one card; 0 for all
    property int card: 0
    readonly property list<bool> doings: [mine.mayCheckIn && !mine.checkInFirst, mine.mayChooseWeather, mine.mayLonger || mine.asksLonger, mine.mayShorter, mine.steps.count > 0, mine.mayPrint, mine.mayTell, mine.mayGiveBack]
    readonly property int count: doings.filter(may => may).length
    readonly property int cards: most === 0 ? 1 : Math.max(1, Math.ceil(count / most))
    readonly property bool tight: Theme.crowding === Theme.mostCrowding
    readonly property int share: Math.ceil(count / cards) // of one card

    signal chosen

    component Doing: PlainButton {
        required property int place
        readonly property bool may: root.doings[place]
        readonly property int rank: root.doings.slice(0, place).filter(may => may).length // among those that may be done

        Layout.columnSpan: rank === root.count - 1 && rank % root.share % root.columns === 0 ? root.columns : 1 // alone in its row
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.maximumHeight: Math.max(implicitHeight, Theme.rowMost)
        Layout.preferredWidth: 1
        enabled: !root.mine.busy
        least: root.least
        padding: root.tight ? Theme.space1 : Theme.gutter
        strokeColor: Theme.edge
        visible: may && Math.floor(rank / root.share) === Math.min(root.card, root.cards - 1)
    }

    columnSpacing: Theme.gutter
    rowSpacing: tight ? Theme.space1 : Theme.gutter

    Doing {
        icon: Icons.userCheck
        objectName: "checkInToo"
        place: 0
        text: qsTr("I am here")

        onClicked: {
            root.chosen();
            root.mine.checkIn();
        }
    }

    Doing {
        detail: qsTr("In case it rains")
        icon: Icons.doorEnter
        objectName: "chooseWeather"
        place: 1
        text: qsTr("Indoors or outdoors?")

        onClicked: {
            root.chosen();
            root.mine.open("weather");
        }
    }

    Doing {
        detail: root.mine.longer
        icon: Icons.clockPlus
        objectName: "longer"
        place: 2
        text: qsTr("Stay longer")

        onClicked: {
            root.chosen();
            root.mine.open("longer");
        }
    }

    Doing {
        detail: qsTr("Give time back")
        icon: Icons.clockMinus
        objectName: "shorter"
        place: 3
        text: qsTr("End earlier")

        onClicked: {
            root.chosen();
            root.mine.open("shorter");
        }
    }

    Doing {
        detail: qsTr("To the room")
        icon: Icons.mapPin
        objectName: "way"
        place: 4
        text: qsTr("Show the way")

        onClicked: {
            root.chosen();
            root.mine.open("way");
        }
    }

    Doing {
        detail: qsTr("It will say copy")
        icon: Icons.printer
        objectName: "printAgain"
        place: 5
        text: qsTr("Print again")

        onClicked: {
            root.chosen();
            root.mine.printAgain();
        }
    }

    Doing {
        detail: root.mine.tellMore
        icon: Icons.wrench
        objectName: "tell"
        place: 6
        text: root.mine.tellTitle

        onClicked: {
            root.chosen();
            root.mine.tell();
        }
    }

    Doing {
        detail: root.mine.asked ? "" : root.mine.running ? qsTr("Give the rest back") : qsTr("Give the room back")
        icon: Icons.calendarX
        leading: true
        objectName: "askGiveBack"
        place: 7
        text: root.mine.asked ? qsTr("Withdraw the request") : root.mine.running ? qsTr("We are done") : qsTr("We are not coming")

        onClicked: {
            root.chosen();
            root.mine.open("give-back");
        }
    }
}

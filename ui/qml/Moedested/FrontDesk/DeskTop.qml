pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The day or week, the search, what waits for somebody, and the hour.
Rectangle {
    id: root

    required property BoardModel board
    required property RequestsModel requests
    required property CallsModel calls
    required property KiosksModel kiosks
    required property SignInModel signIn
    required property bool tight
    required property bool narrow
    required property bool panelShown // the drawer, where the panel is one
    required property int waiting // what is told there that somebody must see to
    readonly property bool searching: narrow && search.typing // there is no room for the days beside what is typed

    signal letGo
    signal panelToggled

    function search_(): void {
        search.take();
    }

    color: Theme.bench
    implicitHeight: Theme.deskTop

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: root.narrow ? Theme.space3 : Theme.gutter
        anchors.rightMargin: root.narrow ? Theme.space3 : Theme.gutter
        spacing: root.narrow ? Theme.space1 : Theme.space2

        Mark {
            size: Theme.deskBlock
            visible: !root.narrow
        }

        DeskText {
            Layout.rightMargin: Theme.gutter
            color: Theme.wordsOnBench
            pixels: Theme.deskRoom
            text: qsTr("Front desk")
            visible: !root.tight
            weight: Theme.semiBold
        }

        DeskButton {
            Layout.preferredWidth: Theme.deskControl
            icon: Icons.chevronLeft
            objectName: "dayBefore"
            onBench: true
            spoken: root.board.isWeek ? qsTr("The week before") : qsTr("The day before")
            visible: !root.searching

            onClicked: root.board.turnDay(-1)
        }

        DeskText {
            Layout.preferredWidth: root.narrow ? Theme.deskDayNarrow : Theme.deskDay
            color: Theme.wordsOnBench
            horizontalAlignment: Text.AlignHCenter
            objectName: "day"
            fontSizeMode: root.narrow ? Text.FixedSize : Text.HorizontalFit
            maximumLineCount: root.narrow ? 2 : 1
            minimumPixelSize: Theme.deskLabel
            pixels: root.narrow ? Theme.deskBlock : Theme.deskRoom
            text: root.board.day
            verticalAlignment: Text.AlignVCenter
            visible: !root.searching
            weight: Theme.extraBold
            wrapMode: root.narrow ? Text.Wrap : Text.NoWrap
        }

        DeskButton {
            Layout.preferredWidth: Theme.deskControl
            icon: Icons.chevronRight
            objectName: "dayAfter"
            onBench: true
            spoken: root.board.isWeek ? qsTr("The week after") : qsTr("The day after")
            visible: !root.searching

            onClicked: root.board.turnDay(1)
        }

        DeskButton {
            enabled: !root.board.isToday
            objectName: "today"
            onBench: true
            opacity: enabled ? 1 : 0
            text: qsTr("Today")
            visible: (enabled || !root.tight) && !root.searching

            onClicked: root.board.turnDay(0)
        }

        DeskSwitch {
            Layout.rightMargin: root.tight ? 0 : Theme.space2
            board: root.board
            narrow: root.narrow
            visible: !root.searching
        }

        DeskField {
            id: search

            Layout.fillWidth: true
            Layout.maximumWidth: Theme.deskSearch
            Layout.minimumWidth: Theme.deskSearchLeast
            brief: qsTr("Find")
            hint: root.narrow ? "" : "F2"
            icon: Icons.search
            inside: true
            label: qsTr("Name, phone, code – or scan")
            longest: 400
            objectName: "search"
            value: ""

            onAccepted: text => {
                root.board.search(text);
                empty();
                root.letGo();
            }
            onLetGo: root.letGo()
        }

        Item {
            Layout.fillWidth: true
        }

        DeskButton {
            Layout.preferredHeight: Theme.deskControl
            Layout.preferredWidth: root.narrow && hint === "" ? Theme.deskControl : -1
            chosen: root.requests.shown
            hint: root.requests.count > 0 ? root.requests.count : ""
            icon: Icons.hourglass
            objectName: "requests"
            onBench: true
            spoken: qsTr("Requests: %1").arg(root.requests.count)
            text: root.tight ? "" : qsTr("Requests")

            onClicked: root.requests.toggle()
        }

        DeskButton {
            Layout.preferredHeight: Theme.deskControl
            Layout.preferredWidth: root.narrow && hint === "" ? Theme.deskControl : -1
            chosen: root.calls.shown
            hint: root.calls.count > 0 ? root.calls.count : ""
            icon: Icons.phone
            objectName: "calls"
            onBench: true
            spoken: qsTr("Call list: %1").arg(root.calls.count)
            text: root.tight ? "" : qsTr("Call list")

            onClicked: root.calls.toggle()
        }

        DeskButton {
            Layout.preferredHeight: Theme.deskControl
            Layout.preferredWidth: root.narrow && hint === "" ? Theme.deskControl : -1
            chosen: root.kiosks.shown
            hint: root.kiosks.count > 0 ? root.kiosks.count : ""
            icon: Icons.monitor
            objectName: "kiosks"
            onBench: true
            spoken: root.kiosks.count > 0 ? qsTr("Kiosks: %1 to look at").arg(root.kiosks.count) : qsTr("Kiosks")
            text: root.tight ? "" : qsTr("Kiosks")

            onClicked: root.kiosks.toggle()
        }

        DeskButton {
            Layout.preferredWidth: root.narrow ? Theme.deskControl : -1
            icon: Icons.user
            objectName: "signOut"
            onBench: true
            spoken: qsTr("%1 is signed in. Sign out").arg(root.signIn.who)
            text: root.tight ? "" : root.signIn.who
            visible: root.signIn.who !== ""

            onClicked: root.signIn.signOut()
        }

        DeskButton {
            Layout.preferredWidth: root.narrow && hint === "" ? Theme.deskControl : -1
            chosen: root.panelShown
            hint: root.waiting > 0 ? root.waiting : ""
            icon: Icons.listChecks
            objectName: "dayPanel"
            onBench: true
            spoken: root.board.isWeek ? qsTr("The week in short, and what else can be done") : qsTr("The day in short, and what else can be done")
            visible: root.tight

            onClicked: root.panelToggled()
        }

        DeskText {
            Layout.leftMargin: Theme.space2
            color: Theme.wordsOnBench
            objectName: "clock"
            pixels: Theme.deskLead
            text: root.board.clock
            visible: !root.narrow || root.board.isToday
            weight: Theme.extraBold
            wrapMode: Text.NoWrap
        }
    }
}

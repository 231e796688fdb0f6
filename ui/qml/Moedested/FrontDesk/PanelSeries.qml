pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// A series being made: how often, which days and until when. Its dates stand where the board was.
ColumnLayout {
    id: root

    required property SeriesModel series
    required property SeriesAnywayModel anyway
    required property bool tight

    signal letGo

    function typeFirst(): void {
        name.take();
    }

    objectName: "panelSeries"
    spacing: Theme.space2

    DeskText {
        Layout.fillWidth: true
        Layout.topMargin: -Theme.space2
        color: Theme.muted
        objectName: "seriesSentence"
        pixels: Theme.deskBlock
        text: root.series.sentence
        visible: text !== ""
    }

    RefusalPlate {
        Layout.fillWidth: true
        objectName: "seriesTrouble"
        small: true
        text: root.series.trouble
        visible: text !== ""
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        DeskField {
            id: name

            Layout.fillWidth: true
            label: qsTr("Name")
            objectName: "seriesName"
            value: root.series.name

            onAccepted: root.series.book()
            onEdited: text => root.series.setName(text)
            onLetGo: root.letGo()
        }

        DeskField {
            Layout.fillWidth: true
            label: qsTr("Phone")
            longest: 20
            objectName: "seriesPhone"
            value: root.series.phone

            onAccepted: root.series.book()
            onEdited: text => root.series.setPhone(text)
            onLetGo: root.letGo()
        }
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        objectName: "seriesNobody"
        text: root.series.nobody
        visible: text !== ""
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space1
        spacing: Theme.space2

        DeskButton {
            Layout.fillWidth: true
            hint: root.tight ? "" : "Esc"
            objectName: "seriesLeave"
            text: qsTr("Only once")

            onClicked: root.series.leave()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.series.mayBook
            hint: root.tight ? "" : "Enter"
            objectName: "seriesBook"
            primary: true
            text: root.series.bookText

            onClicked: root.series.book()
        }
    }

    PanelSeriesAnyway {
        Layout.fillWidth: true
        anyway: root.anyway

        onLetGo: root.letGo()
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.series.users
        label: qsTr("For whom")
        objectName: "users"

        onTaken: key => root.series.chooseUser(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.series.everies
        label: qsTr("How often")
        objectName: "everies"

        onTaken: key => root.series.chooseEvery(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.series.nths
        label: qsTr("Which one in the month")
        objectName: "nths"
        visible: root.series.monthly

        onTaken: key => root.series.chooseNth(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.series.weekdays
        label: root.series.monthly ? qsTr("Weekday") : qsTr("Weekdays")
        objectName: "seriesWeekdays"

        onTaken: key => root.series.toggleWeekday(key)
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.series.endings
        label: qsTr("Until when")
        objectName: "endings"

        onTaken: key => root.series.chooseEnding(key)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Ends")
        objectName: "seriesEnd"
        value: root.series.ends
        wide: true

        onLess: root.series.addTimes(-1)
        onMore: root.series.addTimes(1)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Starts")
        objectName: "seriesStart"
        value: root.series.starts
        wide: true

        onLess: root.series.shiftStart(-1)
        onMore: root.series.shiftStart(1)
    }

    DeskStepper {
        Layout.fillWidth: true
        label: qsTr("Lasts")
        objectName: "seriesLength"
        value: root.series.length
        wide: true

        onLess: root.series.stretch(-1)
        onMore: root.series.stretch(1)
    }
}

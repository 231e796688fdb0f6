pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// When, how many, what for, what is needed; below, live, what fits. With large text a question at a time.
PageFrame {
    id: root

    required property FindModel find
    readonly property bool tellsNearest: find.sectionsShown > 1 && (!Theme.large || find.when === "now")

    function shows(section: int): bool {
        return section >= find.firstSection && section < find.firstSection + find.sectionsShown;
    }

    objectName: "findPage"

    ColumnLayout {
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        spacing: 0

        Item {
            Layout.fillHeight: true
            Layout.maximumHeight: Theme.cardPadding
            Layout.minimumHeight: Theme.space3
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space3
            Layout.fillWidth: true
            aside: root.find.sectionsShown === 1 ? "" : root.find.day
            text: qsTr("When?")
            visible: root.shows(0) && (root.find.when !== "other-day" || root.find.sectionsShown > 1)
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: !Theme.large ? 3 : root.find.when === "now" ? 1 : 2
            rowSpacing: Theme.gutter
            uniformCellWidths: true
            visible: root.shows(0)

            Chip {
                Layout.fillWidth: true
                chosen: root.find.when === "now"
                objectName: "when-now"
                text: qsTr("Now")

                onClicked: root.find.chooseWhen("now")
            }

            Chip {
                Layout.fillWidth: true
                chosen: root.find.when === "later"
                objectName: "when-later"
                text: qsTr("Later today")

                onClicked: root.find.chooseWhen("later")
            }

            Chip {
                Layout.fillWidth: true
                chosen: root.find.when === "other-day"
                objectName: "when-other-day"
                text: qsTr("Another day")

                onClicked: root.find.chooseWhen("other-day")
            }
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            spacing: Theme.space2
            visible: root.shows(0) && root.find.when === "other-day"

            KeypadButton {
                Layout.fillHeight: true
                Layout.maximumHeight: days.implicitHeight
                Layout.preferredWidth: Theme.chip
                enabled: root.find.canPageDaysBack
                icon: Icons.chevronLeft
                implicitHeight: Theme.chip
                objectName: "earlierDays"
                text: qsTr("Earlier days")

                onClicked: root.find.pageDaysBack()
            }

            ChoiceGrid {
                id: days

                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.space2
                columns: Theme.large ? 3 : 6
                objectName: "day"
                options: root.find.days
                rowSpacing: Theme.space2

                onPicked: key => root.find.chooseDay(key)
            }

            KeypadButton {
                Layout.fillHeight: true
                Layout.maximumHeight: days.implicitHeight
                Layout.preferredWidth: Theme.chip
                enabled: root.find.canPageDaysOn
                icon: Icons.chevronRight
                implicitHeight: Theme.chip
                objectName: "laterDays"
                text: qsTr("Later days")

                onClicked: root.find.pageDaysOn()
            }
        }

        Stepper {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space3
            canDecrease: root.find.canGoEarlier
            canIncrease: root.find.canGoLater
            decreaseText: qsTr("Half an hour earlier")
            increaseText: qsTr("Half an hour later")
            objectName: "time"
            value: root.find.time
            visible: root.shows(0) && root.find.when !== "now"

            onDecrease: root.find.goEarlier()
            onIncrease: root.find.goLater()
        }

        ChoiceGrid {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: root.find.when === "now" ? Theme.gutter : Theme.space3
            columns: root.find.sectionsShown === 1 || (Theme.large && root.find.when === "now") ? 2 : 4
            objectName: "length"
            options: root.find.lengths
            visible: root.shows(0)

            onPicked: key => root.find.chooseLength(key)
        }

        SectionGap {
            visible: root.shows(0) && root.shows(1)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space3
            Layout.fillWidth: true
            text: qsTr("How many?")
            visible: root.shows(1)
        }

        Stepper {
            Layout.fillWidth: true
            decreaseText: qsTr("Fewer")
            increaseText: qsTr("More")
            objectName: "persons"
            unit: qsTr("persons")
            value: root.find.persons
            visible: root.shows(1)

            onDecrease: root.find.fewer()
            onIncrease: root.find.more()
        }

        ChoiceGrid {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.gutter
            columns: Theme.large ? 3 : 6
            objectName: "persons"
            options: root.find.personsChips
            visible: root.shows(1) && (root.find.when === "now" || root.find.sectionsShown === 1)

            onPicked: key => root.find.choosePersons(key)
        }

        SectionGap {
            visible: root.shows(1) && root.shows(2)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space3
            Layout.fillWidth: true
            text: qsTr("What will you do?")
            visible: root.shows(2)
        }

        ChoiceGrid {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columns: Theme.large ? 2 : 4
            objectName: "purpose"
            options: root.find.purposes
            rowSpacing: root.find.when === "now" ? Theme.gutter : Theme.space3
            tall: !Theme.large
            visible: root.shows(2)

            onPicked: key => root.find.choosePurpose(key)
        }

        SectionGap {
            visible: root.shows(2) && root.shows(3)
        }

        SectionTitle {
            Layout.bottomMargin: Theme.space3
            Layout.fillWidth: true
            aside: root.find.sectionsShown === 4 ? qsTr("choose several if you like") : ""
            text: qsTr("Must there be …")
            visible: root.shows(3)
        }

        ChoiceGrid {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columns: root.find.sectionsShown === 1 ? 1 : root.find.sectionsShown === 2 ? 2 : 3
            objectName: "need"
            options: root.find.needs
            rowSpacing: Theme.large ? Theme.space2 : root.find.when === "now" ? Theme.gutter : Theme.space3
            several: true
            visible: root.shows(3)

            onPicked: key => root.find.toggleNeed(key)
        }

        Item {
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.space3
        }
    }

    ActionZone {
        Layout.fillWidth: true

        Words {
            Layout.fillWidth: true
            objectName: "found"
            text: "<b>" + root.find.found + "</b>" + (root.tellsNearest ? " " + root.find.nearest : "")
            textFormat: Text.StyledText
            visible: root.find.sectionsShown > 1 || root.find.when === "now"
        }

        PrimaryButton {
            Layout.fillWidth: true
            objectName: "show"
            text: root.find.showText
            trailingIcon: Icons.arrowRight
            visible: Theme.large

            onClicked: root.find.show()
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter

            PlainButton {
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                icon: Icons.arrowLeft
                objectName: "back"
                text: qsTr("Back")

                onClicked: root.find.goBack()
            }

            PrimaryButton {
                Layout.fillWidth: true
                main: true
                objectName: "show"
                text: root.find.showText
                trailingIcon: Icons.arrowRight
                visible: !Theme.large

                onClicked: root.find.show()
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: true
                objectName: "nextQuestion"
                text: qsTr("Next")
                trailingIcon: Icons.arrowRight
                visible: Theme.large

                onClicked: root.find.nextSection()
            }
        }
    }
}

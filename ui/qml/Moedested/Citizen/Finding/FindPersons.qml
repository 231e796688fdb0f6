pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// How many come.
ColumnLayout {
    id: root

    required property FindModel find
    property bool titled: true // nothing else on the page asks it
    readonly property bool roomy: find.when === "now" || find.sectionsShown === 1 || !titled

    Layout.fillHeight: Theme.roomy
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.landscape && !Theme.large ? Theme.space2 : Theme.space3
        Layout.fillWidth: true
        aside: root.roomy ? "" : root.find.personsSaid
        text: qsTr("How many?")
        visible: root.titled
    }

    SteppedChoice {
        Layout.fillHeight: false
        Layout.fillWidth: true
        amount: root.find.personsSaid
        decreaseText: qsTr("Fewer")
        increaseText: qsTr("More")
        objectName: "persons"
        options: root.find.personsChips
        visible: !root.roomy

        onDecrease: root.find.fewer()
        onIncrease: root.find.more()
        onPicked: key => root.find.choosePersons(key)
    }

    Stepper {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        Layout.maximumHeight: Theme.roomy ? Math.max(implicitHeight, Theme.answerMost) : Number.POSITIVE_INFINITY
        amount: root.find.personsSaid
        decreaseText: qsTr("Fewer")
        increaseText: qsTr("More")
        objectName: "persons"
        unit: root.find.personsUnit
        value: root.find.persons
        visible: root.roomy

        onDecrease: root.find.fewer()
        onIncrease: root.find.more()
    }

    ChoiceGrid {
        Layout.fillWidth: true
        Layout.topMargin: Theme.landscape && Theme.large ? Theme.space3 : Theme.gutter
        columns: Theme.large && !Theme.landscape ? 3 : 6
        objectName: "persons"
        options: root.find.personsChips
        visible: root.roomy

        onPicked: key => root.find.choosePersons(key)
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// From when: a full hour in one touch, half hours beside it.
ColumnLayout {
    id: root

    required property FindModel find
    property bool titled: false // nothing else on the page asks it

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space3
        Layout.fillWidth: true
        aside: root.find.day
        text: qsTr("When?")
        visible: root.titled
    }

    SteppedChoice {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        Layout.maximumHeight: Theme.roomy ? implicitHeight * 1.5 : Number.POSITIVE_INFINITY
        amount: root.find.time
        canDecrease: root.find.canGoEarlier
        canIncrease: root.find.canGoLater
        columns: Theme.large && !(Theme.landscape && root.find.sectionsShown === 1) ? 6 : 9
        decreaseText: qsTr("Half an hour earlier")
        increaseText: qsTr("Half an hour later")
        objectName: "time"
        options: root.find.hours

        onDecrease: root.find.goEarlier()
        onIncrease: root.find.goLater()
        onPicked: key => root.find.chooseHour(key)
    }
}

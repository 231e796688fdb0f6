pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// From when: a full hour in one touch, half hours beside it; with large text in half hours alone.
ColumnLayout {
    id: root

    required property FindModel find

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    SteppedChoice {
        Layout.fillHeight: false
        Layout.fillWidth: true
        amount: root.find.time
        canDecrease: root.find.canGoEarlier
        canIncrease: root.find.canGoLater
        columns: 9
        decreaseText: qsTr("Half an hour earlier")
        increaseText: qsTr("Half an hour later")
        objectName: "time"
        options: root.find.hours
        visible: !Theme.large

        onDecrease: root.find.goEarlier()
        onIncrease: root.find.goLater()
        onPicked: key => root.find.chooseHour(key)
    }

    Stepper {
        Layout.fillWidth: true
        canDecrease: root.find.canGoEarlier
        canIncrease: root.find.canGoLater
        decreaseText: qsTr("Half an hour earlier")
        increaseText: qsTr("Half an hour later")
        objectName: "time"
        value: root.find.time
        visible: Theme.large

        onDecrease: root.find.goEarlier()
        onIncrease: root.find.goLater()
    }
}

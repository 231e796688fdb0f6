pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// From when, in half hours.
Stepper {
    required property FindModel find

    Layout.fillWidth: true
    canDecrease: find.canGoEarlier
    canIncrease: find.canGoLater
    decreaseText: qsTr("Half an hour earlier")
    increaseText: qsTr("Half an hour later")
    objectName: "time"
    value: find.time

    onDecrease: find.goEarlier()
    onIncrease: find.goLater()
}

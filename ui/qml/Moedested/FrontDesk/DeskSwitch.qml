pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// The day or its week: two halves of one control, of which one is pressed down.
RowLayout {
    id: root

    required property BoardModel board
    required property bool narrow // then the other half alone is there

    objectName: "dayOrWeek"
    Accessible.name: qsTr("What the board shows")
    Accessible.role: Accessible.Grouping
    spacing: -Theme.strokeDivider

    DeskButton {
        Accessible.checkable: true
        Accessible.role: Accessible.RadioButton
        chosen: !root.board.isWeek
        objectName: "showDay"
        onBench: true
        text: qsTr("Day")
        visible: !chosen || !root.narrow

        onClicked: root.board.showWeek(false)
    }

    DeskButton {
        Accessible.checkable: true
        Accessible.role: Accessible.RadioButton
        chosen: root.board.isWeek
        objectName: "showWeek"
        onBench: true
        text: qsTr("Week")
        visible: !chosen || !root.narrow

        onClicked: root.board.showWeek(true)
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Which day, six at a time.
RowLayout {
    id: root

    required property FindModel find

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: Theme.space2

    KeypadButton {
        Layout.fillHeight: true
        Layout.maximumHeight: days.height
        Layout.preferredWidth: Theme.chip
        enabled: root.find.canPageDaysBack
        icon: Icons.chevronLeft
        implicitHeight: Theme.chip
        objectName: "earlierDays"
        tells: root.find.daysShown
        text: qsTr("Earlier days")

        onClicked: root.find.pageDaysBack()
    }

    ChoiceGrid {
        id: days

        Layout.fillWidth: true
        columnSpacing: Theme.space2
        columns: !Theme.large || Theme.landscape ? 6 : 3
        objectName: "day"
        options: root.find.days
        rowSpacing: Theme.space2

        onPicked: key => root.find.chooseDay(key)
    }

    KeypadButton {
        Layout.fillHeight: true
        Layout.maximumHeight: days.height
        Layout.preferredWidth: Theme.chip
        enabled: root.find.canPageDaysOn
        icon: Icons.chevronRight
        implicitHeight: Theme.chip
        objectName: "laterDays"
        tells: root.find.daysShown
        text: qsTr("Later days")

        onClicked: root.find.pageDaysOn()
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One end of a block: its day and its hour, each with less and more.
ColumnLayout {
    id: root

    required property string label
    required property string day
    required property string time

    signal dayShifted(days: int)
    signal timeShifted(quarters: int)

    objectName: "blockMoment"
    spacing: Theme.space1 / 2

    component Shift: RowLayout {
        id: shift

        required property string name
        required property string value
        required property string spoken

        signal shifted(steps: int)

        Layout.fillWidth: true
        spacing: Theme.space1 / 2

        DeskButton {
            Layout.preferredWidth: Theme.deskControl
            guardMs: Theme.guardRepeat
            objectName: root.objectName + shift.name + "Less"
            spoken: shift.spoken + ": −"
            text: "−"

            onClicked: shift.shifted(-1)
        }

        DeskText {
            Layout.fillWidth: true
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            minimumPixelSize: Theme.deskLabel
            pixels: Theme.deskRoom
            text: shift.value
            weight: Theme.bold
            wrapMode: Text.NoWrap
        }

        DeskButton {
            Layout.preferredWidth: Theme.deskControl
            guardMs: Theme.guardRepeat
            objectName: root.objectName + shift.name + "More"
            spoken: shift.spoken + ": +"
            text: "+"

            onClicked: shift.shifted(1)
        }
    }

    DeskText {
        Accessible.ignored: true
        color: Theme.muted
        text: root.label
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        uniformCellSizes: true

        Shift {
            name: "Day"
            spoken: root.label
            value: root.day

            onShifted: steps => root.dayShifted(steps)
        }

        Shift {
            name: "Time"
            spoken: root.label
            value: root.time

            onShifted: steps => root.timeShifted(steps)
        }
    }
}

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Numbers to choose among in one touch, between a minus and a plus for those that lie between.
GridLayout {
    id: root

    required property AbstractItemModel options // roles: key, text, chosen, in_full
    required property string decreaseText
    required property string increaseText
    required property string amount // what stands now, as it is read out
    property bool canDecrease: true
    property bool canIncrease: true

    signal picked(key: string)
    signal decrease
    signal increase

    columnSpacing: Theme.space2
    columns: 8
    rowSpacing: Theme.space2
    uniformCellWidths: true

    KeypadButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        enabled: root.canDecrease
        guardMs: Theme.guardRepeat
        icon: Icons.minus
        implicitHeight: Theme.chipLow
        objectName: root.objectName + "-less"
        tells: root.amount
        text: root.decreaseText

        onClicked: root.decrease()
    }

    Repeater {
        model: root.options

        delegate: Chip {
            required property string key
            required property string in_full

            required chosen
            required text

            Layout.fillHeight: true
            Layout.fillWidth: true
            least: Theme.chipLow
            narrow: true
            objectName: root.objectName + "-" + key
            spoken: in_full === "" ? text : in_full

            onClicked: root.picked(key)
        }
    }

    KeypadButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        enabled: root.canIncrease
        guardMs: Theme.guardRepeat
        icon: Icons.plus
        implicitHeight: Theme.chipLow
        objectName: root.objectName + "-more"
        tells: root.amount
        text: root.increaseText

        onClicked: root.increase()
    }
}

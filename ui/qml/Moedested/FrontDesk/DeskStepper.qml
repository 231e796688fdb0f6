pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// Fewer, how many, more.
RowLayout {
    id: root

    required property string label
    required property string value
    property bool wide: false // the value is more than a number

    signal less
    signal more

    objectName: "deskStepper"
    spacing: Theme.space1

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        pixels: Theme.deskBlock
        text: root.label
    }

    DeskButton {
        Layout.preferredWidth: Theme.deskControl
        guardMs: Theme.guardRepeat
        objectName: root.objectName + "Less"
        spoken: root.label + ": −"
        text: "−"

        onClicked: root.less()
    }

    DeskText {
        Layout.preferredWidth: root.wide ? Theme.deskValueWide : Theme.deskValue
        horizontalAlignment: Text.AlignHCenter
        objectName: root.objectName + "Value"
        pixels: Theme.deskRoom
        text: root.value
        weight: Theme.bold
    }

    DeskButton {
        Layout.preferredWidth: Theme.deskControl
        guardMs: Theme.guardRepeat
        objectName: root.objectName + "More"
        spoken: root.label + ": +"
        text: "+"

        onClicked: root.more()
    }
}

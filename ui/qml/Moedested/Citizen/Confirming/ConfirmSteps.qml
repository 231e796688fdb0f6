pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// A quarter of an hour more or less, for those who do not drag.
GridLayout {
    id: root

    required property ConfirmModel confirm

    Layout.fillHeight: false
    Layout.fillWidth: true
    columnSpacing: Theme.gutter
    columns: 2
    rowSpacing: Theme.gutter
    uniformCellWidths: true

    PlainButton {
        Layout.fillWidth: true
        guardMs: Theme.guardRepeat
        icon: Icons.minus
        implicitHeight: Theme.touchStep
        objectName: "shorter"
        spoken: qsTr("15 min shorter")
        text: Theme.large ? qsTr("15 min") : spoken
        weight: Theme.semiBold

        onClicked: root.confirm.moveEnd(-1)
    }

    PlainButton {
        readonly property string inFull: qsTr("15 min longer")

        Layout.fillWidth: true
        enabled: root.confirm.longerLimit === ""
        guardMs: Theme.guardRepeat
        icon: Icons.plus
        implicitHeight: Theme.touchStep
        objectName: "longer"
        spoken: root.confirm.longerLimit === "" ? inFull : inFull + ". " + root.confirm.longerLimit
        text: Theme.large ? qsTr("15 min") : inFull
        weight: Theme.semiBold

        onClicked: root.confirm.moveEnd(1)
    }
}

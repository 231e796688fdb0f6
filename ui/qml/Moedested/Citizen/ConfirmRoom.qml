pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge

// How the room stands; of what can only be asked for, what else would do.
ColumnLayout {
    id: root

    required property ConfirmModel confirm

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    ConfirmAlso {
        confirm: root.confirm
        visible: root.confirm.mayAlso
    }

    ConfirmLayout {
        confirm: root.confirm
        visible: !root.confirm.mayAlso
    }
}

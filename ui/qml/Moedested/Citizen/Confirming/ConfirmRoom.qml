pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// How the room stands; of what can only be asked for, what else would do.
ColumnLayout {
    id: root

    required property ConfirmModel confirm

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
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

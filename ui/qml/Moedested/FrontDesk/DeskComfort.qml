pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// How the desk is to be read: language, size of the words, contrast. At the same place before and after signing in.
RowLayout {
    id: root

    required property BoardModel board
    required property bool narrow
    required property int textPercent

    signal contrast
    signal larger

    spacing: Theme.space2

    DeskButton {
        Layout.preferredHeight: Theme.deskFoot
        icon: Icons.globe
        objectName: "language"
        onBench: true
        spoken: qsTr("Dansk")
        text: root.narrow ? "" : qsTr("Dansk")

        onClicked: root.board.switchLanguage()
    }

    DeskButton {
        Layout.preferredHeight: Theme.deskFoot
        icon: Icons.textSize
        objectName: "textSize"
        onBench: true
        spoken: qsTr("Text size: %1 %. Next size").arg(root.textPercent)
        text: root.textPercent + " %"

        onClicked: root.larger()
    }

    DeskButton {
        Layout.preferredHeight: Theme.deskFoot
        chosen: Theme.highContrast
        icon: Icons.contrast
        objectName: "contrast"
        onBench: true
        spoken: qsTr("Contrast")
        text: root.narrow ? "" : qsTr("Contrast")

        onClicked: root.contrast()
    }
}

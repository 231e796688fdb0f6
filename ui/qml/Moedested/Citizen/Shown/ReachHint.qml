pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Where to look for what can be touched, when one reaches low.
RowLayout {
    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: Theme.space3
    visible: Theme.low && !Theme.large

    Icon {
        color: Theme.muted
        glyph: Icons.arrowDown
        size: Theme.lead
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        text: qsTr("Everything you touch is below")
    }
}

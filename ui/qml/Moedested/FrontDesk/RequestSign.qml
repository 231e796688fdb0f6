pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// A sign with its words; a strong one is heavier.
Row {
    id: root

    required property string glyph
    required property string text
    property bool strong: false

    objectName: "requestSign"
    spacing: Theme.space1 / 2

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        glyph: root.glyph
        size: Theme.deskBlock
    }

    DeskText {
        Accessible.ignored: true
        anchors.verticalCenter: parent.verticalCenter
        pixels: Theme.deskBlock
        text: root.text
        weight: root.strong ? Theme.bold : Theme.regular
        wrapMode: Text.NoWrap
    }
}

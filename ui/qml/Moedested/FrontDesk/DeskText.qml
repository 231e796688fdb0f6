pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Words at the desk, read from an arm's length: smaller than a kiosk's, never below 16 px.
Text {
    id: root

    property int pixels: Theme.deskLabel
    property int weight: Theme.regular

    objectName: "deskText"
    Accessible.ignored: text === ""
    Accessible.name: text
    Accessible.role: Accessible.StaticText
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: pixels
    font.weight: weight
    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
}

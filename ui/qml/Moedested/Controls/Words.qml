pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Plain text in one of the type steps. Wraps; never cuts.
Text {
    id: root

    enum Step {
        Label,
        Body,
        Action,
        Lead,
        Title,
        Page,
        Time,
        Proof
    }

    property int step: Words.Step.Body
    property int weight: Theme.weights[step]
    property bool fits: false // one line that shrinks rather than wraps: for times and codes
    readonly property real lineSlack: (Theme.naturalLine - Theme.lineFactors[step]) * Theme.pixels[step] / 2

    objectName: "words"
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.pixels[step]
    font.weight: weight
    fontSizeMode: fits ? Text.HorizontalFit : Text.FixedSize
    horizontalAlignment: Text.AlignLeft
    lineHeight: Theme.pixels[step] * Theme.lineFactors[step]
    lineHeightMode: Text.FixedHeight
    minimumPixelSize: Theme.label
    textFormat: Text.PlainText
    wrapMode: fits ? Text.NoWrap : Text.Wrap
    // A fixed line keeps the capitals low in its box; this lifts them to the middle.
    bottomPadding: lineSlack
    topPadding: -lineSlack
}

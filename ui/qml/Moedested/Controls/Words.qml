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
        Call,
        Lead,
        Title,
        Page,
        Time,
        Proof
    }

    property int step: Words.Step.Body
    property int weight: Theme.weights[step]
    property bool fits: false // one line that shrinks rather than wraps: for times and codes
    readonly property real shownPixels: fits ? fontInfo.pixelSize : Theme.pixels[step]
    readonly property real lineSlack: (Theme.naturalLine - Theme.lineFactors[step]) * shownPixels / 2

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
    lineHeight: shownPixels * Theme.lineFactors[step]
    lineHeightMode: Text.FixedHeight
    minimumPixelSize: Theme.label
    textFormat: Text.PlainText
    wrapMode: fits ? Text.NoWrap : Text.Wrap
    // The last line counts with its natural height; trimmed, every line is as high as its step says and the
    // capitals stand in the middle of it.
    bottomPadding: -lineSlack
    topPadding: -lineSlack
}

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
    property bool heading: false // of a page: read first when the page comes
    property bool live: false // read out when it changes
    property bool secret: false // read out in headphones alone
    property string openly // what is said of a secret where others hear it
    property bool fits: false // one line that shrinks rather than wraps: for times and codes
    readonly property int fullPixels: Theme.pixels[step]
    property int shownPixels: fullPixels
    readonly property TextMetrics measure: TextMetrics {
        font.family: Theme.family
        font.pixelSize: root.fullPixels
        font.weight: root.weight
        text: root.fits ? root.text : ""

        onAdvanceWidthChanged: root.fitToWidth()
    }
    readonly property real lineSlack: (Theme.naturalLine - Theme.lineFactors[step]) * shownPixels / 2

    // Called, not bound: the size of the words may decide the width they are given.
    function fitToWidth(): void {
        const long = Math.max(1, measure.advanceWidth);
        const room = Theme.tallScript && long > width + 1 ? width * 0.97 : width + 1; // joined letters shrink unevenly
        const fitted = fits && width > 0 ? Math.floor(fullPixels * room / long) : fullPixels;
        shownPixels = Math.min(fullPixels, Math.max(Theme.smallest, fitted));
    }

    objectName: "words"
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: textFormat === Text.StyledText ? text.replace(/<[^>]*>/g, "").trim() : text
    Accessible.ignored: text === ""
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: shownPixels
    font.weight: weight
    horizontalAlignment: Text.AlignLeft
    lineHeight: shownPixels * Theme.lineFactors[step]
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: fits ? Text.NoWrap : Text.Wrap
    // The last line counts with its natural height; trimmed, every line is as high as its step says and the
    // capitals stand in the middle of it.
    bottomPadding: -lineSlack
    topPadding: -lineSlack

    onFitsChanged: fitToWidth()
    onFullPixelsChanged: fitToWidth()
    onWidthChanged: fitToWidth()
}

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
    property bool opening: false // read out with the page it stands on, and when it changes
    property bool live: opening // read out when it changes
    property bool secret: false // read out in headphones alone
    property string openly // what is said of a secret where others hear it
    property bool steady: false // of the same size on every page, however crowded
    property real room: heading ? width : 0 // a word wider than that takes a smaller step rather than break; 0: none is. Never of a width
    // that is the words' own: once small, they would stay so
    property bool fits: false // one line that shrinks rather than wraps, as far as letters may: for times and codes
    property string widest: text // that comes to stand there: what is typed keeps one size from its first letter to its last
    readonly property int least: Math.min(fullPixels, text.includes(" ") ? Theme.least : Theme.smallest) // one word has no second line
    property bool brims: false // too long for one line of the least letters: it wraps after all
    readonly property int fullPixels: steady ? Theme.steadyPixels[step] : Theme.pixels[step]
    property int shownPixels: fullPixels
    property bool fitting: false
    readonly property TextMetrics measure: TextMetrics {
        font.family: Theme.family
        font.pixelSize: root.fullPixels
        font.weight: root.weight
        text: root.fits ? root.widest : root.room > 0 ? root.longestWord() : ""

        onAdvanceWidthChanged: root.fitToWidth()
    }
    readonly property real lineSlack: (Theme.naturalLine - Theme.lineFactors[step]) * shownPixels / 2

    // Called, not bound: the size of the words may decide the width they are given, and then is asked for again.
    function fitToWidth(): void {
        if (fitting)
            return;
        fitting = true;
        for (let tries = 0, before = -1; before !== width && tries < 3; tries += 1) {
            before = width;
            shownPixels = pixelsFor(fits ? width : room);
            brims = fits && width > 0 && text.includes(" ") && measure.advanceWidth * least > (width + 1) * fullPixels;
        }
        for (let tries = 0; fits && !brims && width > 0 && implicitWidth > width + 1 && shownPixels > least && tries < 3; tries += 1)
            shownPixels -= 1; // joined letters shrink unevenly
        fitting = false;
    }

    function pixelsFor(wide: real): int {
        const long = Math.max(1, measure.advanceWidth);
        if (wide <= 0 || long <= wide + 1)
            return fullPixels;
        const most = Math.floor(fullPixels * (Theme.tallScript ? wide * 0.97 : wide + 1) / long); // joined letters shrink unevenly
        return Math.min(fullPixels, fits ? Math.max(least, most) : Math.max(Theme.label, stepWithin(most)));
    }

    function longestWord(): string {
        return plain(" ").replace(/-/g, "- ").split(/\s+/).reduce((longest, word) => word.length > longest.length ? word : longest, "");
    }

    // As styled text takes words: marks in them are shown as written, and a space that may not break does not.
    function escaped(words: string): string {
        return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\u00a0/g, "&nbsp;");
    }

    // The words alone, of styled text too; `mark` stands where one of its marks did.
    function plain(mark: string): string {
        if (textFormat !== Text.StyledText)
            return text;
        const words = text.replace(/<[^>]*>/g, mark).replace(/&nbsp;/g, "\u00a0");
        return words.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    }

    // The largest of the type's sizes that is no larger than `most`.
    function stepWithin(most: int): int {
        return Theme.pixels.reduce((largest, px) => px <= most ? Math.max(largest, px) : largest, 0);
    }

    objectName: "words"
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: textFormat === Text.StyledText ? plain("").trim() : text
    Accessible.ignored: text === ""
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: shownPixels
    font.weight: weight
    horizontalAlignment: Text.AlignLeft
    lineHeight: shownPixels * Theme.lineFactors[step]
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: fits && !brims ? Text.NoWrap : Text.Wrap
    // The last line counts with its natural height; trimmed, every line is as high as its step says and the
    // capitals stand in the middle of it.
    bottomPadding: -lineSlack
    topPadding: -lineSlack

    onFitsChanged: fitToWidth()
    onFullPixelsChanged: fitToWidth()
    onRoomChanged: fitToWidth()
    onWidthChanged: fitToWidth()
}

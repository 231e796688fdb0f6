pragma ComponentBehavior: Bound
import QtQuick

// Words whose lines are about equally long: as many as they need, in the least width that holds them, so that no last
// word stands on a line alone. Where a sentence ends a line can.
Words {
    id: root

    readonly property FontMetrics metrics: FontMetrics {
        font: root.font
    }
    readonly property Timer later: Timer {
        interval: 0

        onTriggered: root.balance()
    }
    property int fewest: 1 // lines
    property real spared: 0 // px of its width

    // Called, not bound: the room beside the words counts in the width that a layout gives them.
    function balance(): void {
        fewest = linesIn(width);
        spared = spareOf(width);
    }

    // How many lines the words take in that width.
    function linesIn(wide: real): int {
        const gap = metrics.advanceWidth(" ");
        let lines = 1;
        let used = 0;
        for (const word of plain(" ").split(" ")) {
            const long = metrics.advanceWidth(word);
            const beside = used === 0 ? long : used + gap + long;
            lines += beside > wide ? 1 : 0;
            used = beside > wide ? long : beside;
        }
        return lines;
    }

    // How much of that width they can do without.
    function spareOf(wide: real): real {
        if (wide <= 0 || fewest < 2)
            return 0;
        let least = 0;
        let enough = wide;
        while (enough - least > 1) {
            const middle = (least + enough) / 2;
            if (linesIn(middle) > fewest || isCutIn(middle))
                least = middle;
            else
                enough = middle;
        }
        enough = firstSentence(wide) || enough;
        return Math.max(0, Math.floor(wide - enough) - 2); // letters beside one another may take a little more
    }

    // How long the first line is where it can end with a sentence; 0 where that takes a line more, or there is none.
    function firstSentence(wide: real): real {
        const end = plain(" ").search(/[.?!؟۔] /);
        const long = metrics.advanceWidth(plain(" ").slice(0, end + 1));
        return end > 0 && long <= wide && linesIn(long + 1) === fewest ? long + 1 : 0;
    }

    // Whether a word of them is wider than that.
    function isCutIn(wide: real): bool {
        return metrics.advanceWidth(longestWord()) > wide;
    }

    leftPadding: LayoutMirroring.enabled ? spared : 0
    rightPadding: LayoutMirroring.enabled ? 0 : spared

    Component.onCompleted: balance()
    onFontChanged: later.restart()
    onTextChanged: later.restart()
    onWidthChanged: later.restart() // a layout in the middle of its work does not give them another width
}

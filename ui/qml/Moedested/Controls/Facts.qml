pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Facts one after the other with a dot between them. Where a line ends the dot goes: none begins or ends a line.
Words {
    id: root

    required property string facts // "Lokale 4 · til kl. 18.30"
    readonly property FontMetrics metrics: FontMetrics {
        font: root.font
    }
    readonly property Timer later: Timer {
        interval: 0

        onTriggered: root.arrange()
    }
    property bool arranging: false

    // Called, not bound: the lines may decide the width they are given.
    function arrange(): void {
        if (arranging)
            return;
        arranging = true;
        text = width > 0 ? arranged(width + 1) : facts;
        arranging = false;
    }

    function arranged(wide: real): string {
        const parts = facts.split(" · ");
        let used = reach(0, parts[0], wide);
        let lines = parts[0];
        for (const part of parts.slice(1)) {
            const beside = used + metrics.advanceWidth(" · " + part.split(" ")[0]) <= wide;
            lines += (beside ? "\u00a0·\u00a0" : "\n") + part;
            used = reach(beside ? used + metrics.advanceWidth(" · ") : 0, part, wide);
        }
        return lines;
    }

    // How far the last line goes once the words stand after what is `used` of it.
    function reach(used: real, words: string, wide: real): real {
        const gap = metrics.advanceWidth(" ");
        return words.split(" ").reduce((left, word, place) => {
            const long = metrics.advanceWidth(word);
            const next = left + (place > 0 ? gap : 0) + long;
            return next <= wide ? next : long;
        }, used);
    }

    Accessible.name: facts

    Component.onCompleted: arrange()
    onFactsChanged: {
        if (text === "")
            text = facts; // no frame shows a sign without its words
        later.restart();
    }
    onFontChanged: later.restart()
    onWidthChanged: later.restart() // a layout in the middle of its work does not stand other words
}

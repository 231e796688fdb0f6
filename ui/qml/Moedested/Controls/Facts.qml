pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Facts one after the other with a dot between them. Where a line ends the dot goes: none begins or ends a line. A fact
// stays whole, and no last word stands alone, where that takes no line more. What is too long for `most` lines ends in a
// visible sign; it is read out whole.
Words {
    id: root

    required property string facts // "Lokale 4 · til kl. 18.30"
    property int most: 0 // lines; 0: as many as they take
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
        text = width > 0 ? abridged(arranged(width + 1), width) : facts;
        arranging = false;
    }

    // Each fact stays whole where that takes no line more; then no last word stands alone on its line either.
    function arranged(wide: real): string {
        const loose = joined(wide, false);
        const whole = joined(wide, true);
        return accompanied(linesIn(whole, wide) > linesIn(loose, wide) ? loose : whole, wide);
    }

    // The facts, each in the row of the one before if all of it has room there or, unless it is to be whole, its first word.
    function joined(wide: real, whole: bool): string {
        const parts = facts.split(" · ");
        let used = reach(0, parts[0], wide);
        let lines = parts[0];
        for (const part of parts.slice(1)) {
            const beside = used + metrics.advanceWidth(" · " + (whole ? part : part.split(" ")[0])) <= wide;
            lines += (beside ? "\u00a0·\u00a0" : "\n") + part;
            used = reach(beside ? used + metrics.advanceWidth(" · ") : 0, part, wide);
        }
        return lines;
    }

    function linesIn(words: string, wide: real): int {
        return words.split("\n").reduce((count, line) => count + broken(line, wide).length, 0);
    }

    // The lines that `line` breaks into.
    function broken(line: string, wide: real): list<string> {
        const lines = [""];
        for (const word of line.split(" ")) {
            const last = lines[lines.length - 1];
            const longer = last === "" ? word : last + " " + word;
            if (last !== "" && metrics.advanceWidth(longer) > wide)
                lines.push(word);
            else
                lines[lines.length - 1] = longer;
        }
        return lines;
    }

    // With the word before it on the last line, where that held one word alone.
    function accompanied(words: string, wide: real): string {
        const lines = broken(words.slice(words.lastIndexOf("\n") + 1), wide);
        const last = lines[lines.length - 1];
        if (lines.length < 2 || last.search(/[ \u00a0]/) >= 0)
            return words;
        const before = lines[lines.length - 2].lastIndexOf(" ");
        const pair = lines[lines.length - 2].slice(before + 1) + "\u00a0" + last;
        return before > 0 && metrics.advanceWidth(pair) <= wide ? words.slice(0, words.length - pair.length) + pair : words;
    }

    // As much of `words` as there is room for, up to the end of one of them; of a first that is too long, its letters.
    function abridged(words: string, wide: real): string {
        if (most === 0 || hasRoom(words, wide))
            return words;
        let [fitting, over] = [1, words.length];
        while (over - fitting > 1) {
            const middle = Math.floor((fitting + over) / 2);
            if (hasRoom(ended(words, middle), wide))
                fitting = middle;
            else
                over = middle;
        }
        return ended(words, fitting);
    }

    function ended(words: string, length: int): string {
        const part = words.slice(0, length);
        const whole = /[\s\u00a0]/.test(words[length] ?? " ") ? part : part.replace(/[\s\u00a0]+\S*$/, "");
        return whole.replace(/\s+\([^)]*$/, "").replace(/[\s\u00a0·.:,;(–-]+$/, "") + "…";
    }

    function hasRoom(words: string, wide: real): bool {
        const lines = words.split("\n").reduce((before, line) => before.concat(broken(line, wide)), []);
        return lines.length <= most && lines.every(line => metrics.advanceWidth(line) <= wide);
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
    onMostChanged: later.restart()
    onFontChanged: later.restart()
    onWidthChanged: later.restart() // a layout in the middle of its work does not stand other words
}

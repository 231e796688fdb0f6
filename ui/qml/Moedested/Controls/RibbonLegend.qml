pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// What the ribbon's drawings mean, in the words given. An empty word leaves its drawing out.
Flow {
    id: root

    property string title // what the words explain: said before them, and shown by the drawings beside them
    property string freeText
    property string bookedText
    property string setupText
    property string yoursText
    property string requestText
    property string closedText
    property string blockedText

    readonly property bool explaining: true // who hears the words needs no drawing explained on the way to the places

    // Lines of about the same length, so that none holds a last drawing alone.
    readonly property real spared: spareOf(width)

    readonly property real inOneLine: widths().reduce((sum, wide) => sum + spacing + wide, -spacing) // how wide that is

    function widths(): list<real> {
        const long = [];
        for (let place = 0; place < children.length; place += 1) {
            if (children[place].visible)
                long.push(children[place].width);
        }
        return long;
    }

    // How many lines the drawings take in that width.
    function linesIn(long: list<real>, wide: real): int {
        let lines = 1;
        let used = 0;
        for (let place = 0; place < long.length; place += 1) {
            const beside = used === 0 ? long[place] : used + spacing + long[place];
            lines += beside > wide ? 1 : 0;
            used = beside > wide ? long[place] : beside;
        }
        return lines;
    }

    // How much of that width they can do without.
    function spareOf(wide: real): real {
        const long = widths();
        const lines = linesIn(long, wide);
        let least = Math.max(0, ...long);
        if (lines < 2 || least >= wide)
            return 0;
        while (linesIn(long, least) > lines)
            least += 1;
        return Math.floor(wide - Math.min(wide, least + 1));
    }

    readonly property string words: [freeText, bookedText, setupText, yoursText, requestText, blockedText, closedText].filter(words => words !== "").join(", ")

    objectName: "ribbonLegend"
    Accessible.name: title === "" ? words : title + ": " + words
    Accessible.role: Accessible.StaticText
    rightPadding: spared // a mirrored flow turns its paddings round with it
    spacing: Theme.gutter

    LegendItem {
        kind: "free"
        text: root.freeText
    }

    LegendItem {
        kind: "booked"
        text: root.bookedText
    }

    LegendItem {
        kind: "setup"
        text: root.setupText
    }

    LegendItem {
        kind: "yours"
        text: root.yoursText
    }

    LegendItem {
        kind: "request"
        text: root.requestText
    }

    LegendItem {
        kind: "blocked"
        text: root.blockedText
    }

    LegendItem {
        kind: "closed"
        text: root.closedText
    }
}

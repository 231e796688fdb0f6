pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// What matters in bold, then the rest: "Ledigt nu til kl. 16.30 · her i huset". Marks in the words are shown as written.
Words {
    id: root

    property string lead
    property string rest
    property string separator // stands between the two when both are on one line
    property bool quiet: true // the rest in muted ink
    property bool stacked: false // the rest on a line of its own
    property bool listed: false // more facts than one line holds: a line may end with a dot, and none begins with one

    // A dot between facts begins and ends no line: it stays with what stands beside it.
    function joined(words: string): string {
        return escaped(words).replace(/ · /g, listed ? "&nbsp;· " : "&nbsp;·&nbsp;");
    }

    function styled(): string {
        const first = lead === "" ? "" : "<b>" + joined(lead) + "</b>";
        const second = rest === "" ? "" : "<font color=\"" + (quiet ? Theme.muted : color) + "\">" + joined(rest) + "</font>";
        const gap = first === "" || second === "" ? "" : stacked ? "<br>" : separator === "" ? " " : "&nbsp;" + escaped(separator) + "&nbsp;";
        return first + gap + second;
    }

    objectName: "leadSentence"
    Accessible.name: [lead, rest].filter(words => words !== "").join(". ")
    text: styled()
    textFormat: Text.StyledText
}

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

    readonly property string words: [freeText, bookedText, setupText, yoursText, requestText, blockedText, closedText].filter(words => words !== "").join(", ")

    objectName: "ribbonLegend"
    Accessible.name: title === "" ? words : title + ": " + words
    Accessible.role: Accessible.StaticText
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

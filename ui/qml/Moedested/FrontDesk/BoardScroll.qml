pragma ComponentBehavior: Bound
import QtQuick

// The rows of a board, as many as there is room for. What is chosen is brought into sight, unless a hand is on the lanes.
Flickable {
    id: root

    required property real chosenTop // -1 where nothing is chosen
    required property real chosenHeight
    required property bool held

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    objectName: "boardScroll"

    onChosenTopChanged: {
        if (chosenTop >= 0 && !held)
            contentY = Math.max(0, Math.min(chosenTop, Math.max(contentY, chosenTop + chosenHeight - height)));
    }
}

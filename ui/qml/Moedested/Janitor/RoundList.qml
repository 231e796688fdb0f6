pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Theme

// The round from morning to night. It stands where the next task is, with what was done last above it.
ListView {
    id: root

    required property RoundModel round
    readonly property int nextRow: round.nextRow

    function showNext(): void {
        forceLayout();
        positionViewAtIndex(Math.max(0, nextRow - 1), ListView.Beginning);
    }

    objectName: "roundList"
    Accessible.name: round.progress
    Accessible.role: Accessible.List
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    model: round.rows
    spacing: Theme.space2

    delegate: TaskRow {
        width: ListView.view.width

        onTicked: key => root.round.tick(key)
        onTouched: key => root.round.choose(key)
    }

    Component.onCompleted: showNext()
    onNextRowChanged: Qt.callLater(showNext)
}

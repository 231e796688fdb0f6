pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Theme

// What one must know of what is held, beside it: why it cannot be, or what else it becomes. It hides as little of what is
// booked as it can.
Item {
    id: root

    required property BoardModel board
    required property real unit // px that a whole day has along the board
    required property real seenFrom // of the days, beside the drawer
    required property real seenTo
    required property real spotX // from where the hours begin
    required property real rowTop
    required property real rowHeight
    readonly property real plateWidth: Math.min(Theme.deskPlate, (seenTo - seenFrom) * unit)

    // Later, for the board answers with what it is measured by.
    function measure(): void {
        Qt.callLater(() => board.makeRoom(plateWidth / unit, seenFrom, seenTo));
    }

    objectName: "boardPlates"

    Component.onCompleted: measure()
    onPlateWidthChanged: measure()
    onSeenFromChanged: measure()
    onSeenToChanged: measure()
    onUnitChanged: measure()

    RefusalPlate {
        id: plate

        height: implicitHeight
        objectName: "boardPlate"
        small: true
        text: root.board.plate
        visible: text !== ""
        width: root.plateWidth
        x: LayoutMirroring.enabled ? root.width - root.spotX - width : root.spotX
        y: root.rowTop + (root.rowHeight - height) / 2
    }

    NotePlate {
        height: implicitHeight
        objectName: "boardNote"
        text: root.board.note
        visible: text !== "" && !plate.visible
        width: root.plateWidth
        x: plate.x
        y: root.rowTop + (root.rowHeight - height) / 2
    }
}

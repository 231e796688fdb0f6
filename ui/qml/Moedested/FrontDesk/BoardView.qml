pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// What can be seen of the lanes beside the drawer. They keep their measure under it, and are drawn along just so far that
// what is chosen is seen; a wheel draws them further.
//
//      |--- seen ---|== drawer ==|
//      <- shift     [chosen]             before
//           [chosen]|                    after
Item {
    id: root

    required property real covered // by the drawer, where the hours end
    required property real chosenStart // from where the hours begin; -1 where nothing is chosen
    required property real chosenEnd
    required property bool held // a hand is on the lanes: nothing moves under it
    property real pulled: 0
    property real shift: 0
    readonly property real needed: chosenEnd < 0 ? 0 : Math.min(chosenStart - Theme.gutter, chosenEnd + Theme.gutter - (width - covered))
    readonly property real shiftX: LayoutMirroring.enabled ? shift : -shift

    objectName: "boardView"
    clip: true

    Binding on shift {
        restoreMode: Binding.RestoreNone
        value: Math.min(root.covered, Math.max(0, Math.max(0, root.needed) + root.pulled))
        when: !root.held
    }

    onChosenEndChanged: pulled = 0
    onCoveredChanged: pulled = 0

    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        enabled: root.covered > 0
        orientation: Qt.Horizontal

        onWheel: event => root.pulled = Math.min(root.covered, Math.max(-root.covered, root.pulled - event.angleDelta.x))
    }
}

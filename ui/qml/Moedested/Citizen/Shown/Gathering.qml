pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Moves the page together, a little more each time, while what stands in it needs more room than there is. Three
// frames have to say so: in the first ones, words may still lie as wide as they did before.
QtObject {
    id: root

    required property Item page
    required property real lack // px; at most 0 where all has room
    readonly property bool gathers: page.visible && lack > 0.5 && Theme.crowding < Theme.mostCrowding
    property int frames: 0 // that lacked it
    readonly property Connections drawing: Connections {
        function onAfterAnimating(): void {
            root.frames = root.gathers ? root.frames + 1 : 0;
            if (root.frames === 3) {
                root.frames = 0;
                Theme.crowding += 1;
            }
            if (root.gathers)
                root.page.Window.window.update();
        }

        target: root.page.Window.window
    }

    objectName: "gathering"
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls

// Where the keys are while nothing on the board is chosen: what is chosen shows it by itself.
Loader {
    id: root

    required property bool shown

    active: shown
    anchors.fill: parent
    objectName: "boardRing"
    z: 1

    sourceComponent: Item {
        FocusRing {
            inside: true
            radius: 0
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Mødested's mark: a room and a lamp, side by side.
Row {
    id: root

    property int size: Theme.scaled(Theme.mark)

    objectName: "mark"
    Accessible.ignored: true
    LayoutMirroring.enabled: false // a mark is the same in every script

    Rectangle {
        color: Theme.wordsOnBench
        height: root.size
        width: root.size
    }

    Rectangle {
        color: Theme.lamp
        height: root.size
        radius: root.size / 2
        width: root.size
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A white button; `quiet` draws the softer outline of what is seldom needed.
ActionButton {
    id: root

    property bool quiet: false

    objectName: "plainButton"
    strokeColor: quiet ? Theme.edge : Theme.ink
}

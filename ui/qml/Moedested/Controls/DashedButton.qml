pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Asks for something that somebody must answer.
ActionButton {
    objectName: "dashedButton"
    dashed: true
    strokeWidth: Theme.strokeControl + 1
}

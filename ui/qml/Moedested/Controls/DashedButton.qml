pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Asks for something that somebody must answer.
ActionButton {
    objectName: "dashedButton"
    dashed: true
    step: Words.Step.Call
    strokeWidth: Theme.strokeControl + 1
}

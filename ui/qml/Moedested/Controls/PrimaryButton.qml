pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The one lamp-filled action of a page.
ActionButton {
    id: root

    objectName: "primaryButton"
    fill: Theme.lamp
    pressedFill: Theme.lampPressed
    step: root.main ? Words.Step.Title : Words.Step.Call
    strokeColor: Theme.lampStroke
    weight: Theme.extraBold
    wordsColor: Theme.wordsOnLamp
}

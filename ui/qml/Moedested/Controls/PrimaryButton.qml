pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The one lamp-filled action of a page.
ActionButton {
    objectName: "primaryButton"
    fill: Theme.lamp
    pressedFill: Theme.lampPressed
    strokeColor: Theme.lampStroke
    weight: Theme.extraBold
    wordsColor: Theme.wordsOnLamp
}

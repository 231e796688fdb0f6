pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A booking's code as far as it is typed.
Card {
    id: root

    required property string code
    readonly property string empty: "___ ___ ___"

    best: true

    Words {
        Layout.fillWidth: true
        Accessible.name: qsTr("Your code") + ": " + root.code
        fits: true
        horizontalAlignment: Text.AlignHCenter
        live: true
        objectName: "typed"
        openly: qsTr("Your code")
        secret: true
        step: Words.Step.Time
        text: root.code + root.empty.substring(root.code.length)
        widest: "000 000 000"
    }
}

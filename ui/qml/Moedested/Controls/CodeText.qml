pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A code in groups, under the words that say what it is.
Column {
    id: root

    required property string code
    required property string label
    property int step: Words.Step.Page

    readonly property bool secret: true // read out in headphones alone
    readonly property string openly: label

    objectName: "codeText"
    Accessible.name: label + ": " + code
    Accessible.role: Accessible.StaticText

    Words {
        Accessible.ignored: true
        color: Theme.muted
        step: Words.Step.Body
        text: root.label
        width: root.width
    }

    Words {
        Accessible.ignored: true
        fits: true
        step: root.step
        text: root.code
        width: root.width
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The question of a section, and quietly beside it what it is about.
Flow {
    id: root

    required property string text
    property string aside
    property color color: Theme.ink

    objectName: "sectionTitle"
    Accessible.name: aside === "" ? text : text + ". " + aside
    Accessible.role: Accessible.Heading
    spacing: Theme.space3

    Words {
        id: title

        Accessible.ignored: true
        color: root.color
        step: Words.Step.Title
        text: root.text
        width: Math.min(implicitWidth, root.width)
    }

    Words {
        Accessible.ignored: true
        color: Theme.muted
        height: Math.max(implicitHeight, title.lineCount === 1 ? title.height : 0)
        text: root.aside
        verticalAlignment: Text.AlignBottom
        visible: text !== ""
        width: Math.min(implicitWidth, root.width)
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// The question of a section, and quietly beside it what it is about.
Flow {
    id: root

    required property string text
    property string aside
    property color color: Theme.ink
    readonly property bool small: Theme.low && Theme.veryLarge // half a page, and very large words

    objectName: "sectionTitle"
    Accessible.name: aside === "" ? text : text + ". " + aside
    Accessible.role: Accessible.Heading
    spacing: Theme.space3

    Words {
        id: title

        Accessible.ignored: true
        color: root.color
        room: root.width
        step: root.small ? Words.Step.Body : Words.Step.Title
        weight: Theme.extraBold
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

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A control under its own name, and what state it is in.
ColumnLayout {
    id: root

    required property string name
    property string note
    default property alias content: body.data

    Layout.alignment: Qt.AlignTop
    Layout.fillWidth: true
    spacing: Theme.space2

    LeadSentence {
        Layout.fillWidth: true
        lead: root.name
        rest: root.note
        separator: "·"
        step: Words.Step.Label
    }

    ColumnLayout {
        id: body

        Layout.fillWidth: true
        spacing: Theme.gutter
    }
}

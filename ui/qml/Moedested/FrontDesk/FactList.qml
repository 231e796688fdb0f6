pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// What is known, a line each: its name and then itself.
ColumnLayout {
    id: root

    required property AbstractItemModel facts // roles: label, value
    required property bool tight

    objectName: "factList"
    spacing: Theme.space2

    Repeater {
        model: root.facts

        delegate: RowLayout {
            id: fact

            required property string label
            required property string value

            Layout.fillWidth: true
            spacing: Theme.space2

            DeskText {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: root.tight ? Theme.deskFactTight : Theme.deskFact
                color: Theme.muted
                pixels: Theme.deskBlock
                text: fact.label
            }

            DeskText {
                Layout.fillWidth: true
                pixels: Theme.deskBlock
                text: fact.value
                weight: Theme.semiBold
            }
        }
    }
}

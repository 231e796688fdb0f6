pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Every icon by its name.
SheetColumn {
    id: root

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 2 : 4
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        Repeater {
            model: root.gallery.signs

            delegate: ColumnLayout {
                id: sign

                required property string name
                required property string glyph

                Layout.fillWidth: true
                spacing: Theme.space1

                Icon {
                    Layout.alignment: Qt.AlignHCenter
                    glyph: sign.glyph
                    size: Theme.scaled(Theme.tileIcon)
                }

                Words {
                    Layout.fillWidth: true
                    fits: true
                    horizontalAlignment: Text.AlignHCenter
                    step: Words.Step.Label
                    text: sign.name
                    weight: Theme.regular
                }
            }
        }
    }
}

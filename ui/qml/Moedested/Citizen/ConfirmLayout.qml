pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// How the room stands, and how it could stand otherwise.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        text: qsTr("How the room stands")
    }

    GridLayout {
        Layout.fillHeight: false
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 2 : 1
        rowSpacing: Theme.space2
        uniformCellWidths: true

        Chip {
            Layout.fillWidth: true
            chosen: true
            detail: root.confirm.furniture
            objectName: "layout"
            picture: pictogram
            text: root.confirm.layoutName

            LayoutPictogram {
                id: pictogram

                chairs: root.confirm.chairs
                kind: root.confirm.layout
                tables: root.confirm.tables
            }
        }

        Words {
            Layout.alignment: Qt.AlignVCenter
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "otherLayouts"
            step: Words.Step.Label
            text: root.confirm.otherLayouts
            weight: Theme.medium
        }
    }
}

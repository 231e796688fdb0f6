pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// How the room stands, how else it could at that time, and whose work it is.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property bool drawn: Theme.roomyTall && options.count === 1
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        aside: options.count > 1 && !Theme.large ? root.confirm.furniture : ""
        text: qsTr("Room layout")
    }

    GridLayout {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? Math.max(2, options.count) : 1
        rowSpacing: Theme.space2
        uniformCellWidths: true

        Repeater {
            id: options

            model: root.confirm.layouts

            delegate: LayoutChip {
                required property string key

                Layout.columnSpan: root.inRow && options.count === 1 && root.confirm.otherLayouts === "" ? 2 : 1
                Layout.fillHeight: true
                Layout.fillWidth: true
                alone: options.count === 1
                objectName: "layout-" + key
                slim: root.inRow && options.count > 2
                visible: !root.drawn

                onClicked: root.confirm.chooseLayout(key)
            }
        }

        Repeater {
            model: root.drawn ? root.confirm.layouts : null

            delegate: LayoutDrawn {
                Layout.fillHeight: true
                Layout.fillWidth: true
            }
        }

        Words {
            Layout.alignment: Qt.AlignVCenter
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "otherLayouts"
            step: Words.Step.Label
            text: root.confirm.otherLayouts
            visible: options.count === 1 && text !== ""
            weight: Theme.medium
        }
    }

    Words {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space2
        objectName: "setUp"
        step: Words.Step.Label
        text: root.confirm.setUp
        visible: text !== ""
        weight: Theme.semiBold
    }
}

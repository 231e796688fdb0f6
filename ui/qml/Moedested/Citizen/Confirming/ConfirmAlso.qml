pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What else one would be content with, when it can only be asked for: touched in the order one likes it.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property bool brief: Theme.low && Theme.large
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        text: qsTr("Could you also use this?")
    }

    GridLayout {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 3 : 1
        rowSpacing: Theme.space2
        uniformCellWidths: true

        Repeater {
            model: root.confirm.also

            delegate: Chip {
                required property int index
                required property string key
                required property string name
                required property string time
                required chosen

                Accessible.role: Accessible.CheckBox
                Layout.fillHeight: true
                Layout.fillWidth: true
                detail: root.brief ? "" : time
                objectName: "also-" + index
                text: root.brief ? name + " " + time : name

                onClicked: root.confirm.toggleAlso(key)
            }
        }
    }
}

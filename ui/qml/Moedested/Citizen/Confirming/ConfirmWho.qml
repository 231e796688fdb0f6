pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Under which name: none, as a rule; a number, or a place card that was held under the reader.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property bool inRow: !Theme.large || (Theme.landscape && confirm.sectionsShown === 1)

    Layout.fillHeight: Theme.roomy
    Layout.fillWidth: true
    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    spacing: 0

    SectionTitle {
        Layout.bottomMargin: Theme.space1
        Layout.fillWidth: true
        text: qsTr("Who is booking?")
    }

    GridLayout {
        Layout.fillHeight: Theme.roomy
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: root.inRow ? 2 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        Chip {
            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: enabled && root.confirm.phoneDigits === "" && root.confirm.card === ""
            detail: enabled ? qsTr("The paper is your key") : root.confirm.nameNeeded
            enabled: root.confirm.nameNeeded === ""
            icon: Icons.receiptText
            objectName: "who-nobody"
            text: qsTr("No name")

            onClicked: root.confirm.forgetPhone()
        }

        Chip {
            readonly property bool secret: root.confirm.phoneDigits !== "" // its second line is the number then
            readonly property string openly: text

            Layout.fillHeight: true
            Layout.fillWidth: true
            chosen: root.confirm.phoneDigits !== "" || root.confirm.card !== ""
            detail: root.confirm.card !== "" ? root.confirm.cardOf : root.confirm.phoneDigits !== "" ? root.confirm.phone : root.confirm.orACard
            icon: root.confirm.card === "" ? Icons.phone : Icons.idCard
            objectName: "who-phone"
            text: root.confirm.card === "" ? qsTr("Phone number") : root.confirm.card

            onClicked: root.confirm.openKeypad()
        }
    }
}

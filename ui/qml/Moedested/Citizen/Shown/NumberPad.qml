pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Ten digits, and one to take the last back. They lie as on every telephone, whichever way the words run.
GridLayout {
    id: root

    property int keyHeight: Theme.touchAction

    signal typed(digit: string)
    signal erased

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false
    columnSpacing: Theme.space3
    columns: 3
    objectName: "numberPad"
    rowSpacing: Theme.space3
    uniformCellWidths: true

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

        delegate: KeypadButton {
            required property string modelData

            Layout.fillHeight: true
            Layout.fillWidth: true
            implicitHeight: root.keyHeight
            inRows: true
            objectName: "key-" + modelData
            text: modelData

            onClicked: root.typed(modelData)
        }
    }

    Item {
        Layout.fillWidth: true
    }

    KeypadButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        implicitHeight: root.keyHeight
        inRows: true
        objectName: "key-0"
        text: "0"

        onClicked: root.typed("0")
    }

    KeypadButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        icon: Icons.backspace
        implicitHeight: root.keyHeight
        inRows: true
        objectName: "key-erase"
        text: qsTr("Erase")

        onClicked: root.erased()
    }
}

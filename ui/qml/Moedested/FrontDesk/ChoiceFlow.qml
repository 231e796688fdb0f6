pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One answer among several, or several: small buttons that flow on.
ColumnLayout {
    id: root

    required property string label
    required property AbstractItemModel choices // roles: key, text, detail, chosen

    signal taken(key: string)

    objectName: "choiceFlow"
    spacing: Theme.space1 / 2

    DeskText {
        Accessible.ignored: true
        color: Theme.muted
        text: root.label
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.space1

        Repeater {
            model: root.choices

            delegate: DeskButton {
                required property string key
                required text
                required detail
                required chosen

                objectName: root.objectName + "-" + key

                onClicked: root.taken(key)
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// What can be done or opened, one button each.
ColumnLayout {
    id: root

    required property AbstractItemModel offers // roles: key, title, detail, hint, primary

    signal taken(key: string)

    objectName: "offerList"
    spacing: Theme.space1

    Repeater {
        model: root.offers

        delegate: DeskButton {
            required property int index
            required property string key
            required property string title
            required detail
            required hint
            required primary

            Layout.fillWidth: true
            objectName: "offer-" + index
            text: title

            onClicked: root.taken(key)
        }
    }
}

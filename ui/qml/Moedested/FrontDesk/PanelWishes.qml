pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// What people miss in the house, the most wished first; one of them may be open, to be answered.
ColumnLayout {
    id: root

    required property HouseWishesModel wishes

    signal letGo

    objectName: "panelWishes"
    spacing: Theme.space2

    Repeater {
        model: root.wishes.rows

        delegate: WishRowView {
            required property int index

            Layout.fillWidth: true
            number: index
            wishes: root.wishes

            onLetGo: root.letGo()
        }
    }
}

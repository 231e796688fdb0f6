pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What can be had instead, as far as there is room for it.
ColumnLayout {
    id: root

    required property ConfirmModel confirm
    readonly property int count: cards.count
    readonly property int shown: Math.min(cards.count, cards.most)

    Layout.fillHeight: false
    Layout.fillWidth: true
    spacing: Theme.space2

    Words {
        Layout.fillWidth: true
        step: Words.Step.Title
        text: qsTr("You can have this")
    }

    PlaceCards {
        id: cards

        compact: true
        model: Theme.veryLarge ? null : root.confirm.cards
        most: Theme.large ? 1 : Theme.halved ? 2 : 3
        narrow: Theme.landscape
        rowSpacing: Theme.space2

        onTaken: number => root.confirm.takeInstead(number)
    }
}

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Places to choose among: below one another on a tall screen, side by side on a wide one.
GridLayout {
    id: root

    required property AbstractItemModel model
    property bool compact: false
    property bool reasoned: true // there is room for what speaks for a place in the largest words
    property bool narrow: columns > 1 // no card has a wide screen to itself
    property bool slim: false // three share the page with more than their own foot
    property int first: 0 // the one to begin with
    property int most: 3 // how many there is room for
    readonly property int count: cards.count
    property bool lone: false // one card on a page with room to spare
    readonly property bool grows: lone || (Theme.low && !Theme.large) // upwards, each button at its card's own foot

    signal taken(number: int)

    Layout.fillHeight: Theme.roomyTall || grows
    Layout.fillWidth: true
    Layout.maximumHeight: grows ? implicitHeight + Math.min(count, most) * Theme.ribbonLane * (lone ? 2 : 1) : Number.POSITIVE_INFINITY
    Layout.verticalStretchFactor: Theme.roomyTall || lone ? 100 : -1
    columnSpacing: Theme.gutter
    columns: Theme.landscape ? Math.max(1, Math.min(count, most)) : 1
    rowSpacing: Theme.space3
    uniformCellWidths: true
    visible: count > 0

    Repeater {
        id: cards

        model: root.model

        delegate: PlaceCardView {
            required property string tagSymbol
            required property string spoken
            required property int index

            required availability
            required best
            required capacity
            required holds
            required name
            required place

            Layout.fillHeight: true
            Layout.fillWidth: true
            across: Theme.landscape && !root.narrow
            compact: root.compact
            lone: root.lone
            narrow: root.narrow
            reasoned: root.reasoned
            ribbonSpoken: spoken
            slim: root.slim
            tagIcon: Glyphs.named(tagSymbol)
            visible: index >= root.first && index < root.first + root.most

            onTaken: root.taken(number)
        }
    }
}

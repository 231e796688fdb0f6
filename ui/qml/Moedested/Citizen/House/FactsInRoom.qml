pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// As many facts, from the first on, as there is room for.
Item {
    id: root

    required property AbstractItemModel facts // roles: text, symbol
    property real spacing: Theme.space2

    // Where the fact of that number ends, those before it above.
    function bottomOf(number: int): real {
        let bottom = -spacing;
        for (let above = 0; above <= number; above += 1)
            bottom += spacing + (lines.itemAt(above) === null ? 0 : lines.itemAt(above).implicitHeight);
        return bottom;
    }

    Column {
        spacing: root.spacing
        width: parent.width

        Repeater {
            id: lines

            model: root.facts

            delegate: FactLine {
                required property int index
                required property string symbol

                required text

                icon: Glyphs.named(symbol)
                visible: root.bottomOf(index) <= root.height
                width: root.width
            }
        }
    }
}

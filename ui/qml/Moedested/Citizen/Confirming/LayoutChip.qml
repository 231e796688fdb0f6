pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Controls
import Moedested.Theme

// One way a room can stand, from above, with its furniture in words and whose work it is.
Chip {
    id: root

    required property string kind
    required property string name
    required property string furniture
    required property string hands
    required property int chairs
    required property int tables
    required chosen
    property bool alone: false // nothing to choose from
    property bool slim: false // one of so many side by side that its picture is a small one

    detail: Theme.low && Theme.veryLarge && !alone ? "" : alone ? furniture : Theme.large ? furniture + "\n" + hands : hands
    picture: pictogram
    sided: slim
    text: name

    LayoutPictogram {
        id: pictogram

        chairs: root.chairs
        kind: root.kind
        small: root.slim
        tables: root.tables
    }
}

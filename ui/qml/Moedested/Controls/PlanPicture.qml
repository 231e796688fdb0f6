pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import Moedested.Theme

// A floor seen from above: rooms hollow, the one looked for with a thick edge, ink squares for what one passes, and a
// flag where one stands. It never turns round with the language: left is left in the house too.
Item {
    id: root

    required property AbstractItemModel areas // model: name areaX areaY areaWidth areaDepth wanted
    required property AbstractItemModel marks // model: symbol markX markY
    required property real metresWide
    required property real metresDeep
    required property string title
    required property string spoken // what the picture tells, read out
    property real hereX: -1 // no flag when negative
    property real hereY: -1
    property string hereText
    property real mostHeight: Theme.planHeight
    readonly property real metre: metresWide > 0 ? Math.min(width / metresWide, (mostHeight - caption.height) / metresDeep) : 0
    readonly property real wall: Theme.strokeDivider // one between two rooms that touch
    readonly property real markSize: Math.max(Theme.planMarkLeast, Math.min(Theme.planMarkMost, metre * 2.6))

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: false

    objectName: "planPicture"
    Accessible.name: spoken
    Accessible.role: Accessible.Graphic
    implicitHeight: Math.ceil(metre * metresDeep + caption.height)

    Words {
        id: caption

        Accessible.ignored: true
        bottomPadding: Theme.space1
        color: Theme.muted
        step: Words.Step.Label
        text: root.title
        width: parent.width
    }

    Rectangle {
        id: floor

        border.color: Theme.ink
        border.width: Theme.strokeControl
        color: Theme.mist
        height: root.metre * root.metresDeep
        objectName: "floor"
        width: root.metre * root.metresWide
        y: caption.height

        Repeater {
            model: root.areas

            delegate: Rectangle {
                id: area

                required property string name
                required property real areaX
                required property real areaY
                required property real areaWidth
                required property real areaDepth
                required property bool wanted

                border.color: wanted ? Theme.chosenStroke : Theme.edge
                border.width: wanted ? Theme.strokeChosen : Theme.strokeDivider
                color: wanted ? Theme.lampSoft : Theme.white
                height: Math.round((areaY + areaDepth) * root.metre) + root.wall - y
                width: Math.round((areaX + areaWidth) * root.metre) + root.wall - x
                x: Math.round(areaX * root.metre)
                y: Math.round(areaY * root.metre)
                z: wanted ? 1 : 0

                // In the room where there is space for it, on lines of whole words; that of the one looked for, on one
                // line, else stands below it.
                Words {
                    readonly property bool within: contentWidth <= area.width - Theme.space1 && implicitHeight <= area.height - Theme.space1

                    Accessible.ignored: true
                    horizontalAlignment: Text.AlignHCenter
                    step: Words.Step.Label
                    text: area.name
                    visible: within || (area.wanted && root.metre >= Theme.planNamed)
                    weight: area.wanted ? Theme.extraBold : Theme.medium
                    width: area.wanted ? implicitWidth : area.width - Theme.space1
                    wrapMode: area.wanted ? Text.NoWrap : Text.WordWrap
                    x: within ? (area.width - width) / 2 : Math.max(Theme.space1 - area.x, Math.min(floor.width - Theme.space1 - width - area.x, (area.width - width) / 2))
                    y: within ? (area.height - height) / 2 : area.y + area.height + height < floor.height ? area.height : -height
                }
            }
        }

        Repeater {
            model: root.marks

            delegate: Rectangle {
                id: mark

                required property string symbol
                required property real markX
                required property real markY

                color: Theme.ink
                height: root.markSize
                radius: Theme.radiusBlock
                width: root.markSize
                x: Math.max(0, Math.min(floor.width - width, markX * root.metre - width / 2))
                y: Math.max(0, Math.min(floor.height - height, markY * root.metre - height / 2))
                z: 2

                Icon {
                    anchors.centerIn: parent
                    color: Theme.wordsOnInk
                    glyph: mark.symbol === "" ? "" : Icons[mark.symbol]
                    size: parent.height * 0.62
                }
            }
        }

        Item {
            id: flag

            readonly property real pole: Theme.gutter

            height: plate.height + pole
            visible: root.hereX >= 0
            width: plate.width
            x: Math.max(0, Math.min(floor.width - width, root.hereX * root.metre))
            y: Math.max(0, root.hereY * root.metre - height)
            z: 3

            Rectangle {
                color: Theme.ink
                height: parent.height
                width: Theme.nowStroke
            }

            Rectangle {
                id: plate

                color: Theme.ink
                height: words.implicitHeight + Theme.space1
                width: words.implicitWidth + Theme.space2 * 2

                Words {
                    id: words

                    Accessible.ignored: true
                    anchors.centerIn: parent
                    color: Theme.wordsOnInk
                    step: Words.Step.Label
                    text: root.hereText
                    weight: Theme.bold
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// One answer among several. `chosen` is set from outside; a touch only asks for it.
Pressable {
    id: root

    property string icon
    property bool chosen: false
    property bool tall: false // icon over word
    property bool narrow: false // a short number and little room for it
    property bool sided: false // its picture is small, and stands beside the first line alone, as an icon would
    property int step: icon === "" && !sided ? Words.Step.Action : tall ? Words.Step.Label : Words.Step.Body
    property int least: tall || twoLines ? Theme.chipTall : Theme.chip // high at least
    property Item picture: null // stands where the icon would, e.g. a LayoutPictogram
    readonly property bool twoLines: detail !== "" || picture !== null
    readonly property bool ticked: chosen && enabled
    readonly property real side: narrow ? Theme.space1 / 2 : sided ? Theme.space2 : twoLines && !tall && picture === null ? Theme.large ? Theme.space3 : Theme.gutter : Theme.space1 // beside the words
    readonly property real room: width - side * 2 - (narrow && ticked ? tick.width * 0.6 : 0)
    readonly property real pictureRoom: picture === null ? 0 : sided ? picture.implicitWidth + Theme.space2 : picture.implicitWidth + Theme.space2 + grid.spacing
    readonly property real wordsRoom: room - pictureRoom - (sign.visible && !tall ? sign.implicitWidth + Theme.space2 : 0) - beside.Layout.rightMargin
    readonly property real wordsWidth: narrow ? title.contentWidth : grid.width
    readonly property real freeSide: Math.max(0, (width - wordsWidth) / 2 - Theme.space1) // beside one line
    readonly property bool tight: narrow || (!tall && !twoLines && freeSide * 2 < Theme.tick) // its tick is a smaller one
    readonly property real coveredSide: ticked && !tall && !twoLines ? Math.max(0, tick.width - freeSide) : 0 // by the tick
    readonly property color shownColor: enabled ? Theme.ink : Theme.disabled

    objectName: "chip"
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.role: Accessible.RadioButton
    Layout.maximumHeight: Theme.roomy ? Math.max(implicitHeight, Theme.answerMost) : Number.POSITIVE_INFINITY
    implicitHeight: Math.max(least, grid.implicitHeight + (narrow ? Theme.space2 : Theme.space3) * 2)
    // Not of the words as shown: they shrink with the width they are given, and would take it along for ever.
    implicitWidth: (narrow ? title.measure.advanceWidth : grid.implicitWidth) + Theme.gutter * 2

    Accessible.onToggleAction: activate()

    Rectangle {
        anchors.fill: parent
        border.color: !root.enabled ? Theme.line : root.chosen ? Theme.chosenStroke : Theme.edge
        border.width: !root.enabled ? Theme.strokeDivider : root.chosen ? Theme.strokeChosen : Theme.strokeControl
        color: !root.enabled ? Theme.paper : root.down ? Theme.pressed : root.chosen ? Theme.lampSoft : Theme.white
        objectName: "surface"
        radius: root.radius

        Behavior on color {
            ColorAnimation {
                duration: Theme.motionPress
            }
        }
    }

    component Pictured: Item {
        children: [root.picture]
        implicitHeight: root.picture.implicitHeight
        implicitWidth: root.picture.implicitWidth
    }

    // Icon and word side by side, or one over the other when tall; a second line stands under both.
    RowLayout {
        id: grid

        anchors.centerIn: parent
        anchors.horizontalCenterOffset: -Math.min(root.freeSide, root.coveredSide)
        spacing: Theme.gutter
        width: root.tall || root.twoLines || root.narrow ? root.room : Math.min(root.room, Math.ceil(implicitWidth))

        Loader {
            Layout.alignment: Qt.AlignCenter
            Layout.leftMargin: Theme.space2
            active: root.picture !== null && !root.sided
            visible: active

            sourceComponent: Pictured {}
        }

        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            Layout.fillWidth: true
            spacing: Theme.space1

            GridLayout {
                id: beside

                Layout.fillWidth: true
                Layout.rightMargin: root.ticked && root.twoLines && !root.tall ? tick.width - ((root.picture === null || root.sided) && !Theme.large ? Theme.gutter + Theme.space1 : Theme.space2) : 0
                columnSpacing: Theme.space2
                columns: root.tall ? 1 : 2
                rowSpacing: Theme.space2

                Loader {
                    active: root.picture !== null && root.sided
                    visible: active

                    sourceComponent: Pictured {}
                }

                Icon {
                    id: sign

                    Layout.alignment: Qt.AlignCenter
                    color: root.shownColor
                    glyph: root.icon
                    size: root.tall ? Theme.scaled(Theme.tileIcon) : Theme.call
                }

                Words {
                    id: title

                    Accessible.ignored: true
                    Layout.fillWidth: true
                    Layout.maximumWidth: root.tall || root.twoLines || root.narrow ? Number.POSITIVE_INFINITY : Math.ceil(implicitWidth)
                    color: root.shownColor
                    fits: root.narrow
                    horizontalAlignment: root.twoLines && !root.tall ? Text.AlignLeft : Text.AlignHCenter
                    room: root.wordsRoom
                    step: root.step
                    text: root.text
                    weight: !root.enabled ? Theme.medium : root.twoLines ? Theme.bold : root.chosen ? Theme.extraBold : Theme.semiBold // of two lines one: none breaks when it is chosen
                }
            }

            Loader {
                Layout.fillWidth: true
                active: root.detail !== ""
                visible: active

                sourceComponent: Words {
                    Accessible.ignored: true
                    color: root.enabled ? Theme.muted : Theme.disabled
                    horizontalAlignment: title.horizontalAlignment
                    step: Words.Step.Label
                    text: root.detail
                    weight: Theme.regular
                }
            }
        }
    }

    Loader {
        id: tick

        active: root.ticked
        anchors.right: parent.right
        anchors.top: parent.top

        sourceComponent: CornerTick {
            small: root.tight
        }
    }
}

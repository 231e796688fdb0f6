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
    property Item picture: null // stands where the icon would, e.g. a LayoutPictogram
    readonly property bool twoLines: detail !== "" || picture !== null
    readonly property color shownColor: enabled ? Theme.ink : Theme.disabled

    objectName: "chip"
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.role: Accessible.RadioButton
    implicitHeight: Math.max(tall || twoLines ? Theme.chipTall : Theme.chip, grid.implicitHeight + Theme.space3 * 2)
    implicitWidth: grid.implicitWidth + Theme.gutter * 2

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

    GridLayout {
        id: grid

        anchors.fill: parent
        anchors.leftMargin: root.tall ? Theme.space2 : Theme.gutter
        anchors.rightMargin: anchors.leftMargin
        columnSpacing: Theme.space2
        columns: root.tall ? 1 : 4
        rowSpacing: Theme.space1

        Item {
            Layout.fillHeight: root.tall
            Layout.fillWidth: !root.tall
            visible: root.tall || !root.twoLines
        }

        Item {
            Layout.alignment: Qt.AlignCenter
            Layout.rightMargin: Theme.space2
            children: root.picture === null ? [] : [root.picture]
            implicitHeight: root.picture === null ? 0 : root.picture.implicitHeight
            implicitWidth: root.picture === null ? 0 : root.picture.implicitWidth
            visible: root.picture !== null
        }

        Icon {
            Layout.alignment: root.twoLines ? Qt.AlignTop : Qt.AlignCenter
            color: root.shownColor
            glyph: root.icon
            size: root.tall ? Theme.scaled(52) : Theme.lead * 0.9
        }

        ColumnLayout {
            Layout.alignment: Qt.AlignVCenter
            Layout.fillWidth: true
            Layout.maximumWidth: root.tall || root.twoLines ? Number.POSITIVE_INFINITY : Math.ceil(title.implicitWidth)
            spacing: Theme.space1

            Words {
                id: title

                Accessible.ignored: true
                Layout.fillWidth: true
                color: root.shownColor
                font.pixelSize: root.tall ? Theme.body : Theme.pixels[step]
                horizontalAlignment: root.twoLines && !root.tall ? Text.AlignLeft : Text.AlignHCenter
                step: root.tall ? Words.Step.Body : Words.Step.Action
                text: root.text
                weight: !root.enabled ? Theme.regular : root.chosen ? Theme.extraBold : root.twoLines ? Theme.bold : Theme.semiBold
            }

            Words {
                Accessible.ignored: true
                Layout.fillWidth: true
                color: root.enabled ? Theme.muted : Theme.disabled
                horizontalAlignment: title.horizontalAlignment
                step: Words.Step.Label
                text: root.detail
                visible: root.detail !== ""
                weight: Theme.regular
            }
        }

        Item {
            Layout.fillHeight: root.tall
            Layout.fillWidth: !root.tall
            visible: root.tall || !root.twoLines
        }
    }

    CornerTick {
        anchors.right: parent.right
        anchors.top: parent.top
        visible: root.chosen && root.enabled
    }
}

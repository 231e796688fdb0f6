pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A large answer with its picture: so many people, a clock, or an icon, beside the word or over it.
Pressable {
    id: root

    property string icon
    property int people: 0
    property int hour: -1 // a clock, when it is not negative
    property int minute: 0
    property bool main: false // the page's one action
    property bool toggles: false // may be chosen beside others
    property bool chosen: false
    property bool upright: false // picture over word
    property bool large: false // words as large as those they answer
    readonly property bool fitsLarge: measure.advanceWidth < width - Theme.cardPadding * 3 - (people > 0 ? width * 0.4 : Theme.clockFace) // on one line
    readonly property color wordsColor: !enabled ? Theme.disabled : main ? Theme.wordsOnLamp : Theme.ink
    readonly property real ownWords: words.implicitHeight
    property real tallestWords: ownWords // of the tiles beside it, so that the pictures over them are of one size
    readonly property real pictureHeight: Math.max(Theme.touchFloor, Math.min(height - Theme.gutter * 2 - (upright ? tallestWords + Theme.space2 : 0), Theme.halved && Theme.large ? Theme.pictureSmall : Theme.clockFace))
    readonly property real leastHeight: Math.max(Theme.touchFloor, words.implicitHeight + Theme.space3 * 2) // whatever becomes of its picture
    readonly property bool roomy: !upright || height >= ownWords + Theme.touchFloor + Theme.space2 * 3 // for a picture over the words
    readonly property int rows: people > 50 ? 6 : people > 16 ? 4 : people > 4 ? 2 : 1
    readonly property real personWidth: Math.min(pictureHeight / rows / 2.75, width * 0.4 / Math.ceil(Math.max(1, people) / rows) / 1.4)

    objectName: "pictureTile"
    Accessible.checkable: toggles
    Accessible.checked: chosen
    Accessible.role: toggles ? Accessible.CheckBox : Accessible.Button
    implicitHeight: Math.max(Theme.touchAction, grid.implicitHeight + Theme.space3 * 2)
    implicitWidth: grid.implicitWidth + Theme.cardPadding * 2

    Accessible.onToggleAction: activate()

    TextMetrics {
        id: measure

        font.family: Theme.family
        font.pixelSize: Theme.page
        font.weight: Theme.extraBold
        text: root.text
    }

    Rectangle {
        anchors.fill: parent
        border.color: !root.enabled ? Theme.line : root.main ? Theme.lampStroke : Theme.ink
        border.width: !root.enabled ? Theme.strokeDivider : root.main ? Theme.strokeControl : Theme.strokeChosen
        color: !root.enabled ? Theme.paper : root.main ? (root.down ? Theme.lampPressed : Theme.lamp) : root.down ? Theme.pressed : root.chosen ? Theme.lampSoft : Theme.white
        objectName: "surface"
        radius: root.radius
    }

    GridLayout {
        id: grid

        anchors.centerIn: parent
        columnSpacing: Theme.cardPadding
        columns: root.upright ? 1 : 2
        rowSpacing: Theme.space2
        width: parent.width - Theme.cardPadding * (root.upright ? 1 : 2)

        Item {
            Layout.alignment: Qt.AlignCenter
            Layout.preferredWidth: root.upright ? -1 : root.people > 0 ? root.width * 0.4 : root.pictureHeight
            implicitHeight: root.people > 0 ? crowd.implicitHeight : root.hour >= 0 ? face.side : sign.size
            implicitWidth: implicitHeight
            visible: root.roomy && (root.people > 0 || root.hour >= 0 || root.icon !== "")

            PeoplePictogram {
                id: crowd

                anchors.centerIn: parent
                color: root.wordsColor
                count: root.people
                personWidth: root.personWidth
                rowCount: root.rows
                visible: root.people > 0
            }

            ClockFace {
                id: face

                anchors.centerIn: parent
                hour: root.hour
                minute: root.minute
                side: root.pictureHeight
                visible: root.hour >= 0
            }

            Icon {
                id: sign

                anchors.centerIn: parent
                color: root.wordsColor
                glyph: root.icon
                size: Math.min(root.pictureHeight, root.large ? Theme.pictureLarge : Theme.pictureIcon)
                visible: root.people === 0 && root.hour < 0
            }
        }

        // No layout: it would lay them out a frame later, and the picture beside them takes its size from them.
        Item {
            id: words

            Layout.fillWidth: true
            implicitHeight: title.implicitHeight + (root.detail === "" ? 0 : detail.implicitHeight + Theme.space1)
            implicitWidth: Math.max(title.implicitWidth, detail.implicitWidth)

            Words {
                id: title

                Accessible.ignored: true
                anchors.left: parent.left
                anchors.right: parent.right
                color: root.wordsColor
                horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                objectName: "title"
                room: root.upright ? grid.width : 0
                step: Theme.veryLarge ? Words.Step.Action : root.upright ? Words.Step.Call : Theme.large ? Words.Step.Call : root.large ? Words.Step.Page : Words.Step.Title
                text: root.text
                weight: root.enabled ? Theme.extraBold : Theme.medium
            }

            Words {
                id: detail

                Accessible.ignored: true
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.right: parent.right
                color: root.wordsColor
                horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                objectName: "detail"
                step: Theme.large ? Words.Step.Body : root.upright ? Words.Step.Action : Words.Step.Lead
                text: root.detail
                visible: text !== ""
                weight: Theme.semiBold
            }
        }
    }

    Loader {
        active: root.chosen
        anchors.right: parent.right
        anchors.top: parent.top

        sourceComponent: CornerTick {}
    }
}

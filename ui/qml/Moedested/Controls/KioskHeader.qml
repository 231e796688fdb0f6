pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The mark, the name of the house and the clock.
Rectangle {
    id: root

    required property string houseName
    required property string clock
    property string whichHour // below the clock in the hour that comes twice
    property string note // what a wide page has no other place for
    property bool large: false // the attract page's bigger clock

    objectName: "kioskHeader"
    Accessible.name: houseName + ", " + clock + (whichHour === "" ? "" : " " + whichHour)
    Accessible.role: Accessible.TitleBar
    color: Theme.bench
    implicitHeight: Math.max(Theme.headerHeight, row.implicitHeight + Theme.space2 * 2)
    implicitWidth: row.implicitWidth + Theme.margin * 2

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        spacing: Theme.gutter

        Mark {
            Layout.alignment: Qt.AlignVCenter
        }

        Words {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: Theme.wordsOnBench
            fits: true
            steady: true
            step: Words.Step.Action
            text: root.houseName
            weight: Theme.semiBold
        }

        Tag {
            Accessible.role: Accessible.AlertMessage
            icon: Icons.cloudOff
            look: Tag.Look.White
            objectName: "headerNote"
            text: root.note
            visible: root.note !== ""
        }

        ColumnLayout {
            Layout.fillWidth: false
            spacing: 0

            Words {
                Accessible.ignored: true
                Layout.alignment: Qt.AlignRight
                color: Theme.wordsOnBench
                steady: true
                step: root.large ? Words.Step.Page : Words.Step.Title
                text: root.clock
                wrapMode: Text.NoWrap
            }

            Words {
                Accessible.ignored: true
                Layout.alignment: Qt.AlignRight
                color: Theme.wordsOnBench
                objectName: "whichHour"
                steady: true
                step: Words.Step.Label
                text: root.whichHour
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.ink
        height: Theme.strokeControl
        visible: Theme.highContrast
        width: parent.width
    }
}

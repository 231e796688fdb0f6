pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Whether all is saved, what has just happened, and what Ctrl+Z would take back.
Rectangle {
    id: root

    required property BoardModel board
    required property int textPercent
    required property bool narrow
    required property string beside // what the panel says in full

    signal contrast
    signal larger

    color: root.board.connected ? Theme.benchDeep : Theme.ink
    implicitHeight: Theme.deskStatus

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.space2

        Icon {
            color: Theme.wordsOnBench
            glyph: root.board.connected ? Icons.circleCheck : Icons.cloudOff
            size: Theme.deskRoom
        }

        DeskText {
            color: Theme.wordsOnBench
            objectName: "contact"
            pixels: Theme.deskBlock
            text: root.board.contact
            wrapMode: Text.NoWrap
        }

        DeskText {
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            color: Theme.wordsOnBench
            elide: Text.ElideRight
            objectName: "notice"
            pixels: Theme.deskBlock
            text: root.board.busy ? qsTr("Asking the centre") : root.board.notice === root.beside ? "" : root.board.notice
            weight: Theme.bold
            wrapMode: Text.NoWrap
        }

        Icon {
            color: Theme.wordsOnBench
            glyph: root.board.undoText === "" ? "" : Icons.undo2
            size: Theme.deskRoom
        }

        DeskText {
            color: Theme.wordsOnBench
            elide: Text.ElideRight
            objectName: "undo"
            pixels: Theme.deskBlock
            text: root.board.undoText === "" ? "" : qsTr("%1 (Ctrl Z)").arg(root.board.undoText)
            wrapMode: Text.NoWrap

            TapHandler {
                onTapped: root.board.undo()
            }
        }

        DeskComfort {
            board: root.board
            narrow: root.narrow
            textPercent: root.textPercent

            onContrast: root.contrast()
            onLarger: root.larger()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What the drawings on the board mean.
Rectangle {
    id: root

    required property bool week
    required property bool forgetful // of a day that is shown nothing is known any more
    required property bool moving

    component Meaning: RowLayout {
        id: meaning

        required property string kind
        required property string text

        spacing: Theme.space1

        BoardBlockView {
            Layout.preferredHeight: Theme.deskRoom
            Layout.preferredWidth: Theme.deskControl
            chosen: false
            kind: meaning.kind
            small: root.week
            spoken: ""
        }

        DeskText {
            pixels: Theme.deskBlock
            text: meaning.text
            wrapMode: Text.NoWrap
        }
    }

    color: Theme.paper
    implicitHeight: Theme.deskStatus

    RowLayout {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gutter
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gutter

        Meaning {
            kind: "free"
            text: qsTr("Free")
            visible: root.week // where its lane is drawn
        }

        Meaning {
            kind: "booked"
            text: qsTr("Confirmed")
        }

        Meaning {
            kind: "setup"
            text: qsTr("Setting up")
        }

        Meaning {
            kind: "request"
            text: qsTr("Awaits an answer")
        }

        Meaning {
            kind: "blocked"
            text: qsTr("Closed off")
        }

        Meaning {
            kind: "yours"
            text: qsTr("What you hold")
        }

        Meaning {
            kind: "leaving"
            text: qsTr("Moves from here")
            visible: root.moving
        }

        Meaning {
            kind: "closed"
            text: qsTr("Closed")
        }

        Meaning {
            kind: "forgotten"
            objectName: "legendForgotten"
            text: qsTr("Not kept here")
            visible: root.forgetful
        }

        RowLayout {
            spacing: Theme.space1
            visible: !root.week // whose lines do not tell

            Icon {
                glyph: Icons.doorEnter
                size: Theme.deskRoom
            }

            DeskText {
                pixels: Theme.deskBlock
                text: qsTr("Others may come")
                wrapMode: Text.NoWrap
            }
        }

        RowLayout {
            spacing: Theme.space1

            Icon {
                glyph: Icons.userCheck
                size: Theme.deskRoom
            }

            DeskText {
                pixels: Theme.deskBlock
                text: qsTr("Checked in")
                wrapMode: Text.NoWrap
            }
        }
    }
}

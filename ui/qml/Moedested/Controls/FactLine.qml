pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A fact with its sign: a tick by default.
Item {
    id: root

    required property string text
    property string icon: Icons.check
    property color color: Theme.ink
    property int weight: Theme.medium
    property int step: Words.Step.Body
    property bool opening: false // read out with the page it stands on, and when it changes
    property bool live: opening // read out when it changes
    property real rightPadding: 0 // room after it when several stand in a Flow

    objectName: "factLine"
    Accessible.name: text
    Accessible.role: Accessible.StaticText
    implicitHeight: row.implicitHeight
    implicitWidth: Math.ceil(row.implicitWidth) + rightPadding

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.rightMargin: root.rightPadding
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.preferredHeight: words.lineHeight
            color: root.color
            glyph: root.icon
            size: Theme.pixels[root.step]
        }

        Facts {
            id: words

            Accessible.ignored: true
            Layout.fillWidth: true
            color: root.color
            step: root.step
            facts: root.text
            weight: root.weight
        }
    }
}

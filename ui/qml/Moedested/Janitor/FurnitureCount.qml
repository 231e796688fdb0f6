pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// How many more or fewer of one thing.
Rectangle {
    id: root

    required property string count
    required property string thing

    objectName: "furnitureCount"
    Accessible.name: count + " " + thing
    Accessible.role: Accessible.StaticText
    border.color: Theme.ink
    border.width: Theme.strokeControl
    color: Theme.white
    implicitHeight: Theme.tabletCount
    radius: Theme.radiusControl

    RowLayout {
        anchors.centerIn: parent
        spacing: Theme.space2

        Words {
            Accessible.ignored: true
            Layout.alignment: Qt.AlignBaseline
            step: Words.Step.Lead
            text: root.count
        }

        Words {
            Accessible.ignored: true
            Layout.alignment: Qt.AlignBaseline
            step: Words.Step.Body
            text: root.thing
        }
    }
}

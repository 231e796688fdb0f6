pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A place card that was found: whose it is, how long it is good, and what can be done with it.
Rectangle {
    id: root

    required property string key
    required property string title
    required property string who
    required property string detail
    required property string stop
    required property bool goes
    required property bool stopping
    required property bool mayChange
    required property string printLabel

    signal printed
    signal stopped

    objectName: "placeCardRow"
    Accessible.name: [title, who, detail].join(", ")
    Accessible.role: Accessible.Grouping
    border.color: Theme.edge
    border.width: Theme.strokeDivider
    color: Theme.white
    implicitHeight: column.implicitHeight + Theme.space3 * 2
    radius: Theme.radiusControl

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.space3
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.space1

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskRoom
            text: root.title
            weight: Theme.bold
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            pixels: Theme.deskBlock
            text: root.who
        }

        DeskText {
            Accessible.ignored: true
            Layout.fillWidth: true
            color: root.goes ? Theme.muted : Theme.ink
            text: root.detail
            weight: root.goes ? Theme.semiBold : Theme.bold
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.goes

            DeskButton {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.deskField
                objectName: "printCard-" + root.key
                text: root.printLabel

                onClicked: root.printed()
            }

            DeskButton {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.deskField
                enabled: root.mayChange
                objectName: "stopCard-" + root.key
                primary: root.stopping
                text: root.stop

                onClicked: root.stopped()
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// Over the task at hand: what is broken, dirty or missing in its room.
Rectangle {
    id: root

    required property FaultModel fault

    color: Theme.white
    objectName: "faultPanel"
    visible: fault.open

    // Nothing below is touched by a slip.
    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.bottomMargin: Theme.gutter
        anchors.fill: parent
        anchors.leftMargin: Theme.tabletMargin
        anchors.rightMargin: Theme.tabletMargin
        anchors.topMargin: Theme.space3
        spacing: Theme.space2

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            objectName: "faultPlace"
            step: Words.Step.Label
            text: root.fault.place
            weight: Theme.medium
        }

        Words {
            Layout.bottomMargin: Theme.space2
            Layout.fillWidth: true
            objectName: "faultQuestion"
            step: Words.Step.Lead
            text: root.fault.question
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.space3
            columns: root.fault.options.count > 3 ? 2 : 1
            rowSpacing: Theme.space2
            uniformCellHeights: true
            uniformCellWidths: true

            Repeater {
                model: root.fault.options

                delegate: PlainButton {
                    required property string key

                    required text

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    least: Theme.tabletAction
                    objectName: "fault-" + key
                    step: Words.Step.Body

                    onClicked: root.fault.pick(key)
                }
            }
        }

        Item {
            Layout.fillHeight: true
        }

        PlainButton {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touchFloor
            icon: Icons.arrowLeft
            objectName: "faultBack"
            quiet: true
            step: Words.Step.Body
            text: root.fault.back

            onClicked: root.fault.goBack()
        }
    }
}

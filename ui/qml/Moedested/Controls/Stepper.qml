pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A number between a minus and a plus. The number is given; the buttons only ask.
Item {
    id: root

    required property string value
    required property string decreaseText // what the minus says when read out
    required property string increaseText
    property string unit
    property bool canDecrease: true
    property bool canIncrease: true
    property string amount: unit === "" ? value : value + " " + unit

    signal decrease
    signal increase

    objectName: "stepper"
    Accessible.name: amount
    Accessible.role: Accessible.SpinBox
    implicitHeight: row.implicitHeight
    implicitWidth: row.implicitWidth

    Accessible.onDecreaseAction: canDecrease && decrease()
    Accessible.onIncreaseAction: canIncrease && increase()

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.gutter

        StepButton {
            Layout.fillHeight: true
            Layout.preferredWidth: (root.width - Theme.gutter * 3) / 4 // a column of four
            enabled: root.canDecrease
            glyph: Icons.minus
            objectName: "decrease"
            tells: root.amount
            text: root.decreaseText

            onClicked: root.decrease()
        }

        Rectangle {
            Layout.fillHeight: true
            Layout.fillWidth: true
            border.color: Theme.edge
            border.width: Theme.strokeControl
            color: Theme.white
            implicitHeight: Math.max(Theme.touchAction, number.implicitHeight + Theme.space3 * 2)
            implicitWidth: number.implicitWidth + Theme.gutter * 2
            radius: Theme.radiusControl

            Flow {
                id: number

                anchors.centerIn: parent
                spacing: Theme.space3

                Words {
                    id: figure

                    Accessible.ignored: true
                    step: Words.Step.Page
                    text: root.value
                }

                Words {
                    Accessible.ignored: true
                    height: figure.height
                    step: Words.Step.Action
                    text: root.unit
                    verticalAlignment: Text.AlignVCenter
                    visible: root.unit !== ""
                    weight: Theme.regular
                }
            }
        }

        StepButton {
            Layout.fillHeight: true
            Layout.preferredWidth: (root.width - Theme.gutter * 3) / 4 // a column of four
            enabled: root.canIncrease
            glyph: Icons.plus
            objectName: "increase"
            tells: root.amount
            text: root.increaseText

            onClicked: root.increase()
        }
    }
}

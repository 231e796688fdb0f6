pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Spacing, radii, strokes and what a finger needs, each drawn as long as it is; and how a page moves.
SheetColumn {
    id: root

    Repeater {
        model: ["spacing", "radius", "stroke", "touch", "motion"]

        delegate: Specimen {
            id: group

            required property string modelData

            name: root.gallery.say("gallery." + modelData)
            spacing: Theme.space1

            Repeater {
                model: root.gallery.measures

                delegate: RowLayout {
                    id: measure

                    required property string kind
                    required property string name
                    required property int value

                    Layout.fillWidth: true
                    spacing: Theme.gutter
                    visible: kind === group.modelData

                    Words {
                        Layout.preferredWidth: root.width * 0.4
                        fits: true
                        step: Words.Step.Label
                        text: measure.name
                        weight: Theme.regular
                    }

                    Words {
                        Layout.preferredWidth: Theme.scaled(Theme.column) / 2
                        step: Words.Step.Label
                        text: measure.value + (measure.kind === "motion" && !measure.name.endsWith("Slide") ? " ms" : " px")
                        wrapMode: Text.NoWrap
                    }

                    Rectangle {
                        border.color: Theme.ink
                        border.width: measure.kind === "radius" ? Theme.strokeControl : 0
                        color: measure.kind === "radius" ? "transparent" : Theme.ink
                        implicitHeight: measure.kind === "radius" ? Theme.lead : measure.kind === "stroke" ? measure.value : Theme.gutter
                        implicitWidth: measure.kind === "radius" ? Theme.lead * 2 : measure.kind === "stroke" ? Theme.column : measure.value
                        radius: measure.kind === "radius" ? measure.value : 0
                        visible: measure.kind !== "motion"
                    }

                    Item {
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }

    Specimen {
        name: root.gallery.say("gallery.slides")
        note: "%1 px · %2 ms".arg(Theme.motionSlide).arg(Theme.motionPage)

        PlainButton {
            Layout.fillWidth: true
            objectName: "slide"
            text: root.gallery.say("gallery.motion")

            transform: Translate {
                id: shift
            }

            onClicked: slide.restart()
        }
    }

    NumberAnimation {
        id: slide

        duration: Theme.motionPage
        easing.type: Easing.OutQuad
        from: Theme.motionSlide
        property: "x"
        target: shift
        to: 0
    }
}

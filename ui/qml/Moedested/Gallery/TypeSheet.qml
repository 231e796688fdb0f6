pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Every step of the type scale, at its size and weight.
SheetColumn {
    id: root

    readonly property list<string> names: ["Label", "Body", "Action", "Call", "Lead", "Title", "Page", "Time", "Proof"]

    Repeater {
        model: root.names

        delegate: ColumnLayout {
            id: step

            required property int index
            required property string modelData

            Layout.fillWidth: true
            spacing: Theme.space1

            LeadSentence {
                Layout.fillWidth: true
                lead: step.modelData
                rest: "%1 px · %2 · %3".arg(Theme.pixels[step.index]).arg(Theme.weights[step.index]).arg(Theme.lineFactors[step.index])
                separator: "·"
                step: Words.Step.Label
            }

            Words {
                Layout.fillWidth: true
                fits: step.index > Words.Step.Page
                step: step.index
                text: step.index > Words.Step.Page ? root.gallery.span : step.index === Words.Step.Body ? root.gallery.say("receipt.keep") : root.gallery.say("around.ideas")
            }

            Divider {
                Layout.fillWidth: true
            }
        }
    }

    Specimen {
        name: "Words"
        note: "400 · 500 · 600 · 700 · 800"

        Repeater {
            model: [Theme.regular, Theme.medium, Theme.semiBold, Theme.bold, Theme.extraBold]

            delegate: Words {
                required property int modelData

                Layout.fillWidth: true
                step: Words.Step.Action
                text: root.gallery.say("screen.offline")
                weight: modelData
            }
        }
    }
}

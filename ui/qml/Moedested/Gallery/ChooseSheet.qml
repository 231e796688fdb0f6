pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Whatever is chosen: chips, tiles with pictures, and an amount.
SheetColumn {
    id: root

    property int chosenWhen: 0
    property int people: 6

    TouchStates {
        gallery: root.gallery
        name: "Chip"
        sample: Chip {
            icon: Icons.accessibility
            text: root.gallery.say("need.step-free")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "Chip"
        note: root.gallery.say("gallery.chosen")
        sample: Chip {
            chosen: true
            detail: root.gallery.say("openness-explained.come-and-see")
            icon: Icons.doorEnter
            text: root.gallery.say("openness.come-and-see")
        }
    }

    TouchStates {
        across: 4
        gallery: root.gallery
        name: "Chip"
        note: "tall"
        sample: Chip {
            icon: Icons.music
            tall: true
            text: root.gallery.say("purpose.music")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "Chip"
        note: "picture"
        sample: Chip {
            detail: root.gallery.count("count.chairs", 16)
            picture: LayoutPictogram {
                chairs: 16
                kind: "circle"
            }
            text: root.gallery.say("layout.circle")
        }
    }

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.large ? 1 : 3
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        Repeater {
            model: ["screen.now", "screen.miss-later", "screen.miss-other-day"]

            delegate: Chip {
                required property int index
                required property string modelData

                Layout.fillHeight: true
                Layout.fillWidth: true
                chosen: root.chosenWhen === index
                objectName: "when" + index
                text: root.gallery.say(modelData)

                onClicked: root.chosenWhen = index
            }
        }
    }

    Specimen {
        name: "Stepper"

        Stepper {
            Layout.fillWidth: true
            canDecrease: root.people > 1
            decreaseText: "−"
            increaseText: "+"
            objectName: "people"
            unit: root.gallery.count("count.persons-unit", root.people)
            value: String(root.people)

            onDecrease: root.people -= 1
            onIncrease: root.people += 1
        }
    }

    Specimen {
        name: "Stepper"
        note: root.gallery.say("gallery.largest")

        Stepper {
            Layout.fillWidth: true
            canDecrease: false
            decreaseText: "−"
            increaseText: "+"
            objectName: "smallest"
            value: "1"
        }
    }

    TouchStates {
        across: 4
        gallery: root.gallery
        name: "StepButton"
        sample: StepButton {
            glyph: Icons.plus
            text: "+"
        }
    }

    TouchStates {
        across: 1
        gallery: root.gallery
        name: "PictureTile"
        sample: PictureTile {
            implicitHeight: Theme.scaled(Theme.clockFace)
            people: 6
            text: root.gallery.count("count.persons", 6)
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "PictureTile"
        note: "main"
        sample: PictureTile {
            icon: Icons.check
            implicitHeight: Theme.scaled(Theme.clockFace)
            main: true
            text: root.gallery.say("around.ideas")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "PictureTile"
        note: "upright"
        sample: PictureTile {
            hour: 14
            implicitHeight: Theme.tileHeight
            minute: 15
            text: root.gallery.clock
            upright: true
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Whatever is pressed once: buttons, rows, keys and the cells of the bar.
SheetColumn {
    id: root

    property int clicks: 0

    Specimen {
        name: "PrimaryButton"
        note: "main"

        PrimaryButton {
            Layout.fillWidth: true
            detail: root.gallery.say("receipt.keep")
            icon: Icons.pointer
            main: true
            objectName: "mainButton"
            text: root.gallery.say("around.ideas")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "PrimaryButton"
        sample: PrimaryButton {
            text: root.gallery.say("screen.book-span")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "PlainButton"
        sample: PlainButton {
            icon: Icons.printer
            text: root.gallery.count("screen.more-places", 3)
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "PlainButton"
        note: "quiet, detail"
        sample: PlainButton {
            detail: root.gallery.say("screen.free-now-until")
            icon: Icons.clockPlus
            quiet: true
            text: root.gallery.say("openness.open")
        }
    }

    TouchStates {
        gallery: root.gallery
        name: "DashedButton"
        sample: DashedButton {
            text: root.gallery.say("screen.ask-for-span")
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gutter

        PlainButton {
            Layout.fillHeight: true
            icon: Icons.arrowLeft
            objectName: "backButton"
            quiet: true
            text: root.gallery.say("gallery.back")
        }

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.qrCode
            objectName: "receiptButton"
            text: root.gallery.say("receipt.code")
            trailingIcon: Icons.arrowRight

            onClicked: root.clicks += 1
        }
    }

    TouchStates {
        across: 1
        gallery: root.gallery
        name: "RowButton"
        sample: RowButton {
            detail: root.gallery.say("screen.elsewhere")
            tagText: root.gallery.say("screen.running")
            text: root.gallery.say("purpose.movement")
            time: root.gallery.clock
        }
    }

    TouchStates {
        across: 4
        gallery: root.gallery
        name: "KeypadButton"
        sample: KeypadButton {
            text: "7"
        }
    }

    TouchStates {
        across: 4
        gallery: root.gallery
        name: "KeypadButton"
        note: "icon"
        sample: KeypadButton {
            icon: Icons.backspace
            text: root.gallery.say("gallery.back")
        }
    }

    TouchStates {
        across: 3
        kinds: ["rest", "focused", "pressed"]
        gallery: root.gallery
        name: "BarCell"
        sample: BarCell {
            implicitHeight: Theme.barHeight
            icon: Icons.textSize
            text: root.gallery.say("gallery.next")
        }
    }

    TouchStates {
        across: 3
        kinds: ["rest", "focused", "pressed"]
        gallery: root.gallery
        name: "BarCell"
        note: "on"
        sample: BarCell {
            implicitHeight: Theme.barHeight
            icon: Icons.contrast
            on: true
            text: root.gallery.say("gallery.next")
        }
    }

    Specimen {
        name: "Pressable"
        note: root.gallery.say("gallery.rest")

        Pressable {
            Layout.fillWidth: true
            implicitHeight: Theme.touchFloor
            objectName: "bare"
            text: root.gallery.say("gallery.rest")

            DashedFrame {
                anchors.fill: parent
            }
        }
    }
}

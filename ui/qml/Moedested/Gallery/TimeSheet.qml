pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Time as one strip, in every kind of it.
SheetColumn {
    id: root

    property int startSlot: 2 // quarters of an hour from a quarter to two
    property int endSlot: 10

    Specimen {
        name: "RibbonLegend"

        RibbonLegend {
            Layout.fillWidth: true
            blockedText: root.gallery.say("web.legend-blocked")
            bookedText: root.gallery.say("web.legend-booked")
            closedText: root.gallery.say("web.legend-closed")
            freeText: root.gallery.say("web.legend-free")
            requestText: root.gallery.say("screen.request-only")
            setupText: root.gallery.say("web.legend-setup")
            yoursText: root.gallery.say("screen.your-time")
        }
    }

    Specimen {
        name: "TimeRibbon"

        TimeRibbon {
            Layout.fillWidth: true
            laneHeight: Theme.scaled(Theme.handleHeight)
            nowFraction: 0.06
            objectName: "grammarRibbon"
            segments: root.gallery.grammarStrip
            spoken: root.gallery.say("gallery.sheet-time")
            ticks: root.gallery.hours
        }
    }

    Specimen {
        name: "TimeRibbon"
        note: root.gallery.say("gallery.sure")

        TimeRibbon {
            Layout.fillWidth: true
            nowFraction: 0.0167
            objectName: "dayRibbon"
            segments: root.gallery.dayStrip
            spoken: root.gallery.say("screen.free-now-until")
            ticks: root.gallery.hours
        }
    }

    Specimen {
        name: "TimeRibbon"
        note: root.gallery.say("gallery.asked")

        TimeRibbon {
            Layout.fillWidth: true
            nowFraction: 0.3
            objectName: "askedRibbon"
            segments: root.gallery.askedStrip
            spoken: root.gallery.say("screen.was-free")
            ticks: root.gallery.hours
        }
    }

    Specimen {
        name: "TimeRibbon"
        note: "board"

        TimeRibbon {
            Layout.fillWidth: true
            board: true
            objectName: "boardRibbon"
            segments: root.gallery.grammarStrip
            spoken: root.gallery.say("gallery.sheet-time")
        }
    }

    Specimen {
        name: "TimeHandle"

        Words {
            Layout.fillWidth: true
            fits: true
            horizontalAlignment: Text.AlignHCenter
            step: Words.Step.Time
            text: root.gallery.spanBetween(root.startSlot * 15, root.endSlot * 15)
        }

        TimeRibbon {
            id: chosen

            Layout.bottomMargin: Theme.ribbonOverhang + start.height + (Theme.large ? end.height - start.height : 0) - bottomRoom
            Layout.fillWidth: true
            laneHeight: Theme.handleHeight
            nowFraction: 0.095
            objectName: "chosenRibbon"
            segments: root.gallery.zoomedStrip
            spoken: root.gallery.say("screen.free-now-until")
            ticks: root.gallery.fourHours

            TimeHandle {
                id: start

                fraction: root.startSlot / 16
                objectName: "startHandle"
                ribbon: chosen
                slotFraction: 1 / 16
                spoken: text
                text: root.gallery.clockAfter(root.startSlot * 15)

                onMovedBy: slots => root.startSlot += slots
            }

            TimeHandle {
                id: end

                fraction: root.endSlot / 16
                level: Theme.large ? 1 : 0
                objectName: "endHandle"
                ribbon: chosen
                slotFraction: 1 / 16
                spoken: text
                text: root.gallery.clockAfter(root.endSlot * 15)

                onMovedBy: slots => root.endSlot += slots
            }
        }
    }

    Specimen {
        name: "FreeRow"

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            FreeRow {
                Layout.fillWidth: true
                name: root.gallery.room
                objectName: "firstRow"
                segments: root.gallery.dayStrip
                until: root.gallery.say("screen.until")
            }

            FreeRow {
                Layout.fillWidth: true
                name: root.gallery.room
                segments: root.gallery.grammarStrip
                ticks: root.gallery.hours
                until: root.gallery.say("screen.until")
            }
        }
    }
}

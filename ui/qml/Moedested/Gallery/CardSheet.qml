pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What frames a page and what lies on it.
SheetColumn {
    id: root

    Specimen {
        name: "KioskHeader"

        KioskHeader {
            Layout.fillWidth: true
            clock: root.gallery.clock
            houseName: root.gallery.house
        }
    }

    Specimen {
        name: "EventRow"

        Rectangle {
            Layout.fillWidth: true
            color: Theme.bench
            implicitHeight: events.implicitHeight + Theme.gutter * 2

            ColumnLayout {
                id: events

                anchors.fill: parent
                anchors.margins: Theme.gutter
                spacing: 0

                EventRow {
                    Layout.fillWidth: true
                    detail: root.gallery.say("screen.here")
                    running: true
                    tagText: root.gallery.say("screen.running")
                    time: root.gallery.clockAfter(0)
                    title: root.gallery.say("purpose.making")
                }

                EventRow {
                    Layout.fillWidth: true
                    detail: root.gallery.say("screen.elsewhere")
                    objectName: "laterEvent"
                    tagText: root.gallery.count("relative.minutes", 52)
                    time: root.gallery.clockAfter(75)
                    title: root.gallery.say("purpose.movement")
                }
            }
        }
    }

    Specimen {
        name: "ResultCard"
        note: "best"

        ResultCard {
            Layout.fillWidth: true
            availability: root.gallery.say("screen.free-now-until")
            best: true
            capacity: root.gallery.count("count.persons", 16)
            name: root.gallery.room
            objectName: "bestCard"
            place: root.gallery.say("screen.here")
            tagText: root.gallery.say("screen.fits-best")

            TimeRibbon {
                Layout.fillWidth: true
                nowFraction: 0.0167
                objectName: "cardRibbon"
                segments: root.gallery.dayStrip
                spoken: root.gallery.say("screen.free-now-until")
                ticks: root.gallery.hours
            }

            PrimaryButton {
                Layout.fillWidth: true
                objectName: "bookButton"
                text: root.gallery.say("screen.book-span")
            }
        }
    }

    Specimen {
        name: "ResultCard"
        note: root.gallery.say("gallery.offline")

        ResultCard {
            Layout.fillWidth: true
            availability: root.gallery.say("screen.was-free")
            capacity: root.gallery.count("count.persons", 6)
            name: root.gallery.room
            objectName: "askedCard"
            place: root.gallery.say("screen.elsewhere")
            tagDashed: true
            tagText: root.gallery.say("screen.request-only")

            DashedButton {
                Layout.fillWidth: true
                objectName: "askButton"
                text: root.gallery.say("screen.ask-for-span")
            }
        }
    }

    Specimen {
        name: "Card"

        Card {
            Layout.fillWidth: true
            objectName: "plainCard"

            Words {
                Layout.fillWidth: true
                text: root.gallery.say("receipt.keep")
            }
        }
    }

    Specimen {
        name: "QrCard"

        QrCard {
            Layout.fillWidth: true
            code: root.gallery.code
            codeLabel: root.gallery.say("receipt.code")
            sentence: root.gallery.say("receipt.keep")
            modules: root.gallery.qrModules
            spoken: root.gallery.say("receipt.code")

            FactLine {
                Layout.fillWidth: true
                icon: Icons.accessibility
                text: root.gallery.say("screen.toilet")
            }
        }
    }

    Specimen {
        name: "WayStep"

        WayStep {
            Layout.fillWidth: true
            detail: root.gallery.say("reach.lift")
            icon: Icons.arrowUp
            title: root.gallery.say("receipt.way")
        }
    }

    Specimen {
        name: "ActionZone"

        ActionZone {
            Layout.fillWidth: true

            Words {
                Layout.fillWidth: true
                text: root.gallery.count("screen.fit-now", 5)
                weight: Theme.bold
            }

            GridLayout {
                columnSpacing: Theme.gutter
                columns: Theme.veryLarge ? 1 : 2
                rowSpacing: Theme.gutter

                PlainButton {
                    Layout.fillHeight: true
                    Layout.fillWidth: Theme.veryLarge
                    icon: Icons.arrowLeft
                    objectName: "zoneBack"
                    quiet: true
                    text: root.gallery.say("gallery.back")
                }

                PrimaryButton {
                    Layout.fillWidth: true
                    main: true
                    objectName: "zoneGo"
                    text: root.gallery.count("screen.show-places", 5)
                    trailingIcon: Icons.arrowRight
                }
            }
        }
    }
}

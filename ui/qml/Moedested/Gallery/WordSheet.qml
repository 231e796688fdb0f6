pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What is read, and the pictures beside it.
SheetColumn {
    id: root

    Specimen {
        name: "SectionTitle"

        SectionTitle {
            Layout.fillWidth: true
            aside: root.gallery.day
            text: root.gallery.say("receipt.way")
        }
    }

    Specimen {
        name: "BalancedWords"

        BalancedWords {
            Layout.fillWidth: true
            objectName: "balanced"
            step: Words.Step.Lead
            text: root.gallery.say("screen.belongs-here")
        }
    }

    Specimen {
        name: "Facts"

        Facts {
            Layout.fillWidth: true
            facts: root.gallery.room + " · " + root.gallery.span + " · " + root.gallery.say("screen.here")
        }
    }

    Specimen {
        name: "LeadSentence"

        LeadSentence {
            Layout.fillWidth: true
            lead: root.gallery.count("screen.fit-now", 5)
            rest: "<" + root.gallery.room + "> " + root.gallery.say("screen.here")
        }
    }

    Specimen {
        name: "FactLine"

        FactLine {
            Layout.fillWidth: true
            text: root.gallery.say("feature.whiteboard")
        }

        FactLine {
            Layout.fillWidth: true
            icon: Icons.accessibility
            text: root.gallery.say("screen.toilet")
        }
    }

    Specimen {
        name: "Tag"

        Flow {
            Layout.fillWidth: true
            spacing: Theme.gutter

            Tag {
                icon: Icons.check
                objectName: "benchTag"
                text: root.gallery.say("receipt.confirmed")
            }

            Tag {
                icon: Icons.clock
                look: Tag.Look.Mist
                objectName: "mistTag"
                text: root.gallery.say("screen.miss-later")
            }

            Tag {
                look: Tag.Look.Dashed
                objectName: "dashedTag"
                text: root.gallery.say("screen.request-only")
            }
        }
    }

    Specimen {
        name: "EventTag"

        Rectangle {
            Layout.fillWidth: true
            color: Theme.bench
            implicitHeight: tags.implicitHeight + Theme.gutter * 2

            Row {
                id: tags

                anchors.left: parent.left
                anchors.margins: Theme.gutter
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.gutter

                EventTag {
                    objectName: "laterTag"
                    running: false
                    text: root.gallery.count("relative.minutes", 52)
                }

                EventTag {
                    objectName: "runningTag"
                    running: true
                    text: root.gallery.say("screen.running")
                }
            }
        }
    }

    Specimen {
        name: "CodeText"

        CodeText {
            Layout.fillWidth: true
            code: root.gallery.code
            label: root.gallery.say("receipt.code")
        }
    }

    Specimen {
        name: "StepProgress"

        StepProgress {
            current: 1
            text: "1 / 3"
            total: 3
        }
    }

    Specimen {
        name: "Mark · Divider"

        Mark {}

        Divider {
            Layout.fillWidth: true
        }
    }

    Specimen {
        name: "LayoutPictogram"

        Flow {
            Layout.fillWidth: true
            spacing: Theme.margin

            Repeater {
                model: ["meeting", "circle", "rows", "horseshoe", "tables"]

                delegate: LayoutPictogram {
                    required property string modelData

                    chairs: 24
                    kind: modelData
                    objectName: modelData + "Picture"
                    tables: 6
                }
            }

            LayoutPictogram {
                chairs: 70
                kind: "rows"
                objectName: "manyRowsPicture"
            }
        }
    }

    Specimen {
        name: "PeoplePictogram · ClockFace"

        Flow {
            Layout.fillWidth: true
            spacing: Theme.margin

            PeoplePictogram {
                count: 4
                personWidth: Theme.lead
            }

            PeoplePictogram {
                count: 12
                objectName: "manyPeople"
                personWidth: Theme.action * 0.6
                rowCount: 2
            }

            ClockFace {
                hour: 14
                minute: 15
            }
        }
    }

    Specimen {
        name: "PlanPicture"

        PlanPicture {
            Layout.fillWidth: true
            areas: root.gallery.planAreas
            hereText: root.gallery.say("plan.here")
            hereX: 12
            hereY: 9
            marks: root.gallery.planMarks
            metresDeep: 10
            metresWide: 24
            spoken: root.gallery.say("receipt.way")
            title: root.gallery.house
        }
    }

    Specimen {
        name: "QrPicture"

        QrPicture {
            codeSize: Theme.qrTiny
            modules: root.gallery.qrModules
            spoken: root.gallery.say("receipt.code")
        }
    }
}

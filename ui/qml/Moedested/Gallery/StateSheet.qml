pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Citizen
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What is told when there is nothing, when something is under way, away or wrong, and how a booking stands.
SheetColumn {
    id: root

    Specimen {
        name: "Banner"
        note: root.gallery.say("gallery.offline")

        Banner {
            Layout.fillWidth: true
            detail: root.gallery.say("screen.offline-more")
            title: root.gallery.say("screen.offline")
        }
    }

    Specimen {
        name: "Banner"
        note: "inline"

        Banner {
            Layout.fillWidth: true
            inline: true
            objectName: "inlineBanner"
            title: root.gallery.say("screen.offline")
        }
    }

    Specimen {
        name: "LeadSentence"
        note: root.gallery.say("gallery.empty")

        LeadSentence {
            Layout.fillWidth: true
            lead: root.gallery.say("screen.nearly")
            objectName: "emptySentence"
            rest: root.gallery.say("screen.see-what-nearly-fits")
            step: Words.Step.Action
        }
    }

    Specimen {
        name: "PrintState"
        note: root.gallery.say("gallery.loading")

        PrintState {
            Layout.fillWidth: true
            action: root.gallery.say("screen.take-below")
            objectName: "printing"
            progress: 0.62
            text: root.gallery.say("screen.printed")
        }
    }

    Specimen {
        name: "PrintState"
        note: root.gallery.say("gallery.wrong")

        PrintState {
            Layout.fillWidth: true
            icon: Icons.circleAlert
            objectName: "notPrinting"
            text: root.gallery.say("screen.paper-failed")
        }
    }

    Specimen {
        name: "StatusPlate"
        note: root.gallery.say("gallery.sure")

        StatusPlate {
            Layout.fillWidth: true
            day: root.gallery.day
            kind: StatusPlate.Kind.Confirmed
            objectName: "confirmedPlate"
            place: root.gallery.room
            time: root.gallery.span
            title: root.gallery.say("receipt.confirmed")
        }
    }

    Specimen {
        name: "StatusPlate"
        note: root.gallery.say("gallery.asked")

        StatusPlate {
            Layout.fillWidth: true
            day: root.gallery.day
            kind: StatusPlate.Kind.Request
            objectName: "requestPlate"
            place: root.gallery.room
            subtitle: root.gallery.say("receipt.not-confirmed")
            time: root.gallery.span
            title: root.gallery.say("receipt.request")
        }
    }

    Specimen {
        name: "StatusPlate"
        note: root.gallery.say("gallery.wrong")

        StatusPlate {
            Layout.fillWidth: true
            kind: StatusPlate.Kind.Stop
            objectName: "stopPlate"
            subtitle: root.gallery.say("screen.silent-more")
            title: root.gallery.say("screen.silent")
        }
    }

    Specimen {
        name: "StatusPlate"
        note: root.gallery.say("simple.given-back")

        StatusPlate {
            Layout.fillWidth: true
            kind: StatusPlate.Kind.Ended
            objectName: "endedPlate"
            subtitle: root.gallery.say("simple.given-back-more")
            title: root.gallery.say("simple.given-back")
        }
    }

    Specimen {
        name: "StatusPlate"
        note: "framed"

        StatusPlate {
            Layout.fillWidth: true
            day: root.gallery.day
            framed: true
            kind: StatusPlate.Kind.Request
            objectName: "framedPlate"
            place: root.gallery.room
            subtitle: root.gallery.say("receipt.not-confirmed")
            time: root.gallery.span
            title: root.gallery.say("receipt.request")
        }
    }

    Specimen {
        name: "StillHere"
        note: root.gallery.say("gallery.asking")

        StillHere {
            Layout.fillWidth: true
            objectName: "asking"
            text: root.gallery.count("screen.still-here", 30)
        }
    }

    Specimen {
        name: "ScrollMark"

        Item {
            Layout.fillWidth: true
            implicitHeight: Theme.scaled(Theme.tileIcon) * 2

            Flickable {
                id: long

                anchors.fill: parent
                clip: true
                contentHeight: height * 3
                interactive: false
            }

            ScrollMark {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.top: parent.top
                area: long
            }
        }
    }

    Specimen {
        name: "NumberPad"

        NumberPad {
            Layout.fillWidth: true
        }
    }
}

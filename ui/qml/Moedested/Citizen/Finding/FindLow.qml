pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What is asked and what fits so far; below it the answers, as many as there is room for.
Spread {
    id: root

    required property FindModel find
    required property FindShown shown

    rowSpacing: 0

    SpreadColumn {
        spacing: Theme.gutter

        Words {
            Layout.fillWidth: true
            Layout.topMargin: Theme.cardPadding
            heading: true
            objectName: "question"
            step: Theme.large ? Words.Step.Page : Words.Step.Time
            text: root.shown.title
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            text: root.find.day
            visible: root.find.atFirstQuestion
        }

        Words {
            Layout.fillWidth: true
            color: Theme.muted
            font.pixelSize: Theme.sentence
            objectName: "several"
            text: qsTr("choose several if you like")
            visible: root.shown.needs && !root.shown.purpose
        }

        LeadSentence {
            Layout.fillWidth: true
            lead: root.find.card !== "" ? root.find.card : root.find.found
            lineHeight: font.pixelSize * Theme.lineFactors[Words.Step.Body]
            objectName: "found"
            rest: root.find.card !== "" ? "" : root.find.best
            stacked: true
            font.pixelSize: Theme.large ? Theme.body : Theme.lead
            weight: Theme.regular
        }

        Item {
            Layout.fillHeight: true
        }

        ReachHint {}
    }

    SpreadColumn {
        Layout.fillHeight: true
        spacing: Theme.space3

        FindWhen {
            find: root.find
            titled: false
            visible: root.shown.when
        }

        FindDays {
            find: root.find
            visible: root.shown.day
        }

        FindStart {
            find: root.find
            visible: root.shown.start
        }

        FindLength {
            find: root.find
            visible: root.shown.length
        }

        FindPersons {
            find: root.find
            titled: root.shown.when
            visible: root.shown.persons
        }

        FindPurposes {
            find: root.find
            more: root.shown.morePurposes
            titled: root.shown.persons
            visible: root.shown.purpose || root.shown.morePurposes
        }

        FindNeeds {
            find: root.find
            titled: root.shown.purpose
            visible: root.shown.needs
        }

        Item {
            Layout.fillHeight: true
        }
    }
}

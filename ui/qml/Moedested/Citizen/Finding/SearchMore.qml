pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of the places: what was looked for, what is told of it and of each place shown, and the ways to look elsewhere.
ColumnLayout {
    id: root

    required property FrameModel frame
    required property FurtherModel further
    required property AroundModel around
    required property ResultsModel results
    required property WishModel wishing
    readonly property int step: Theme.landscape && Theme.veryLarge ? Words.Step.Label : Words.Step.Body

    objectName: "searchMore"
    spacing: Theme.space3

    Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.halved && Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
        text: root.results.heading
    }

    Facts {
        Layout.fillWidth: true
        facts: root.results.summary
        objectName: "summary"
        opening: true
        step: root.step
    }

    Words {
        Layout.fillWidth: true
        objectName: "whyMore"
        step: root.step
        text: root.results.whyMore
        visible: text !== ""
    }

    Repeater {
        model: root.results.cards

        delegate: GridLayout {
            id: place

            required property string name
            required property string about

            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.landscape ? 2 : 1
            objectName: "aboutPlace"
            rowSpacing: 0

            Words {
                Layout.fillWidth: !Theme.landscape
                Layout.maximumWidth: Theme.landscape ? root.width / 2 : Number.POSITIVE_INFINITY
                step: root.step
                text: place.name
                weight: Theme.bold
            }

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                facts: place.about
                step: root.step
            }
        }
    }

    Words {
        Layout.fillWidth: true
        objectName: "invitation"
        step: root.step
        text: root.wishing.invitation
        visible: !root.results.fits && text !== ""
    }

    FactLine {
        Layout.fillWidth: true
        icon: Icons.cloudOff
        objectName: "offlineMore"
        step: root.step
        text: root.frame.offline + ". " + root.frame.offlineMore
        visible: root.frame.offline !== ""
    }

    Item {
        Layout.fillHeight: true
        Layout.verticalStretchFactor: 1
    }

    GridLayout {
        Layout.fillHeight: !Theme.low
        Layout.fillWidth: true
        Layout.maximumHeight: Math.max(implicitHeight, Theme.landscape ? 2 * Theme.rowMost : 3 * Theme.answerMost)
        Layout.verticalStretchFactor: Theme.low ? -1 : 100
        columnSpacing: Theme.gutter
        columns: Theme.landscape ? 2 : 1
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            icon: Icons.clock
            least: Theme.touchFoot
            objectName: "otherTimes"
            strokeColor: Theme.edge
            text: qsTr("Other times")
            visible: root.results.fits

            onClicked: root.results.otherTimes()
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            icon: Icons.mapPin
            least: Theme.touchFoot
            objectName: "openHouses"
            strokeColor: Theme.edge
            text: root.around.houses
            visible: !root.results.fits && text !== ""

            onClicked: root.around.openHouses()
        }

        PlainButton {
            Layout.fillHeight: true
            Layout.fillWidth: true
            icon: Icons.pencil
            least: Theme.touchFoot
            objectName: root.results.fits ? "edit" : "editSearch"
            strokeColor: Theme.edge
            text: qsTr("Change the search")

            onClicked: root.results.goBack()
        }

        ReadBack {
            Layout.fillHeight: true
            Layout.columnSpan: Theme.landscape ? 2 : 1
            further: root.further
            least: Theme.touchFoot
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// With large text the second part of somewhere to go: the whole way there and what is told of the place; then its plan,
// with how the room looks or, where it has no picture, with the code for the phone.
ColumnLayout {
    id: root

    required property FrameModel frame
    required property FurtherModel further
    required property OutingModel outing
    required property bool pictured
    readonly property bool planned: outing.plan.known && further.card > 0
    readonly property bool codeByPlan: outing.plan.known && !pictured
    readonly property int step: Theme.halved && Theme.veryLarge ? Words.Step.Label : Words.Step.Body

    component Heading: Words {
        Layout.fillWidth: true
        heading: true
        objectName: "heading"
        step: Theme.veryLarge ? Words.Step.Lead : Words.Step.Title
    }

    component Offline: FactLine {
        Layout.fillWidth: true
        icon: Icons.cloudOff
        objectName: "offlineMore"
        step: root.step
        text: root.frame.offline + ". " + root.frame.offlineMore
    }

    component Phone: RowLayout {
        id: phone

        property int codeSize: Theme.qrTiny

        Layout.fillWidth: true
        spacing: Theme.gutter

        QrPicture {
            codeSize: phone.codeSize
            modules: root.outing.qrModules
            spoken: root.outing.qrSpoken
        }

        Words {
            Layout.fillWidth: true
            step: Words.Step.Label
            text: root.outing.qrLabel
        }
    }

    objectName: "outingMore"
    spacing: Theme.gutter

    Spread {
        Layout.fillHeight: true
        Layout.fillWidth: true
        rowSpacing: Theme.gutter
        visible: !root.planned

        SpreadColumn {
            spacing: Theme.space2

            Heading {
                text: root.outing.way
            }

            Repeater {
                model: root.outing.steps

                delegate: WayStep {
                    required property string symbol

                    required detail
                    required language
                    required title

                    Layout.fillWidth: true
                    icon: Glyphs.named(symbol)
                    small: Theme.veryLarge && (Theme.halved || root.outing.steps.count > 2)
                }
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.halved
            }

            Phone {
                visible: Theme.halved && !root.codeByPlan
            }
        }

        SpreadColumn {
            Layout.fillHeight: true
            spacing: Theme.space2

            Repeater {
                model: root.outing.facts

                delegate: FactLine {
                    required property string symbol

                    required text

                    Layout.fillWidth: true
                    icon: Glyphs.named(symbol)
                    step: root.step
                }
            }

            Offline {
                visible: root.frame.offline !== "" && !root.outing.plan.known
            }

            Item {
                Layout.fillHeight: true
            }

            Phone {
                visible: !Theme.halved && !root.codeByPlan
            }

            PlainButton {
                Layout.fillWidth: true
                least: Theme.touchFoot
                objectName: "nextCard"
                text: root.outing.plan.title
                trailingIcon: Icons.arrowRight
                visible: root.outing.plan.known

                onClicked: root.further.nextCard(2)
            }

            ReadBack {
                Layout.fillHeight: false
                further: root.further
                least: Theme.touchFoot
            }
        }
    }

    Heading {
        text: root.outing.heading
        visible: root.planned
    }

    Offline {
        visible: root.frame.offline !== "" && root.planned
    }

    GridLayout {
        Layout.fillHeight: true
        Layout.fillWidth: true
        columnSpacing: Theme.margin
        columns: Theme.landscape ? 2 : 1
        rowSpacing: Theme.gutter
        uniformCellHeights: root.pictured
        uniformCellWidths: true
        visible: root.planned

        Item {
            id: space

            Layout.fillHeight: true
            Layout.fillWidth: true

            FloorPlan {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.verticalCenter: parent.verticalCenter
                mostHeight: space.height
                plan: root.outing.plan
                width: Math.min(space.width, space.height * plan.metresWide / Math.max(1, plan.metresDeep))
            }
        }

        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true
            visible: root.pictured

            RoomView {
                anchors.horizontalCenter: parent.horizontalCenter
                height: parent.height
                room: root.outing.room
                width: Math.min(parent.width, height * 4 / 3)
            }
        }

        Phone {
            codeSize: Theme.qrLarge
            visible: root.codeByPlan
        }
    }

    ReadBack {
        Layout.fillHeight: false
        further: root.further
        visible: root.planned
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Every colour beside its high-contrast twin, and how far words stand out from their ground.
SheetColumn {
    id: root

    component Half: Rectangle {
        id: half

        property string words
        property color wordsColor

        Layout.fillHeight: true
        Layout.fillWidth: true
        border.color: Theme.edge
        border.width: Theme.strokeDivider
        implicitHeight: Math.max(Theme.touchFloor, said.implicitHeight + Theme.space2 * 2)
        implicitWidth: Theme.chip

        Words {
            id: said

            anchors.left: parent.left
            anchors.margins: Theme.space2
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: half.wordsColor
            fits: true
            step: Words.Step.Label
            text: half.words
        }
    }

    component Twins: ColumnLayout {
        id: twins

        property string name
        property string saidLight
        property string saidContrast
        property color lightGround
        property color lightInk
        property color contrastGround
        property color contrastInk

        Layout.fillWidth: true
        spacing: Theme.space1 / 2

        Words {
            Layout.fillWidth: true
            fits: true
            step: Words.Step.Label
            text: twins.name
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: 0
            uniformCellSizes: true

            Half {
                color: twins.lightGround
                words: twins.saidLight
                wordsColor: twins.lightInk
            }

            Half {
                color: twins.contrastGround
                words: twins.saidContrast
                wordsColor: twins.contrastInk
            }
        }
    }

    Specimen {
        name: root.gallery.say("gallery.pairs")
        note: root.gallery.say("gallery.ratio")

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.space3
            uniformCellWidths: true

            Repeater {
                model: root.gallery.pairs

                delegate: Twins {
                    required name
                    required saidLight
                    required saidContrast
                    required lightGround
                    required lightInk
                    required contrastGround
                    required contrastInk
                }
            }
        }
    }

    Specimen {
        name: root.gallery.say("gallery.colours")
        note: root.gallery.say("gallery.light") + " · " + root.gallery.say("gallery.contrast")

        GridLayout {
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            columns: Theme.large ? 1 : 2
            rowSpacing: Theme.space3
            uniformCellWidths: true

            Repeater {
                model: root.gallery.swatches

                delegate: Twins {
                    required name
                    required saidLight
                    required saidContrast
                    required lightGround
                    required lightInk
                    required contrastGround
                    required contrastInk
                }
            }
        }
    }
}

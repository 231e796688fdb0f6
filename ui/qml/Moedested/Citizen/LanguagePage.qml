pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Every language by its own name, above whatever page is shown; a touch speaks it at once.
Rectangle {
    id: root

    required property FrameModel frame
    required property LanguageModel languages
    readonly property int columns: Theme.landscape ? (Theme.veryLarge ? 3 : 4) : 2

    color: Theme.paper
    objectName: "languagePage"

    // Nothing of the page below can be touched through it.
    MouseArea {
        anchors.fill: parent
    }

    PageFrame {
        anchors.fill: parent
        frame: root.frame
        tellsOffline: false

        Words {
            Layout.bottomMargin: Theme.landscape ? Theme.space3 : Theme.cardPadding
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.landscape ? Theme.gutter : Theme.cardPadding
            heading: true
            step: Theme.veryLarge ? Words.Step.Lead : Words.Step.Page
            text: qsTr("Choose a language")
        }

        // Where one reaches low, the languages stand at the foot of the page.
        Item {
            Layout.fillHeight: true
            visible: Theme.low
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            columnSpacing: Theme.gutter
            columns: root.columns
            rowSpacing: Theme.large ? Theme.space2 : Theme.gutter
            uniformCellHeights: true
            uniformCellWidths: true

            Repeater {
                model: root.languages.rows

                delegate: Chip {
                    required property string key
                    required property string note
                    readonly property string language: key // its own name is said by its own voice

                    required chosen
                    required text

                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.low && Theme.veryLarge ? Theme.touchAction : Theme.touchMain
                    detail: Theme.large ? "" : note
                    objectName: "language-" + key

                    onClicked: root.languages.choose(key)
                }
            }
        }

        Words {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: Theme.gutter
            color: Theme.muted
            step: Words.Step.Label
            text: root.languages.note
            visible: Theme.large && text !== ""
        }

        Item {
            Layout.fillHeight: !Theme.low
            implicitHeight: Theme.gutter
        }

        PlainButton {
            Layout.bottomMargin: Theme.gutter
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            icon: Icons.x
            objectName: "closeLanguages"
            text: qsTr("Close")

            onClicked: root.languages.close()
        }
    }
}

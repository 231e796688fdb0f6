pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What there is besides a search: what is open to all, ideas, the other houses, and one of them.
PageFrame {
    id: root

    required property AroundModel around
    readonly property bool wide: Theme.landscape
    readonly property bool ways: frame.page === "around" // the page that leads to the others: nothing else stands on it
    readonly property bool places: frame.page === "house" // whose day is drawn
    readonly property bool high: Theme.low && !Theme.large // half the page is for what is read
    readonly property bool inPairs: wide && list.count > Theme.fewRows // fewer take a whole row each

    objectName: "aroundPage"
    wholeOffline: ways

    Component.onCompleted: around.turn(wide)
    onWideChanged: around.turn(wide)

    Spread {
        Layout.bottomMargin: Theme.landscape ? Theme.space3 : Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.landscape || Theme.large ? Theme.space3 : Theme.cardPadding
        columns: 1
        rowSpacing: Theme.landscape || Theme.large ? Theme.space3 : Theme.cardPadding

        SpreadColumn {
            Layout.fillHeight: Theme.low
            spacing: root.high ? Theme.gutter : Theme.space1

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.landscape ? 2 : 1
                rowSpacing: Theme.space1

                Words {
                    Layout.fillWidth: true
                    heading: true
                    objectName: "heading"
                    step: root.high ? Words.Step.Time : Theme.landscape || (Theme.veryLarge && !Theme.low) ? Words.Step.Title : Words.Step.Page
                    text: root.around.heading
                }

                Words {
                    Layout.fillWidth: !Theme.landscape
                    objectName: "noLogin"
                    text: qsTr("No login. Paper receipt.")
                    visible: root.ways && Theme.large
                }
            }

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: root.high ? Theme.lead : root.ways && Theme.landscape ? Theme.label : Theme.sentence
                lineHeight: font.pixelSize * Theme.lineFactors[Words.Step.Body]
                objectName: "sentence"
                facts: root.around.sentence
                visible: text !== ""
            }

            Words {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                objectName: "nothing"
                opening: true
                step: root.high ? Words.Step.Title : Words.Step.Lead
                text: root.around.nothing
                visible: text !== ""
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.low
            }

            ReachHint {
                Layout.fillWidth: true
            }
        }

        SpreadColumn {
            Layout.fillHeight: true
            spacing: Theme.gutter

            GridLayout {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.verticalStretchFactor: 100
                columnSpacing: Theme.gutter
                columns: root.inPairs ? 2 : 1
                rowSpacing: Theme.low || Theme.large ? Theme.space3 : Theme.gutter
                uniformCellWidths: true
                visible: list.count > 0 // an empty one would keep the height it once had

                Repeater {
                    id: list

                    model: root.around.rows

                    delegate: RowButton {
                        required property AbstractItemModel hours
                        required property string key
                        required property AbstractItemModel pieces
                        required property string symbol
                        required property string tag
                        required property string title
                        required property int index

                        required detail
                        required nowFraction
                        required time

                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.max(implicitHeight, Theme.large ? 0 : Theme.touchRow)
                        icon: Glyphs.named(symbol)
                        narrow: root.inPairs
                        spacious: !Theme.large && list.count <= Theme.fewRows
                        objectName: "row-" + index
                        segments: root.places && !Theme.large ? pieces : null
                        tagText: tag
                        text: title
                        ticks: hours

                        onClicked: root.around.pick(key)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.verticalStretchFactor: 1
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: 3

                PlainButton {
                    Layout.fillWidth: Theme.large
                    Layout.preferredWidth: Theme.large ? 1 : Theme.column
                    icon: Icons.arrowLeft
                    least: Theme.touchFoot
                    objectName: "back"
                    strokeColor: Theme.edge
                    text: root.around.back

                    onClicked: root.around.goBack()
                }

                PlainButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    icon: Icons.messageSquarePlus
                    least: Theme.touchFoot
                    objectName: "openWishes"
                    strokeColor: Theme.edge
                    text: root.around.wishes
                    visible: text !== ""

                    onClicked: root.around.openWishes()
                }

                PlainButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    least: Theme.touchFoot
                    objectName: "more"
                    strokeColor: Theme.edge
                    text: root.around.more
                    trailingIcon: Icons.chevronDown
                    visible: text !== ""

                    onClicked: root.around.showMore()
                }

                Item {
                    Layout.fillWidth: true
                    visible: root.around.more === "" && root.around.wishes === "" && !Theme.large
                }
            }
        }
    }
}

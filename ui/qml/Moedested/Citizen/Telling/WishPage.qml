pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What is missing here: the list, one's own wish and its parts, and one wish with the house's answer.
PageFrame {
    id: root

    required property WishModel wishing
    readonly property bool wide: Theme.landscape
    readonly property bool inPairs: wide && list.count > Theme.fewRows // fewer take a whole row each
    readonly property bool thanks: wishing.plate !== "" // its own wish has been told
    readonly property bool letter: !Theme.low && !thanks && wishing.answer !== "" // the house's answer takes the page
    readonly property bool nobody: frame.page === "wishes" && wishing.rows.count === 0 // has said anything yet
    readonly property bool tells: Theme.landscape && Theme.veryLarge && wishing.asks // the whole of one's own wish, over its parts
    readonly property bool actsBeside: Theme.landscape || !(Theme.large || wishing.more !== "" || wishing.others !== "") // its action and the way back in one row

    component Act: PrimaryButton {
        Layout.fillHeight: true
        Layout.fillWidth: true
        enabled: root.wishing.mayAct
        objectName: "act"
        text: root.wishing.action

        onClicked: root.wishing.act()
    }

    objectName: "wishPage"

    Component.onCompleted: wishing.turn(wide)
    onWideChanged: wishing.turn(wide)

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
            Layout.fillHeight: Theme.low || root.thanks || root.letter || root.nobody
            spacing: root.thanks ? Theme.gutter : Theme.space2

            StatusPlate {
                Layout.fillHeight: true
                Layout.fillWidth: true
                framed: true
                kind: root.wishing.plate === "kept" ? StatusPlate.Kind.Request : StatusPlate.Kind.Confirmed
                objectName: "plate"
                place: root.wishing.heading
                poster: true
                title: root.wishing.thanks
                visible: root.thanks
            }

            Facts {
                Layout.fillWidth: true
                heading: true
                objectName: "heading"
                step: root.tells ? Words.Step.Body : Theme.veryLarge || (root.frame.page === "wish" && !Theme.large) ? Words.Step.Lead : Theme.landscape || Theme.large ? Words.Step.Title : Words.Step.Page
                facts: root.wishing.heading
                visible: !root.thanks
                weight: root.tells ? Theme.extraBold : Theme.weights[step]
            }

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.sentence
                objectName: "sentence"
                facts: root.wishing.sentence
                visible: text !== "" && !(root.thanks && Theme.low && Theme.veryLarge)
            }

            Words {
                Layout.fillWidth: true
                objectName: "note"
                opening: true
                step: Theme.large ? Words.Step.Body : Words.Step.Lead
                text: root.wishing.note
                visible: text !== "" && !root.nobody
                weight: Theme.bold
            }

            WishPanel {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                alone: true
                visible: root.nobody
                wishing: root.wishing
            }

            WishAnswer {
                Layout.fillHeight: root.letter
                Layout.fillWidth: true
                Layout.topMargin: Theme.space2
                alone: root.letter
                day: root.wishing.answerDay
                objectName: "answer"
                title: root.wishing.answer
                visible: words !== ""
                words: root.wishing.answerWords
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.low && !root.thanks && !root.nobody
            }

            ReachHint {
                Layout.fillWidth: true
            }
        }

        SpreadColumn {
            Layout.fillHeight: Theme.low || !(root.thanks || root.letter || root.nobody)
            spacing: Theme.gutter

            Facts {
                Layout.fillWidth: true
                facts: root.wishing.sentence
                objectName: "sentence"
                visible: root.thanks && Theme.low && Theme.veryLarge
            }

            Words {
                Layout.fillWidth: true
                objectName: "invitation"
                text: root.wishing.invitation
                visible: root.nobody && Theme.low && Theme.veryLarge
            }

            GridLayout {
                Layout.fillHeight: !Theme.low
                Layout.fillWidth: true
                Layout.verticalStretchFactor: Theme.low ? -1 : 100
                columnSpacing: Theme.gutter
                columns: root.inPairs ? 2 : 1
                rowSpacing: Theme.low || Theme.large ? Theme.space3 : Theme.gutter
                uniformCellWidths: true
                visible: root.wishing.rows.count > 0

                Repeater {
                    id: list

                    model: root.wishing.rows

                    delegate: RowButton {
                        required property string key
                        required property string symbol
                        required property string tag
                        required property string title
                        required property int index

                        required detail
                        required time

                        Layout.fillHeight: !Theme.low
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.max(implicitHeight, Theme.large ? 0 : Theme.touchRow)
                        icon: Glyphs.named(symbol)
                        narrow: root.inPairs
                        spacious: !Theme.large && list.count <= Theme.fewRows
                        objectName: "row-" + index
                        spoken: root.wishing.asks ? detail + " " + title : [title, tag, detail].filter(words => words !== "").join(". ")
                        tagText: tag
                        text: title

                        onClicked: root.wishing.pick(key)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.verticalStretchFactor: Theme.low ? -1 : 1
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.landscape ? 4 : Theme.large && root.wishing.others !== "" ? 1 : 2
                rowSpacing: Theme.gutter

                Act {
                    Layout.columnSpan: parent.columns > 1 ? 2 : 1
                    visible: text !== "" && !root.actsBeside
                }

                PlainButton {
                    Layout.fillHeight: true
                    Layout.fillWidth: Theme.large && !Theme.landscape
                    Layout.preferredWidth: Theme.large ? (Theme.landscape ? -1 : 1) : Theme.column
                    icon: Icons.arrowLeft
                    least: Theme.touchFoot
                    objectName: "back"
                    strokeColor: Theme.edge
                    text: root.wishing.back

                    onClicked: root.wishing.goBack()
                }

                PlainButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    least: Theme.touchFoot
                    objectName: "more"
                    strokeColor: Theme.edge
                    text: root.wishing.more
                    trailingIcon: Icons.chevronDown
                    visible: text !== ""

                    onClicked: root.wishing.showMore()
                }

                PlainButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    least: Theme.touchFoot
                    objectName: "others"
                    strokeColor: Theme.edge
                    text: root.wishing.others
                    visible: text !== ""

                    onClicked: root.wishing.openList()
                }

                Item {
                    Layout.fillWidth: true
                    visible: root.wishing.more === "" && root.wishing.others === "" && !Theme.large && !root.actsBeside
                }

                Act {
                    Layout.preferredWidth: 1
                    least: Theme.touchFoot
                    step: Theme.large ? Words.Step.Action : Words.Step.Call
                    visible: text !== "" && root.actsBeside
                }
            }
        }
    }
}

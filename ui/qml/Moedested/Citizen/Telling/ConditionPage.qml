pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Something is broken, dirty or missing: what is it about, what is wrong, and thanks.
PageFrame {
    id: root

    required property ConditionModel condition
    readonly property bool thanks: condition.plate !== "" // alone on the page
    readonly property bool said: condition.plate !== "" || condition.trouble !== ""
    readonly property bool bare: Theme.landscape && Theme.veryLarge // words alone have room
    readonly property bool tight: Theme.halved && Theme.large
    readonly property bool beside: tight && said // who sees it and whom to ring, beside what was told
    readonly property int quiet: Theme.large ? Words.Step.Label : Words.Step.Body

    component Anonymous: FactLine {
        Layout.fillWidth: true
        icon: Icons.lock
        objectName: "anonymous"
        step: root.quiet
        text: root.condition.anonymous
    }

    component Urgent: FactLine {
        Layout.fillWidth: true
        icon: Icons.phone
        objectName: "urgent"
        step: root.quiet
        text: root.condition.urgent
    }

    objectName: "conditionPage"
    tellsOffline: !Theme.halved && !Theme.veryLarge
    way: said ? "told" : ""

    Spread {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.large ? Theme.gutter : Theme.cardPadding
        rowSpacing: Theme.cardPadding

        SpreadColumn {
            Layout.fillHeight: Theme.halved || root.thanks
            spacing: root.tight ? Theme.space2 : Theme.gutter

            Facts {
                Layout.fillWidth: true
                color: Theme.muted
                font.pixelSize: Theme.sentence
                objectName: "about"
                facts: root.condition.about
                visible: !root.said
            }

            Words {
                Layout.fillWidth: true
                heading: true
                objectName: "heading"
                step: Theme.large ? Words.Step.Title : Words.Step.Page
                text: root.condition.heading
                visible: root.condition.plate === ""
            }

            StatusPlate {
                Layout.fillHeight: true
                Layout.fillWidth: true
                framed: true
                kind: root.condition.plate === "kept" ? StatusPlate.Kind.Request : StatusPlate.Kind.Confirmed
                objectName: "plate"
                place: root.condition.what
                poster: true
                title: root.condition.heading
                visible: root.thanks
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.circleAlert
                objectName: "trouble"
                opening: true
                text: root.condition.trouble
                visible: text !== ""
                weight: Theme.semiBold
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.info
                live: true
                objectName: "more"
                step: root.tight ? Words.Step.Label : Words.Step.Body
                text: root.condition.more
                visible: text !== ""
                weight: Theme.semiBold
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.info
                objectName: "known"
                step: root.quiet
                text: root.condition.known
                visible: text !== ""
            }

            Anonymous {
                visible: !root.beside
            }

            Urgent {
                visible: root.said && !root.beside
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.halved && !root.thanks
            }
        }

        SpreadColumn {
            Layout.fillHeight: Theme.halved || !root.thanks
            spacing: Theme.gutter

            GridLayout {
                id: answers

                readonly property real tallestWords: {
                    let most = 0;
                    for (let index = 0; index < tiles.count; index++)
                        most = Math.max(most, (tiles.itemAt(index) as PictureTile)?.ownWords ?? 0);
                    return most;
                }

                Layout.fillHeight: true
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: !root.condition.pictured ? 1 : Theme.large ? 2 : 3
                rowSpacing: Theme.gutter
                uniformCellHeights: true
                uniformCellWidths: true
                visible: root.condition.options.count > 0

                Repeater {
                    id: tiles

                    model: root.condition.options

                    delegate: PictureTile {
                        required property int index
                        required property string key
                        required property string symbol

                        required text

                        // The last takes what is left of its row.
                        Layout.columnSpan: index < root.condition.options.count - 1 ? 1 : answers.columns - index % answers.columns
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.maximumHeight: Theme.tileHeight
                        Layout.minimumHeight: Theme.touchFloor
                        icon: root.bare && root.condition.pictured ? "" : Glyphs.named(symbol)
                        objectName: "pick-" + key
                        tallestWords: Math.max(ownWords, answers.tallestWords)
                        upright: root.condition.pictured

                        onClicked: root.condition.pick(key)
                    }
                }
            }

            Anonymous {
                visible: root.beside
            }

            Urgent {
                visible: root.beside
            }

            Item {
                Layout.fillHeight: true
                visible: root.condition.options.count === 0 && (Theme.halved || !root.thanks)
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                columnSpacing: Theme.gutter
                columns: Theme.large && root.said ? 1 : 2
                rowSpacing: root.tight ? Theme.space3 : Theme.gutter
                uniformCellWidths: true

                PrimaryButton {
                    Layout.columnSpan: parent.columns
                    Layout.fillWidth: true
                    objectName: "finish"
                    text: root.condition.done
                    visible: text !== ""

                    onClicked: root.condition.finish()
                }

                PlainButton {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    icon: root.bare ? "" : Icons.arrowLeft
                    objectName: "back"
                    text: root.condition.back

                    onClicked: root.condition.goBack()
                }

                PlainButton {
                    Layout.fillHeight: true
                    Layout.fillWidth: true
                    icon: Icons.wrench
                    objectName: "another"
                    text: root.condition.another
                    visible: text !== ""

                    onClicked: root.condition.tellAnother()
                }

                PlainButton {
                    Layout.fillWidth: true
                    objectName: "further"
                    text: root.condition.further
                    trailingIcon: root.bare ? "" : Icons.chevronDown
                    visible: text !== ""

                    onClicked: root.condition.showFurther()
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Mine
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Any page in the simple way: one question or one thing to know, with pictures, and a few large answers.
PageFrame {
    id: root

    required property SimpleModel simple
    readonly property bool snug: Theme.halved && Theme.large // half a page, and large words
    readonly property bool tight: Theme.halved && Theme.veryLarge
    readonly property bool dayApart: tight && (Theme.low || simple.code === "") // the plate has no room for it
    readonly property bool poster: simple.plate !== "" && simple.time === "" // one thing is told, and large
    readonly property bool said: ["stop", "ended", "over"].includes(simple.plate) // the plate has the sentence too
    readonly property bool roomy: !Theme.large && !Theme.halved // what one goes by stands large beside smaller answers
    readonly property bool few: roomy && simple.options.count < 4 && simple.typing === "" // answers may stand taller; beside keys, which then would move, they do not
    readonly property bool planned: simple.name !== "" && simple.plate === "" // a place is offered
    readonly property bool footed: Theme.landscape && !planned // what leads back stands below what is read

    // Back, and what follows: on a wide screen below what is read, so that the answers have the height.
    component Foot: RowLayout {
        id: foot

        required property SimpleModel simple
        readonly property bool told: simple.mayGoBack || simple.onText !== "" || simple.more !== ""

        Layout.fillHeight: false
        Layout.fillWidth: true
        spacing: Theme.gutter
        uniformCellSizes: true

        PlainButton {
            Layout.fillWidth: true
            icon: Icons.arrowLeft
            objectName: "back"
            text: foot.simple.backText
            visible: foot.simple.mayGoBack

            onClicked: foot.simple.goBack()
        }

        PrimaryButton {
            Layout.fillWidth: true
            objectName: "on"
            text: foot.simple.onText
            trailingIcon: Icons.arrowRight
            visible: text !== ""

            onClicked: foot.simple.goBack()
        }

        PlainButton {
            Layout.fillWidth: true
            objectName: "more"
            text: foot.simple.more
            trailingIcon: Icons.chevronDown
            visible: text !== ""

            onClicked: foot.simple.showMore()
        }
    }

    objectName: "simplePage"
    tellsOffline: !Theme.halved && !Theme.veryLarge // where a promise hangs on it the sentence says so

    Spread {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.large ? Theme.gutter : Theme.cardPadding
        rowSpacing: Theme.cardPadding

        SpreadColumn {
            Layout.fillHeight: Theme.halved || root.poster
            spacing: root.tight ? Theme.space2 : Theme.gutter

            StepProgress {
                Layout.fillWidth: true
                current: root.simple.number
                text: root.simple.progress
                total: Theme.veryLarge ? 0 : root.simple.total
                visible: root.simple.total > 0
            }

            Words {
                Layout.fillWidth: true
                heading: true
                objectName: "heading"
                step: root.tight ? Words.Step.Lead : root.snug ? Words.Step.Title : Theme.large || root.planned || Theme.landscape ? Words.Step.Page : Words.Step.Time
                text: root.simple.heading
                visible: text !== "" && root.simple.plate === ""
            }

            StatusPlate {
                Layout.fillHeight: root.poster
                Layout.fillWidth: true
                day: root.dayApart ? "" : root.simple.day
                framed: true
                kind: root.simple.plate === "request" ? StatusPlate.Kind.Request : root.simple.plate === "stop" ? StatusPlate.Kind.Stop : root.simple.plate === "ended" ? StatusPlate.Kind.Ended : root.simple.plate === "over" ? StatusPlate.Kind.Over : StatusPlate.Kind.Confirmed
                objectName: "plate"
                place: root.simple.name
                placeFirst: true
                poster: root.poster
                subtitle: root.said ? root.simple.sentence : ""
                time: root.simple.time
                title: root.simple.heading
                visible: root.simple.plate !== ""
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.mapPin
                objectName: "way"
                step: Theme.large ? Words.Step.Body : Words.Step.Lead
                text: root.simple.way
                visible: text !== ""
                weight: Theme.semiBold
            }

            Words {
                Layout.fillWidth: true
                objectName: "sentence"
                opening: true
                step: root.snug ? Words.Step.Label : Theme.large || (Theme.halved && root.planned) ? Words.Step.Body : Words.Step.Lead
                text: root.simple.sentence
                visible: text !== "" && !root.said && !(root.tight && root.simple.typing !== "" && root.simple.typed === "" && !root.simple.noted)
                weight: Theme.medium
            }

            Card {
                Layout.fillWidth: true
                best: true
                objectName: "place"
                padding: Theme.large ? Theme.gutter : Theme.cardPadding
                spacing: Theme.gutter
                visible: root.planned

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.cardPadding
                    visible: root.simple.startHour >= 0 && !Theme.large && !(Theme.halved && root.simple.sentence !== "")

                    ClockFace {
                        hour: root.simple.startHour
                        minute: root.simple.startMinute
                    }

                    Icon {
                        glyph: Glyphs.named(root.simple.symbol)
                        size: Theme.pictureIcon
                    }

                    PeoplePictogram {
                        count: root.simple.people
                        personWidth: Theme.pictureIcon / rowCount / 2.75
                        rowCount: root.simple.people > 50 ? 6 : root.simple.people > 16 ? 4 : root.simple.people > 4 ? 2 : 1
                    }

                    Item {
                        Layout.fillWidth: true
                    }
                }

                Words {
                    Layout.fillWidth: true
                    objectName: "name"
                    opening: true
                    step: root.tight ? Words.Step.Call : Theme.large ? Words.Step.Title : Words.Step.Page
                    text: root.simple.name
                }

                Words {
                    Layout.fillWidth: true
                    objectName: "when"
                    opening: true
                    step: root.tight ? Words.Step.Label : Theme.large ? Words.Step.Body : Words.Step.Lead
                    text: root.simple.day + (root.tight ? ". " : "\n") + root.simple.time
                    weight: Theme.bold
                }

                Facts {
                    Layout.fillWidth: true
                    color: Theme.muted
                    facts: root.simple.place
                    font.pixelSize: Theme.sentence
                    objectName: "where"
                    opening: true
                    visible: facts !== "" && !root.tight
                }
            }

            TypedNumber {
                phone: root.simple.typed
                titled: false
                visible: root.simple.typing === "phone"
            }

            TypedCode {
                Layout.fillWidth: true
                code: root.simple.typed
                visible: root.simple.typing === "code"
            }

            Icon {
                Layout.alignment: Qt.AlignHCenter
                glyph: Icons.hourglass
                size: Theme.clockFace
                visible: root.simple.symbol === "hourglass"
            }

            Item {
                Layout.fillHeight: true
                visible: Theme.halved && !root.poster
            }

            Foot {
                simple: root.simple
                visible: told && root.footed
            }
        }

        SpreadColumn {
            Layout.fillHeight: true
            spacing: Theme.gutter

            Card {
                Layout.fillWidth: true
                objectName: "codeCard"
                padding: Theme.gutter
                visible: root.simple.code !== ""

                CodeText {
                    Layout.fillWidth: true
                    code: root.simple.code
                    label: root.simple.codeLabel
                    step: root.roomy ? Words.Step.Time : Words.Step.Page
                }
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.calendar
                text: root.simple.day
                visible: root.dayApart && root.simple.plate !== "" && text !== ""
            }

            FactLine {
                Layout.fillWidth: true
                icon: root.simple.seen ? Icons.userCheck : Icons.clock
                objectName: "kept"
                step: root.tight ? Words.Step.Label : root.roomy ? Words.Step.Call : Words.Step.Body
                text: root.simple.kept
                visible: text !== ""
                weight: Theme.semiBold
            }

            FactLine {
                Layout.fillWidth: true
                icon: Icons.printer
                objectName: "paper"
                opening: true
                step: root.roomy ? Words.Step.Call : Words.Step.Body
                text: root.simple.paper
                visible: text !== ""
                weight: Theme.semiBold
            }

            NumberPad {
                Layout.fillHeight: !Theme.halved
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.halved ? implicitHeight : implicitHeight * 1.25
                Layout.verticalStretchFactor: Theme.halved ? -1 : 100
                keyHeight: Theme.large ? Theme.touchAction : Theme.touchMain
                visible: root.simple.typing !== ""

                onErased: root.simple.eraseDigit()
                onTyped: digit => root.simple.typeDigit(digit)
            }

            GridLayout {
                id: answers

                readonly property real tallestWords: {
                    let most = 0;
                    for (let index = 0; index < tiles.count; index++)
                        most = Math.max(most, (tiles.itemAt(index) as PictureTile)?.ownWords ?? 0);
                    return most;
                }

                readonly property bool large: root.roomy && !root.simple.pictured && allFitLarge
                readonly property bool allFitLarge: {
                    for (let index = 0; index < tiles.count; index++)
                        if (!(tiles.itemAt(index) as PictureTile)?.fitsLarge)
                            return false;
                    return true;
                }

                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.verticalStretchFactor: root.simple.typing !== "" && !Theme.halved ? 100 : -1
                columnSpacing: Theme.gutter
                columns: root.simple.pictured ? 2 : 1
                rowSpacing: Theme.gutter
                uniformCellHeights: true
                uniformCellWidths: true
                visible: root.simple.options.count > 0

                Repeater {
                    id: tiles

                    model: root.simple.options

                    delegate: PictureTile {
                        required property bool barred
                        required property string key
                        required property string symbol

                        required chosen
                        required detail
                        required hour
                        required main
                        required minute
                        required people
                        required text
                        required toggles

                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.maximumHeight: !root.few ? Theme.tileHeight : root.simple.options.count < 3 ? Theme.tileHeightRoomiest : Theme.tileHeightRoomy
                        Layout.minimumHeight: leastHeight
                        Layout.preferredHeight: root.poster ? Math.max(implicitHeight, Theme.touchWelcome) : -1
                        enabled: !barred
                        icon: Glyphs.named(symbol)
                        large: answers.large
                        objectName: "pick-" + key
                        tallestWords: Math.max(ownWords, answers.tallestWords)
                        upright: root.simple.pictured

                        onClicked: root.simple.pick(key)
                    }
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.fillWidth: true // where nothing stands here this half keeps its width
                Layout.verticalStretchFactor: root.simple.typing !== "" && !Theme.halved ? 1 : -1
                visible: root.simple.options.count < 3 && (Theme.halved || !root.poster)
            }

            Foot {
                simple: root.simple
                visible: told && !root.footed
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The dates of a series, one below the other: its day, the place on that day, and what can be done about it.
//
//   7 of 8 days fit    8    10    12    14          - hours
//   Tue 1 Dec          |    [=====]     |  fits     - date
Item {
    id: root

    required property SeriesModel series
    required property bool tight
    readonly property int said: tight ? Theme.deskAnswersTight : Theme.deskAnswers
    readonly property bool laned: width - days - said - Theme.space3 >= Theme.deskLanesLeast // else the words have it all
    readonly property int answers: laned ? said : width - days - Theme.space3
    readonly property int days: tight ? Theme.deskDaysTight : Theme.deskRooms
    readonly property real lanesWidth: width - days - answers - Theme.space3

    function xAt(fraction: real): real {
        return LayoutMirroring.enabled ? lanesWidth * (1 - fraction) : lanesWidth * fraction;
    }

    objectName: "seriesDates"
    Accessible.name: series.summary
    Accessible.role: Accessible.List

    component DateRowView: Item {
        id: date

        required property string key
        required property string day
        required property string time
        required property string verdict
        required property string words
        required property string offer
        required property string offerDetail
        required property string choice
        required property AbstractItemModel pieces
        required property string spoken
        required property int index

        Accessible.name: spoken
        Accessible.role: Accessible.ListItem
        height: Theme.deskRow
        objectName: "date-" + key
        width: root.width

        Rectangle {
            anchors.fill: parent
            color: Theme.white
        }

        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.line
            height: 1
            width: parent.width
        }

        RowLayout {
            anchors.fill: parent
            spacing: 0

            Column {
                Layout.leftMargin: root.tight ? Theme.space3 : Theme.gutter
                Layout.preferredWidth: root.days - (root.tight ? Theme.space3 : Theme.gutter)

                DeskText {
                    Accessible.ignored: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.deskLabel
                    pixels: root.tight ? Theme.deskBlock : Theme.deskRoom
                    text: date.day
                    weight: Theme.bold
                    width: parent.width - Theme.space1
                    wrapMode: Text.NoWrap
                }

                DeskText {
                    Accessible.ignored: true
                    color: Theme.muted
                    elide: Text.ElideRight
                    text: date.time
                    width: parent.width - Theme.space1
                    wrapMode: Text.NoWrap
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.preferredWidth: root.lanesWidth
                visible: root.laned

                Repeater {
                    model: root.series.hours

                    delegate: Rectangle {
                        required property real fraction

                        color: Theme.line
                        height: Theme.deskRow
                        width: 1
                        x: root.xAt(fraction)
                    }
                }

                Repeater {
                    model: date.pieces

                    delegate: BoardBlockView {
                        required property real startFraction
                        required property real endFraction
                        readonly property bool own: kind === "yours" || kind === "offer" || kind === "leaving" || kind === "conflict"

                        chosen: false
                        height: Theme.deskRow - (kind === "closed" ? 1 : Theme.deskBlockGap * (own ? 1 : 2) * 2)
                        spoken: ""
                        visible: kind !== "free"
                        width: Math.max(2, Math.abs(root.xAt(endFraction) - root.xAt(startFraction)))
                        x: Math.min(root.xAt(startFraction), root.xAt(endFraction))
                        y: kind === "closed" ? 0 : Theme.deskBlockGap * (own ? 1 : 2)
                    }
                }
            }

            Icon {
                Layout.leftMargin: Theme.space3
                glyph: date.verdict === "fits" || date.verdict === "instead" ? Icons.circleCheck : date.verdict === "refused" ? Icons.octagonAlert : Icons.minus
                size: Theme.deskLead
            }

            DeskText {
                Accessible.ignored: true
                Layout.fillWidth: true
                Layout.leftMargin: Theme.space1
                Layout.rightMargin: Theme.space2
                elide: Text.ElideRight
                maximumLineCount: 4
                objectName: "words-" + date.key
                pixels: date.verdict === "refused" ? Theme.deskLabel : Theme.deskBlock
                text: date.words
                weight: date.verdict === "refused" ? Theme.regular : Theme.semiBold
            }

            DeskButton {
                Layout.preferredWidth: root.tight ? Theme.deskOfferTight : Theme.deskOffer
                Layout.rightMargin: Theme.space3
                detail: date.offerDetail
                objectName: "take-" + date.key
                text: date.offer
                visible: date.offer !== ""

                onClicked: root.series.takeOffer(date.key)
            }

            DeskButton {
                Layout.rightMargin: Theme.space3
                objectName: "choice-" + date.key
                text: date.choice
                visible: date.choice !== "" && date.offer === ""

                onClicked: root.series.takeChoice(date.key)
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    Item {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.deskHours

        DeskText {
            anchors.right: parent.right
            anchors.rightMargin: root.answers - width - Theme.space3
            anchors.verticalCenter: parent.verticalCenter
            objectName: "seriesSummary"
            pixels: Theme.deskRoom
            text: root.series.summary
            weight: Theme.extraBold
            wrapMode: Text.NoWrap
        }

        Repeater {
            model: root.series.hours

            delegate: DeskText {
                required property real fraction
                required property string label
                required property int index

                Accessible.ignored: true
                anchors.verticalCenter: parent?.verticalCenter
                pixels: Theme.deskBlock
                text: label
                visible: root.laned && index % 2 === 0
                weight: Theme.medium
                x: root.days + root.xAt(fraction) - width / 2
            }
        }
    }

    ScrollMark {
        anchors.bottom: list.bottom
        anchors.right: parent.right
        anchors.top: list.top
        area: list
        z: 1
    }

    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.series.dates
        objectName: "dateList"
        reuseItems: false

        delegate: DateRowView {}
    }
}

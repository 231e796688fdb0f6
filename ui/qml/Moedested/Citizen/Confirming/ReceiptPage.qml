pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// What was decided: confirmed, with the way there; or asked for, with how the answer comes.
Item {
    id: root

    required property FrameModel frame
    required property ReceiptModel receipt
    required property FurtherModel further
    readonly property bool decides: instead.visible || receipt.askingWithdrawal // more buttons than usual
    readonly property real paragraph: receipt.confirmed && !Theme.large ? Theme.gutter : Theme.veryLarge && decides ? Theme.space2 : Theme.space3
    readonly property bool crowded: Theme.veryLarge && instead.visible // the paper has the house and the day
    readonly property bool codeAlone: Theme.veryLarge || (Theme.large && decides) // no room for its picture
    readonly property bool smallCode: Theme.large || instead.visible || receipt.inDanish + receipt.setUp !== "" // the code gives way to words
    readonly property bool wayToo: !codeAlone || (Theme.landscape && (receipt.confirmed || !Theme.veryLarge)) || (Theme.low && !Theme.veryLarge) // a wide screen has room for it
    readonly property bool refuses: Theme.large && Theme.landscape && receipt.trouble !== "" // said below the plate; the way and what else to know are read on
    readonly property bool readsOn: Theme.large && receipt.readingOn && !receipt.withdrawn
    readonly property bool planned: readsOn && further.card > 0 && receipt.confirmed && receipt.plan.known

    component Trouble: Words {
        Layout.fillWidth: true
        objectName: "trouble"
        opening: true
        step: Theme.large ? Words.Step.Label : Words.Step.Body
        text: root.receipt.trouble
        weight: Theme.bold
    }

    objectName: receipt.confirmed ? "receiptPage" : "requestPage"

    Gathering {
        lack: root.planned ? 0 : root.readsOn ? more.implicitHeight - more.height : column.implicitHeight - root.height
        page: root
    }

    ReceiptMore {
        id: more

        anchors.bottomMargin: Theme.gutter
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.gutter
        further: root.further
        receipt: root.receipt
        visible: root.readsOn && !root.planned
    }

    Loader {
        active: root.planned
        anchors.bottomMargin: Theme.gutter
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.gutter

        sourceComponent: ReceiptPlan {
            further: root.further
            receipt: root.receipt
        }
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: 0
        visible: !root.readsOn

        KioskHeader {
            Layout.fillWidth: true
            clock: root.frame.clock
            houseName: root.frame.house
            visible: root.receipt.withdrawn
            whichHour: root.frame.whichHour
        }

        StatusPlate {
            Layout.fillHeight: Theme.roomyTall
            Layout.fillWidth: true
            Layout.verticalStretchFactor: Theme.roomyTall ? 100 : -1
            day: root.crowded ? "" : root.receipt.day
            kind: root.receipt.confirmed ? StatusPlate.Kind.Confirmed : StatusPlate.Kind.Request
            objectName: "plate"
            place: root.receipt.place
            subtitle: root.receipt.confirmed ? "" : qsTr("NOT CONFIRMED")
            time: root.receipt.time
            title: root.receipt.confirmed ? qsTr("CONFIRMED") : qsTr("REQUEST")
            visible: !root.receipt.withdrawn && !Theme.halved
        }

        Spread {
            Layout.bottomMargin: Theme.gutter
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.verticalStretchFactor: Theme.roomyTall ? 1 : -1
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            Layout.topMargin: root.receipt.confirmed && !Theme.large && !Theme.halved ? Theme.cardPadding : Theme.low && Theme.large ? Theme.space2 : Theme.gutter
            rowSpacing: root.paragraph

            SpreadColumn {
                spacing: Theme.low ? Theme.space1 : Theme.landscape && !root.receipt.confirmed ? Theme.space2 : root.paragraph
                visible: Theme.halved || root.receipt.withdrawn || !root.codeAlone

                StatusPlate {
                    Layout.fillWidth: true
                    day: root.receipt.day
                    framed: true
                    objectName: "plate"
                    kind: root.receipt.confirmed ? StatusPlate.Kind.Confirmed : StatusPlate.Kind.Request
                    place: root.receipt.place
                    subtitle: root.receipt.confirmed ? "" : qsTr("NOT CONFIRMED")
                    time: root.receipt.time
                    title: root.receipt.confirmed ? qsTr("CONFIRMED") : qsTr("REQUEST")
                    visible: !root.receipt.withdrawn && Theme.halved
                }

                StatusPlate {
                    Layout.fillWidth: true
                    framed: true
                    kind: StatusPlate.Kind.Ended
                    objectName: "withdrawn"
                    subtitle: qsTr("You can throw the paper away.")
                    title: qsTr("The request is withdrawn")
                    visible: root.receipt.withdrawn
                }

                SectionTitle {
                    Layout.fillWidth: true
                    aside: Theme.large ? "" : root.receipt.inDanish // else it is told where one reads on
                    text: root.receipt.confirmed ? qsTr("How to get there") : qsTr("How you get an answer")
                    visible: (!Theme.large || (Theme.halved && !Theme.veryLarge && root.receipt.confirmed)) && !root.receipt.withdrawn && !root.refuses
                }

                Trouble {
                    visible: root.refuses
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gutter
                    visible: steps.count > 0

                    ColumnLayout {
                        id: way

                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        spacing: Theme.low ? Theme.space1 : root.paragraph

                        Repeater {
                            id: steps

                            model: root.wayToo && !root.receipt.withdrawn && !root.refuses ? root.receipt.steps : null

                            delegate: WayStep {
                                required property int index
                                required property string symbol

                                required detail
                                required language
                                required title

                                Layout.fillWidth: true
                                icon: Glyphs.named(symbol)
                                visible: !Theme.large || index === steps.count - 1
                            }
                        }
                    }

                    FloorPlan {
                        Layout.alignment: Qt.AlignTop
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        mostHeight: Theme.landscape ? way.implicitHeight : Infinity
                        plan: root.receipt.plan
                        visible: plan.known && root.receipt.confirmed && !Theme.large && (Theme.landscape || !Theme.halved)
                    }
                }

                Item {
                    Layout.fillHeight: true
                    visible: Theme.landscape
                }
            }

            SpreadColumn {
                Layout.fillHeight: true
                spacing: root.paragraph

                Item {
                    Layout.fillHeight: true
                    Layout.maximumHeight: Theme.space3
                    visible: !Theme.halved
                }

                QrCard {
                    Layout.fillWidth: true
                    code: root.receipt.code
                    codeLabel: qsTr("Your code")
                    codeSize: root.smallCode ? Theme.qrSmall : Theme.qrLarge
                    objectName: "qr"
                    padding: root.smallCode || root.receipt.kept !== "" ? Theme.gutter : Theme.cardPadding
                    sentence: Theme.large || root.receipt.also !== "" ? "" : qsTr("The paper is your key. Without paper, write the code down and type it here later.")
                    modules: root.receipt.qrModules
                    spoken: qsTr("A QR code with your receipt")
                    visible: !root.receipt.withdrawn && !root.codeAlone

                    FactLine {
                        Layout.fillWidth: true
                        icon: Icons.accessibility
                        text: root.receipt.toilet
                        visible: text !== "" && !Theme.large
                        weight: Theme.semiBold
                    }

                    Words {
                        Layout.fillWidth: true
                        objectName: "also"
                        step: Words.Step.Label
                        text: root.receipt.also
                        visible: text !== "" && !Theme.large
                        weight: Theme.semiBold
                    }

                    FactLine {
                        Layout.fillWidth: true
                        icon: Icons.info
                        objectName: "weather"
                        text: root.receipt.weather
                        visible: text !== "" && !Theme.large
                        weight: Theme.semiBold
                    }
                }

                Card {
                    Layout.fillWidth: true
                    objectName: "codeCard"
                    padding: Theme.gutter
                    visible: !root.receipt.withdrawn && root.codeAlone

                    CodeText {
                        Layout.fillWidth: true
                        code: root.receipt.code
                        label: qsTr("Your code")
                    }
                }

                PrintState {
                    Layout.fillWidth: true
                    action: root.codeAlone || (Theme.large && !root.receipt.confirmed) ? "" : root.receipt.paperAction
                    objectName: "paper"
                    text: root.receipt.copying ? qsTr("Printing a copy …") : root.receipt.paper
                    visible: !root.receipt.withdrawn && !(Theme.large && root.decides)
                }

                FactLine {
                    Layout.fillWidth: true
                    icon: root.receipt.seen ? Icons.userCheck : Icons.clock
                    objectName: "kept"
                    step: Theme.large ? Words.Step.Label : Words.Step.Body
                    text: root.receipt.kept
                    visible: text !== "" && !(Theme.veryLarge && root.receipt.paperAction === "") && !root.refuses
                    weight: Theme.semiBold
                }

                FactLine {
                    Layout.fillWidth: true
                    icon: Icons.layoutGrid
                    objectName: "setUp"
                    text: Theme.large ? root.receipt.setUpBrief : root.receipt.setUp
                    visible: text !== "" && !root.receipt.withdrawn && !(Theme.large && !root.receipt.confirmed) && !root.refuses
                    weight: Theme.semiBold
                }

                Trouble {
                    visible: text !== "" && !root.refuses
                }

                Item {
                    Layout.fillHeight: true
                }

                Divider {
                    visible: instead.visible && !root.crowded
                }

                Words {
                    Layout.fillWidth: true
                    font.pixelSize: Theme.sentence
                    text: root.receipt.instead
                    visible: instead.visible && !root.codeAlone
                    weight: Theme.semiBold
                }

                PrimaryButton {
                    id: instead

                    Layout.fillWidth: true
                    objectName: "instead"
                    text: root.receipt.insteadButton
                    visible: !root.receipt.confirmed && text !== "" && !root.receipt.askingWithdrawal

                    onClicked: root.receipt.takeInstead()
                }

                Words {
                    Layout.fillWidth: true
                    live: true
                    step: Words.Step.Lead
                    text: qsTr("Take the request back?")
                    visible: root.receipt.askingWithdrawal
                }

                GridLayout {
                    Layout.fillHeight: false
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 2
                    rowSpacing: Theme.gutter
                    uniformCellWidths: true
                    visible: root.receipt.askingWithdrawal

                    PlainButton {
                        Layout.fillWidth: true
                        objectName: "keep"
                        text: qsTr("No, keep it")

                        onClicked: root.receipt.keep()
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        icon: Icons.trash2
                        objectName: "withdraw"
                        text: qsTr("Yes, take it back")

                        onClicked: root.receipt.withdraw()
                    }
                }

                GridLayout {
                    Layout.fillHeight: false
                    Layout.fillWidth: true
                    columnSpacing: Theme.gutter
                    columns: Theme.large ? 1 : 2
                    rowSpacing: root.crowded ? Theme.space2 : Theme.gutter
                    uniformCellWidths: true
                    visible: !root.receipt.askingWithdrawal

                    PlainButton {
                        Layout.fillWidth: true
                        objectName: "readOn"
                        text: root.receipt.confirmed ? qsTr("The way, and more") : qsTr("How you get an answer")
                        trailingIcon: Icons.arrowRight
                        visible: Theme.large && !root.receipt.withdrawn

                        onClicked: root.receipt.readOn()
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        icon: Icons.userCheck
                        objectName: "checkIn"
                        strokeColor: Theme.edge
                        text: qsTr("I am here already")
                        visible: root.receipt.mayCheckIn && !Theme.large

                        onClicked: root.receipt.checkIn()
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        enabled: !root.receipt.copying
                        icon: Icons.printer
                        objectName: "printAgain"
                        strokeColor: Theme.edge
                        text: qsTr("Print again (copy)")
                        visible: root.receipt.mayPrint && !Theme.large

                        onClicked: root.receipt.printAgain()
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        icon: Icons.trash2
                        objectName: "askWithdrawal"
                        strokeColor: Theme.edge
                        text: qsTr("Withdraw the request")
                        visible: !root.receipt.confirmed && !root.receipt.withdrawn && !Theme.large

                        onClicked: root.receipt.askWithdrawal()
                    }

                    PrimaryButton {
                        Layout.columnSpan: root.receipt.mayCheckIn && root.receipt.mayPrint ? parent.columns : 1
                        Layout.fillWidth: true
                        objectName: "finish"
                        text: qsTr("Done")
                        visible: !instead.visible

                        onClicked: root.receipt.finish()
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        objectName: "finish"
                        text: qsTr("Done")
                        visible: instead.visible

                        onClicked: root.receipt.finish()
                    }
                }
            }
        }
    }
}

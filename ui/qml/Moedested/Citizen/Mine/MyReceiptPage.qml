pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// A code is typed or scanned, and what stands behind it is shown.
PageFrame {
    id: root

    required property MyReceiptModel mine
    required property FurtherModel further
    readonly property bool stacked: Theme.large && !Theme.halved

    objectName: "myReceiptPage"
    way: mine.found ? "my-booking" : mine.counts !== "" ? "told" : ""

    ColumnLayout {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        spacing: Theme.gutter
        visible: !root.mine.found && root.mine.counts === ""

        Spread {
            Layout.fillHeight: true
            Layout.fillWidth: true
            rowSpacing: Theme.gutter

            SpreadColumn {
                spacing: Theme.gutter

                Words {
                    Layout.fillWidth: true
                    fits: root.stacked
                    heading: true
                    step: Theme.large && Theme.halved ? Words.Step.Title : Words.Step.Page
                    text: qsTr("Scan or type your code")
                }

                Words {
                    Layout.fillWidth: true
                    color: Theme.muted
                    font.pixelSize: Theme.sentence
                    text: qsTr("Hold the square on the receipt under the scanner, or type the nine digits below it.")
                    visible: !Theme.large || (root.mine.trouble === "" && !root.mine.searching)
                }

                TypedCode {
                    Layout.fillWidth: true
                    code: root.mine.typed
                }

                FactLine {
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.halved ? 0 : Theme.codeField
                    icon: root.mine.trouble === "" ? "" : Icons.circleAlert
                    objectName: "trouble"
                    opening: true
                    text: root.mine.searching ? qsTr("We are looking for the receipt …") : root.mine.trouble
                    weight: Theme.semiBold
                }
            }

            SpreadColumn {
                Layout.fillHeight: true
                spacing: Theme.gutter

                NumberPad {
                    Layout.fillHeight: !Theme.halved
                    Layout.fillWidth: true
                    Layout.maximumHeight: Theme.halved ? implicitHeight : implicitHeight * 1.6
                    Layout.verticalStretchFactor: Theme.halved ? -1 : 100
                    keyHeight: Theme.large ? Theme.touchAction : Theme.touchMain

                    onErased: root.mine.eraseDigit()
                    onTyped: digit => root.mine.typeDigit(digit)
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }

        GridLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            columnSpacing: Theme.gutter
            rowSpacing: Theme.gutter

            PlainButton {
                Layout.column: 0
                Layout.fillHeight: true
                Layout.fillWidth: root.stacked
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                Layout.row: root.stacked ? 1 : 0
                icon: Icons.arrowLeft
                objectName: "back"
                strokeColor: Theme.edge
                text: qsTr("Back")

                onClicked: root.mine.finish()
            }

            PrimaryButton {
                Layout.column: root.stacked ? 0 : 1
                Layout.fillWidth: true
                Layout.row: 0
                enabled: root.mine.canSearch
                main: !Theme.large
                objectName: "search"
                text: qsTr("Show my receipt")
                trailingIcon: Icons.arrowRight

                onClicked: root.mine.search()
            }
        }
    }

    GenuineReceipt {
        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        overAnother: root.mine.overAnother
        text: root.mine.counts
        visible: root.mine.counts !== ""

        onDone: root.mine.finish()
    }

    MyBookingView {
        id: booking

        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        further: root.further
        mine: root.mine
        visible: root.mine.found && !more.active && !plan.active
    }

    Loader {
        id: more

        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        active: root.mine.found && booking.folded && booking.calm && root.further.part === "doings"
        visible: active

        sourceComponent: MyMore {
            further: root.further
            mine: root.mine
        }
    }

    Loader {
        id: plan

        Layout.bottomMargin: Theme.gutter
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.halved ? Theme.gutter : Theme.cardPadding
        active: root.mine.found && booking.planned && root.further.part === "plan"
        visible: active

        sourceComponent: MyPlan {
            further: root.further
            mine: root.mine
        }
    }
}

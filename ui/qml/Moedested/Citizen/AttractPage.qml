pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What is on in the house and what is free now; one touch enters.
Item {
    id: root

    required property FrameModel frame
    required property AttractModel attract

    objectName: "attractPage"

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            Layout.fillWidth: true
            color: Theme.bench
            implicitHeight: onNow.implicitHeight + Theme.cardPadding

            ColumnLayout {
                id: onNow

                spacing: 0
                width: parent.width

                KioskHeader {
                    Layout.fillWidth: true
                    Layout.preferredHeight: implicitHeight + Theme.gutter
                    clock: root.frame.clock
                    houseName: root.frame.house
                    large: !Theme.large
                }

                Words {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.margin
                    Layout.rightMargin: Theme.margin
                    Layout.topMargin: Theme.space2
                    color: Theme.wordsOnBench
                    fits: true
                    step: Words.Step.Time
                    text: qsTr("In the house right now")
                }

                Words {
                    Layout.bottomMargin: Theme.gutter
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.margin
                    Layout.rightMargin: Theme.margin
                    Layout.topMargin: Theme.space2
                    color: Theme.fog
                    font.pixelSize: Theme.action
                    text: root.attract.day
                }

                Repeater {
                    model: root.attract.events

                    delegate: EventRow {
                        required property string tag

                        required detail
                        required running
                        required time
                        required title

                        Layout.fillWidth: true
                        Layout.leftMargin: Theme.margin
                        Layout.rightMargin: Theme.margin
                        tagText: tag
                    }
                }

                Words {
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.margin
                    Layout.rightMargin: Theme.margin
                    Layout.topMargin: Theme.space2
                    color: Theme.fog
                    text: root.attract.moreEvents
                    visible: text !== ""
                }

                ColumnLayout {
                    Layout.bottomMargin: Theme.cardPadding
                    Layout.fillWidth: true
                    Layout.leftMargin: Theme.margin
                    Layout.rightMargin: Theme.margin
                    spacing: Theme.gutter
                    visible: root.attract.calm !== ""

                    Rectangle {
                        Layout.bottomMargin: Theme.gutter
                        Layout.fillWidth: true
                        color: Theme.benchLine
                        implicitHeight: Theme.strokeDivider
                    }

                    Words {
                        Layout.fillWidth: true
                        color: Theme.wordsOnBench
                        objectName: "calm"
                        step: Words.Step.Lead
                        text: root.attract.calm
                    }

                    Words {
                        Layout.fillWidth: true
                        color: Theme.fog
                        font.pixelSize: Theme.large ? Theme.body : Theme.action
                        lineHeight: font.pixelSize * 1.4
                        text: root.attract.story
                    }
                }
            }
        }

        Banner {
            Layout.fillWidth: true
            detail: Theme.large ? "" : root.frame.offlineMore
            title: root.frame.offline
            visible: root.frame.offline !== ""
        }

        ColumnLayout {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin
            spacing: 0

            Item {
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.margin
                Layout.minimumHeight: Theme.space3
            }

            Words {
                Layout.bottomMargin: Theme.space3
                Layout.fillWidth: true
                step: Words.Step.Title
                text: qsTr("Free now")
                visible: rows.count > 0
            }

            Words {
                Layout.fillWidth: true
                objectName: "nextFree"
                step: Words.Step.Lead
                text: root.attract.nextFree
                visible: text !== ""
            }

            Repeater {
                id: rows

                model: root.attract.free

                delegate: FreeRow {
                    required property AbstractItemModel pieces
                    required property int index

                    required name
                    required until

                    Layout.fillWidth: true
                    segments: pieces
                    ticks: index === rows.count - 1 ? root.attract.hours : null
                }
            }

            Item {
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.space3
            }

            PrimaryButton {
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(implicitHeight, Theme.touchWelcome)
                detail: Theme.large ? "" : qsTr("Four touches. No login. A receipt on paper.")
                icon: Icons.pointer
                leading: true
                main: true
                objectName: "find"
                text: qsTr("Touch to book a place")

                onClicked: root.attract.find()
            }

            GridLayout {
                Layout.fillHeight: false
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                columnSpacing: Theme.gutter
                columns: Theme.large ? 1 : 2
                rowSpacing: Theme.gutter
                uniformCellWidths: true

                PlainButton {
                    Layout.fillWidth: true
                    icon: Icons.receiptText
                    objectName: "openReceipt"
                    text: qsTr("I have a receipt")

                    onClicked: root.attract.openReceipt()
                }

                PlainButton {
                    Layout.fillWidth: true
                    icon: Icons.globe
                    objectName: "otherLanguage"
                    text: root.frame.otherLanguageName
                    visible: !Theme.large

                    onClicked: root.frame.switchLanguage()
                }
            }

            Words {
                Layout.bottomMargin: Theme.gutter
                Layout.fillWidth: true
                Layout.topMargin: Theme.gutter
                color: Theme.muted
                fits: Theme.large
                horizontalAlignment: Text.AlignHCenter
                objectName: "demo"
                step: Words.Step.Label
                text: root.attract.demo
                weight: Theme.medium
            }
        }
    }
}

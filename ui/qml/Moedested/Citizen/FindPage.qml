pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// When, how many, what for, what is needed; below, live, what fits. With large text a question or two at a time.
PageFrame {
    id: root

    required property FindModel find
    readonly property bool tellsNearest: find.sectionsShown > 1 && (!Theme.large || find.when === "now")
    readonly property bool now: find.when === "now"
    readonly property bool otherDay: find.when === "other-day"

    function shows(section: int): bool {
        return section >= find.firstSection && section < find.firstSection + find.sectionsShown;
    }

    objectName: "findPage"

    Loader {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        sourceComponent: !Theme.landscape ? tall : root.find.sectionsShown === 4 ? wide : root.find.sectionsShown === 2 ? pairs : across
    }

    ActionZone {
        Layout.fillWidth: true

        Words {
            Layout.fillWidth: true
            live: true
            objectName: "found"
            text: "<b>" + root.find.found + "</b>" + (root.tellsNearest ? " " + root.find.nearest : "")
            textFormat: Text.StyledText
            visible: (root.find.sectionsShown > 1 || root.find.when === "now") && !Theme.landscape
        }

        PrimaryButton {
            Layout.fillWidth: true
            objectName: "show"
            text: root.find.showText
            trailingIcon: Icons.arrowRight
            visible: Theme.large && !Theme.landscape

            onClicked: root.find.show()
        }

        RowLayout {
            Layout.fillHeight: false
            Layout.fillWidth: true
            spacing: Theme.gutter

            PlainButton {
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.large ? -1 : Theme.column
                icon: Icons.arrowLeft
                objectName: "back"
                text: qsTr("Back")

                onClicked: root.find.goBack()
            }

            LeadSentence {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                lead: root.find.found
                live: true
                objectName: "found"
                rest: Theme.large ? "" : root.find.nearest
                stacked: true
                visible: Theme.landscape && root.find.sectionsShown > 1
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: !Theme.landscape || root.find.sectionsShown === 1
                objectName: "nextQuestion"
                text: qsTr("Next")
                trailingIcon: Icons.arrowRight
                visible: Theme.large

                onClicked: root.find.nextSection()
            }

            PrimaryButton {
                Layout.fillWidth: !Theme.landscape || root.find.sectionsShown === 1
                Layout.preferredWidth: Theme.landscape && !Theme.large ? Theme.spreadHalf : -1
                main: !Theme.landscape
                objectName: "show"
                text: root.find.showText
                trailingIcon: Icons.arrowRight
                visible: !Theme.large || Theme.landscape

                onClicked: root.find.show()
            }
        }
    }

    // All questions below one another.
    Component {
        id: tall

        ColumnLayout {
            spacing: 0

            Item {
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.cardPadding
                Layout.minimumHeight: Theme.space3
            }

            FindWhen {
                find: root.find
                visible: root.shows(0)
            }

            FindDays {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows(0) && root.otherDay
            }

            FindStart {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows(0) && !root.now
            }

            FindLength {
                Layout.topMargin: root.now ? Theme.gutter : Theme.space3
                find: root.find
                visible: root.shows(0)
            }

            SectionGap {
                visible: root.shows(0) && root.shows(1)
            }

            FindPersons {
                find: root.find
                visible: root.shows(1)
            }

            SectionGap {
                visible: root.shows(1) && root.shows(2)
            }

            FindPurposes {
                find: root.find
                visible: root.shows(2)
            }

            SectionGap {
                visible: root.shows(2) && root.shows(3)
            }

            FindNeeds {
                find: root.find
                visible: root.shows(3)
            }

            Item {
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.space3
            }
        }
    }

    // When and how many, beside what for and what is needed.
    Component {
        id: wide

        Spread {
            SpreadColumn {
                Layout.topMargin: Theme.space3
                spacing: 0

                ColumnLayout {
                    id: time

                    Layout.fillHeight: false
                    Layout.minimumHeight: root.now ? purposes.implicitHeight : 0 // the questions below stand level
                    spacing: root.now ? Theme.gutter : Theme.space1

                    FindWhen {
                        find: root.find
                    }

                    FindDays {
                        find: root.find
                        visible: root.otherDay
                    }

                    FindStart {
                        find: root.find
                        visible: !root.now
                    }

                    FindLength {
                        find: root.find
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                SectionGap {}

                FindPersons {
                    find: root.find
                }

                Item {
                    Layout.fillHeight: true
                    Layout.minimumHeight: Theme.space3
                }
            }

            SpreadColumn {
                Layout.topMargin: Theme.space3
                spacing: 0

                FindPurposes {
                    id: purposes

                    find: root.find
                }

                SectionGap {}

                FindNeeds {
                    find: root.find
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }

    // Two questions side by side; the first begins over both.
    Component {
        id: pairs

        ColumnLayout {
            spacing: Theme.space3

            FindWhen {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows(0)
            }

            Spread {
                Layout.topMargin: root.shows(0) ? 0 : Theme.space3

                SpreadColumn {
                    spacing: 0

                    FindDays {
                        find: root.find
                        visible: root.shows(0) && root.otherDay
                    }

                    FindStart {
                        Layout.topMargin: root.otherDay ? Theme.space3 : 0
                        find: root.find
                        visible: root.shows(0) && !root.now
                    }

                    FindLength {
                        Layout.topMargin: root.now ? 0 : Theme.space3
                        find: root.find
                        visible: root.shows(0) && !root.otherDay
                    }

                    FindPurposes {
                        find: root.find
                        visible: root.shows(2)
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                SpreadColumn {
                    spacing: 0

                    FindLength {
                        find: root.find
                        visible: root.shows(0) && root.otherDay
                    }

                    FindPersons {
                        Layout.topMargin: root.otherDay ? Theme.space3 : 0
                        find: root.find
                        visible: root.shows(1)
                    }

                    FindNeeds {
                        find: root.find
                        visible: root.shows(3)
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }

    // One question from side to side.
    Component {
        id: across

        ColumnLayout {
            spacing: 0

            Item {
                implicitHeight: Theme.space3
            }

            FindWhen {
                find: root.find
                visible: root.shows(0)
            }

            FindDays {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows(0) && root.otherDay
            }

            RowLayout {
                Layout.fillHeight: false
                Layout.topMargin: root.otherDay ? Theme.space3 : Theme.gutter
                spacing: Theme.gutter
                uniformCellSizes: true
                visible: root.shows(0)

                FindStart {
                    Layout.alignment: Qt.AlignTop
                    find: root.find
                    visible: !root.now
                }

                FindLength {
                    find: root.find
                }
            }

            FindPersons {
                find: root.find
                visible: root.shows(1)
            }

            FindPurposes {
                find: root.find
                visible: root.shows(2)
            }

            FindNeeds {
                find: root.find
                visible: root.shows(3)
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }
}

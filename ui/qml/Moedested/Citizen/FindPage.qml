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
    readonly property bool tellsBest: find.sectionsShown > 1 && (!Theme.large || find.when === "now")
    readonly property bool now: find.when === "now"
    readonly property bool otherDay: find.when === "other-day"

    readonly property int parts: find.questionPages
    readonly property string question: shows("when") || shows("day") || shows("start") || shows("length") ? qsTr("When?") : shows("persons") ? qsTr("How many?") : shows("purpose") || shows("more-purposes") ? qsTr("What will you do?") : qsTr("Must there be …")

    function shows(question: string): bool {
        return find.questions.split(" ").includes(question);
    }

    objectName: "findPage"

    Loader {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        sourceComponent: Theme.low ? low : !Theme.landscape ? tall : root.find.sectionsShown === 4 ? wide : root.find.sectionsShown === 2 ? pairs : across
    }

    ActionZone {
        Layout.fillWidth: true

        Words {
            Layout.fillWidth: true
            live: true
            objectName: "found"
            text: root.find.card !== "" ? escaped(root.find.card) : "<b>" + escaped(root.find.found) + "</b>" + (root.tellsBest ? " " + escaped(root.find.best) : "")
            textFormat: Text.StyledText
            visible: (root.find.card !== "" || root.find.sectionsShown > 1 || root.find.when === "now") && !Theme.halved
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
                lead: root.find.card !== "" ? root.find.card : root.find.found
                live: true
                objectName: "found"
                rest: Theme.large || root.find.card !== "" ? "" : root.find.best
                stacked: true
                visible: Theme.landscape && root.find.sectionsShown > 1
            }

            PlainButton {
                Layout.fillHeight: true
                Layout.fillWidth: !Theme.landscape || root.find.sectionsShown === 1
                Layout.minimumWidth: Math.ceil(implicitWidth) // one word, which does not break
                objectName: "nextQuestion"
                text: qsTr("Next")
                trailingIcon: Icons.arrowRight
                visible: root.parts > 1

                onClicked: root.find.nextSection()
            }

            PrimaryButton {
                Layout.fillWidth: !Theme.landscape || root.find.sectionsShown === 1
                Layout.preferredWidth: Theme.landscape && !Theme.large ? Theme.spreadHalf : -1
                main: !Theme.halved
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
                visible: root.shows("when")
            }

            FindDays {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows("day")
            }

            FindStart {
                Layout.topMargin: Theme.space3
                find: root.find
                titled: !root.shows("when")
                visible: root.shows("start")
            }

            FindLength {
                Layout.topMargin: root.now ? Theme.gutter : Theme.space3
                find: root.find
                visible: root.shows("length")
            }

            SectionGap {
                visible: root.shows("length") && root.shows("persons")
            }

            FindPersons {
                find: root.find
                visible: root.shows("persons")
            }

            SectionGap {
                visible: root.shows("persons") && root.shows("purpose")
            }

            FindPurposes {
                find: root.find
                visible: root.shows("purpose")
            }

            SectionGap {
                visible: root.shows("purpose") && root.shows("needs")
            }

            FindNeeds {
                find: root.find
                visible: root.shows("needs")
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

    // Two questions side by side; the first begins over both, and days stand alone.
    Component {
        id: pairs

        ColumnLayout {
            spacing: Theme.space3

            FindWhen {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows("when")
            }

            FindDays {
                find: root.find
                visible: root.shows("day")
            }

            Item {
                Layout.fillHeight: true
                visible: root.shows("day")
            }

            Spread {
                Layout.topMargin: root.shows("when") ? 0 : Theme.space3
                visible: !root.shows("day")

                SpreadColumn {
                    spacing: 0

                    FindStart {
                        find: root.find
                        titled: !root.shows("when")
                        visible: root.shows("start")
                    }

                    FindLength {
                        Layout.topMargin: root.now ? 0 : Theme.space3
                        find: root.find
                        visible: root.shows("length")
                    }

                    FindPurposes {
                        find: root.find
                        visible: root.shows("purpose")
                    }

                    Item {
                        Layout.fillHeight: true
                    }
                }

                SpreadColumn {
                    spacing: 0

                    FindPersons {
                        find: root.find
                        visible: root.shows("persons")
                    }

                    FindNeeds {
                        find: root.find
                        visible: root.shows("needs")
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
                visible: root.shows("when")
            }

            FindDays {
                Layout.topMargin: Theme.space3
                find: root.find
                visible: root.shows("day")
            }

            FindStart {
                Layout.topMargin: root.shows("when") ? Theme.gutter : 0
                find: root.find
                titled: !root.shows("when")
                visible: root.shows("start")
            }

            FindLength {
                Layout.topMargin: Theme.gutter
                find: root.find
                visible: root.shows("length")
            }

            FindPersons {
                find: root.find
                visible: root.shows("persons")
            }

            FindPurposes {
                find: root.find
                visible: root.shows("purpose")
            }

            FindNeeds {
                find: root.find
                visible: root.shows("needs")
            }

            Item {
                Layout.fillHeight: true
            }
        }
    }

    // What is asked and what fits so far; below it the answers, as many as there is room for.
    Component {
        id: low

        Spread {
            rowSpacing: 0

            SpreadColumn {
                spacing: Theme.gutter

                Words {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.cardPadding
                    heading: true
                    objectName: "question"
                    step: Theme.large ? Words.Step.Page : Words.Step.Time
                    text: root.question
                }

                Words {
                    Layout.fillWidth: true
                    color: Theme.muted
                    font.pixelSize: Theme.sentence
                    text: root.find.day
                    visible: root.find.atFirstQuestion
                }

                LeadSentence {
                    Layout.fillWidth: true
                    lead: root.find.card !== "" ? root.find.card : root.find.found
                    lineHeight: font.pixelSize * Theme.lineFactors[Words.Step.Body]
                    objectName: "found"
                    rest: Theme.veryLarge || root.find.card !== "" ? "" : root.find.best
                    stacked: true
                    font.pixelSize: Theme.large ? Theme.body : Theme.lead
                    weight: Theme.regular
                }

                Item {
                    Layout.fillHeight: true
                }

                ReachHint {}
            }

            SpreadColumn {
                Layout.fillHeight: true
                spacing: Theme.space3

                FindWhen {
                    find: root.find
                    titled: false
                    visible: root.shows("when")
                }

                FindDays {
                    find: root.find
                    visible: root.shows("day")
                }

                FindStart {
                    find: root.find
                    visible: root.shows("start")
                }

                FindLength {
                    find: root.find
                    visible: root.shows("length")
                }

                FindPersons {
                    find: root.find
                    titled: root.shows("when")
                    visible: root.shows("persons")
                }

                FindPurposes {
                    find: root.find
                    more: root.shows("more-purposes")
                    titled: root.shows("persons")
                    visible: root.shows("purpose") || root.shows("more-purposes")
                }

                FindNeeds {
                    find: root.find
                    titled: root.shows("purpose")
                    visible: root.shows("needs")
                }

                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What the house says to a wish, as its staff wrote it; without a title, that it has not said anything yet.
Card {
    id: root

    required property string title
    required property string words
    required property string day

    property bool alone: false // on a page that has room for it
    readonly property bool brief: Theme.low && Theme.veryLarge && words.length > 120
    readonly property list<int> spokenSteps: !Theme.large ? [Theme.landscape ? Words.Step.Title : Words.Step.Page, Words.Step.Lead, Words.Step.Action] : Theme.landscape ? [Words.Step.Body, Words.Step.Body, Words.Step.Body] : [Words.Step.Lead, Words.Step.Action, Words.Step.Body]
    readonly property int spokenStep: spokenSteps[words.length <= 120 ? 0 : words.length <= 220 ? 1 : 2] // the fewer, the larger

    best: title !== ""
    padding: Theme.large ? Theme.space3 : Theme.cardPadding
    spacing: Theme.space1

    Words {
        Layout.fillWidth: true
        objectName: "answerTitle"
        step: Words.Step.Call
        text: root.title
        visible: text !== "" && !root.brief
        weight: Theme.extraBold
    }

    Words {
        Layout.fillWidth: true
        color: root.title === "" ? Theme.muted : Theme.ink
        objectName: "answerWords"
        step: root.alone ? root.spokenStep : root.title === "" || Theme.large ? Words.Step.Body : Words.Step.Lead
        text: root.words
        weight: Theme.medium
    }

    Item {
        Layout.fillHeight: true
        visible: root.alone
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        step: Words.Step.Label
        text: root.day
        visible: text !== "" && !root.brief
    }
}

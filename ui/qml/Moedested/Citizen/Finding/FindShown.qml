import QtQml
import Moedested.Bridge

// What of the find page is asked now, and what one question by itself is called.
QtObject {
    required property FindModel find
    readonly property list<string> questions: find.questions.split(" ")
    readonly property bool when: questions.includes("when")
    readonly property bool day: questions.includes("day")
    readonly property bool start: questions.includes("start")
    readonly property bool length: questions.includes("length")
    readonly property bool persons: questions.includes("persons")
    readonly property bool purpose: questions.includes("purpose")
    readonly property bool morePurposes: questions.includes("more-purposes")
    readonly property bool needs: questions.includes("needs")
    readonly property string title: when || day || start ? qsTr("When?") : length ? qsTr("How long do you stay?") : persons ? qsTr("How many?") : purpose || morePurposes ? qsTr("What for?") : qsTr("Must have …")
}

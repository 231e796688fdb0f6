pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What fits so far, and the ways on and back.
ActionZone {
    id: root

    required property FindModel find
    readonly property bool atPersons: find.questions === "persons" // alone on its page, which has room for more words
    readonly property bool tellsBest: atPersons || (find.sectionsShown > 1 && (!Theme.large || find.when === "now"))

    Layout.fillWidth: true

    Words {
        Layout.fillWidth: true
        live: true
        objectName: "found"
        text: root.find.card !== "" ? escaped(root.find.card) : "<b>" + escaped(root.find.found) + "</b>" + (root.tellsBest ? " " + escaped(root.find.best) : "")
        textFormat: Text.StyledText
        visible: Theme.halved ? Theme.landscape && root.atPersons : root.find.card !== "" || root.find.sectionsShown > 1 || root.find.when === "now" || root.atPersons
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
            visible: root.find.questionPages > 1

            onClicked: root.find.nextSection()
        }

        PrimaryButton {
            Layout.fillWidth: !Theme.landscape || root.find.sectionsShown === 1
            Layout.maximumWidth: Theme.landscape && Theme.large && root.find.sectionsShown > 1 ? Theme.spreadHalf - Theme.touchAction : Number.POSITIVE_INFINITY // what fits stands beside it in words
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

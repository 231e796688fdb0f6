pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A receipt that counts, and whose booking cannot be shown here: what it is for, and what happens now.
ColumnLayout {
    id: root

    required property bool overAnother
    required property string text

    signal done

    spacing: Theme.gutter

    Words {
        Layout.fillWidth: true
        heading: true
        step: Theme.large && Theme.halved ? Words.Step.Title : Words.Step.Page
        text: qsTr("Your receipt counts")
    }

    FactLine {
        Layout.fillWidth: true
        objectName: "counts"
        step: Theme.large ? Words.Step.Body : Words.Step.Title
        text: root.text
    }

    Item {
        Layout.fillHeight: true
    }

    PlainButton {
        Layout.fillWidth: true
        objectName: "countsDone"
        strokeColor: Theme.edge
        text: root.overAnother ? qsTr("Back") : qsTr("Done, clear the screen")

        onClicked: root.done()
    }
}

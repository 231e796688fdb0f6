pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// What each answer to who may come means, above the answers.
ColumnLayout {
    id: root

    component Meaning: FactLine {
        required property string answer
        required property string meaning

        Layout.fillWidth: true
        text: answer + ": " + meaning
    }

    spacing: Theme.space1

    Meaning {
        answer: qsTr("Only us")
        icon: Icons.lock
        meaning: qsTr("Not for others")
    }

    Meaning {
        answer: qsTr("Come and see")
        icon: Icons.eye
        meaning: qsTr("One may look in")
    }

    Meaning {
        answer: qsTr("Open to all")
        icon: Icons.doorOpen
        meaning: qsTr("Shown on the screen")
    }
}

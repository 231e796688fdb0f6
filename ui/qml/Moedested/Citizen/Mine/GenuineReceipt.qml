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

    StatusPlate {
        Layout.fillHeight: true
        Layout.fillWidth: true
        framed: true
        kind: StatusPlate.Kind.Ended
        objectName: "counts"
        poster: true
        subtitle: root.text
        title: qsTr("Your receipt counts")
    }

    PlainButton {
        Layout.fillWidth: true
        objectName: "countsDone"
        strokeColor: Theme.edge
        text: root.overAnother ? qsTr("Back") : qsTr("Done, clear the screen")

        onClicked: root.done()
    }
}

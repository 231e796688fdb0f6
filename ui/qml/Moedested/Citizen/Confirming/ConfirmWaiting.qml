pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// While the answer is on its way.
ColumnLayout {
    Layout.fillHeight: false
    Layout.fillWidth: true
    objectName: "waiting"
    spacing: Theme.gutter

    Icon {
        Layout.alignment: Qt.AlignHCenter
        glyph: Icons.hourglass
        size: Theme.halved || Theme.veryLarge ? Theme.page : Theme.time
    }

    Words {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        live: true
        step: Theme.halved && Theme.large ? Words.Step.Lead : Words.Step.Title
        text: qsTr("We are asking for your time")
    }

    Words {
        Layout.fillWidth: true
        color: Theme.muted
        font.pixelSize: Theme.action
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("It takes three seconds at most. You need do nothing.")
    }
}

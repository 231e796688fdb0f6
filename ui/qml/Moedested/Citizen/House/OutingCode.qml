pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The page of the house for the phone, and what it is.
ColumnLayout {
    id: root

    required property OutingModel outing
    property int codeSize: Theme.qrSmall

    spacing: Theme.space1

    QrPicture {
        codeSize: root.codeSize
        modules: root.outing.qrModules
        spoken: root.outing.qrSpoken
    }

    Words {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        step: Words.Step.Label
        text: root.outing.qrLabel
    }
}

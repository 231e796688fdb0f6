pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// What becomes of the phone number.
Words {
    Layout.fillWidth: true
    color: Theme.muted
    step: Words.Step.Label
    text: qsTr("The number is used for this booking alone. It is sealed when you book; after that this screen cannot show it.")
    weight: Theme.medium
}

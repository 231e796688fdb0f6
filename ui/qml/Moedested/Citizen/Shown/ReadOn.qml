import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// With large text the way to a further part of a page.
PlainButton {
    required property FurtherModel further
    required property string part

    Layout.fillHeight: true
    Layout.fillWidth: true
    objectName: "readOn"
    trailingIcon: Icons.arrowRight
    visible: Theme.large

    onClicked: further.readOn(part)
}

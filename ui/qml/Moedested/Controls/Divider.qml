pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A line between two things. Decoration only.
Rectangle {
    Accessible.ignored: true
    Layout.fillWidth: true
    color: Theme.line
    implicitHeight: Theme.strokeDivider
    objectName: "divider"
}

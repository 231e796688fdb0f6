pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// As many people as `count`, in `rows` rows.
Grid {
    id: root

    required property int count
    property int rowCount: 1
    property real personWidth: Theme.waySquare * 0.85
    property color color: Theme.ink

    objectName: "peoplePictogram"
    Accessible.ignored: true
    columnSpacing: personWidth * 0.38
    columns: Math.max(1, Math.ceil(count / rowCount))
    rowSpacing: personWidth * 0.34

    Repeater {
        model: root.count

        delegate: Item {
            implicitHeight: root.personWidth * 2.35
            implicitWidth: root.personWidth

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.color
                height: width
                radius: width / 2
                width: root.personWidth * 0.72
            }

            Rectangle {
                anchors.bottom: parent.bottom
                color: root.color
                height: root.personWidth * 1.42
                topLeftRadius: width / 2
                topRightRadius: width / 2
                width: root.personWidth
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Moedested.Theme

// A printed code to scan, in whole pixels a module and in its own two colours.
Rectangle {
    id: root

    required property string modules // a line a row, 1 is dark, quiet zone included
    required property string spoken // what the picture is, read out
    property int codeSize: Theme.qr
    readonly property list<string> rows: modules.split("\n")
    readonly property int moduleSize: Math.max(1, Math.floor(codeSize / rows.length))

    // The dark stretches of a row, as the path of an SVG picture.
    function stretches(row: string, y: int): string {
        return row.replace(/0/g, " ").replace(/1+/g, (dark, x) => `M${x} ${y}h${dark.length}v1h-${dark.length}z`);
    }

    color: Theme.codeLight
    implicitHeight: picture.height
    implicitWidth: picture.width
    objectName: "qrPicture"

    Shape {
        id: picture

        Accessible.name: root.spoken
        Accessible.role: Accessible.Graphic
        height: root.rows.length * root.moduleSize
        objectName: "qrImage"
        width: height

        ShapePath {
            fillColor: Theme.codeDark
            scale: Qt.size(root.moduleSize, root.moduleSize)
            strokeWidth: -1

            PathSvg {
                path: root.rows.map((row, y) => root.stretches(row, y)).join("")
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// A printed code to scan, in whole pixels a module and in its own two colours.
Rectangle {
    id: root

    required property url source // one pixel a module, quiet zone included
    required property string spoken // what the picture is, read out
    property int codeSize: Theme.qr

    color: Theme.codeLight
    implicitHeight: picture.height
    implicitWidth: picture.width
    objectName: "qrPicture"

    Image {
        id: picture

        readonly property int moduleSize: Math.max(1, Math.floor(root.codeSize / Math.max(1, implicitWidth)))

        Accessible.name: root.spoken
        Accessible.role: Accessible.Graphic
        height: implicitHeight === 0 ? root.codeSize : implicitHeight * moduleSize
        objectName: "qrImage"
        smooth: false
        source: root.source
        width: implicitWidth === 0 ? root.codeSize : implicitWidth * moduleSize
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// One glyph of the icon font in a square. Arrows turn round where reading runs from right to left.
Text {
    id: root

    required property string glyph
    property real size: Theme.lead
    property bool strong: Icons.signs.includes(glyph) // a heavier stroke, for what must be seen small

    function turned(sign: string): string {
        switch (sign) {
        case Icons.arrowLeft:
            return Icons.arrowRight;
        case Icons.arrowRight:
            return Icons.arrowLeft;
        case Icons.chevronLeft:
            return Icons.chevronRight;
        case Icons.chevronRight:
            return Icons.chevronLeft;
        }
        return sign;
    }

    objectName: "icon"
    Accessible.ignored: true // never alone: the word beside it is what is read out
    color: Theme.ink
    font.family: Theme.iconFamily
    font.bold: strong
    font.pixelSize: size
    height: size
    horizontalAlignment: Text.AlignHCenter
    text: LayoutMirroring.enabled ? turned(glyph) : glyph
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    visible: glyph !== ""
    width: size
}

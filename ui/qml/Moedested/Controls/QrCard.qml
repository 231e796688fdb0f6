pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// A printed code to scan, the same code to read aloud, and room for what it is good for.
Card {
    id: root

    required property string modules // a line a row, 1 is dark, quiet zone included
    required property string code // in groups, as it is said
    required property string codeLabel
    required property string spoken // what the picture is, read out
    property string sentence
    property int codeSize: Theme.qr
    default property alias extra: words.data

    objectName: "qrCard"
    Accessible.name: codeLabel + ": " + code
    Accessible.role: Accessible.Grouping

    content: GridLayout {
        columnSpacing: Theme.cardPadding
        columns: Theme.veryLarge ? 1 : 2
        rowSpacing: Theme.gutter

        QrPicture {
            Layout.alignment: Qt.AlignTop
            codeSize: root.codeSize
            modules: root.modules
            spoken: root.spoken
        }

        ColumnLayout {
            id: words

            Layout.alignment: Qt.AlignTop
            Layout.fillWidth: true
            spacing: Theme.space3

            CodeText {
                Layout.fillWidth: true
                code: root.code
                label: root.codeLabel
            }

            Words {
                Layout.fillWidth: true
                text: root.sentence
                visible: text !== ""
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// The design system on show: one sheet at a time, and the helps at its foot to see it in every mode.
Window {
    id: root

    required property GalleryModel gallery
    required property LanguageModel languages
    readonly property int wholeHeight: head.height + gap.height + made.implicitHeight + Theme.margin * 2 + foot.height + bar.height // of what there is to see

    component Help: BarCell {
        flat: bar.flat
        folded: bar.folded
    }

    function sheetOf(name: string): Component {
        switch (name) {
        case "colour":
            return colourSheet;
        case "measure":
            return measureSheet;
        case "sign":
            return signSheet;
        case "press":
            return pressSheet;
        case "choose":
            return chooseSheet;
        case "time":
            return timeSheet;
        case "card":
            return cardSheet;
        case "word":
            return wordSheet;
        case "state":
            return stateSheet;
        }
        return typeSheet;
    }

    color: Theme.benchDeep
    height: Theme.screenLong
    objectName: "galleryWindow"
    title: "Mødested"
    width: Theme.screenShort

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: gallery.rightToLeft

    Binding {
        property: "tallScript"
        target: Theme
        value: root.gallery.rightToLeft
    }

    Binding {
        property: "textScale"
        target: Theme
        value: root.gallery.textPercent / 100
    }

    Binding {
        property: "highContrast"
        target: Theme
        value: root.gallery.highContrast
    }

    Binding {
        property: "reducedMotion"
        target: Theme
        value: root.gallery.still
    }

    Binding {
        property: "landscape"
        target: Theme
        value: root.width > root.height
    }

    Binding {
        property: "low"
        target: Theme
        value: root.gallery.low && root.gallery.reach > 0 && root.width <= root.height
    }

    Binding {
        property: "reach"
        target: Theme
        value: root.gallery.reach
    }

    // As wide as a kiosk's page; a higher window shows more of the sheet.
    Rectangle {
        id: stage

        color: Theme.paper
        height: root.height / scale
        objectName: "stage"
        scale: root.width / width
        transformOrigin: Item.TopLeft
        width: Theme.pageWidth

        ColumnLayout {
            anchors.bottom: bar.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            spacing: 0

            KioskHeader {
                id: head

                Layout.fillWidth: true
                clock: root.gallery.place
                houseName: root.gallery.title
            }

            // Where one reaches low, what can be touched begins here.
            Item {
                id: gap

                Layout.preferredHeight: Theme.low ? Theme.reach - head.height : 0
            }

            Flickable {
                Layout.fillHeight: true
                Layout.fillWidth: true
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                contentHeight: made.implicitHeight + Theme.margin * 2
                objectName: "scroll"

                Loader {
                    id: made

                    objectName: "sheet"
                    sourceComponent: root.sheetOf(root.gallery.sheet)
                    width: stage.width - Theme.margin * 2
                    x: Theme.margin
                    y: Theme.margin
                }
            }

            ActionZone {
                id: foot

                Layout.fillWidth: true

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gutter
                    uniformCellSizes: true

                    PlainButton {
                        Layout.fillWidth: true
                        icon: Icons.arrowLeft
                        objectName: "backSheet"
                        text: root.gallery.back

                        onClicked: root.gallery.turn(-1)
                    }

                    PlainButton {
                        Layout.fillWidth: true
                        objectName: "nextSheet"
                        text: root.gallery.next
                        trailingIcon: Icons.arrowRight

                        onClicked: root.gallery.turn(1)
                    }
                }
            }
        }

        Rectangle {
            anchors.bottom: bar.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            color: Theme.paper
            objectName: "languagePage"
            visible: root.languages.open

            MouseArea {
                anchors.fill: parent
            }

            GridLayout {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.margins: Theme.margin
                anchors.right: parent.right
                columnSpacing: Theme.gutter
                columns: 2
                rowSpacing: Theme.gutter
                uniformCellWidths: true

                Repeater {
                    model: root.languages.rows

                    delegate: Chip {
                        required property string key

                        required chosen
                        required text

                        Layout.fillWidth: true
                        objectName: "language-" + key

                        onClicked: root.languages.choose(key)
                    }
                }
            }
        }

        AccessibilityBar {
            id: bar

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            landscape: Theme.landscape
            spoken: qsTranslate("KioskWindow", "Help with the screen")

            Help {
                divided: false
                icon: Icons.globe
                objectName: "language"
                on: root.gallery.languageChanged || root.languages.open
                text: qsTranslate("KioskWindow", "Language")

                onClicked: root.languages.ask()
            }

            Help {
                icon: Icons.textSize
                objectName: "textSize"
                on: root.gallery.textPercent > 100
                spoken: text + ", " + root.gallery.textPercent + " %"
                text: qsTranslate("KioskWindow", "Larger")

                onClicked: root.gallery.switchTextSize()
            }

            Help {
                icon: Icons.contrast
                objectName: "contrast"
                on: root.gallery.highContrast
                text: qsTranslate("KioskWindow", "Contrast")

                onClicked: root.gallery.switchContrast()
            }

            Help {
                icon: Icons.arrowDownToLine
                objectName: "low"
                on: root.gallery.low
                text: qsTranslate("KioskWindow", "Lower")
                visible: !Theme.landscape && root.gallery.reach > 0

                onClicked: root.gallery.switchLow()
            }

            Help {
                icon: Icons.hand
                objectName: "still"
                on: root.gallery.still
                text: root.gallery.withoutMotion

                onClicked: root.gallery.switchStill()
            }
        }
    }

    // What a sample says is asked for once, so that another language needs another sheet.
    Connections {
        function onSpoken(): void {
            made.active = false;
            made.active = true;
        }

        target: root.gallery
    }

    Component {
        id: typeSheet

        TypeSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: colourSheet

        ColourSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: measureSheet

        MeasureSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: signSheet

        SignSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: pressSheet

        PressSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: chooseSheet

        ChooseSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: timeSheet

        TimeSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: cardSheet

        CardSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: wordSheet

        WordSheet {
            gallery: root.gallery
        }
    }

    Component {
        id: stateSheet

        StateSheet {
            gallery: root.gallery
        }
    }
}

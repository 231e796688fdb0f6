pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// One control that can be touched, in each of its states side by side.
Specimen {
    id: root

    required property GalleryModel gallery
    required property Component sample
    property int across: 2
    property list<string> kinds: ["rest", "focused", "pressed", "disabled"]

    GridLayout {
        Layout.fillWidth: true
        columnSpacing: Theme.gutter
        columns: Theme.veryLarge ? 1 : Theme.large ? Math.min(2, root.across) : root.across
        rowSpacing: Theme.gutter
        uniformCellWidths: true

        Repeater {
            model: root.kinds

            delegate: ColumnLayout {
                id: state

                required property string modelData
                readonly property Pressable control: made.item as Pressable

                Layout.alignment: Qt.AlignTop
                spacing: Theme.space3

                Words {
                    Layout.fillWidth: true
                    color: Theme.muted
                    step: Words.Step.Label
                    text: root.gallery.say("gallery." + state.modelData)
                    weight: Theme.regular
                }

                Loader {
                    id: made

                    Layout.fillWidth: true
                    sourceComponent: root.sample

                    onLoaded: {
                        state.control.objectName = root.name + "-" + state.modelData;
                        state.control.enabled = state.modelData !== "disabled";
                        state.control.held = state.modelData === "pressed";
                    }

                    FocusRing {
                        casing: state.control?.focusCasing ?? Theme.focusCasing
                        color: state.control?.focusColor ?? Theme.ink
                        inside: state.control?.ringInside ?? false
                        radius: state.control?.radius ?? 0
                        visible: state.modelData === "focused"
                        z: 1
                    }
                }
            }
        }
    }
}

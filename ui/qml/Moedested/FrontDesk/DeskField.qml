pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// A line to type in, with its name above it or, in the search, within it.
Item {
    id: root

    required property string label
    property string value // what is known already; typing does not fight with it
    property string icon
    property string hint
    property bool inside: false // the label stands in the empty field
    property string brief: label // what stands there where the label has no room
    property int longest: 100
    property bool secret: false
    property bool legible: false // a secret that is looked at
    readonly property alias typing: input.activeFocus
    readonly property alias text: input.text

    signal edited(text: string)
    signal accepted(text: string)
    signal letGo

    function take(): void {
        input.forceActiveFocus();
        input.selectAll();
    }

    function empty(): void {
        input.text = "";
        legible = false;
    }

    objectName: "deskField"
    implicitHeight: (inside ? 0 : name.implicitHeight + Theme.space1 / 2) + Theme.deskControl
    implicitWidth: Theme.deskField

    function show(): void {
        if (input.text !== value)
            input.text = value;
        if (!input.activeFocus)
            input.cursorPosition = 0; // a name that is too long shows how it begins
    }

    onValueChanged: show()
    Component.onCompleted: show()

    DeskText {
        id: name

        Accessible.ignored: true
        color: Theme.muted
        text: root.label
        visible: !root.inside
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        border.color: input.activeFocus ? Theme.ink : Theme.edge
        border.width: input.activeFocus ? Theme.strokeControl : Theme.strokeDivider
        color: Theme.white
        height: Theme.deskControl
        radius: Theme.radiusControl

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.space2
            anchors.rightMargin: Theme.space2
            spacing: Theme.space2

            Icon {
                glyph: root.icon
                size: Theme.deskRoom
            }

            TextInput {
                id: input

                Accessible.name: root.label
                Accessible.passwordEdit: root.secret && !root.legible
                Accessible.role: Accessible.EditableText
                Layout.fillWidth: true
                activeFocusOnTab: true
                clip: true
                color: Theme.ink
                echoMode: root.secret && !root.legible ? TextInput.Password : TextInput.Normal
                font.family: Theme.family
                font.pixelSize: Theme.deskBlock
                maximumLength: root.longest
                objectName: "typing-" + root.objectName
                selectByMouse: true
                selectedTextColor: Theme.wordsOnLamp
                selectionColor: Theme.lamp
                verticalAlignment: TextInput.AlignVCenter

                Keys.onEscapePressed: {
                    focus = false;
                    root.letGo();
                }
                onActiveFocusChanged: {
                    if (!activeFocus)
                        cursorPosition = 0;
                }
                onAccepted: root.accepted(text)
                onTextEdited: root.edited(text)

                TextMetrics {
                    id: whole

                    font: within.font
                    text: root.label
                }

                DeskText {
                    id: within

                    Accessible.ignored: true
                    anchors.fill: parent
                    color: Theme.muted
                    elide: Text.ElideRight
                    objectName: root.objectName + "-within"
                    pixels: Theme.deskBlock
                    text: !root.inside ? "" : whole.advanceWidth <= width ? root.label : root.brief
                    verticalAlignment: Text.AlignVCenter
                    visible: input.text === ""
                    wrapMode: Text.NoWrap
                }
            }

            DeskText {
                Accessible.ignored: true
                color: Theme.muted
                text: root.hint
                visible: text !== "" && input.text === ""
                weight: Theme.semiBold
            }

            Pressable {
                Layout.fillHeight: true
                Layout.preferredWidth: look.implicitWidth + Theme.space1 * 2
                Layout.rightMargin: -Theme.space1
                objectName: root.objectName + "-look"
                ringInside: true
                spoken: root.legible ? qsTr("Hide what is typed") : qsTr("Show what is typed")
                visible: root.secret

                onClicked: root.legible = !root.legible

                DeskText {
                    id: look

                    Accessible.ignored: true
                    anchors.centerIn: parent
                    pixels: Theme.deskBlock
                    text: root.legible ? qsTr("Hide") : qsTr("Show")
                    weight: Theme.bold
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// Anything that can be touched: one activation for finger, key and screen reader, and no second one by a slip.
Item {
    id: root

    property string text
    property string detail
    property string spoken: detail === "" ? text : text + ". " + detail // what is read out
    property string tells // what a press changes, as it stands now: said when it has changed
    property int guardMs: Theme.guardTwice
    property color focusColor: Theme.ink
    property color focusCasing: Theme.focusCasing
    property bool ringInside: false
    property real radius: Theme.radiusControl
    property bool held: false
    readonly property bool down: enabled && (touch.containsPress || held)
    property double lastActivation: 0

    signal clicked

    function activate(): void {
        const moment = Date.now();
        if (!enabled || Math.abs(moment - lastActivation) < guardMs)
            return;
        lastActivation = moment;
        clicked();
    }

    objectName: "pressable"
    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.role: Accessible.Button
    activeFocusOnTab: true

    Accessible.onPressAction: activate()
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter && event.key !== Qt.Key_Space)
            return;
        event.accepted = true;
        if (event.isAutoRepeat)
            return;
        held = true;
        activate();
    }
    Keys.onReleased: event => {
        if (event.isAutoRepeat)
            return;
        held = false;
    }
    onActiveFocusChanged: held = false

    MouseArea {
        id: touch

        anchors.fill: parent
        objectName: "touch"

        onClicked: root.activate()
    }

    Loader {
        active: root.activeFocus
        anchors.fill: parent
        z: 1

        sourceComponent: Item {
            FocusRing {
                casing: root.focusCasing
                color: root.focusColor
                inside: root.ringInside
                objectName: "focusRing"
                radius: root.radius
            }
        }
    }
}

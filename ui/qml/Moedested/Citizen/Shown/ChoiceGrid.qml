pragma ComponentBehavior: Bound
import QtQml.Models
import QtQuick
import QtQuick.Layouts
import Moedested.Controls
import Moedested.Theme

// Answers side by side, all of one width.
GridLayout {
    id: root

    required property AbstractItemModel options // roles: key, text, symbol, chosen, in_full
    property int first: 0 // of the answers shown
    property int most: 99
    property bool tall: false
    readonly property int count: answers.count
    property int step: -1 // of the words; what a chip has of itself if negative
    property bool several: false // more than one may be chosen

    signal picked(key: string)

    Layout.fillHeight: Theme.roomy
    columnSpacing: Theme.gutter
    rowSpacing: Theme.gutter
    uniformCellWidths: true

    Repeater {
        id: answers

        model: root.options

        delegate: Chip {
            required property string key
            required property string symbol
            required property string in_full
            required property int index

            required chosen
            required text

            Accessible.role: root.several ? Accessible.CheckBox : Accessible.RadioButton
            Layout.fillHeight: true
            Layout.fillWidth: true
            icon: Glyphs.named(symbol)
            objectName: root.objectName + "-" + key
            spoken: in_full === "" ? text : in_full
            step: root.step >= 0 ? root.step : icon === "" ? Words.Step.Action : root.tall ? Words.Step.Label : Words.Step.Body
            tall: root.tall
            visible: index >= root.first && index < root.first + root.most

            onClicked: root.picked(key)
        }
    }
}

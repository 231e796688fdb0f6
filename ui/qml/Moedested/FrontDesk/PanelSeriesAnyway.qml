pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// Dates of a series that rules refuse: those with the same rules together, taken all the same for a reason.
ColumnLayout {
    id: root

    required property SeriesAnywayModel anyway

    signal letGo

    objectName: "panelSeriesAnyway"
    spacing: Theme.space2
    visible: anyway.asking || anyway.rows.count > 0

    Repeater {
        model: root.anyway.rows

        delegate: ColumnLayout {
            id: group

            required property int index
            required property string key
            required property string rules
            required property string days
            required property string offer

            Layout.fillWidth: true
            spacing: Theme.space1

            DeskText {
                Layout.fillWidth: true
                objectName: "seriesRule-" + group.index
                pixels: Theme.deskBlock
                text: group.rules
            }

            DeskText {
                Layout.fillWidth: true
                color: Theme.muted
                objectName: "seriesRuleDays-" + group.index
                text: group.days
            }

            DeskButton {
                Layout.fillWidth: true
                icon: Icons.squarePen
                objectName: "seriesAnyway-" + group.index
                text: group.offer

                onClicked: {
                    why.empty();
                    root.anyway.ask(group.key);
                    why.take();
                }
            }
        }
    }

    DeskText {
        Layout.fillWidth: true
        objectName: "seriesAnywayRules"
        pixels: Theme.deskBlock
        text: root.anyway.rules
        visible: root.anyway.asking
    }

    DeskField {
        id: why

        Layout.fillWidth: true
        label: root.anyway.why
        longest: 200
        objectName: "seriesAnywayReason"
        value: ""
        visible: root.anyway.asking

        onAccepted: root.anyway.doIt()
        onEdited: text => root.anyway.giveReason(text)
        onLetGo: root.letGo()
    }

    DeskText {
        Layout.fillWidth: true
        color: Theme.muted
        text: root.anyway.kept
        visible: root.anyway.asking
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2
        visible: root.anyway.asking

        DeskButton {
            Layout.fillWidth: true
            objectName: "seriesAnywayKeep"
            text: root.anyway.keepText

            onClicked: root.anyway.keep()
        }

        DeskButton {
            Layout.fillWidth: true
            enabled: root.anyway.mayDo
            objectName: "seriesAnywayDo"
            primary: true
            text: root.anyway.action

            onClicked: root.anyway.doIt()
        }
    }

    ChoiceFlow {
        Layout.fillWidth: true
        choices: root.anyway.days
        label: root.anyway.which
        objectName: "seriesAnywayDays"
        visible: root.anyway.asking

        onTaken: key => root.anyway.toggleDay(key)
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Theme

// How long.
ChoiceGrid {
    required property FindModel find
    readonly property bool now: find.when === "now"
    readonly property bool inRow: !Theme.large || (find.sectionsShown === 1 ? Theme.landscape : !Theme.landscape && !now)

    Layout.verticalStretchFactor: Theme.roomy ? 100 : -1
    Layout.fillWidth: true
    columns: inRow ? 4 : 2
    objectName: "length"
    options: find.lengths

    onPicked: key => find.chooseLength(key)
}

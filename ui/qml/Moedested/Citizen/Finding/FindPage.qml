pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// When, how many, what for, what is needed; below, live, what fits. With large text a question or two at a time.
PageFrame {
    id: root

    required property FindModel find
    readonly property int parts: find.questionPages
    readonly property FindShown shown: FindShown {
        find: root.find
    }

    objectName: "findPage"

    Loader {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        sourceComponent: Theme.low ? low : !Theme.landscape ? tall : root.find.sectionsShown === 4 ? wide : root.find.sectionsShown === 2 ? pairs : across
    }

    FindFoot {
        find: root.find
    }

    Component {
        id: tall

        FindTall {
            find: root.find
            shown: root.shown
        }
    }

    Component {
        id: wide

        FindWide {
            find: root.find
        }
    }

    Component {
        id: pairs

        FindPairs {
            find: root.find
            shown: root.shown
        }
    }

    Component {
        id: across

        FindAcross {
            find: root.find
            shown: root.shown
        }
    }

    Component {
        id: low

        FindLow {
            find: root.find
            shown: root.shown
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Citizen.Shown
import Moedested.Controls
import Moedested.Theme

// Exactly what one gets: the place, the time to be stretched, how the room stands, who may come, who books.
PageFrame {
    id: root

    required property ConfirmModel confirm
    required property JoinModel joining
    required property FurtherModel further
    readonly property bool aboutNumber: Theme.large && shown.typing && further.part === "number"
    readonly property bool instead: Theme.large && shown.refused && further.part === "instead"
    readonly property int parts: shown.parts
    readonly property ConfirmShown shown: ConfirmShown {
        confirm: root.confirm
    }

    function form(): Component {
        if (aboutNumber)
            return number;
        if (instead)
            return others;
        if (!Theme.halved)
            return tall;
        if (confirm.waiting)
            return waitingWide;
        if (shown.gone)
            return goneWide;
        if (shown.typing)
            return typingWide;
        if (Theme.low)
            return low;
        return confirm.sectionsShown === 4 ? wide : confirm.sectionsShown === 2 ? pairs : across;
    }

    objectName: "confirmPage"
    briefOffline: true
    tellsOffline: Theme.large ? shown.time : !Theme.halved
    way: confirm.request ? "confirm-asking" : ""

    Loader {
        Layout.bottomMargin: root.aboutNumber || root.instead ? Theme.gutter : 0 // with no foot below
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.leftMargin: Theme.margin
        Layout.rightMargin: Theme.margin
        Layout.topMargin: Theme.landscape || root.frame.offline !== "" ? Theme.space3 : Theme.gutter
        sourceComponent: root.form()
    }

    Loader {
        Layout.fillWidth: true
        sourceComponent: root.aboutNumber || root.instead ? null : !Theme.landscape ? foot : root.shown.refused ? null : footWide
        visible: sourceComponent !== null
    }

    Component {
        id: foot

        ConfirmFoot {
            asks: root.shown.asks
            confirm: root.confirm
            further: root.further
            joining: root.joining
            parted: root.parts > 1
            typing: root.shown.typing
        }
    }

    Component {
        id: footWide

        ConfirmFootWide {
            asks: root.shown.asks
            confirm: root.confirm
            further: root.further
            typing: root.shown.typing
        }
    }

    Component {
        id: tall

        ConfirmTall {
            confirm: root.confirm
            shown: root.shown
            tight: root.frame.offline !== ""
        }
    }

    Component {
        id: wide

        ConfirmWide {
            confirm: root.confirm
        }
    }

    Component {
        id: pairs

        ConfirmPairs {
            confirm: root.confirm
            shown: root.shown
        }
    }

    Component {
        id: across

        ConfirmAcross {
            confirm: root.confirm
            shown: root.shown
        }
    }

    Component {
        id: low

        ConfirmLow {
            confirm: root.confirm
            shown: root.shown
        }
    }

    Component {
        id: typingWide

        ConfirmTypingWide {
            confirm: root.confirm
        }
    }

    Component {
        id: waitingWide

        ConfirmWaitingWide {
            confirm: root.confirm
        }
    }

    Component {
        id: goneWide

        ConfirmGoneWide {
            confirm: root.confirm
            further: root.further
            joining: root.joining
        }
    }

    Component {
        id: number

        ConfirmNumber {
            confirm: root.confirm
            further: root.further
        }
    }

    Component {
        id: others

        InsteadCards {
            further: root.further
            model: root.confirm.cards

            onTaken: number => {
                root.further.readBack();
                root.confirm.takeInstead(number);
            }
        }
    }
}

import QtQml
import Moedested.Bridge

// What of the confirm page is seen now: all its questions, some of them, or what has come in their place.
QtObject {
    required property ConfirmModel confirm
    readonly property bool gone: confirm.gone !== ""
    readonly property bool asks: !gone && !confirm.waiting
    readonly property bool typing: asks && confirm.keypadOpen
    readonly property bool refused: gone && !confirm.waiting

    readonly property int parts: Math.ceil(4 / confirm.sectionsShown)
    readonly property bool time: has(0)
    readonly property bool room: has(1)
    readonly property bool openness: has(2)
    readonly property bool who: has(3)

    function has(section: int): bool {
        const here = section >= confirm.firstSection && section < confirm.firstSection + confirm.sectionsShown;
        return asks && !typing && here;
    }
}

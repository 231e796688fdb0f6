pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Controls
import Moedested.Theme

// A page below the header: what is told while the connection is away, then the page's own content.
Item {
    id: root

    required property FrameModel frame
    property bool tellsOffline: true
    property string way // in which words it is told what can be done, as the page stands now; empty: in the page's own
    property bool wholeOffline: false // a page with room for it even in large words
    property bool briefOffline: false // a page that says more of it itself, and has little room
    default property alias content: column.data

    Gathering {
        lack: column.implicitHeight - root.height
        page: root
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: 0

        KioskHeader {
            Layout.fillWidth: true
            clock: root.frame.clock
            houseName: root.frame.house
            note: root.briefOffline && Theme.landscape && !Theme.large ? root.frame.offline : ""
            whichHour: root.frame.whichHour
        }

        Banner {
            Layout.fillWidth: true
            detail: Theme.large && !root.wholeOffline || root.briefOffline ? "" : root.frame.offlineMore
            inline: Theme.landscape && !(Theme.veryLarge && root.wholeOffline) || root.briefOffline
            title: root.frame.offline
            visible: root.tellsOffline && root.frame.offline !== ""
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Moedested.Theme

// The room between two sections: all of a page's gaps are alike, and give way together.
Item {
    Layout.fillHeight: true
    Layout.maximumHeight: Theme.margin
    Layout.minimumHeight: Theme.space3
    implicitHeight: Theme.space3
}

pragma ComponentBehavior: Bound
import QtQuick.Layouts
import Moedested.Bridge
import Moedested.Theme

// A sheet of the gallery: what stands in it is stacked. It is made anew when another language is spoken.
ColumnLayout {
    required property GalleryModel gallery

    spacing: Theme.cardPadding
}

"""How far the words of a page stand out from their ground, told by the pixels that were drawn."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.visitor import _with_children
from ui.view_models.gallery.palette import contrast_ratio

LEAST = 7.0
LEAST_WHILE_IDLE = 3.0
"""Of a control that cannot be touched now."""

SMALLEST_PX = 6
EACH_PX = 2
FEWEST_PIXELS = 3


def faint(window: QQuickWindow) -> list[str]:
    """The words that stand out less than they must: name, words, ratio."""
    picture = window.grabWindow()
    found = []
    for words in _words(window):
        place = words.mapRectToScene(QRectF(0, 0, words.width(), words.height())).toRect()
        ratio = _ratio(picture, place.intersected(picture.rect()))
        if ratio < (LEAST if words.isEnabled() else LEAST_WHILE_IDLE):
            found.append(f"{words.objectName()} {words.property('text')}: {ratio:.1f}")
    return found


def _words(window: QQuickWindow) -> Iterator[QQuickItem]:
    for item in _with_children(window.contentItem(), hidden=False):
        is_large_enough = min(item.width(), item.height()) >= SMALLEST_PX
        if item.inherits("QQuickText") and item.property("text") and is_large_enough:
            yield item


def _ratio(picture: QImage, place: QRect) -> float:
    """Of the commonest colour there, the ground, to what differs most from it."""
    rows, columns = range(place.top(), place.bottom(), EACH_PX), range(place.left(), place.right(), EACH_PX)
    colours = Counter(picture.pixel(x, y) for y in rows for x in columns)
    if not colours:
        return LEAST
    ground = QColor.fromRgb(colours.most_common(1)[0][0])
    return max(contrast_ratio(ground, QColor.fromRgb(one)) for one, n in colours.items() if n >= FEWEST_PIXELS)

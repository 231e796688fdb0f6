"""Whether everything on a kiosk's page lies where it can be seen and touched."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.theme import theme_of
from tests.ui.on_the_page import visible_in

ICONS = "Moedested Icons"
MARKS = re.compile(r"<[^>]*>")
SLACK = 2.0
"""A length in px that nobody sees."""

EDGE = 7.0
"""Px from the edge of what is chosen, with its thick outline, to the words on it."""

REACH = 864
"""Where touching begins with low controls, in px of a window of 1080 × 1920."""


def misfits(window: QQuickWindow) -> list[str]:
    """What lies outside the window, under the accessibility bar, upon another control, or is cut; with low controls
    whatever begins above the reach.

    Lengths are px of the window; the list is empty when all fits. What the question covers whether anybody is there
    need not fit.
    """
    everything = visible_in(window.contentItem())[1:]
    bar = _called("accessibilityBar", everything)
    assert bar is not None  # at the foot of every page
    question = _called("stillHere", everything)
    bar_items = visible_in(bar)
    items = everything if question is None else [*visible_in(question), *bar_items]
    whole = QRectF(0, 0, window.width(), window.height())
    page = QRectF(0, 0, window.width(), _place(bar).top())
    in_bar = set(bar_items)
    touched = [item for item in items if item.property("activeFocusOnTab") and item.isEnabled()]
    texts = [item for item in items if item.inherits("QQuickText") and item.property("text")]
    low = _called("low", everything)
    is_low = low is not None and bool(low.property("on"))
    return [
        *(_named(item, "lies above the reach") for item in touched if is_low and _place(item).top() < REACH - SLACK),
        *(_named(item, "is not wholly there") for item in touched + texts
          if not _holds(whole if item in in_bar else page, _place(item))),
        *(f"{_named(one, 'lies upon')} {other.objectName()}" for one, other in _overlapping(touched)),
        *(_named(item, "shows only a part of its text") for item in texts if not _shows_all(item)),
        *(_named(item, "breaks inside a word") for item in texts if not _keeps_words(item)),
        *(_named(item, "touches the edge of its chip") for chip in touched
          if chip.property("ticked") and not chip.property("narrow")
          for item in visible_in(chip) if item in texts and _edge_gap(chip, item) < EDGE),
        *(_named(item, "may break beside a separator") for item in texts if _is_parted(item)),
        *(_named(item, "is larger than what it stands in") for item in items
          if _is_laid_out(item) and not _holds(_place(item.parentItem()), _place(item))),
    ]  # fmt: skip


def shrunk(window: QQuickWindow) -> list[str]:
    """Words that are smaller than their step of the type, because their room is too narrow for a word of theirs.

    A crowded page of long words may need it; a page in Danish and plain size never does.
    """
    items = visible_in(window.contentItem())
    words = (item for item in items if item.inherits("QQuickText") and item.property("text"))
    return [
        _named(item, f"is of {item.property('shownPixels')} px instead of {item.property('fullPixels')}")
        for item in words
        if item.property("shownPixels") != item.property("fullPixels") and not item.property("fits")
    ]


def too_small(window: QQuickWindow) -> list[str]:
    """In the largest words: letters below the smallest step, whose capitals are 8.6 mm high on a 27-inch screen."""
    least = theme_of(window).property("label")
    items = visible_in(window.contentItem())
    words = (item for item in items if item.inherits("QQuickText") and item.property("text"))
    sizes = ((item, item.property("font")) for item in words)
    return [
        _named(item, f"is of {font.pixelSize()} px, and {least} is the least")
        for item, font in sizes
        if font.family() != ICONS and font.pixelSize() < least
    ]


def _called(name: str, items: list[QQuickItem]) -> QQuickItem | None:
    return next((item for item in items if item.objectName() == name), None)


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _holds(outer: QRectF, inner: QRectF) -> bool:
    room = outer.adjusted(-SLACK, -SLACK, SLACK, SLACK)
    across = room.left() <= inner.left() and inner.right() <= room.right()
    return across and room.top() <= inner.top() and inner.bottom() <= room.bottom()


def _overlapping(items: Sequence[QQuickItem]) -> Iterator[tuple[QQuickItem, QQuickItem]]:
    for (one, place), (other, others) in combinations([(item, _place(item)) for item in items], 2):
        common = place.intersected(others)
        if common.width() > SLACK and common.height() > SLACK:
            yield one, other


def _edge_gap(chip: QQuickItem, text: QQuickItem) -> float:
    """How near the words of a chip come to its left or right edge, in px; the sign of the tick stands in the corner."""
    if text.property("font").family() == ICONS:
        return EDGE
    place = text.mapRectToItem(chip, QRectF(0, 0, text.width(), text.height()))
    return float(min(place.left(), chip.width() - place.right()))


def _shows_all(text: QQuickItem) -> bool:
    if text.property("truncated"):
        return False
    wide, high = float(text.property("contentWidth")), float(text.property("implicitHeight"))
    return wide <= text.width() + SLACK + _space_at_the_end(text) and high <= text.height() + SLACK


def _space_at_the_end(text: QQuickItem) -> float:
    """How wide the space is that a line read from the right may count though it ends before it."""
    font = text.property("font")
    assert isinstance(font, QFont)
    return QFontMetricsF(font).horizontalAdvance(" ") if int(text.property("lineCount")) > 1 else 0.0


def _keeps_words(text: QQuickItem) -> bool:
    """A line may end after a hyphen."""
    if text.rotation() != 0:
        return True
    font = text.property("font")
    assert isinstance(font, QFont)
    return all(
        QFontMetricsF(_bolder(font) if is_bold else font).horizontalAdvance(word) <= text.width() + SLACK
        for words, is_bold in _by_weight(str(text.property("text")))
        for word in html.unescape(words).replace("-", "- ").split()
    )


def _by_weight(styled: str) -> Iterator[tuple[str, bool]]:
    """The words without their marks, and whether they are marked as bold."""
    for number, part in enumerate(re.split("</?b>", styled)):
        yield MARKS.sub("", part.replace("<br>", " ")), number % 2 == 1


def _bolder(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _is_parted(text: QQuickItem) -> bool:
    """Whether a dot between facts may begin or end one of its lines."""
    return int(text.property("lineCount")) > 1 and " · " in str(text.property("text"))


def _is_laid_out(item: QQuickItem) -> bool:
    return item.inherits("QQuickLayout") or item.parentItem().inherits("QQuickLayout")


def _named(item: QQuickItem, fault: str) -> str:
    place = _place(item)
    words = str(item.property("text") or "")[:40]
    x, y, right, bottom = (round(n) for n in (place.left(), place.top(), place.right(), place.bottom()))
    return f"{item.objectName()} “{words}” at {x},{y}–{right},{bottom} {fault}"

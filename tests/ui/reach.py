"""Whether everything on a kiosk's page can be come to, heard and hit, in an order that makes sense."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.on_the_page import visible_in
from ui.access.stops import ACTING, LANGUAGE_PAGE, STILL_HERE, Role, Stop, stops_of

LEAST_TARGET_PX = 62
"""15 mm on a 27-inch kiosk."""

SLACK = 2.0
ICONS = "Moedested Icons"
SAME_EFFECT = frozenset({"languages", "language", "edit", "editSearch", "back"})
"""May be called as another control is: both lead to the same."""

AWAY_FROM_A_NO = frozenset({"tryAgain", "openJoining", "search", "finish"})


def unreachable(window: QQuickWindow) -> list[str]:
    """What nobody can come to, hear, tell apart or hit; and where the order jumps. Empty when all is well."""
    stops = stops_of(window)
    controls = [stop for stop in stops if stop.focusable]
    first, second = [stop.place for stop in stops if stop.within][:2] or (QRectF(), QRectF())
    is_mirrored = second.right() <= first.left() + SLACK and second.top() < first.bottom() - SLACK
    question = _question(stops)
    shown = [item for item in visible_in(window.contentItem()) if not _is_behind(question, item)]
    return [
        *_unheard(shown, stops),
        *_unnamed(shown, stops),
        *_otherwise_named(shown, stops),
        *_alike(stops),
        *_small(controls),
        *_jumps(controls, mirrored=is_mirrored),
    ]


def _unnamed(shown: Sequence[QQuickItem], stops: Sequence[Stop]) -> Iterator[str]:
    """Controls that are not in the accessible tree, or in it as something that cannot be used."""
    by_item = {id(stop.item): stop for stop in stops}
    for item in shown:
        if not item.property("activeFocusOnTab") or not item.isEnabled():
            continue
        stop = by_item.get(id(item))
        if stop is None:
            yield f"{item.objectName()} has no name"
        elif stop.role not in {*ACTING, Role.AMOUNT}:
            yield f"{item.objectName()} is told as {stop.role}"


def _unheard(shown: Sequence[QQuickItem], stops: Sequence[Stop]) -> Iterator[str]:
    """Words on the screen that nobody hears."""
    said = " ".join(_plain(stop.name) for stop in stops)
    for item in shown:
        words = _plain(str(item.property("text") or "")) if item.inherits("QQuickText") else ""
        if not any(sign.isalnum() for sign in words) or _is_drawing(item):
            continue
        if words not in said and not _is_day(item):
            yield f"“{words}” ({item.objectName()} in {_parent_name(item)}) is not heard"


def _otherwise_named(shown: Sequence[QQuickItem], stops: Sequence[Stop]) -> Iterator[str]:
    """Controls that are called otherwise than what stands upon them: who says what they read is not heard (2.5.3)."""
    by_item = {id(stop.item): stop for stop in stops if stop.focusable and not stop.item.property("secret")}
    for item in shown:
        stop = _control_of(item, by_item) if item.inherits("QQuickText") and not _is_drawing(item) else None
        if stop is not None and not _is_said_by(stop, item):
            yield f"“{item.property('text')}” stands upon {stop.key}, which is called “{stop.name}”"


def _control_of(item: QQuickItem, controls: Mapping[int, Stop]) -> Stop | None:
    """The control that the words stand upon."""
    above: QQuickItem | None = item
    while above is not None and id(above) not in controls:
        above = above.parentItem()
    return None if above is None else controls[id(above)]


def _is_said_by(stop: Stop, item: QQuickItem) -> bool:
    """Whether they are in its name as they stand; of a day that is short for the eye, its number."""
    words, name = _plain(str(item.property("text"))), _plain(stop.name)
    if _is_day(item):
        return all(number in name.split() for number in re.findall(r"\d+", words))
    return words in name


def _alike(stops: Sequence[Stop]) -> Iterator[str]:
    """Two controls of one name that do different things."""
    acting = [(stop, _plain(stop.name)) for stop in stops if stop.role in ACTING]
    for (one, name), (other, others) in combinations(acting, 2):
        if name == others and not {one.key, other.key} & SAME_EFFECT and one.role is other.role:
            yield f"{one.key} and {other.key} are both called “{one.name}”"


def _small(controls: Sequence[Stop]) -> Iterator[str]:
    for stop in controls:
        if min(stop.place.width(), stop.place.height()) < LEAST_TARGET_PX - 0.5:
            yield f"{stop.key} is {stop.place.width():.0f} × {stop.place.height():.0f} px"


def _jumps(controls: Sequence[Stop], *, mirrored: bool) -> Iterator[str]:
    """A control that comes after another although it stands before it, as one reads.

    The way back comes before the action in every form of a page, also where large text puts it below; and what leads
    away from a no comes after what can be had instead, also where it stands in the column before.
    """
    for one, other in pairwise(controls):
        is_wanted = one.key == "back" or (one.key.startswith("take-") and other.key in AWAY_FROM_A_NO)
        place, before = (other.place, one.place) if not mirrored else (_turned(other.place), _turned(one.place))
        if not one.within and not is_wanted and not (mirrored and one.in_rows) and _stands_before(place, before):
            yield f"{other.key} comes after {one.key}"


def _turned(place: QRectF) -> QRectF:
    return QRectF(-place.right(), place.top(), place.width(), place.height())


def _stands_before(one: QRectF, other: QRectF) -> bool:
    if one.bottom() <= other.top() + SLACK:
        return one.left() < other.right() - SLACK
    return one.top() < other.bottom() - SLACK and one.right() <= other.left() + SLACK


def _question(stops: Sequence[Stop]) -> QQuickItem | None:
    """What lies over the page: the question who is there, or the page of languages."""
    tops = (_above(stop.item, name) for stop in stops for name in (STILL_HERE, LANGUAGE_PAGE))
    return next((top for top in tops if top is not None), None)


def _is_behind(question: QQuickItem | None, item: QQuickItem) -> bool:
    """Whether the question lies over the item; the bar stays in front of all but who is there."""
    if question is None or item is question or question.isAncestorOf(item):
        return False
    return question.objectName() == STILL_HERE or _above(item, "accessibilityBar") is None


def _above(item: QQuickItem, name: str) -> QQuickItem | None:
    above: QQuickItem | None = item
    while above is not None and above.objectName() != name:
        above = above.parentItem()
    return above


def _is_drawing(item: QQuickItem) -> bool:
    """Whether it is part of a picture whose words stand beside it."""
    if item.property("font").family() == ICONS:
        return True
    above: QQuickItem | None = item
    while above is not None:
        if above.objectName() in {"timeRibbon", "kioskHeader"}:
            return True
        above = above.parentItem()
    return False


def _is_day(item: QQuickItem) -> bool:
    """A day is short for the eye and said in full."""
    above: QQuickItem | None = item
    while above is not None and not above.objectName().startswith("day-"):
        above = above.parentItem()
    return above is not None


@cache
def _plain(words: str) -> str:
    bare = html.unescape(re.sub(r"<[^>]*>", "", words.replace("<br>", " "))).replace("\u00a0", " ")
    return " ".join(re.sub(r"[.·,:?!…]", " ", bare).split()).casefold()


def _parent_name(item: QQuickItem) -> str:
    above: QQuickItem | None = item.parentItem()
    while above is not None and not above.objectName():
        above = above.parentItem()
    return "" if above is None else above.objectName()

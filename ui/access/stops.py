"""What one can come to on the screen, in the order it is read: the accessibility tree as plain values.

A control may say more about itself in its own QML properties: `secret` (a code, a number; `openly` is said in its
place where others hear it), `live` (told when it changes), `opening` (told with the page, too), `tells` (what a press
changes, as it stands now), `language` (it is told in, where that is not the screen's), `counting` (a number that
changes each second), `passing` (changes by itself, and is not told then), `inRows` (a key of a number pad),
`gathered` (a frame whose words are told in one go, and then its controls), `explaining` (it explains what is
drawn, and is read after all else on its page).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

STILL_HERE = "stillHere"
LANGUAGE_PAGE = "languagePage"


class Role(StrEnum):
    """What a person is told a thing is."""

    BUTTON = "button"
    CHOICE = "choice"
    TICK = "tick"
    SWITCH = "switch"
    AMOUNT = "amount"
    HEADING = "heading"
    MESSAGE = "message"
    TEXT = "text"


ACTING = frozenset({Role.BUTTON, Role.CHOICE, Role.TICK, Role.SWITCH})
_ROLES = {
    QAccessible.Role.Button: Role.BUTTON,
    QAccessible.Role.RadioButton: Role.CHOICE,
    QAccessible.Role.CheckBox: Role.TICK,
    QAccessible.Role.SpinBox: Role.AMOUNT,
    QAccessible.Role.Slider: Role.AMOUNT,
    QAccessible.Role.Heading: Role.HEADING,
    QAccessible.Role.AlertMessage: Role.MESSAGE,
}
_FRAMES = frozenset(
    {QAccessible.Role.Window, QAccessible.Role.Client, QAccessible.Role.Grouping, QAccessible.Role.ToolBar}
)
_WHOLE = frozenset({QAccessible.Role.ListItem, QAccessible.Role.StaticText, QAccessible.Role.Graphic})
"""What stands within these is told with them, but for the controls."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to come to. `key` is its name in the program, `within` what the frame it stands in is called.

    `openly` is None where nothing is secret. `place` is in the window's px. `focusable` says whether keys can act on
    it. It is the answer `number` `of` several.
    """

    item: QQuickItem
    key: str
    role: Role
    name: str
    enabled: bool
    checked: bool
    focusable: bool
    openly: str | None
    live: bool
    opening: bool
    tells: str
    language: str
    counting: bool
    passing: bool
    explaining: bool
    in_rows: bool
    within: str
    place: QRectF
    number: int = 1
    of: int = 1

    @property
    def answers(self) -> QQuickItem | None:
        """What holds the answers that this is one of; None when it is none."""
        return self.item.parentItem() if self.role in {Role.CHOICE, Role.TICK} else None

    @property
    def acts(self) -> bool:
        """Whether it can be pressed now."""
        return self.enabled and self.role in ACTING


def stops_of(window: QQuickWindow) -> list[Stop]:
    """Everything that can be read or pressed now.

    While it is asked whether anybody is there, that question alone; of what lies under the languages, the bar alone.
    """
    QAccessible.setActive(True)
    found = _numbered(_in_order(_stops(QAccessible.queryAccessibleInterface(window), "")))
    question = next((stop.item for stop in found if stop.key == STILL_HERE), None)
    if question is not None:
        return [stop for stop in found if stop.item is question or question.isAncestorOf(stop.item)]
    languages = window.findChild(QQuickItem, LANGUAGE_PAGE)
    if languages is not None and languages.isVisible():
        return [stop for stop in found if stop.within or languages.isAncestorOf(stop.item)]
    return found


def runs_of(stops: Sequence[Stop]) -> list[list[Stop]]:
    """The stops with the answers to one question together, in order."""
    runs: list[list[Stop]] = []
    for stop in stops:
        if runs and stop.answers is not None and runs[-1][-1].answers is stop.answers:
            runs[-1].append(stop)
        else:
            runs.append([stop])
    return runs


def _in_order(stops: Iterable[Stop]) -> list[Stop]:
    """As they stand, but what explains a drawing after the rest of the page, before the bar."""
    found = list(stops)
    explaining = [stop for stop in found if stop.explaining]
    others = [stop for stop in found if not stop.explaining]
    bar = next((place for place, stop in enumerate(others) if stop.within), len(others))
    return [*others[:bar], *explaining, *others[bar:]]


def _numbered(stops: Sequence[Stop]) -> list[Stop]:
    return [
        replace(stop, number=number, of=len(run)) if len(run) > 1 else stop
        for run in runs_of(stops)
        for number, stop in enumerate(run, start=1)
    ]


def interface_of(item: QQuickItem) -> QAccessibleInterface:
    """How a screen reader sees `item`."""
    return QAccessible.queryAccessibleInterface(item)


def _stops(node: QAccessibleInterface, within: str) -> Iterator[Stop]:
    if node.state().invisible:
        return
    item, role = node.object(), node.role()
    if isinstance(item, QQuickItem) and item.property("gathered"):
        yield from _gathered(node, item, within)
        return
    if role in _FRAMES:
        within = node.text(QAccessible.Text.Name) if role is QAccessible.Role.ToolBar else within
    elif isinstance(item, QQuickItem) and _says_something(node):
        yield _stop(node, item, within)
    inner = _within(node, within)
    yield from (stop for stop in inner if stop.focusable) if role in _WHOLE else inner


def _within(node: QAccessibleInterface, within: str) -> Iterator[Stop]:
    for number in range(node.childCount()):
        yield from _stops(node.child(number), within)


def _gathered(node: QAccessibleInterface, item: QQuickItem, within: str) -> Iterator[Stop]:
    """All words that stand in the frame as one thing to read, and then what can be pressed."""
    inner = list(_within(node, within))
    words = [stop.name.rstrip(".") for stop in inner if stop.role is Role.TEXT]
    yield replace(_stop(node, item, within), role=Role.TEXT, name=". ".join(words))
    yield from (stop for stop in inner if stop.role is not Role.TEXT)


def _says_something(node: QAccessibleInterface) -> bool:
    return any(sign.isalnum() for sign in node.text(QAccessible.Text.Name))


def _stop(node: QAccessibleInterface, item: QQuickItem, within: str) -> Stop:
    state, role = node.state(), _ROLES.get(node.role(), Role.TEXT)
    return Stop(
        item=item,
        key=item.objectName(),
        role=Role.SWITCH if role is Role.BUTTON and state.checkable else role,
        name=node.text(QAccessible.Text.Name),
        enabled=not state.disabled,
        checked=bool(state.checked),
        focusable=bool(item.property("activeFocusOnTab")) and item.isEnabled(),
        openly=str(item.property("openly") or "") if item.property("secret") else None,
        live=role is Role.MESSAGE or bool(item.property("live")),
        opening=role is Role.MESSAGE or bool(item.property("opening")),
        tells=str(item.property("tells") or ""),
        language=str(item.property("language") or ""),
        counting=bool(item.property("counting")),
        passing=bool(item.property("passing")),
        explaining=bool(item.property("explaining")),
        in_rows=bool(item.property("inRows")),
        within=within,
        place=item.mapRectToScene(QRectF(0, 0, item.width(), item.height())),
    )

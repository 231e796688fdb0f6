"""Somebody at a kiosk, who touches it as people touch it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic, process_time

import shiboken6
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.herlev_day import MemoryDesk, WallClock
from ui.application import KioskApplication

PATIENCE_MS = 30_000
"""With a margin for a machine that has much else to do; who waits in vain waits so long."""

SETTLE_MS = 40
KEY_MS = 140
"""Between a digit and the same again."""
GUARD_MS = 350
"""Longer than the guard against touching twice by a slip."""

HEADING_PX = 51
"""At 100 %: the step of section questions and of names upon cards, and larger ones; Arabic is a little smaller."""


@dataclass
class Visitor:
    """Somebody at a kiosk: sees what is visible, touches it by its name, and counts the touches.

    `highest_touch` is how near to the top of the window they have come, in px.
    """

    kiosk: KioskApplication
    desk: MemoryDesk
    clock: WallClock
    bot: QtBot
    finger: QPointingDevice
    touches: int = 0
    highest_touch: int = 10_000
    _kept: list[object] = field(default_factory=list)

    def touch(self, name: str) -> None:
        """Put a finger on what is called `name` and lift it, once a new page takes touches."""
        self.waits_for(name)
        self.waits_until_touchable()
        self._touch_at(self._resting_place(name))

    def touch_right_half(self, name: str) -> None:
        """Put a finger near the right edge of what is called `name`, and lift it."""
        self.waits_for(name)
        self.waits_until_touchable()
        half = QPoint(round(self.place_of(name).width() * 0.4), 0)
        self._touch_at(self._resting_place(name) + half)

    def touch_and_time(self, name: str, *, until: Callable[[], bool]) -> float:
        """Touch it, and the seconds of work it takes the machine until then and until the next touch would count.

        To find it on the screen is not among them.
        """
        self.waits_for(name)
        self.waits_until_touchable()
        place = self._resting_place(name)
        before = process_time()
        self._touch_at(place)
        self.waits_until(until)
        self.waits_until_touchable()
        self.bot.wait(SETTLE_MS)
        return process_time() - before

    def touch_all(self, *names: str) -> None:
        """Touch these, one after the other."""
        for name in names:
            self.touch(name)

    def types(self, digits: str) -> None:
        """Touch the keys of a number, which lie still; slowly enough for one that has a digit twice."""
        touched: dict[str, float] = {}
        self.waits_for("numberPad")
        for digit in digits:
            self._rests(since=touched.get(digit, 0.0))
            if touched:
                self._touch_at(self._middle(f"key-{digit}"))
            else:
                self.touch(f"key-{digit}")
            touched[digit] = monotonic()

    def _rests(self, *, since: float) -> None:
        left_ms = KEY_MS - (monotonic() - since) * 1000
        if left_ms > 0:
            self.bot.wait(round(left_ms) + 1)

    def touch_twice(self, name: str) -> None:
        """The same place twice, as fast as a finger can."""
        self.waits_for(name)
        self.waits_until_touchable()
        place = self._resting_place(name)
        self._touch_at(place)
        self._touch_at(place)

    def drag(self, name: str, *, slots: int, steps: int = 8) -> None:
        """Drag the end of the time called `name` by so many quarters of an hour, as a finger does, bit by bit."""
        self.waits_for(name)
        self.waits_until_touchable()
        start, item, window = self._resting_place(name), self._item(name), self.kiosk.window
        distance = slots * float(str(item.property("slotWidth")))
        QTest.touchEvent(window, self.finger).press(0, start, window).commit()
        points = [start + QPoint(round(distance * step / steps), 0) for step in range(1, steps + 1)]
        for point in points:
            QTest.touchEvent(window, self.finger).move(0, point, window).commit()
            self.bot.wait(SETTLE_MS)
        QTest.touchEvent(window, self.finger).release(0, points[-1], window).commit()

    def touch_too_soon(self, name: str) -> None:
        """Touch what is called `name` in the moment it comes, as the second of two quick touches would."""
        self.waits_for(name)
        self._touch_at(self._middle(name))

    def sees(self, name: str) -> bool:
        return any(True for _ in self._visible(name))

    def can_touch(self, name: str) -> bool:
        return self._item(name).isEnabled()

    def text_of(self, name: str) -> str:
        item = self._item(name)
        return str(item.property("facts") or item.property("text") or item.property("title"))

    def said_on(self, plate: str) -> str:
        """The sentence of a plate."""
        return str(self._item(plate).property("subtitle"))

    def detail_of(self, name: str) -> str:
        return str(self._item(name).property("detail"))

    def titles_of(self, name: str) -> list[str]:
        """The titles of all that are called so, from above."""
        return [str(item.property("title")) for item in self._visible(name)]

    def waits_for(self, name: str) -> None:
        self.bot.waitUntil(lambda: self.sees(name), timeout=PATIENCE_MS)

    def waits_until(self, seen: Callable[[], bool]) -> None:
        self.bot.waitUntil(seen, timeout=PATIENCE_MS)

    def waits_until_touchable(self) -> None:
        """Until a page that has only just come takes touches; the whole of it is not looked through each time."""
        guard = self.kiosk.window.findChild(QQuickItem, "touchGuard")
        assert guard is not None
        self.waits_until(lambda: not guard.isVisible())

    def is_asked_whether_here(self) -> bool:
        return bool(self.kiosk.frame.property("stillHere"))

    def kept_by_the_screen(self) -> str:
        """Everything the view models and the visit hold, as text."""
        models = [child for child in self.kiosk.children() if hasattr(child, "refresh")]
        states = [repr({k: v for k, v in vars(model).items() if k != "_desk"}) for model in models]
        return " ".join([*states, repr(self.kiosk.visit.session)])

    def letters_of(self, name: str) -> float:
        """How large the largest letters upon it are, in px of the window: the size of the font on the glass."""
        control = self._item(name)
        words = [item for item in _with_children(control) if item.inherits("QQuickText") and item.isVisible()]
        return max(
            int(word.property("font").pixelSize()) * _scale(word) for word in words if word.objectName() != "icon"
        )

    def words_upon(self, name: str) -> list[str]:
        """The words that stand upon it."""
        control = self._item(name)
        return f"{control.property('text') or ''} {control.property('detail') or ''}".split()

    def headings_beside(self, name: str) -> list[str]:
        """What one reads before touching it: the page's headings. Nobody need read the clock, nor cards left alone."""
        control = self._item(name)
        passed_over = [*self._visible("kioskHeader"), *self._visible("resultCard"), control]
        passed_over = [item for item in passed_over if item is control or not _lies_in(control, item)]
        shown = [item for item in _with_children(self.kiosk.window.contentItem()) if item.isVisible()]
        return [
            str(item.property("text"))
            for item in shown
            if _is_heading(item) and not any(_lies_in(item, other) for other in passed_over)
        ]

    def place_of(self, name: str) -> QRectF:
        """Where it lies in the window."""
        item = self._item(name)
        return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))

    def lies_on_the_page(self, name: str) -> bool:
        """Whether all of it lies above the accessibility bar, where it can be seen and touched."""
        self._resting_place(name)
        item, bar = self._item(name), self._item("accessibilityBar")
        bottom = item.mapToScene(QPointF(0, item.height())).y()
        return bottom <= bar.mapToScene(QPointF(0, 0)).y()

    def _resting_place(self, name: str) -> QPoint:
        """Its middle, once two looks in a row find it at the same place."""
        before, now = QPoint(-1, -1), self._middle(name)
        while before != now:
            self.bot.wait(SETTLE_MS)
            before, now = now, self._middle(name)
        return now

    def _middle(self, name: str) -> QPoint:
        item = self._item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _touch_at(self, point: QPoint) -> None:
        window = self.kiosk.window
        QTest.touchEvent(window, self.finger).press(0, point, window).commit()
        QTest.touchEvent(window, self.finger).release(0, point, window).commit()
        self.touches += 1
        self.highest_touch = min(self.highest_touch, point.y())

    def _item(self, name: str) -> QQuickItem:
        item = next(iter(self._visible(name)), None)
        assert item is not None, f"{name} is not to be seen"
        return item

    def _visible(self, name: str) -> Iterator[QQuickItem]:
        window = self.kiosk.window
        root = window.contentItem()
        self._kept = [window, root]
        return (item for item in _with_children(root, hidden=False) if item.objectName() == name)


def _is_heading(item: QQuickItem) -> bool:
    if not item.inherits("QQuickText") or item.objectName() == "icon":
        return False
    return int(item.property("font").pixelSize()) >= HEADING_PX


def _lies_in(item: QQuickItem, other: QQuickItem) -> bool:
    return other.isAncestorOf(item)


def _scale(item: QQuickItem) -> float:
    return item.mapRectToScene(QRectF(0, 0, 1, 1)).height()


def _with_children(item: QQuickItem, *, hidden: bool = True) -> Iterator[QQuickItem]:
    """The item and all within it, each before its own children; those that are not to be seen where `hidden`."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if shiboken6.isValid(one) and (hidden or one.isVisible()):
            yield one
            waiting.extend(reversed(one.childItems()))


Arrive = Callable[..., Visitor]
"""Stand before a kiosk that shows a picture and books at a desk."""

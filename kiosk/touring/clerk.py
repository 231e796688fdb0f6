"""Somebody at the front desk of the tour: a mouse on the real board."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Booking
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from kiosk.machines.front_desk import FrontDesk
from kiosk.touring.finger import Finger, NotThere
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative
from ui.view_models.offering.foresight import refusal_of_move

STEPS = 8
MOST_QUARTERS = 24


@dataclass(frozen=True, slots=True)
class Clerk:
    """The desk's machine, its screen, and a way to find things on it."""

    machine: FrontDesk
    screens: FrontDeskApplication
    finger: Finger

    def drag_later(self, booking: Booking) -> TimeSpan:
        """Drag `booking` along its row to the next time that is free for it; where it is put down."""
        quarters = self._quarters_until_free(booking)
        start = self._middle_of(booking)
        end = start + QPoint(round(quarters * self._quarter_px()), 0)
        self._drag(start, end)
        shift = quarters * SLOT_LENGTH
        return TimeSpan(booking.span.starts_at + shift, booking.span.ends_at + shift)

    def _quarters_until_free(self, booking: Booking) -> int:
        picture, now = self.screens.picture, self.screens.workplace.now
        for quarters in range(1, MOST_QUARTERS):
            shift = quarters * SLOT_LENGTH
            span = TimeSpan(booking.span.starts_at + shift, booking.span.ends_at + shift)
            to = Alternative(booking.space, booking.layout, span)
            if refusal_of_move(picture, booking, to, now=now) is None:
                return quarters
        message = "there is no later time today to drag it to"
        raise LookupError(message)

    def _middle_of(self, booking: Booking) -> QPoint:
        block = next(one for one in self.screens.board.drawn if one.booking == str(booking.id))
        hand, board = self._item("boardHand"), self._item("board")
        row, plan = board.property("rowHeight"), self.screens.board.plan
        heads = len(plan.rows) - len(plan.by_room)
        head = (board.property("contentHeight") - len(plan.by_room) * row) / heads
        x = (block.startFraction + block.endFraction) / 2 * hand.width()
        return hand.mapToScene(QPointF(x, block.heads * head + block.rooms * row + row / 2)).toPoint()

    def _quarter_px(self) -> float:
        return self._item("boardHand").width() / (self.screens.board.plan.axis.window.length / SLOT_LENGTH)

    def _item(self, name: str) -> QQuickItem:
        item = self.finger.find(name)
        if item is None:
            raise NotThere(name)
        return item

    def _drag(self, start: QPoint, end: QPoint) -> None:
        window, button, none = self.screens.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(window, button, none, start)
        for step in range(1, STEPS + 1):
            QTest.mouseMove(window, start + (end - start) * (step / STEPS))
        QTest.mouseRelease(window, button, none, end)

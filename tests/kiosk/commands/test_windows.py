"""A screen that is shown until somebody ends it."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Timer

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QGuiApplication

from booking_core.domain.calendar import Calendar
from kiosk.commands.windows import show_until_closed
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at
from ui.ports import HousePicture

TOO_LONG_MS = 10_000


@dataclass
class Screens:
    """Notes what is asked of it; its first frame is drawn as soon as the loop runs."""

    told: list[str] = field(default_factory=list)

    def when_drawn(self, call: Callable[[], None]) -> None:
        QTimer.singleShot(0, call)

    def show(self, *, size: QSize | None = None) -> None:
        self.told.append(f"shown {size}")

    def post(self, picture: HousePicture) -> None: ...

    def start_over(self) -> None: ...

    def close(self) -> None:
        self.told.append("closed")


@dataclass
class Machine:
    told: list[str]
    once_up: Callable[[], None]

    def first_picture(self, *, within_seconds: float) -> HousePicture:
        del within_seconds
        self.told.append("first picture")
        kiosk = next(iter(MUNICIPALITY.kiosk_by_id))
        return HousePicture(MUNICIPALITY, Calendar.of(()), kiosk, at("12:00"), connected=True)

    def follow(self, post: Callable[[HousePicture], None]) -> None:
        del post
        self.told.append("follows")
        self.once_up()

    def stop(self) -> None:
        self.told.append("stopped")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_screen_at_rest_in_good_order(number: signal.Signals, qapp: QGuiApplication) -> None:
    """It comes while nothing else happens: nobody touches, no timer runs."""
    screens = Screens()
    sent = Timer(0.2, os.kill, (os.getpid(), number))
    given_up = QTimer(singleShot=True, interval=TOO_LONG_MS)
    given_up.timeout.connect(lambda: qapp.exit(1))
    given_up.start()

    code = show_until_closed(Machine(screens.told, sent.start), lambda _picture: screens, size=None)

    given_up.stop()
    assert code == 0
    assert screens.told == ["first picture", "shown None", "follows", "closed", "stopped"]

"""The page of one's own booking, in its states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.protocol.codes import code_of
from booking_core.protocol.receipts import Unreadable
from tests.ui.herlev_day import MemoryDesk, WallClock, booking, picture_of_the_day
from ui.application import KioskApplication
from ui.ports import FindOutcome, NotAReceipt, ReceiptFound

PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)
SETTLE_MS = 80
MINE = booking("mh-lok3", "14:15", "15:15")
STARTED = booking("mh-lok3", "13:45", "15:15")


class FindingDesk(MemoryDesk):
    """Finds whatever it was given."""

    outcome: FindOutcome = ()

    def find(self, text: str) -> FindOutcome:
        del text
        return self.outcome


Scene = Callable[[KioskApplication, FindingDesk], None]


def shoot(folder: Path) -> None:
    """Every state, portrait and landscape; large text and the other language for the main one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (outcome, panel) in SCENES.items():
        for form, size in (("portrait", PORTRAIT), ("landscape", LANDSCAPE)):
            _shot(folder / f"{name}-{form}-da.png", outcome, panel, size=size)
    for percent in (150, 200):
        outcome, panel = SCENES["before"]
        _shot(folder / f"before-portrait-da-{percent}.png", outcome, panel, percent=percent)
    _shot(folder / "before-portrait-en.png", *SCENES["before"], language="en")


def _shot(
    file: Path,
    outcome: FindOutcome,
    panel: str,
    *,
    size: QSize = PORTRAIT,
    percent: int = 100,
    language: str = "da",
) -> None:
    desk = FindingDesk()
    desk.outcome = outcome
    bookings = [one.booking for one in outcome if one.booking is not None] if isinstance(outcome, tuple) else []
    languages = (language, "en" if language == "da" else "da")
    kiosk = KioskApplication(picture_of_the_day(more=bookings), desk, clock=WallClock(), languages=languages)
    kiosk.show(size=size)
    kiosk.visit.choose_comfort(replace(kiosk.visit.comfort, text_percent=percent))
    kiosk.scan("ABCDEFG")
    QTest.qWait(SETTLE_MS)
    if panel:
        kiosk.mine.open(panel)
    QTest.qWait(SETTLE_MS * 4)
    kiosk.window.grabWindow().save(str(file))
    warnings = list(kiosk.warnings)
    kiosk.close()
    if warnings:
        raise AssertionError("\n".join(warnings))


def _found(one: Booking, *, older: bool = False) -> FindOutcome:
    span = replace(one.span, ends_at=one.span.ends_at - timedelta(minutes=15)) if older else one.span
    return (ReceiptFound(code_of(one.id), "", one, None, paper_span=span),)


def _ended(state: BookingState, reason: str | None = None) -> FindOutcome:
    return _found(replace(MINE, state=state, occupancy=(), reason=reason))


SCENES: dict[str, tuple[FindOutcome, str]] = {
    "before": (_found(MINE), ""),
    "longer": (_found(MINE), "longer"),
    "shorter": (_found(STARTED), "shorter"),
    "running": (_found(replace(STARTED, state=BookingState.CHECKED_IN)), ""),
    "give-back": (_found(STARTED), "give-back"),
    "way": (_found(MINE), "way"),
    "moved": (_found(MINE, older=True), ""),
    "house-cancelled": (_ended(BookingState.CANCELLED_BY_STAFF, "Vandskade i Lokale 3"), ""),
    "given-back": (_ended(BookingState.CANCELLED_BY_CITIZEN), ""),
    "half-read": (NotAReceipt(Unreadable.TRUNCATED), ""),
    "unknown": ((), ""),
}

"""The kiosks of the house at the desk: in contact, silent, after a power cut, in doubt, and a centre set back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import DeviceRole, VenueId
from booking_core.protocol.messages.escrow import MachineAt
from tests.shots_desk import LAPTOP, WIDE, shot
from tests.ui.desk_day import ScriptedDesk, named
from tests.ui.kiosk_day import (
    AFTER_A_POWER_CUT,
    FOYER,
    HOUSE,
    IN_CONTACT,
    LIBRARY_KIOSK,
    OTHER,
    OUT_OF_PAPER,
    SILENT,
    in_doubt,
    promised_too,
    watched_desk,
    without_paper,
)
from ui.front_desk import FrontDeskApplication
from ui.ports import BookingFound, PaperKept
from ui.view_models.desk.chosen.chosen import Searched

SETTLE_MS = 600
PAPER = "HTTPS://MOEDESTED.EXAMPLE/R/C4YDKMBQGAYTEMRT"


def shoot(folder: Path) -> None:
    """Every state, in Danish and English, wide and on a laptop."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("da", "en"):
        for name, desk in DESKS.items():
            shot(folder / f"{name}-{language}.png", _open, language=language, size=WIDE, desk=desk())
            shot(folder / f"{name}-laptop-{language}.png", _open, language=language, size=LAPTOP, desk=desk())
        shot(folder / f"scan-kept-{language}.png", _scan, language=language, size=LAPTOP, desk=_kept())
        shot(folder / f"scan-made-again-{language}.png", _scan, language=language, size=LAPTOP, desk=_made_again())
    shot(folder / "closed-da.png", _closed, language="da", size=LAPTOP, desk=DESKS["kiosk-silent"]())


def _open(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _closed(screen, desk)
    screen.workplace.watch()


def _closed(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del screen, desk
    QTest.qWait(SETTLE_MS)


def _scan(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    screen.workplace.finding.search(PAPER)
    while isinstance(screen.workplace.chosen, Searched) and screen.workplace.chosen.searching:
        _closed(screen, desk)


def _kept() -> ScriptedDesk:
    desk = watched_desk(*IN_CONTACT)
    promised = promised_too(desk, "Sprogcafé")
    desk.scanned[PAPER] = PaperKept(promised.space, promised.span)
    return desk


def _made_again() -> ScriptedDesk:
    desk = watched_desk(*IN_CONTACT)
    desk.scanned[PAPER] = (BookingFound(named(desk, "Sprogcafé"), Contact(), made_again=True),)
    return desk


def _doubts() -> ScriptedDesk:
    desk = watched_desk(SILENT, OTHER)
    quota = in_doubt(named(desk, "Skakklubben"), "quota")
    return watched_desk(SILENT, OTHER, in_doubt=(in_doubt(promised_too(desk, "Sprogcafé")), quota))


def _recovering() -> ScriptedDesk:
    missing = (
        MachineAt(FOYER, HOUSE, DeviceRole.KIOSK),
        MachineAt(LIBRARY_KIOSK, VenueId("bibliotek"), DeviceRole.KIOSK),
    )
    return watched_desk(SILENT, OTHER, waited_for=missing)


def _unprinted() -> ScriptedDesk:
    desk = watched_desk(*IN_CONTACT)
    return watched_desk(without_paper(desk, "Sprogcafé", "Skakklubben"), OTHER)


DESKS: dict[str, Callable[[], ScriptedDesk]] = {
    "kiosks": lambda: watched_desk(*IN_CONTACT),
    "kiosk-silent": lambda: watched_desk(SILENT, OTHER),
    "kiosk-power-cut": lambda: watched_desk(AFTER_A_POWER_CUT, OTHER),
    "kiosk-doubts": _doubts,
    "kiosk-recovering": _recovering,
    "kiosk-unprinted": _unprinted,
    "kiosk-out-of-paper": lambda: watched_desk(OUT_OF_PAPER, OTHER),
}

"""The janitor's paper and tablet as PNG, to be looked at: `shoot(folder)`."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QImage

from booking_core.documents.schedule_content import SheetContent
from booking_core.documents.schedule_pdf import schedule_pdf
from booking_core.domain.bookings import Booking
from tests.booking_core.documents.janitor_sheets import (
    CHRISTMAS_EVE,
    MARKET,
    busy_day,
    closed_off,
    closed_off_print,
    closed_print,
    empty_print,
    first_print,
    full_print,
    hard_day,
    hard_print,
    library_print,
    night_print,
    reported,
    reported_print,
    second_print,
    shelter_print,
    unchanged_print,
)
from tests.booking_core.janitor_day import CHOIR, GYMNASTICS, HOUSE, THURSDAY, a_booking, at, janitor_day
from tests.ui.janitor_tablet import TabletMachine, print_in_the_morning, rows_of, tablet_machine
from ui.janitor import JanitorApplication

TABLET_SIZE = QSize(1280, 800)
SETTLE_MS = 120
LANGUAGES = ("da", "en")
PAPER_DPI = "110"
SHEETS: Mapping[str, Callable[[str], SheetContent]] = {
    "first": first_print,
    "second": second_print,
    "full": full_print,
    "hard": hard_print,
    "closed": closed_print,
    "closed-and-empty": lambda language: closed_print(language, bookings=0),
    "library": library_print,
    "empty": empty_print,
    "night": night_print,
    "closed-off": closed_off_print,
    "reported": reported_print,
    "shelter": shelter_print,
    "unchanged": unchanged_print,
}


def shoot(folder: Path) -> None:
    """Write every sheet and every view of the tablet into `folder`, in every language."""
    shoot_paper(folder)
    shoot_tablet(folder)


def shoot_paper(folder: Path) -> None:
    """Every sheet, a PNG a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for name, made in SHEETS.items():
            pdf = folder / f"schedule-{name}-{language}.pdf"
            pdf.write_bytes(schedule_pdf(made(language)))
            subprocess.run(["pdftoppm", "-r", PAPER_DPI, "-png", pdf, pdf.with_suffix("")], check=True)


def shoot_tablet(folder: Path) -> None:
    """The tablet through a day, and when something is the matter."""
    gui = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for language in LANGUAGES:
        for name, (prepare, done, bookings) in TABLETS.items():
            with TemporaryDirectory() as data:
                blocks = closed_off() if name == "closed-off" else ()
                told = reported(5) if name == "reported" else ()
                machine = tablet_machine(Path(data), bookings, blocks=blocks, conditions=told, language=language)
                prepare(machine)
                shot = _tablet(machine, language=language, done=done)
            shot.save(str(folder / f"tablet-{name}-{language}.png"))
    del gui


def _tablet(machine: TabletMachine, *, language: str, done: int) -> QImage:
    application = JanitorApplication(
        machine.picture, machine.desk, venue=HOUSE, clock=machine.clock, steady=machine.steady, languages=[language]
    )
    application.show(size=TABLET_SIZE)
    _settle()
    rows = [row for row in rows_of(application) if row.hasBox]
    for row in rows[:done]:
        application.round.tick(row.key)
    _settle()
    image = application.window.grabWindow()
    application.close()
    return image


def _settle() -> None:
    """Until jobs and layouts have come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


def _as_it_is(_machine: TabletMachine) -> None:
    """Nothing special."""


def _printed_before_the_choir(machine: TabletMachine) -> None:
    before = tuple(booking for booking in janitor_day() if booking not in {CHOIR, GYMNASTICS})
    print_in_the_morning(machine, before, venue=HOUSE, day=THURSDAY)


def _lost(machine: TabletMachine) -> None:
    machine.pictures.lost()


def _at_christmas(machine: TabletMachine) -> None:
    machine.now[0] = at("10:00", CHRISTMAS_EVE)


TABLETS: Mapping[str, tuple[Callable[[TabletMachine], None], int, tuple[Booking, ...]]] = {
    "morning": (_as_it_is, 0, janitor_day()),
    "day": (_printed_before_the_choir, 12, janitor_day()),
    "set-up": (_printed_before_the_choir, 14, janitor_day()),
    "evening": (_as_it_is, 17, janitor_day()),
    "all-done": (_as_it_is, 40, janitor_day()),
    "lost": (_lost, 2, janitor_day()),
    "closed": (_at_christmas, 0, (a_booking("mh-lok3", "10:00", "11:30", day=CHRISTMAS_EVE),)),
    "empty": (_as_it_is, 0, ()),
    "full": (_as_it_is, 2, tuple(busy_day())),
    "hard": (_as_it_is, 6, tuple(hard_day())),
    "closed-off": (_as_it_is, 0, (MARKET, GYMNASTICS)),
    "reported": (_as_it_is, 0, janitor_day()),
}


if __name__ == "__main__":
    shoot(Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/janitor"))

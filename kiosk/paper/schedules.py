"""The janitor's daily schedule as this machine makes it: from the newest picture, with what changed since the last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import structlog

from booking_core.documents.schedule_content import Edition, sheet_content
from booking_core.documents.schedule_pdf import schedule_pdf
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Venue
from booking_core.domain.schedule import DaySchedule, day_schedule
from booking_core.domain.schedule.changes import ChangesSince, PrintedSheet, changes_since, printed_sheet
from kiosk.devices.printers import CupsQueue, FolderPrinter, ReceiptPrinter
from kiosk.keeping.house_pictures import HousePictures
from kiosk.keeping.rounds import Rounds
from kiosk.paper.page_address import page_address
from kiosk.setup.settings import KioskSettings
from ui.ports import Clock, HousePicture, PaperState

LP = "lp"
PRINTING_SECONDS = 20
ON_ITS_WAY = frozenset({PaperState.PRINTED, PaperState.WAITING})
"""The paper is there, or will be without anybody asking again."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DailySheet:
    """A finished sheet: what it says, its pages, and what to remember of it once it is on paper."""

    schedule: DaySchedule
    since: ChangesSince | None
    pdf: bytes
    remembered: PrintedSheet

    @property
    def number(self) -> int:
        """Which print of that day it is, from 1."""
        return self.remembered.number


def daily_sheet(
    picture: HousePicture,
    venue: Venue,
    day: date,
    *,
    language: str,
    now: datetime,
    printed: PrintedSheet | None = None,
) -> DailySheet:
    """The sheet of `venue` on the local `day`, as the next print after `printed`. Nothing is remembered here."""
    schedule = day_schedule(picture.municipality, picture.calendar, venue, day)
    since = None if printed is None else changes_since(printed, schedule)
    number = 1 if printed is None else printed.number + 1
    edition = Edition(
        language, now, number=number, since=since, stale_since=None if picture.connected else picture.seen_at
    )
    content = sheet_content(schedule, picture.municipality, edition=edition, conditions=picture.conditions)
    pdf = schedule_pdf(content)
    return DailySheet(schedule, since, pdf, printed_sheet(schedule, number=number, now=now))


def sheet_name(venue: VenueId, day: date) -> str:
    """What the file or the print job is called, without an ending."""
    return f"schedule-{venue}-{day.isoformat()}"


def page_printer(settings: KioskSettings, venue: Venue) -> ReceiptPrinter | None:
    """What prints sheets of `venue`; None: nothing does."""
    kind, _, where = (page_address(settings, venue) or "").partition(":")
    match kind:
        case "folder":
            return FolderPrinter(settings.data_dir / Path(where).expanduser())
        case "cups":
            return CupsQueue(where, media="A4")
        case _:
            return None


class ScheduleOffice:
    """Prints sheets of any house from the newest picture, and remembers each print. Callable from any thread."""

    def __init__(
        self,
        pictures: HousePictures,
        rounds: Rounds,
        *,
        printer: Callable[[Venue], ReceiptPrinter | None],
        language: str,
        clock: Clock,
    ) -> None:
        self._pictures = pictures
        self._rounds = rounds
        self._printer = printer
        self._language = language
        self._clock = clock

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day, with what changed since the last one printed here; never raises."""
        picture = self._pictures.current
        house = None if picture is None else picture.municipality.venue_by_id.get(venue)
        if picture is None or house is None:
            return PaperState.FAILED
        printer = self._printer(house)
        if printer is None:
            return PaperState.NO_PRINTER
        printed = self._rounds.of(venue, day).printed
        sheet = daily_sheet(picture, house, day, language=self._language, now=self._clock(), printed=printed)
        paper = printer.print_receipt(sheet.pdf, f"{sheet_name(venue, day)}-{sheet.number}.pdf")
        if paper in ON_ITS_WAY:
            remember(self._rounds, venue, day, sheet)
        return paper


def remember(rounds: Rounds, venue: VenueId, day: date, sheet: DailySheet) -> None:
    """Keep what is on paper now. A disk that refuses costs the next print its list of changes, and nothing else."""
    try:
        rounds.keep_printed(venue, day, sheet.remembered)
    except OSError as err:
        log.warning("print not remembered", day=day.isoformat(), reason=type(err).__name__)


def schedule_office(settings: KioskSettings, pictures: HousePictures, *, language: str, clock: Clock) -> ScheduleOffice:
    """The office of a machine with those settings."""
    return ScheduleOffice(
        pictures,
        Rounds(settings.data_dir),
        printer=lambda venue: page_printer(settings, venue),
        language=language,
        clock=clock,
    )

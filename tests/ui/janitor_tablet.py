"""A janitor's tablet on the day of the design pictures, with real files behind it and a tray instead of a printer."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from booking_core.documents.rolls import Roll
from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import ConditionId, DeviceId, VenueId
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.conditions import closed as put_right
from kiosk.devices.printers import Form
from kiosk.keeping.house_pictures import HousePictures
from kiosk.keeping.rounds import Rounds
from kiosk.machines.janitor import RoundKeeper
from kiosk.paper.schedules import ScheduleOffice
from tests.booking_core.janitor_day import at, herlev, janitor_day
from ui.bridge.rows import RowModel
from ui.janitor import JanitorApplication
from ui.ports import ConditionKept, ConditionOnList, ConditionOutcome, ConditionTelling, HousePicture, PaperState
from ui.view_models.janitor.task_rows import RoundRow

TABLET = DeviceId("medborgerhus-tablet")


@dataclass
class Tray:
    """Catches the pages of a printer."""

    state: PaperState = PaperState.PRINTED
    pages: list[bytes] = field(default_factory=list)

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        del roll
        return (None,)

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        assert name
        self.pages.append(document)
        return self.state


@dataclass
class TabletMachine:
    """What stands behind the screen."""

    folder: Path
    now: list[datetime]
    tray: Tray
    pictures: HousePictures
    desk: RoundKeeper
    closed: list[ConditionId]
    told: list[ConditionTelling]
    jumped: timedelta = timedelta(0)
    """How far somebody has set the clock, beside what has passed."""

    def clock(self) -> datetime:
        return self.now[0] + self.jumped

    def steady(self) -> float:
        return self.now[0].timestamp()

    @property
    def picture(self) -> HousePicture:
        assert self.pictures.current is not None
        return self.pictures.current


def tablet_machine(
    folder: Path,
    bookings: tuple[Booking, ...] = janitor_day(),
    *,
    blocks: tuple[Block, ...] = (),
    conditions: tuple[ConditionReport, ...] = (),
    now: datetime | None = None,
    connected: bool = True,
    language: str = "da",
) -> TabletMachine:
    """At 14.08, in contact with the centre, unless told otherwise."""
    clock, tray = [now or at("14:08")], Tray()
    pictures = HousePictures(TABLET, lambda _picture: None)
    pictures.begin(
        herlev(), Calendar.of(bookings, blocks), seen_at=at("13:50"), connected=connected, conditions=conditions
    )
    rounds = Rounds(folder)
    office = ScheduleOffice(pictures, rounds, printer=lambda _venue: tray, language=language, clock=lambda: clock[0])
    closed: list[ConditionId] = []

    def close(report: ConditionId) -> bool:
        closed.append(report)
        return connected

    told: list[ConditionTelling] = []

    def tell(found: ConditionTelling) -> ConditionOutcome:
        told.append(found)
        report = on_list(found)
        if report.id in closed:
            report = put_right(report, now=clock[0])
        return ConditionOnList(report) if connected else ConditionKept()

    keeper = RoundKeeper(rounds, office, close_condition=close, report_condition=tell)
    return TabletMachine(folder, clock, tray, pictures, keeper, closed, told)


def on_list(found: ConditionTelling) -> ConditionReport:
    """What the centre makes of it."""
    return ConditionReport(ConditionId(found.id), found.space, found.kind, found.thing, found.told_at, found.told_at)


def print_in_the_morning(machine: TabletMachine, bookings: tuple[Booking, ...], *, venue: VenueId, day: date) -> None:
    """Print the list at 06.45, when only `bookings` were known."""
    known, shown = machine.picture, machine.now[0]
    machine.now[0] = at("06:45", day)
    machine.pictures.begin(herlev(), Calendar.of(bookings), seen_at=machine.now[0], connected=True)
    machine.desk.print_schedule(venue, day)
    machine.now[0] = shown
    machine.pictures.begin(herlev(), known.calendar, seen_at=known.seen_at, connected=known.connected)


def rows_of(application: JanitorApplication) -> tuple[RoundRow, ...]:
    """What the list shows."""
    model = application.round.findChild(RowModel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert model is not None
    return model.rows

"""Everything of a janitor's tablet but its screen: the connection, what it keeps on the disk, the printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import structlog

from booking_core.domain.identity import ConditionId, VenueId
from booking_core.domain.schedule.changes import TaskFacts
from booking_core.store.machine_disk.outbox import OUTBOX_FILE, Outbox
from kiosk.anybody.conditions import ConditionDesk, ConditionErrand, close_condition
from kiosk.centre.connection import Connection
from kiosk.clocks import HandshakeClock
from kiosk.keeping.rounds import Rounds
from kiosk.machines.running import RunningMachine
from kiosk.paper.schedules import ScheduleOffice, schedule_office
from kiosk.setup.identity import Identity
from kiosk.setup.settings import KioskSettings
from ui.ports import Clock, ConditionOutcome, ConditionTelling, PaperState
from ui.ports.janitor_desk import Round

log = structlog.get_logger()


class RoundKeeper:
    """The port of a tablet: everything stays on this machine, but what was found broken or was put right."""

    def __init__(
        self,
        rounds: Rounds,
        office: ScheduleOffice,
        *,
        close_condition: Callable[[ConditionId], bool],
        report_condition: Callable[[ConditionTelling], ConditionOutcome],
    ) -> None:
        self._rounds = rounds
        self._office = office
        self._close_condition = close_condition
        self._report_condition = report_condition

    def round_of(self, venue: VenueId, day: date) -> Round:
        """What is remembered; nothing where nothing is."""
        return self._rounds.of(venue, day)

    def keep_done(self, venue: VenueId, day: date, done: Sequence[TaskFacts]) -> bool:
        """Whether `done` is on the disk now, in place of what was there."""
        try:
            self._rounds.keep_done(venue, day, done)
        except OSError as err:
            log.warning("ticks not kept", day=day.isoformat(), reason=type(err).__name__)
            return False
        return True

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        return self._close_condition(report)

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """The centre's answer; without one it waits on the disk, and is told at the next turn of the sync."""
        return self._report_condition(telling)

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day, with what changed since the last."""
        return self._office.print_schedule(venue, day)


class RoundErrands:
    """What a tablet does at every turn of the sync: tells what was found while the centre was silent."""

    def __init__(self, conditions: ConditionErrand) -> None:
        self._conditions = conditions

    def settle(self) -> None:
        """Tell everything that is kept; raises as `ConditionErrand.tell`."""
        self._conditions.tell()

    def forget_ended(self) -> None:
        return


@dataclass(slots=True)
class JanitorMachine(RunningMachine):
    """A tablet's, with what a janitor can have done. `clock` is the centre's time as far as it is known."""

    desk: RoundKeeper
    clock: Clock


def open_janitor(settings: KioskSettings, identity: Identity, *, language: str, clock: Clock) -> JanitorMachine:
    """The tablet whose files are in the settings' data folder.

    Raises:
        FolderInUse: another process has it open.
        DiskRefused: no file can be made or read there.
    """
    handshake = HandshakeClock(clock)
    connection = Connection(settings, identity, clock=handshake)
    outbox = Outbox.open(settings.data_dir / OUTBOX_FILE)
    connection.begin(RoundErrands(ConditionErrand(connection.client, outbox, clock=handshake)), clock=handshake)
    office = schedule_office(settings, connection.pictures, language=language, clock=handshake)
    closing = partial(close_condition, connection.client, connection.pictures)
    telling = ConditionDesk(connection.client, outbox, pictures=connection.pictures).report
    keeper = RoundKeeper(Rounds(settings.data_dir), office, close_condition=closing, report_condition=telling)
    return JanitorMachine(connection, (outbox,), keeper, handshake)

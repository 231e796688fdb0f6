"""The port of a janitor's tablet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from booking_core.domain.identity import ConditionId, VenueId
from booking_core.domain.schedule.changes import PrintedSheet, TaskFacts
from ui.ports.conditions import ConditionOutcome, ConditionTelling
from ui.ports.paper import PaperState


@dataclass(frozen=True, slots=True)
class Round:
    """What a machine remembers of a janitor's day: the last print, and the tasks done as they were then."""

    printed: PrintedSheet | None = None
    done: tuple[TaskFacts, ...] = ()


class JanitorDesk(Protocol):
    """Keeps a janitor's ticks on the disk, prints, and tells the centre what was put right."""

    def close_condition(self, report: ConditionId) -> bool:
        """Whether the centre knows that it has been put right."""
        ...

    def report_condition(self, telling: ConditionTelling) -> ConditionOutcome:
        """Tell the house what was found; without an answer it is kept, and told as soon as the centre answers."""
        ...

    def round_of(self, venue: VenueId, day: date) -> Round:
        """What is remembered; nothing where nothing is."""
        ...

    def keep_done(self, venue: VenueId, day: date, done: Sequence[TaskFacts]) -> bool:
        """Whether `done` is on the disk now, in place of what was there."""
        ...

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:
        """The sheet of that local day, with what changed since the last."""
        ...

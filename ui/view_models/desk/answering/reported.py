"""What people told is broken, dirty or missing in this house, beside the day: since when, and "put right"."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.documents.schedule_content import reported_in
from booking_core.documents.schedule_words import ScheduleWords
from booking_core.domain.identity import ConditionId
from booking_core.domain.time_spans import local_day
from ui.bridge.jobs import JobRunner
from ui.bridge.rows import RowModel
from ui.ports import StaffDesk
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_SHOWN = 3
"""The day itself stands below; the next comes when one is put right."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One thing in one place, in words."""

    key: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportedState:
    heading: str = ""
    close: str = ""
    trouble: str = ""
    further: str = ""
    rows: tuple[ReportRow, ...] = ()


def derive_state(workplace: Workplace, *, trouble: str = "") -> ReportedState:
    """What is open in the house, the longest standing first; `trouble` is the key of what went wrong."""
    say, rows = workplace.speech.say, tuple(_rows(workplace))
    more = len(rows) - MOST_SHOWN
    return ReportedState(
        heading=say("schedule.reported.heading"),
        close=say("schedule.reported.close"),
        trouble=say(trouble) if trouble else "",
        further=say("schedule.reported.further", count=more) if more > 0 else "",
        rows=rows[:MOST_SHOWN],
    )


def _rows(workplace: Workplace) -> Iterator[ReportRow]:
    places = workplace.picture.municipality
    today = local_day(workplace.now, places.zone)
    said = ScheduleWords(workplace.speech.words, places, places.venue_by_id[workplace.venue], today)
    for one in reported_in(said, workplace.picture.conditions):
        line = said.reported(one, today=today)
        yield ReportRow(str(one.id), line.place.rstrip(":"), line.text)


@QmlElement
class ReportedModel(QObject):
    """The view model of the list."""

    changed = Signal()

    def __init__(
        self, workplace: Workplace, desk: StaffDesk, *, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._desk = desk
        self._jobs = jobs
        self._trouble = ""
        self._state = ReportedState()
        self._rows = RowModel(ReportRow, self)
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is open now."""
        state = derive_state(self._workplace, trouble=self._trouble)
        if state != self._state:
            self._state = state
            self._rows.show(state.rows)
            self.changed.emit()

    @Slot(str)
    def close(self, key: str) -> None:
        """It has been put right: off the list, here and everywhere. Pressing twice is harmless."""
        report = ConditionId(UUID(key))
        self._jobs.run(
            lambda: self._desk.close_condition(report),
            self._closed,
            failed=lambda: self._closed(is_told=False),
        )

    def _closed(self, is_told: bool) -> None:  # noqa: FBT001  what the job gives
        self._trouble = "" if is_told else "schedule.reported.silent"
        self.refresh()

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def closeText(self) -> str:
        return self._state.close

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def further(self) -> str:
        return self._state.further

    @Property(RowModel, notify=changed)
    def rows(self) -> RowModel:
        return self._rows

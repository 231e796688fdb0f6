"""Telling on the round that something is broken, dirty or missing in the room at hand: what, and what is the matter.

closed ──► THING ──► KIND ──► closed, and the notice says what became of it
             ▲         │
             └── back ─┘

Until it has been put right the same of the same thing in the same room is one telling, however often it is pressed. A
tablet out of contact does not hear that it has: what it has not told yet, and finds again an hour later, is another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Space
from booking_core.domain.told.conditions import ConditionKind, Thing, things_in
from booking_core.language.condition_words import kind_named, thing_named
from booking_core.language.words import Words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock, ConditionKept, ConditionOnList, ConditionOutcome, ConditionTelling, KioskOutOfOrder
from ui.ports.janitor_desk import JanitorDesk
from ui.view_models.janitor.round import RoundModel

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


FOUND_AGAIN_AFTER_SECONDS = 3600.0
"""So long after somebody found it, and could not tell the house, it may have been put right and be so again."""

What = tuple[SpaceId, ConditionKind, Thing]


@dataclass(frozen=True, slots=True)
class FaultOption:
    """An answer."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What is being told of `space`; without a `thing` that is asked first."""

    space: Space
    thing: Thing | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What was told, and when by the steady clock: the tablet's time jumps when the centre first says it."""

    telling: ConditionTelling
    steady_seconds: float


@QmlElement
class FaultModel(QObject):
    """The view model of this panel. Which room it is about the round says."""

    changed = Signal()

    def __init__(
        self,
        board: PictureBoard,
        round_model: RoundModel,
        desk: JanitorDesk,
        *,
        words: Words,
        jobs: JobRunner,
        clock: Clock,
        steady: Callable[[], float],
        new_id: Callable[[], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._round = round_model
        self._desk = desk
        self._words = words
        self._jobs = jobs
        self._clock = clock
        self._steady = steady
        self._new_id = new_id
        self._told: dict[What, Told] = {}
        self._listed: frozenset[What] = frozenset()
        self._unheard: set[What] = set()
        self._finding: Finding | None = None
        self._options = RowModel(FaultOption, self)
        round_model.changed.connect(self.changed)
        board.changed.connect(self._look_again)

    @Slot()
    def begin(self) -> None:
        """Something is the matter in the room at hand."""
        space = self._round.space_shown()
        self._show(None if space is None else Finding(space))

    @Slot(str)
    def pick(self, key: str) -> None:
        """An answer was touched; the second one tells the house."""
        finding = self._finding
        if finding is None:
            return
        if finding.thing is None:
            self._show(Finding(finding.space, Thing(key)))
        else:
            self._show(None)
            self._tell((finding.space.id, ConditionKind(key), finding.thing))

    @Slot()
    def goBack(self) -> None:
        """The question before, or the task."""
        finding = self._finding
        self._show(None if finding is None or finding.thing is None else Finding(finding.space))

    @Slot()
    def _look_again(self) -> None:
        """What has left the list was put right: found again, it is told anew."""
        listed = frozenset((one.space, one.kind, one.thing) for one in self._board.picture.conditions)
        for what in self._listed - listed:
            self._told.pop(what, None)
        self._listed = listed
        self._unheard -= listed

    def _telling(self, what: What) -> ConditionTelling:
        space, kind, thing = what
        if what not in self._told or self._may_be_another(what):
            telling = ConditionTelling(self._new_id(), None, space, kind, thing, self._clock())
            self._told[what] = Told(telling, self._steady())
        return self._told[what].telling

    def _may_be_another(self, what: What) -> bool:
        return what in self._unheard and self._steady() - self._told[what].steady_seconds >= FOUND_AGAIN_AFTER_SECONDS

    def _tell(self, what: What) -> None:
        before = self._told.get(what)
        telling = self._telling(what)
        is_again = self._told[what] is before
        self._jobs.run(
            lambda: self._desk.report_condition(telling),
            lambda outcome: self._answered(outcome, what, is_again=is_again),
            failed=lambda: self._answered(KioskOutOfOrder(), what, is_again=is_again),
        )

    def _answered(self, outcome: ConditionOutcome, what: What, *, is_again: bool) -> None:
        match outcome:
            case ConditionOnList(report) if is_again and not report.is_open:
                self._told.pop(what, None)  # told before it was put right, which this tablet never saw on the list
                self._tell(what)
            case ConditionOnList():
                self._unheard.discard(what)
                self._round.tell(self._words.text("schedule.fault.told"))
            case ConditionKept():
                self._unheard.add(what)
                self._round.tell(self._words.text("schedule.fault.kept"))
            case _:
                self._round.tell(self._words.text("schedule.fault.not-told"))

    def _show(self, finding: Finding | None) -> None:
        self._finding = finding
        self._options.show(self._answers())
        self.changed.emit()

    def _answers(self) -> tuple[FaultOption, ...]:
        finding = self._finding
        if finding is None:
            return ()
        if finding.thing is None:
            things = things_in(self._round.places, finding.space)
            return tuple(FaultOption(one.value, thing_named(self._words, one)) for one in things)
        return tuple(FaultOption(one.value, kind_named(self._words, one)) for one in ConditionKind)

    @Property(bool, notify=changed)
    def mayTell(self) -> bool:
        """Whether the task at hand is in a room."""
        return self._round.space_shown() is not None

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._finding is not None

    @Property(str, notify=changed)
    def place(self) -> str:
        finding = self._finding
        if finding is None or finding.thing is None:
            return "" if finding is None else finding.space.name
        return f"{finding.space.name} · {thing_named(self._words, finding.thing)}"

    @Property(str, notify=changed)
    def question(self) -> str:
        asks_thing = self._finding is None or self._finding.thing is None
        return self._words.text("condition.about" if asks_thing else "condition.question")

    @Property(str, notify=changed)
    def tellText(self) -> str:
        return self._words.text("schedule.fault.tell")

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._words.text("schedule.fault.back")

    @Property(RowModel, notify=changed)
    def options(self) -> RowModel:
        return self._options

"""The page where somebody tells what is broken, dirty or missing: two questions, answered by a touch each, and thanks.

THING ──► KIND ──► SENDING ──► SAID ──► THING (something more)
  ▲        │                    │ ▲
  └─ back ─┘                    └─┘ kept, and contact is back: what has become of it
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking
from booking_core.domain.places import Space
from booking_core.domain.told.conditions import MOST_A_BOOKING, ConditionKind, Thing, WhyNotTold, in_order, things_in
from booking_core.language.condition_words import condition_line, kind_named, thing_named, told_again
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingDesk,
    Clock,
    ConditionKept,
    ConditionOnList,
    ConditionOutcome,
    ConditionTelling,
    HousePicture,
    KioskOutOfOrder,
)
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.speech import Speech, bound
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PLAIN_PERCENT = 100
MOST_PLAIN, MOST_LARGE = 9, 4
THING_ICONS = {
    Thing.FURNITURE: "armchair",
    Thing.SCREEN: "projector",
    Thing.HEARING_LOOP: "ear",
    Thing.LIGHT: "lamp",
    Thing.HEATING: "thermometer",
    Thing.DOOR: "lock",
    Thing.TOILET: "personStanding",
    Thing.KITCHEN: "utensils",
    Thing.OTHER: "ellipsis",
}
KIND_ICONS = {ConditionKind.BROKEN: "wrench", ConditionKind.DIRTY: "brush", ConditionKind.MISSING: "search"}


class Step(Enum):
    """How far the telling has come."""

    THING = auto()
    KIND = auto()
    SENDING = auto()
    SAID = auto()


@dataclass(frozen=True, slots=True)
class Telling:
    """What was chosen, and what came of it; `first` is the first answer shown where not all have room."""

    step: Step = Step.THING
    thing: Thing | None = None
    kind: ConditionKind | None = None
    first: int = 0
    sent: ConditionTelling | None = None
    outcome: ConditionOutcome | None = None


@dataclass(frozen=True, slots=True)
class ConditionOption:
    """An answer with its picture."""

    key: str
    text: str
    symbol: str


@dataclass(frozen=True, slots=True)
class ConditionState:
    """`plate` is "told" when the house has it, "kept" while it waits for a connection, or empty."""

    about: str = ""
    heading: str = ""
    plate: str = ""
    place: str = ""
    what: str = ""
    known: str = ""
    anonymous: str = ""
    urgent: str = ""
    more: str = ""
    trouble: str = ""
    back: str = ""
    another: str = ""
    done: str = ""
    further: str = ""
    options: tuple[ConditionOption, ...] = ()
    pictured: bool = False


def derive_state(
    picture: HousePicture, booking: Booking, telling: Telling, *, speech: Speech, most: int
) -> ConditionState:
    """What the page shows of a telling about the room of `booking`; `most` answers have room."""
    places = picture.municipality
    space, venue = places.space_by_id[booking.space], places.venue_of_space[booking.space]
    options = tuple(_options(picture, space, telling, speech))
    thing = "" if telling.thing is None else thing_named(speech.words, telling.thing)
    is_said = telling.step is Step.SAID
    return ConditionState(
        about=" · ".join(filter(None, (speech.say("condition.title"), space.name, "" if is_said else thing))),
        heading=_heading(telling, speech),
        plate=_plate(telling.outcome),
        place=space.name,
        what=_line(telling, speech) if is_said else "",
        known=_known(picture, space, speech) if telling.step is Step.THING else "",
        anonymous=speech.say("condition.anonymous"),
        urgent=bound(speech.say("condition.urgent", phone=venue.phone)),
        more=_more(telling.outcome, speech),
        trouble=_trouble(telling.outcome, speech),
        back=speech.say("condition.back" if is_said else "simple.back"),
        another=speech.say("condition.another") if is_said else "",
        done=speech.say("condition.done") if is_said else "",
        further=speech.say("simple.more") if len(options) > most else "",
        options=options[telling.first : telling.first + most],
        pictured=telling.step is Step.THING,
    )


def _options(picture: HousePicture, space: Space, telling: Telling, speech: Speech) -> Iterator[ConditionOption]:
    match telling.step:
        case Step.THING:
            for thing in things_in(picture.municipality, space):
                yield ConditionOption(thing.value, thing_named(speech.words, thing), THING_ICONS[thing])
        case Step.KIND:
            for kind in ConditionKind:
                yield ConditionOption(kind.value, kind_named(speech.words, kind), KIND_ICONS[kind])
        case _:
            return


def _heading(telling: Telling, speech: Speech) -> str:
    match telling.step:
        case Step.THING:
            return speech.say("condition.about")
        case Step.KIND:
            return speech.say("condition.question")
        case Step.SENDING:
            return speech.say("simple.wait")
        case Step.SAID if isinstance(telling.outcome, ConditionOnList | ConditionKept):
            return speech.say("condition.thanks")
        case _:
            return speech.say("condition.title")


def _plate(outcome: ConditionOutcome | None) -> str:
    match outcome:
        case ConditionOnList():
            return "told"
        case ConditionKept():
            return "kept"
        case _:
            return ""


def _line(telling: Telling, speech: Speech) -> str:
    if telling.kind is None or telling.thing is None:
        return ""
    return condition_line(speech.words, telling.kind, telling.thing)


def _known(picture: HousePicture, space: Space, speech: Speech) -> str:
    """What the house has been told of that room already, so that nobody need tell it again."""
    here = [one for one in in_order(picture.conditions) if one.space == space.id]
    lines = "; ".join(speech.words.within(condition_line(speech.words, one.kind, one.thing)) for one in here)
    return speech.say("condition.known", what=lines) if lines else ""


def _more(outcome: ConditionOutcome | None, speech: Speech) -> str:
    match outcome:
        case ConditionOnList(report=report):
            return " ".join(filter(None, (speech.say("condition.told"), told_again(speech.words, report))))
        case ConditionKept():
            return f"{speech.say('condition.kept')} {speech.say('condition.kept-more')}"
        case _:
            return ""


def _trouble(outcome: ConditionOutcome | None, speech: Speech) -> str:
    match outcome:
        case WhyNotTold():
            return speech.say(f"condition.{outcome.value}", most=MOST_A_BOOKING)
        case KioskOutOfOrder():
            return speech.say("condition.not-kept")
        case _:
            return ""


@QmlElement
class ConditionModel(QObject):
    """The view model of this page. Which booking it is about the page of one's own booking says."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        mine: MyReceiptModel,
        *,
        clock: Clock,
        desk: BookingDesk,
        jobs: JobRunner,
        new_id: Callable[[], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._mine = mine
        self._desk = desk
        self._jobs = jobs
        self._clock = clock
        self._new_id = new_id
        self._is_asking_again = False
        self._telling = Telling()
        self._state = ConditionState()
        self._options = RowModel(ConditionOption, self)
        visit.changed.connect(self.refresh)
        board.changed.connect(self._look_again)
        visit.forgotten.connect(self._forget)

    @property
    def telling(self) -> Telling:
        """What was chosen, and what came of it."""
        return self._telling

    @Slot()
    def refresh(self) -> None:
        """Look again at what was chosen; what is left behind is forgotten."""
        booking = self._booking() if self._visit.page is Page.CONDITION else None
        if booking is None:
            self._telling = Telling()
            return
        speech = self._visit.speech
        self._show(derive_state(self._board.picture, booking, self._telling, speech=speech, most=self._most))

    @Slot(str)
    def pick(self, key: str) -> None:
        """One of the answers was touched; the second one sends."""
        if self._telling.step is Step.THING:
            self._tell(Telling(Step.KIND, Thing(key)))
        elif self._telling.step is Step.KIND:
            self._send(ConditionKind(key))

    @Slot()
    def showFurther(self) -> None:
        """The answers that follow, and after the last the first again."""
        booking, following = self._booking(), self._telling.first + self._most
        if booking is None or self._telling.step is not Step.THING:
            return
        places = self._board.picture.municipality
        count = len(things_in(places, places.space_by_id[booking.space]))
        self._tell(Telling(first=following if following < count else 0))

    @Slot()
    def tellAnother(self) -> None:
        """Something else is the matter too."""
        self._tell(Telling())

    @Slot()
    def finish(self) -> None:
        """Nothing more: forget the person."""
        if self._telling.step is Step.SAID:
            self._visit.reset()

    @Slot()
    def goBack(self) -> None:
        """The question before, or the booking."""
        if self._telling.step is Step.KIND:
            self._tell(Telling())
        elif self._telling.step is not Step.SENDING:
            self._visit.go(self._visit.navigation.went_back())

    @property
    def _most(self) -> int:
        return MOST_PLAIN if self._visit.comfort.text_percent == PLAIN_PERCENT else MOST_LARGE

    def _booking(self) -> Booking | None:
        return self._mine.told_about

    def _tell(self, telling: Telling) -> None:
        self._telling = telling
        self.refresh()

    def _send(self, kind: ConditionKind) -> None:
        booking, thing = self._booking(), self._telling.thing
        if booking is None or thing is None:
            return
        told = ConditionTelling(self._new_id(), booking.id, booking.space, kind, thing, self._clock())
        sending = Telling(Step.SENDING, thing, kind, sent=told)
        self._tell(sending)
        self._jobs.run(
            lambda: self._desk.report_condition(told),
            lambda outcome: self._said(sending, outcome),
            failed=lambda: self._said(sending, KioskOutOfOrder()),
        )

    def _said(self, sending: Telling, outcome: ConditionOutcome) -> None:
        if self._telling is sending:
            self._tell(replace(sending, step=Step.SAID, outcome=outcome))

    @Slot()
    def _look_again(self) -> None:
        """The picture is newer: with contact again, what was kept may have been heard."""
        telling = self._telling
        if self._board.picture.connected and isinstance(telling.outcome, ConditionKept):
            self._ask_again(telling)
        self.refresh()

    def _ask_again(self, kept: Telling) -> None:
        told = kept.sent
        if told is None or self._is_asking_again:
            return
        self._is_asking_again = True
        self._jobs.run(
            lambda: self._desk.report_condition(told),
            lambda outcome: self._renewed(kept, outcome),
            failed=lambda: self._renewed(kept, ConditionKept()),
        )

    def _renewed(self, kept: Telling, outcome: ConditionOutcome) -> None:
        """Without an answer it is kept as before."""
        self._is_asking_again = False
        if self._telling is kept and isinstance(outcome, ConditionOnList | WhyNotTold):
            self._tell(replace(kept, outcome=outcome))

    @Slot()
    def _forget(self) -> None:
        self._telling = Telling()
        self._show(ConditionState())

    def _show(self, state: ConditionState) -> None:
        if state != self._state:
            self._state = state
            self._options.show(state.options)
            self.changed.emit()

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._state.about

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def what(self) -> str:
        return self._state.what

    @Property(str, notify=changed)
    def known(self) -> str:
        return self._state.known

    @Property(str, notify=changed)
    def anonymous(self) -> str:
        return self._state.anonymous

    @Property(str, notify=changed)
    def urgent(self) -> str:
        return self._state.urgent

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._state.more

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

    @Property(str, notify=changed)
    def another(self) -> str:
        return self._state.another

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._state.done

    @Property(str, notify=changed)
    def further(self) -> str:
        return self._state.further

    @Property(bool, notify=changed)
    def pictured(self) -> bool:
        """Whether the answers are pictures, some in a row."""
        return self._state.pictured

    @Property(RowModel, notify=changed)
    def options(self) -> RowModel:
        return self._options

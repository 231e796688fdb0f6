"""The page of somewhere to go: something open to all, or a place that is free; where, when, and a slip to go by."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Openness
from booking_core.domain.outings import Outing, house_url
from booking_core.domain.places import Reach, Space, Venue
from booking_core.domain.search import Offer
from booking_core.domain.time_spans import local_day
from booking_core.language.spoken import spoken_words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingDesk, Clock, HousePicture, PaperSpared, PaperState
from ui.view_models.around import offer_of, walk_to
from ui.view_models.navigation import Page
from ui.view_models.offers import can_promise, earliest_request
from ui.view_models.paper import qr_source
from ui.view_models.places import floor_of
from ui.view_models.plans import NO_PLAN, PlanModel, PlanState, plan_of
from ui.view_models.room_pictures import NO_ROOM, RoomPictureModel, RoomPictureState, picture_of_room
from ui.view_models.session import Certainty, Choice, Session
from ui.view_models.speech import Speech
from ui.view_models.steps import StepLine, way_lines
from ui.view_models.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

FEATURE_ICONS = {"hearing-loop": "ear", "child-friendly": "babyCarriage", "projector": "projector", "piano": "music"}
REACH_ICONS = {Reach.STEP_FREE: "accessibility", Reach.LIFT: "elevator", Reach.STAIRS: "stairs"}
MOST_FACTS = 5


class Slip(Enum):
    """What became of the paper."""

    NONE = auto()
    PRINTING = auto()
    PRINTED = auto()
    NOT_PRINTED = auto()
    SPARED = auto()
    """Many have been printed just now."""


SLIP_TEXTS = {
    Slip.PRINTING: "outing.printing",
    Slip.PRINTED: "outing.printed",
    Slip.NOT_PRINTED: "outing.not-printed",
    Slip.SPARED: "outing.spared",
}


ENDS = frozenset({Slip.PRINTED, Slip.NOT_PRINTED})
"""There is nothing more to do here but to go."""


@dataclass(frozen=True, slots=True)
class Fact:
    symbol: str
    text: str


@dataclass(frozen=True, slots=True)
class OutingState:
    """`choice` is what "book" leads to. `asks`: it can only be asked for. `free`: a place, and nothing on."""

    heading: str = ""
    time: str = ""
    day: str = ""
    place: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()
    way: str = ""
    steps: tuple[StepLine, ...] = ()
    plan: PlanState = NO_PLAN
    room: RoomPictureState = NO_ROOM
    qr_source: str = ""
    qr_label: str = ""
    qr_spoken: str = ""
    print_slip: str = ""
    slip: str = ""
    done: str = ""
    book: str = ""
    asks: bool = False
    free: bool = False
    back: str = ""
    choice: Choice | None = None


def derive_state(
    picture: HousePicture,
    session: Session,
    outing: Outing,
    *,
    speech: Speech,
    now: datetime,
    slip: Slip = Slip.NONE,
    pictures: Path | None = None,
    chosen: bool = False,
) -> OutingState:
    """What the page says of `outing` at `now`, with the rooms' photos in `pictures`.

    `chosen`: the person looks at the place they are about to book, and goes back to that.
    """
    space = picture.municipality.space_by_id[outing.space]
    venue = picture.municipality.venue_of_space[outing.space]
    offer = None if outing.is_event or chosen else offer_of(picture, session, outing.space, now=now)
    span = outing.span if offer is None else offer.span
    choice = None if offer is None else _choice(picture, offer, now=now)
    is_on = chosen or offer is not None or (outing.is_event and now < outing.span.ends_at)
    day = speech.short_day(local_day(span.starts_at, picture.municipality.zone), now)
    return OutingState(
        heading=outing.title or space.name,
        time=speech.span(span),
        day=speech.starting_large(day),
        place=_place(picture, venue, space, outing, speech=speech),
        note=speech.say("outing.not-booked") if chosen else _note(outing, venue, choice, is_on=is_on, speech=speech),
        facts=tuple(_facts(venue, space, outing, speech=speech))[:MOST_FACTS],
        way=speech.say("outing.way"),
        steps=way_lines(picture, venue, space, speech=speech),
        plan=plan_of(picture, venue, space, speech=speech),
        room=picture_of_room(space, pictures, speech=speech),
        qr_source=qr_source(house_url(picture.municipality.public_url, venue.id)),
        qr_label=speech.say("outing.phone"),
        qr_spoken=speech.say("outing.qr"),
        print_slip=speech.say("outing.print") if is_on and not chosen else "",
        slip=speech.say(SLIP_TEXTS[slip]) if slip in SLIP_TEXTS else "",
        done=speech.say("outing.done") if slip in ENDS and choice is None else "",
        book="" if choice is None else _book(choice, speech),
        asks=choice is not None and choice.certainty is not Certainty.SURE,
        free=not outing.is_event,
        back=speech.say("around.back"),
        choice=choice,
    )


def _place(picture: HousePicture, venue: Venue, space: Space, outing: Outing, *, speech: Speech) -> str:
    """The room of an event; then the floor, or the other house and how far it is."""
    parts = [speech.name(space.name)] if outing.is_event else []
    walk = walk_to(picture, venue)
    if walk > 0:
        parts += [speech.name(venue.name), speech.say("around.on-foot", minutes=walk)]
    elif floor := floor_of(venue, space):
        parts.append(speech.name(floor if parts else speech.starting_large(floor)))
    return speech.line(" · ".join(parts))


def _note(outing: Outing, venue: Venue, choice: Choice | None, *, is_on: bool, speech: Speech) -> str:
    """What must be known before one goes."""
    if not is_on:
        return speech.say("outing.over" if outing.is_event else "outing.taken")
    if outing.is_event:
        return speech.say("outing.look-in" if outing.openness is Openness.COME_AND_SEE else "outing.everybody")
    if choice is None:
        return speech.say("outing.call-first", phone=venue.phone)
    return speech.say("outing.not-booked")


def _facts(venue: Venue, space: Space, outing: Outing, *, speech: Speech) -> Iterator[Fact]:
    """How many, how one gets in, and what is there for ears, children and hands."""
    if not outing.is_event:
        yield Fact("users", speech.say("screen.capacity", count=space.standing_layout.capacity))
        yield Fact("layoutGrid", " · ".join(speech.layout(layout.id) for layout in space.layouts))
    if outing.spoken:
        yield Fact("languages", spoken_words(speech.words, outing.spoken))
    reach = venue.room(space.rooms[0]).reach
    if venue.step_free or reach is Reach.STAIRS:
        wheelchairs = speech.count("count.wheelchairs", space.standing_layout.wheelchair_places)
        words = speech.named(reach)
        yield Fact(REACH_ICONS[reach], words if outing.is_event else f"{words} · {wheelchairs}")
    if venue.accessible_toilet:
        yield Fact("accessibility", speech.say("screen.toilet"))
    for feature in space.features:
        if feature in FEATURE_ICONS:
            yield Fact(FEATURE_ICONS[feature], speech.feature(feature))


def _choice(picture: HousePicture, offer: Offer, *, now: datetime) -> Choice | None:
    """The offer as it can be booked now; None while the centre is silent and it is too soon to ask."""
    if can_promise(picture, offer, offer.span):
        return Choice(offer, offer.span, Certainty.SURE)
    if offer.span.starts_at >= earliest_request(now):
        return Choice(offer, offer.span, Certainty.REQUEST)
    return None


def _book(choice: Choice, speech: Speech) -> str:
    key = "screen.book-span" if choice.certainty is Certainty.SURE else "screen.ask-for-span"
    return speech.say(key, span=speech.span(choice.span))


def _became_of(paper: PaperState | PaperSpared) -> Slip:
    if isinstance(paper, PaperSpared):
        return Slip.SPARED
    return Slip.PRINTED if paper is PaperState.PRINTED else Slip.NOT_PRINTED


@QmlElement
class OutingModel(QObject):
    """The view model of this page. While a slip is printed no second one is asked for."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        desk: BookingDesk,
        jobs: JobRunner,
        pictures: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._visit = visit
        self._board = board
        self._clock = clock
        self._desk = desk
        self._jobs = jobs
        self._state = OutingState()
        self._slip = Slip.NONE
        self._slip_of: Outing | None = None
        self._facts = RowModel(Fact, self)
        self._steps = RowModel(StepLine, self)
        self._plan = PlanModel(self)
        self._room = RoomPictureModel(self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @property
    def state(self) -> OutingState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Look again whether it is still on, or free."""
        outing = self._visit.session.outing
        if self._visit.page is not Page.OUTING or outing is None:
            return
        if outing != self._slip_of:
            self._slip, self._slip_of = Slip.NONE, outing
        state = derive_state(
            self._board.picture,
            self._visit.session,
            outing,
            speech=self._visit.speech,
            now=self._clock(),
            slip=self._slip,
            pictures=self._pictures,
            chosen=self._visit.navigation.behind[-1:] == (Page.CONFIRM,),
        )
        if state != self._state:
            self._state = state
            self._facts.show(state.facts)
            self._steps.show(state.steps)
            self._plan.show(state.plan)
            self._room.show(state.room)
            self.changed.emit()

    @Slot()
    def printSlip(self) -> None:
        """Put it on paper."""
        outing = self._visit.session.outing
        if outing is None or self._slip is Slip.PRINTING:
            return
        choice = self._state.choice
        shown = outing if choice is None else replace(outing, span=choice.span)
        language = self._visit.comfort.language
        self._became(Slip.PRINTING)
        self._jobs.run(
            lambda: self._desk.print_outing(shown, language),
            lambda paper: self._printed(outing, paper),
            failed=lambda: self._printed(outing, PaperState.FAILED),
        )

    @Slot()
    def book(self) -> None:
        """Book it here, or ask for it; where too many would come, for as many as there is room."""
        session, choice = self._visit.session, self._state.choice
        if choice is not None:
            persons = min(session.persons, choice.offer.layout.capacity)
            self._visit.go(
                self._visit.navigation.opened(Page.CONFIRM),
                session=replace(session, choice=choice, also=(), persons=persons),
            )

    @Slot()
    def goBack(self) -> None:
        """Back to where one came from."""
        self._visit.go(self._visit.navigation.went_back())

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets."""
        self._visit.reset()

    def _printed(self, outing: Outing, paper: PaperState | PaperSpared) -> None:
        """Of one that is not shown any more nothing is said."""
        if outing == self._slip_of:
            self._became(_became_of(paper))

    def _became(self, slip: Slip) -> None:
        self._slip = slip
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._slip, self._slip_of = Slip.NONE, None
        self._state = OutingState()
        self._facts.show(())
        self._steps.show(())
        self._plan.show(NO_PLAN)
        self._room.show(NO_ROOM)

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(RowModel, notify=changed)
    def facts(self) -> RowModel:
        return self._facts

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._state.way

    @Property(RowModel, notify=changed)
    def steps(self) -> RowModel:
        return self._steps

    @Property(PlanModel, notify=changed)
    def plan(self) -> PlanModel:
        return self._plan

    @Property(RoomPictureModel, notify=changed)
    def room(self) -> RoomPictureModel:
        return self._room

    @Property(str, notify=changed)
    def qrSource(self) -> str:
        return self._state.qr_source

    @Property(str, notify=changed)
    def qrLabel(self) -> str:
        return self._state.qr_label

    @Property(str, notify=changed)
    def qrSpoken(self) -> str:
        return self._state.qr_spoken

    @Property(str, notify=changed)
    def printSlipText(self) -> str:
        return self._state.print_slip

    @Property(str, notify=changed)
    def slip(self) -> str:
        return self._state.slip

    @Property(str, notify=changed)
    def doneText(self) -> str:
        return self._state.done

    @Property(str, notify=changed)
    def bookText(self) -> str:
        return self._state.book

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        return self._state.asks

    @Property(bool, notify=changed)
    def free(self) -> bool:
        return self._state.free

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

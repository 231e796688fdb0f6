"""The page that proves what was decided: confirmed, or asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking
from booking_core.domain.holding import held_until
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import TimeSpan
from booking_core.language.set_up_words import set_up_in_brief, set_up_told
from booking_core.language.weather_words import weather_sentence
from booking_core.protocol.codes import grouped
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingConfirmed,
    BookingDesk,
    BookingRequested,
    BookingWish,
    CentreSilent,
    Clock,
    GivenBack,
    HouseAsked,
    HousePicture,
    PaperState,
    Proof,
    WishKept,
)
from ui.view_models.offering.offers import choices_for
from ui.view_models.shown.paper import paper_of, qr_modules
from ui.view_models.shown.places import in_danish, with_floor
from ui.view_models.shown.plans import NO_PLAN, PlanModel, PlanState, plan_of
from ui.view_models.shown.steps import StepLine, answer_steps, house_steps, way_lines
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, refusing, saying, silence
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech, bound
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Job(Enum):
    """What the person has asked for since the page opened."""

    NONE = "none"
    COPYING = "copying"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ReceiptState:
    confirmed: bool = True
    time: str = ""
    place: str = ""
    day: str = ""
    steps: tuple[StepLine, ...] = ()
    plan: PlanState = NO_PLAN
    in_danish: str = ""
    code: str = ""
    qr_modules: str = ""
    toilet: str = ""
    weather: str = ""
    set_up: str = ""
    set_up_brief: str = ""
    kept: str = ""
    paper: str = ""
    paper_action: str = ""
    copying: bool = False
    asking_withdrawal: bool = False
    reading_on: bool = False
    withdrawn: bool = False
    trouble: str = ""
    instead: str = ""
    instead_button: str = ""
    also: str = ""


def derive_state(
    picture: HousePicture, session: Session, *, speech: Speech, now: datetime, paper: PaperState | None = None
) -> ReceiptState:
    """What the page says of the session's outcome; `paper` is the copy's state when one was asked for."""
    match session.outcome:
        case BookingConfirmed(booking, proof):
            space = picture.municipality.space_by_id[booking.space]
            state = _confirmed(picture, space, booking.span, proof, now=now, speech=speech, paper=paper)
            weather = bound(weather_sentence(speech.words, picture.municipality, booking))
            kept = kept_sentence(picture.municipality, booking, speech=speech)
            return _with_set_up(replace(state, weather=weather, kept=kept), picture, booking, speech)
        case BookingRequested(wish, proof, answer_by):
            first = wish.alternatives[0]
            asked = _Asked(picture, session, first.space, first.span, proof, now)
            state = _requested(
                asked, lambda venue: answer_steps(venue, answer_by, now=now, speech=speech), speech, paper
            )
            return replace(state, also="\n".join(_also(picture, wish, speech)))
        case HouseAsked(booking, proof, _):
            asked = _Asked(picture, session, booking.space, booking.span, proof, now)
            state = _requested(asked, lambda venue: house_steps(venue, booking, now=now, speech=speech), speech, paper)
            return _with_set_up(state, picture, booking, speech)
        case _:
            return ReceiptState()


def _with_set_up(state: ReceiptState, picture: HousePicture, booking: Booking, speech: Speech) -> ReceiptState:
    """How the room comes to stand, where it does not stand so by itself; in brief where text is large."""
    words, places = speech.words, picture.municipality
    return replace(
        state,
        set_up=bound(set_up_told(words, places, booking)),
        set_up_brief=bound(set_up_in_brief(words, places, booking)),
    )


def _confirmed(
    picture: HousePicture,
    space: Space,
    span: TimeSpan,
    proof: Proof,
    *,
    now: datetime,
    speech: Speech,
    paper: PaperState | None,
) -> ReceiptState:
    venue = picture.municipality.venue_of_space[space.id]
    said = paper_of(proof.paper, copy=paper, sure=True, speech=speech)
    return ReceiptState(
        confirmed=True,
        time=speech.span(span),
        place=with_floor(space.name, venue, space),
        day=speech.full_day(span.starts_at, now),
        plan=plan_of(picture, venue, space, speech=speech),
        steps=way_lines(picture, venue, space, speech=speech),
        in_danish=in_danish(venue, space, speech),
        code=grouped(proof.code),
        qr_modules=qr_modules(proof.url),
        toilet=speech.say("screen.toilet") if venue.accessible_toilet else "",
        paper=said.text,
        paper_action=said.action,
    )


def kept_sentence(municipality: Municipality, booking: Booking, *, speech: Speech) -> str:
    """Until when the room is kept for people who do not say that they have come; empty where it is theirs."""
    until = held_until(municipality, booking)
    return "" if until is None else speech.say("receipt.kept-until", time=speech.at(until))


def _also(picture: HousePicture, wish: BookingWish, speech: Speech) -> Iterator[str]:
    """What else was asked for, in the person's own order; nothing when there is one wish alone."""
    spaces = picture.municipality.space_by_id
    if wish.alternatives[1:]:
        yield speech.say("screen.also-would-do")
    for number, one in enumerate(wish.alternatives[1:], start=2):
        yield speech.say(
            "screen.also-asked", number=str(number), name=spaces[one.space].name, span=speech.span(one.span)
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, and what the page is made of besides."""

    picture: HousePicture
    session: Session
    space: SpaceId
    span: TimeSpan
    proof: Proof
    now: datetime


def _requested(
    asked: _Asked, steps: Callable[[Venue], tuple[StepLine, ...]], speech: Speech, paper: PaperState | None
) -> ReceiptState:
    picture, session, now = asked.picture, asked.session, asked.now
    space = picture.municipality.space_by_id[asked.space]
    venue = picture.municipality.venue_of_space[space.id]
    said = paper_of(asked.proof.paper, copy=paper, sure=False, speech=speech)
    sure = sure_instead(picture, session, now=now)
    return ReceiptState(
        confirmed=False,
        time=speech.span(asked.span),
        place=space.name,
        day=speech.line(speech.words.in_row([venue.name, speech.full_day(asked.span.starts_at, now)])),
        steps=steps(venue),
        code=grouped(asked.proof.code),
        qr_modules=qr_modules(asked.proof.url),
        paper=said.text,
        paper_action=said.action,
        instead="" if sure is None else _rather(sure, asked, speech),
        instead_button=""
        if sure is None
        else speech.say("screen.take-instead", name=sure.offer.space.name, span=speech.span(sure.span)),
    )


def _rather(sure: Choice, asked: _Asked, speech: Speech) -> str:
    """That something surer can be had, and that it is at another time where it is."""
    key = "screen.rather-sure" if sure.span == asked.span else "screen.rather-sure-then"
    return speech.say(key, name=sure.offer.space.name)


def sure_instead(picture: HousePicture, session: Session, *, now: datetime) -> Choice | None:
    """A place that can be promised now, for a person who has only been able to ask."""
    choices = choices_for(picture, session, now=now)
    return next((choice for choice in choices if choice.certainty is Certainty.SURE), None)


@QmlElement
class ReceiptModel(QObject):
    """The view model of the receipt page."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        desk: BookingDesk,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._desk = desk
        self._jobs = jobs
        self._state = ReceiptState()
        self._job = Job.NONE
        self._copy: PaperState | None = None
        self._asking_withdrawal = self._reading_on = False
        self._trouble: Saying = silence
        self._steps = RowModel(StepLine, self)
        self._plan = PlanModel(self)
        visit.changed.connect(self.refresh)
        board.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)

    @property
    def state(self) -> ReceiptState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Show the outcome the visit ended in."""
        if self._visit.page is not Page.RECEIPT:
            return
        derived = derive_state(
            self._board.picture,
            self._visit.session,
            speech=self._visit.speech,
            now=self._clock(),
            paper=self._copy,
        )
        state = replace(
            derived,
            copying=self._job is Job.COPYING,
            asking_withdrawal=self._asking_withdrawal,
            reading_on=self._reading_on,
            withdrawn=self._job is Job.WITHDRAWN,
            trouble=self._trouble(self._visit.speech),
        )
        if state == self._state:
            return
        self._state = state
        self._steps.show(state.steps)
        self._plan.show(state.plan)
        self.changed.emit()

    @Slot()
    def printAgain(self) -> None:
        """The same paper once more, stamped as a copy."""
        booking = self._booking()
        if booking is None or self._job is Job.COPYING:
            return
        self._job = Job.COPYING
        self.refresh()
        self._jobs.run(
            lambda: self._desk.print_again(booking),
            lambda paper: self._copied(booking, paper),
            failed=lambda: self._copied(booking, PaperState.FAILED),
        )

    @Slot()
    def readOn(self) -> None:
        """With large text: the way, and what else to know."""
        self._reading_on = True
        self.refresh()

    @Slot()
    def readBack(self) -> None:
        """Back to the code."""
        self._reading_on = False
        self.refresh()

    @Slot()
    def askWithdrawal(self) -> None:
        """The first of two steps to take a request back."""
        self._asking_withdrawal, self._reading_on = True, False
        self.refresh()

    @Slot()
    def keep(self) -> None:
        """Keep the request after all."""
        self._asking_withdrawal = False
        self.refresh()

    @Slot()
    def withdraw(self) -> None:
        """The second step: take the request back."""
        booking = self._booking()
        if booking is None or self._job is Job.WITHDRAWING:
            return
        self._job = Job.WITHDRAWING
        self._asking_withdrawal = False
        self.refresh()
        self._jobs.run(
            lambda: self._desk.give_back(booking),
            lambda answer: self._withdrawn(booking, answer),
            failed=lambda: self._withdrawn(booking, CentreSilent()),
        )

    @Slot()
    def takeInstead(self) -> None:
        """Take a place that can be promised; the request is let go when it is confirmed."""
        booking = self._booking()
        sure = sure_instead(self._board.picture, self._visit.session, now=self._clock())
        if booking is None or sure is None:
            return
        gives_up = None if self._job is Job.WITHDRAWN else booking
        session = replace(self._visit.session, choice=sure, outcome=None, gives_up=gives_up, also=())
        self._visit.go(self._visit.navigation.stopped_at(Page.CONFIRM), session=session)

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets."""
        self._visit.reset()

    def _booking(self) -> BookingId | None:
        match self._visit.session.outcome:
            case BookingConfirmed(booking, _):
                return booking.id
            case BookingRequested(wish, _, _):
                return wish.id
            case HouseAsked(booking, _, _):
                return booking.id
            case _:
                return None

    def _copied(self, booking: BookingId, paper: PaperState) -> None:
        if self._booking() == booking:
            self._job = Job.NONE
            self._copy = paper
            self.refresh()

    def _withdrawn(self, booking: BookingId, answer: GivenBack) -> None:
        if self._booking() != booking:
            return
        self._job = Job.WITHDRAWN if answer is None else Job.NONE
        match answer:
            case None:
                self._trouble = silence
            case Refusal():
                self._trouble = refusing(answer)
            case CentreSilent():
                self._trouble = saying("screen.give-back-silent")
            case WishKept():
                self._trouble = saying("mine.give-back-kept")
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._state = ReceiptState()
        self._job = Job.NONE
        self._copy = None
        self._asking_withdrawal = self._reading_on = False
        self._trouble = silence
        self._steps.show(())
        self._plan.show(NO_PLAN)
        self.changed.emit()

    @Property(bool, notify=changed)
    def confirmed(self) -> bool:
        return self._state.confirmed

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def setUp(self) -> str:
        return self._state.set_up

    @Property(str, notify=changed)
    def setUpBrief(self) -> str:
        return self._state.set_up_brief

    @Property(str, notify=changed)
    def inDanish(self) -> str:
        return self._state.in_danish

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._state.kept

    @Property(bool, notify=changed)
    def readingOn(self) -> bool:
        return self._state.reading_on

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.code

    @Property(str, notify=changed)
    def qrModules(self) -> str:
        return self._state.qr_modules

    @Property(str, notify=changed)
    def toilet(self) -> str:
        return self._state.toilet

    @Property(str, notify=changed)
    def weather(self) -> str:
        return self._state.weather

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._state.paper

    @Property(str, notify=changed)
    def paperAction(self) -> str:
        return self._state.paper_action

    @Property(bool, notify=changed)
    def copying(self) -> bool:
        return self._state.copying

    @Property(bool, notify=changed)
    def askingWithdrawal(self) -> bool:
        return self._state.asking_withdrawal

    @Property(bool, notify=changed)
    def withdrawn(self) -> bool:
        return self._state.withdrawn

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def instead(self) -> str:
        return self._state.instead

    @Property(str, notify=changed)
    def also(self) -> str:
        return self._state.also

    @Property(str, notify=changed)
    def insteadButton(self) -> str:
        return self._state.instead_button

    @Property(PlanModel, notify=changed)
    def plan(self) -> PlanModel:
        return self._plan

    @Property(RowModel, notify=changed)
    def steps(self) -> RowModel:
        return self._steps

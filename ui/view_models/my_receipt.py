"""The page for somebody who has a code: what stands behind it, once more on paper, or given back."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.protocol.codes import CODE_LENGTH, grouped, parse_code
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingDesk,
    BookingWish,
    CentreSilent,
    Clock,
    FindOutcome,
    HousePicture,
    NotAReceipt,
    PaperState,
    ReceiptFound,
)
from ui.view_models.navigation import Page
from ui.view_models.offers import here
from ui.view_models.places import with_floor
from ui.view_models.receipt import StepLine, paper_of, way_lines
from ui.view_models.ribbons import RibbonHour, RibbonPiece, day_window, in_words, is_today, ribbon
from ui.view_models.session import Certainty
from ui.view_models.speech import Speech, starting_large
from ui.view_models.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CPR_DIGITS = 10


class Doing(Enum):
    """What is under way or has happened with the booking that was found."""

    NOTHING = "nothing"
    SEARCHING = "searching"
    COPYING = "copying"
    ASKING = "asking"
    GIVING_BACK = "giving-back"
    GIVEN_BACK = "given-back"


@dataclass(frozen=True, slots=True)
class MyReceiptState:
    typed: str = ""
    trouble: str = ""
    can_search: bool = False
    searching: bool = False
    found: bool = False
    kind: str = ""
    plate: str = ""
    answer: str = ""
    code: str = ""
    name: str = ""
    time: str = ""
    about: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    now_fraction: float = -1.0
    spoken: str = ""
    may_give_back: bool = False
    asking: bool = False
    busy: bool = False
    given_back: bool = False
    paper: str = ""
    paper_action: str = ""
    steps: tuple[StepLine, ...] = ()


def trouble_with(digits: str, *, speech: Speech) -> str:
    """Why what is typed cannot be a code yet; empty while it may become one."""
    if len(digits) >= CPR_DIGITS:
        return speech.say("screen.no-health-card")
    if len(digits) == CODE_LENGTH and parse_code(digits) is None:
        return speech.say("screen.wrong-check-digit")
    return ""


def derive_state(picture: HousePicture, found: ReceiptFound, *, speech: Speech, now: datetime) -> MyReceiptState:
    """What the page says of a booking or request that was found."""
    match found:
        case ReceiptFound(booking=Booking() as booking):
            certainty = Certainty.REQUEST if booking.state is BookingState.REQUESTED else Certainty.SURE
            state = booking.state
            space_id, span = booking.space, booking.span
        case ReceiptFound(wish=BookingWish() as wish):
            certainty, state = Certainty.REQUEST, BookingState.REQUESTED
            space_id, span = wish.alternatives[0].space, wish.alternatives[0].span
        case _:
            return MyReceiptState(trouble=speech.say("screen.code-unknown", phone=here(picture)[0].phone))
    if found.refusals and found.booking is None:
        state = BookingState.DECLINED
    space = picture.municipality.space_by_id[space_id]
    venue = picture.municipality.venue_of_space[space_id]
    start = now if is_today(span.starts_at, now, picture=picture) and span.ends_at > now else span.starts_at
    window = day_window(picture, venue, start, speech=speech)
    live = state.occupies or state is BookingState.REQUESTED
    strip = ribbon(
        picture,
        space,
        window,
        now=now,
        speech=speech,
        yours=span if live else None,
        certainty=certainty,
        yours_label=speech.say("screen.your-time"),
    )
    ahead = span.ends_at > now
    return MyReceiptState(
        found=True,
        kind=_kind(state),
        plate=_plate(state, speech),
        answer=_answer(found, state, speech=speech),
        code=grouped(found.code),
        name=space.name,
        time=speech.span(span),
        about=f"{speech.full_day(span.starts_at, now)} · {with_floor(venue.name, venue, space)}",
        pieces=strip.pieces,
        hours=strip.hours,
        now_fraction=strip.now,
        spoken=in_words(strip.pieces, window, speech=speech),
        steps=way_lines(picture, venue, space) if ahead and state.occupies else (),
        may_give_back=ahead and state in {BookingState.CONFIRMED, BookingState.REQUESTED},
    )


def _plate(state: BookingState, speech: Speech) -> str:
    match state:
        case BookingState.CONFIRMED:
            return speech.say("receipt.confirmed")
        case BookingState.REQUESTED:
            return f"{speech.say('receipt.request')}, {speech.say('receipt.not-confirmed')}"
        case _:
            return starting_large(speech.named(state))


def _kind(state: BookingState) -> str:
    if state is BookingState.REQUESTED:
        return "request"
    return "confirmed" if state.occupies else "stop"


def _answer(found: ReceiptFound, state: BookingState, *, speech: Speech) -> str:
    if found.refusals:
        return speech.refusal(found.refusals[0])
    if state is BookingState.REQUESTED:
        return speech.say("screen.no-answer-yet")
    return ""


@QmlElement
class MyReceiptModel(QObject):
    """The view model of the "my receipt" page."""

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
        self._state = MyReceiptState()
        self._digits = ""
        self._trouble = ""
        self._found: ReceiptFound | None = None
        self._doing = Doing.NOTHING
        self._copy: PaperState | None = None
        self._pieces = RowModel(RibbonPiece, self)
        self._hours = RowModel(RibbonHour, self)
        self._steps = RowModel(StepLine, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Draw again what was typed or found."""
        if self._visit.page is not Page.MY_RECEIPT:
            return
        state = self._typing() if self._found is None else self._showing(self._found)
        if state == self._state:
            return
        self._state = state
        self._pieces.show(state.pieces)
        self._hours.show(state.hours)
        self._steps.show(state.steps)
        self.changed.emit()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit; the ninth searches by itself."""
        if self._doing is Doing.SEARCHING or len(self._digits) >= CPR_DIGITS:
            return
        self._digits += digit
        self._trouble = trouble_with(self._digits, speech=self._visit.speech)
        self.refresh()

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._digits = self._digits[:-1]
        self._trouble = trouble_with(self._digits, speech=self._visit.speech)
        self.refresh()

    @Slot()
    def search(self) -> None:
        """Look the code up."""
        if parse_code(self._digits) is None or self._doing is Doing.SEARCHING:
            return
        code = self._digits
        self._doing = Doing.SEARCHING
        self.refresh()
        self._jobs.run(
            lambda: self._desk.find(code),
            lambda found: self._take(code, found),
            failed=lambda: self._take(code, ()),
        )

    @Slot()
    def printAgain(self) -> None:
        """The same paper once more, stamped as a copy."""
        booking = self._booking()
        if booking is None or self._doing in {Doing.COPYING, Doing.GIVING_BACK}:
            return
        self._do(Doing.COPYING)
        self._jobs.run(
            lambda: self._desk.print_again(booking),
            lambda paper: self._copied(booking, paper),
            failed=lambda: self._copied(booking, PaperState.FAILED),
        )

    @Slot()
    def askGiveBack(self) -> None:
        """The first of two steps to give the room back."""
        self._do(Doing.ASKING)

    @Slot()
    def keep(self) -> None:
        """Keep it after all."""
        self._do(Doing.NOTHING)

    @Slot()
    def giveBack(self) -> None:
        """The second step."""
        booking = self._booking()
        if booking is None or self._doing is not Doing.ASKING:
            return
        self._do(Doing.GIVING_BACK)
        self._jobs.run(
            lambda: self._desk.give_back(booking),
            lambda answer: self._given_back(booking, answer),
            failed=lambda: self._given_back(booking, CentreSilent()),
        )

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets."""
        self._visit.reset()

    def _typing(self) -> MyReceiptState:
        return MyReceiptState(
            typed=grouped(self._digits),
            trouble=self._trouble,
            can_search=parse_code(self._digits) is not None and self._doing is not Doing.SEARCHING,
            searching=self._doing is Doing.SEARCHING,
        )

    def _showing(self, found: ReceiptFound) -> MyReceiptState:
        speech = self._visit.speech
        state = derive_state(self._board.picture, found, speech=speech, now=self._clock())
        paper = (
            None
            if self._copy is None
            else paper_of(self._copy, copy=self._copy, sure=state.kind == "confirmed", speech=speech)
        )
        return replace(
            state,
            trouble=self._trouble,
            asking=self._doing is Doing.ASKING,
            busy=self._doing in {Doing.COPYING, Doing.GIVING_BACK},
            given_back=self._doing is Doing.GIVEN_BACK,
            may_give_back=state.may_give_back and self._doing is not Doing.GIVEN_BACK,
            paper="" if paper is None else paper.text,
            paper_action="" if paper is None else paper.action,
        )

    def _booking(self) -> BookingId | None:
        if self._found is None:
            return None
        if self._found.booking is not None:
            return self._found.booking.id
        return None if self._found.wish is None else self._found.wish.id

    def _do(self, doing: Doing) -> None:
        self._doing = doing
        self._trouble = ""
        self.refresh()

    def _take(self, code: str, outcome: FindOutcome) -> None:
        if self._digits != code or self._doing is not Doing.SEARCHING:
            return
        self._doing = Doing.NOTHING
        found = () if isinstance(outcome, NotAReceipt) else outcome
        self._found = found[0] if found else None
        phone = here(self._board.picture)[0].phone
        self._trouble = "" if found else self._visit.speech.say("screen.code-unknown", phone=phone)
        self.refresh()

    def _copied(self, booking: BookingId, paper: PaperState) -> None:
        if self._booking() == booking:
            self._copy = paper
            self._do(Doing.NOTHING)

    def _given_back(self, booking: BookingId, answer: Refusal | CentreSilent | None) -> None:
        if self._booking() != booking:
            return
        self._do(Doing.GIVEN_BACK if answer is None else Doing.NOTHING)
        match answer:
            case Refusal():
                self._trouble = self._visit.speech.refusal(answer)
            case CentreSilent():
                self._trouble = self._visit.speech.say("screen.give-back-silent")
            case None:
                self._trouble = ""
                self._copy = None
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._state = MyReceiptState()
        self._digits = ""
        self._trouble = ""
        self._found = None
        self._doing = Doing.NOTHING
        self._copy = None
        self._pieces.show(())
        self._steps.show(())
        self.changed.emit()

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._state.typed

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(bool, notify=changed)
    def canSearch(self) -> bool:
        return self._state.can_search

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return self._state.searching

    @Property(bool, notify=changed)
    def found(self) -> bool:
        return self._state.found

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._state.kind

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.plate

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._state.answer

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.code

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._state.about

    @Property(float, notify=changed)
    def nowFraction(self) -> float:
        return self._state.now_fraction

    @Property(str, notify=changed)
    def spoken(self) -> str:
        return self._state.spoken

    @Property(bool, notify=changed)
    def mayGiveBack(self) -> bool:
        return self._state.may_give_back

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._state.asking

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._state.busy

    @Property(bool, notify=changed)
    def givenBack(self) -> bool:
        return self._state.given_back

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._state.paper

    @Property(str, notify=changed)
    def paperAction(self) -> str:
        return self._state.paper_action

    @Property(RowModel, notify=changed)
    def pieces(self) -> RowModel:
        return self._pieces

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(RowModel, notify=changed)
    def steps(self) -> RowModel:
        return self._steps

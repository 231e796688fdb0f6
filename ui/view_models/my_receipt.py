"""The page for somebody who has a code: typed or scanned, what stands behind it, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.stays import stay_of
from booking_core.language.weather_words import WeatherChoice
from booking_core.protocol.codes import CODE_LENGTH, grouped, parse_code
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingAltered,
    BookingContinued,
    BookingDesk,
    CentreSilent,
    Clock,
    FindOutcome,
    GivenBack,
    KioskChange,
    NotAReceipt,
    PaperInDoubt,
    PaperKept,
    PaperState,
    PaperUnproven,
    Proof,
    ReceiptFound,
    WishKept,
)
from ui.view_models.my_booking import (
    EndRow,
    MyBookingState,
    derive_booking,
    end_rows,
    longer_ends,
    shorter_ends,
    told_about,
    what_changed,
    why_not_longer,
)
from ui.view_models.navigation import Page
from ui.view_models.offers import here
from ui.view_models.paper import Paper, paper_of
from ui.view_models.ribbons import RibbonHour, RibbonPiece
from ui.view_models.sayings import Saying, refusing, saying, silence
from ui.view_models.scanned_paper import in_doubt, kept
from ui.view_models.speech import Speech, unbroken
from ui.view_models.steps import StepLine
from ui.view_models.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CPR_DIGITS = 10
NO_BOOKING = MyBookingState()
NOTHING_TO_CHOOSE = WeatherChoice("", "", "", "", "", "", "")


class Doing(Enum):
    """What is under way or has happened with the booking that was found."""

    NOTHING = "nothing"
    SEARCHING = "searching"
    COPYING = "copying"
    CHANGING = "changing"
    GIVING_BACK = "giving-back"
    GIVEN_BACK = "given-back"


class Panel(Enum):
    """What is open below the booking; one thing at a time."""

    CLOSED = ""
    LONGER = "longer"
    SHORTER = "shorter"
    WAY = "way"
    GIVE_BACK = "give-back"
    WEATHER = "weather"


@dataclass(frozen=True, slots=True)
class MyReceiptState:
    """What is typed, or what was found; `trouble` is a sentence beside either.

    `counts`: a receipt was scanned that is genuine, and this is all that can be said of it here. `went_on`: the time
    that was added just now has a receipt of its own.
    """

    typed: str = ""
    trouble: str = ""
    counts: str = ""
    can_search: bool = False
    searching: bool = False
    booking: MyBookingState = NO_BOOKING
    panel: str = ""
    ends: tuple[EndRow, ...] = ()
    why_not: str = ""
    busy: bool = False
    given_back: bool = False
    went_on: bool = False
    paper: str = ""
    paper_action: str = ""
    note: str = ""


def trouble_with(digits: str, speech: Speech) -> str:
    """Why what is typed cannot be a code yet; empty while it may become one."""
    if len(digits) >= CPR_DIGITS:
        return speech.say("screen.no-health-card")
    if len(digits) == CODE_LENGTH and parse_code(digits) is None:
        return speech.say("screen.wrong-check-digit")
    return ""


def _ending(ends_at: datetime) -> Saying:
    return lambda speech: speech.say("mine.now-ends", at=speech.at(ends_at))


def _going_on(added: Booking, proof: Proof) -> Saying:
    """What went on has a receipt of its own."""
    code = unbroken(grouped(proof.code))
    return lambda speech: speech.say("mine.continued", span=speech.span(added.span), code=code)


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
        self._wanted = ""
        self._counts: Saying = silence
        self._trouble: Saying = silence
        self._note: Saying = silence
        self._found: ReceiptFound | None = None
        self._doing = Doing.NOTHING
        self._panel = Panel.CLOSED
        self._copy: PaperState | None = None
        self._added: PaperState | None = None
        self._pieces = RowModel(RibbonPiece, self)
        self._hours = RowModel(RibbonHour, self)
        self._steps = RowModel(StepLine, self)
        self._ends = RowModel(EndRow, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self._look_again)

    @property
    def state(self) -> MyReceiptState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Draw again what was typed or found."""
        if self._visit.page is not Page.MY_RECEIPT:
            return
        state = self._typing() if self._found is None else self._showing(self._found)
        if state == self._state:
            return
        self._state = state
        self._pieces.show(state.booking.pieces)
        self._hours.show(state.booking.hours)
        self._steps.show(state.booking.steps)
        self._ends.show(state.ends)
        self.changed.emit()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit; ten of them are refused."""
        if self._doing is Doing.SEARCHING or len(self._digits) >= CPR_DIGITS:
            return
        self._digits += digit
        self._trouble = partial(trouble_with, self._digits)
        self.refresh()

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._digits = self._digits[:-1]
        self._trouble = partial(trouble_with, self._digits)
        self.refresh()

    @Slot()
    def search(self) -> None:
        """Look the typed code up."""
        if parse_code(self._digits) is not None and self._doing is not Doing.SEARCHING:
            self._look_up(self._digits)

    def take_scan(self, text: str) -> None:
        """Show what stands behind a scanned receipt, in place of whatever was shown."""
        self._let_go()
        self._visit.go(self._visit.navigation.ended_at(Page.MY_RECEIPT))
        self._look_up(text)

    def refuse_card(self) -> None:
        """A health card was scanned: its number never came here, and the screen says why."""
        self._let_go()
        self._visit.go(self._visit.navigation.ended_at(Page.MY_RECEIPT))
        self._trouble = saying("mine.no-health-card")
        self.refresh()

    def take_card(self) -> None:
        """A place card was scanned, and there is nothing to book it for: the page says when to show it."""
        self._let_go()
        self._visit.go(self._visit.navigation.ended_at(Page.MY_RECEIPT))
        self._trouble = saying("card.elsewhere")
        self.refresh()

    @Slot()
    def printAgain(self) -> None:
        """The receipt as it is now, stamped as a copy, in the language of the screen."""
        booking = self._id()
        if booking is None or self._is_busy:
            return
        language = self._visit.comfort.language
        self._do(Doing.COPYING)
        self._jobs.run(
            lambda: self._desk.print_again(booking, language),
            lambda paper: self._copied(booking, paper),
            failed=lambda: self._copied(booking, PaperState.FAILED),
        )

    @Slot()
    def checkIn(self) -> None:
        """The people have come."""
        booking = self._booking()
        if booking is not None and not self._is_busy:
            present = self._present(booking).id
            self._change(booking, lambda: self._desk.check_in(present), lambda _: saying("mine.checked-in"))

    @Slot(str)
    def open(self, name: str) -> None:
        """Open one of the panels below the booking, or close it when it is open."""
        wanted = Panel(name)
        self._panel = Panel.CLOSED if wanted is self._panel else wanted
        self._trouble = silence
        self.refresh()

    @Slot(int)
    def chooseEnd(self, number: int) -> None:
        """End at one of the times offered."""
        booking = self._booking()
        ends = () if booking is None else self._offered(booking)
        if booking is None or self._is_busy or not 0 <= number < len(ends):
            return
        ends_at = ends[number]
        language = self._visit.comfort.language
        self._change(booking, lambda: self._desk.change_end(booking, ends_at, language), lambda _: _ending(ends_at))

    @Slot()
    def goIndoors(self) -> None:
        """It rains, or will: the roof that is held is theirs."""
        self._decide(Whereabouts.INDOORS)

    @Slot()
    def stayOutdoors(self) -> None:
        """The roof that is held may go to others."""
        self._decide(Whereabouts.OUTDOORS)

    @Slot()
    def giveBack(self) -> None:
        """The second step: the room, or the rest of the time, goes back."""
        booking, shown = self._id(), self._booking()
        if booking is None or self._panel is not Panel.GIVE_BACK or self._is_busy:
            return
        present = booking if shown is None else self._present(shown).id
        self._do(Doing.GIVING_BACK)
        self._jobs.run(
            lambda: self._desk.give_back(present),
            lambda answer: self._given_back(booking, answer),
            failed=lambda: self._given_back(booking, CentreSilent()),
        )

    @Slot()
    def tell(self) -> None:
        """Something is broken: on a page of its own."""
        if self.told_about is not None and not self._is_busy:
            self._visit.go(self._visit.navigation.opened(Page.CONDITION))

    @property
    def told_about(self) -> Booking | None:
        """The booking whose people may tell now what is the matter with its room."""
        return None if self._found is None else told_about(self._found, self._board.picture, now=self._clock())

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets."""
        self._visit.reset()

    @property
    def _is_busy(self) -> bool:
        return self._doing in {Doing.COPYING, Doing.CHANGING, Doing.GIVING_BACK}

    def _typing(self) -> MyReceiptState:
        return MyReceiptState(
            typed=grouped(self._digits),
            trouble=self._trouble(self._visit.speech),
            counts=self._counts(self._visit.speech),
            can_search=parse_code(self._digits) is not None and self._doing is not Doing.SEARCHING,
            searching=self._doing is Doing.SEARCHING,
        )

    def _showing(self, found: ReceiptFound) -> MyReceiptState:
        speech, picture, now = self._visit.speech, self._board.picture, self._clock()
        shown = derive_booking(picture, found, speech=speech, now=now)
        if self._panel is Panel.WEATHER and shown.weather is None:
            self._panel = Panel.CLOSED
        if self._panel is Panel.WEATHER and shown.weather is not None:
            shown = replace(shown, answer=shown.weather.silence)
        given_back = self._doing is Doing.GIVEN_BACK
        booking = found.booking
        offered = () if booking is None else self._offered(booking)
        paper = self._paper_of(shown)
        return MyReceiptState(
            trouble=self._trouble(speech),
            booking=replace(
                shown,
                may_give_back=shown.may_give_back and not given_back,
                may_check_in=shown.may_check_in and self._added is None,
            ),
            panel=self._panel.value,
            ends=() if booking is None else end_rows(offered, booking, self._board.picture, speech=speech),
            why_not=self._why_not(booking),
            busy=self._is_busy,
            given_back=given_back,
            went_on=self._added is not None,
            paper="" if paper is None else paper.text,
            paper_action="" if paper is None else paper.action,
            note=self._note(speech) or shown.note,
        )

    def _offered(self, booking: Booking) -> tuple[datetime, ...]:
        match self._panel:
            case Panel.LONGER:
                return longer_ends(self._board.picture, booking, now=self._clock())
            case Panel.SHORTER:
                return shorter_ends(self._board.picture, booking, now=self._clock())
            case _:
                return ()

    def _paper_of(self, shown: MyBookingState) -> Paper | None:
        """What became of a copy, or of the receipt of the time that was added."""
        paper = self._copy or self._added
        if paper is None:
            return None
        return paper_of(paper, copy=self._copy, sure=shown.kind == "confirmed", speech=self._visit.speech)

    def _present(self, booking: Booking) -> Booking:
        """The part of the stay that its people are in, or come to."""
        return stay_of(booking, self._board.picture.calendar).part_at(self._clock())

    def _why_not(self, booking: Booking | None) -> str:
        if booking is None or self._panel is not Panel.LONGER:
            return ""
        return why_not_longer(self._board.picture, booking, speech=self._visit.speech, now=self._clock())

    def _booking(self) -> Booking | None:
        return None if self._found is None else self._found.booking

    def _id(self) -> BookingId | None:
        if self._found is None:
            return None
        if self._found.booking is not None:
            return self._found.booking.id
        return None if self._found.wish is None else self._found.wish.id

    def _do(self, doing: Doing) -> None:
        self._doing = doing
        self._trouble = silence
        self._note = silence
        self.refresh()

    def _look_up(self, text: str) -> None:
        self._doing = Doing.SEARCHING
        self._wanted = text
        self._trouble = silence
        self.refresh()
        self._jobs.run(
            lambda: self._desk.find(text),
            lambda found: self._take(text, found),
            failed=lambda: self._take(text, ()),
        )

    def _take(self, text: str, outcome: FindOutcome) -> None:
        if self._wanted != text or self._doing is not Doing.SEARCHING:
            return
        self._doing = Doing.NOTHING
        self._wanted = ""
        picture, phone = self._board.picture, here(self._board.picture)[0].phone
        match outcome:
            case NotAReceipt(reason=reason):
                self._trouble = saying(f"mine.scanned-{reason.name.lower().replace('_', '-')}")
            case PaperInDoubt(doubt=doubt):
                self._counts = partial(in_doubt, picture, doubt.booking)
            case PaperKept():
                self._counts = partial(kept, picture, outcome, now=self._clock())
            case PaperUnproven():
                self._trouble = saying("mine.scan-unproven", phone=phone)
            case Refusal():
                self._trouble = refusing(outcome)
            case CentreSilent():
                self._counts = saying("mine.scan-not-kept", phone=phone)
            case ():
                self._trouble = saying("screen.code-unknown", phone=phone)
            case _:
                self._found = outcome[0]
                self._note = saying("mine.made-again") if outcome[0].made_again else silence
        self.refresh()

    def _decide(self, place: Whereabouts) -> None:
        booking = self._booking()
        if booking is None or self._panel is not Panel.WEATHER or self._is_busy:
            return
        self._change(booking, lambda: self._desk.decide(booking, place), self._where_they_are)

    def _where_they_are(self, booking: Booking) -> Saying:
        key = "mine.now-indoors" if booking.whereabouts is Whereabouts.INDOORS else "mine.now-outdoors"
        return saying(key, place=self._board.picture.municipality.space_by_id[booking.space].name)

    def _change(self, booking: Booking, work: Callable[[], KioskChange], said: Callable[[Booking], Saying]) -> None:
        """Have `work` done; `said` is what is told of the booking as it is then."""
        self._do(Doing.CHANGING)
        self._jobs.run(
            work,
            lambda outcome: self._altered(booking.id, outcome, said),
            failed=lambda: self._altered(booking.id, CentreSilent(), said),
        )

    def _altered(self, booking: BookingId, outcome: KioskChange, said: Callable[[Booking], Saying]) -> None:
        if self._id() != booking or self._found is None:
            return
        self._do(Doing.NOTHING)
        match outcome:
            case BookingAltered(booking=altered):
                if altered.id == booking:
                    self._found = replace(self._found, booking=altered, paper_span=None)
                self._panel = Panel.CLOSED
                self._copy = None
                self._note = said(altered)
            case BookingContinued(booking=added, proof=proof):
                self._panel = Panel.CLOSED
                self._copy, self._added = None, proof.paper
                self._note = _going_on(added, proof)
            case Refusal():
                self._trouble = refusing(outcome)
            case CentreSilent():
                self._trouble = saying("mine.silent")
            case WishKept():
                self._panel = Panel.CLOSED
                self._note = saying("mine.wish-kept")
        self.refresh()

    def _copied(self, booking: BookingId, paper: PaperState) -> None:
        if self._id() == booking:
            self._copy = paper
            self._do(Doing.NOTHING)

    def _given_back(self, booking: BookingId, answer: GivenBack) -> None:
        if self._id() != booking:
            return
        self._do(Doing.GIVEN_BACK if answer is None else Doing.NOTHING)
        match answer:
            case Refusal():
                self._trouble = refusing(answer)
            case CentreSilent():
                self._trouble = saying("screen.give-back-silent")
            case WishKept():
                self._panel = Panel.CLOSED
                self._note = saying("mine.give-back-kept")
            case None:
                self._panel = Panel.CLOSED
                self._copy = None
        self.refresh()

    @Slot()
    def _look_again(self) -> None:
        """The picture is newer: what somebody else has done to the booking shows, and is said."""
        shown = self._booking()
        newest = None if shown is None else self._board.picture.calendar.bookings.get(shown.id)
        if self._found is not None and shown is not None and newest is not None and newest.version >= shown.version:
            changed = partial(what_changed, shown, newest, self._board.picture.municipality)
            if newest.version > shown.version and changed(self._visit.speech):
                self._note = changed
            self._found = replace(self._found, booking=newest)
        self.refresh()

    def _let_go(self) -> None:
        self._digits = ""
        self._wanted = ""
        self._counts = silence
        self._trouble = silence
        self._note = silence
        self._found = None
        self._doing = Doing.NOTHING
        self._panel = Panel.CLOSED
        self._copy = None
        self._added = None

    @Slot()
    def _forget(self) -> None:
        self._let_go()
        self._state = MyReceiptState()
        for model in (self._pieces, self._hours, self._steps, self._ends):
            model.show(())
        self.changed.emit()

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._state.typed

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def counts(self) -> str:
        return self._state.counts

    @Property(bool, notify=changed)
    def canSearch(self) -> bool:
        return self._state.can_search

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return self._state.searching

    @Property(str, notify=changed)
    def panel(self) -> str:
        return self._state.panel

    @Property(str, notify=changed)
    def whyNot(self) -> str:
        return self._state.why_not

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._state.busy

    @Property(bool, notify=changed)
    def asked(self) -> bool:
        return self._state.booking.asked

    @Property(bool, notify=changed)
    def givenBack(self) -> bool:
        return self._state.given_back

    @Property(bool, notify=changed)
    def wentOn(self) -> bool:
        return self._state.went_on

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._state.paper

    @Property(str, notify=changed)
    def paperAction(self) -> str:
        return self._state.paper_action

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._state.note

    @Property(bool, notify=changed)
    def found(self) -> bool:
        return self._state.booking.found

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._state.booking.kind

    @Property(str, notify=changed)
    def plate(self) -> str:
        return self._state.booking.plate

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._state.booking.answer

    @Property(str, notify=changed)
    def inDanish(self) -> str:
        return self._state.booking.in_danish

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._state.booking.kept

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.booking.code

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.booking.name

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.booking.time

    @Property(str, notify=changed)
    def about(self) -> str:
        return self._state.booking.about

    @Property(float, notify=changed)
    def nowFraction(self) -> float:
        return self._state.booking.now_fraction

    @Property(str, notify=changed)
    def spoken(self) -> str:
        return self._state.booking.spoken

    @Property(bool, notify=changed)
    def mayCheckIn(self) -> bool:
        return self._state.booking.may_check_in

    @Property(bool, notify=changed)
    def checkInFirst(self) -> bool:
        return self._state.booking.check_in_first

    @Property(bool, notify=changed)
    def mayLonger(self) -> bool:
        return self._state.booking.may_longer

    @Property(bool, notify=changed)
    def asksLonger(self) -> bool:
        return self._state.booking.asks_longer

    @Property(str, notify=changed)
    def longer(self) -> str:
        return self._state.booking.longer

    @Property(bool, notify=changed)
    def mayShorter(self) -> bool:
        return self._state.booking.may_shorter

    @Property(bool, notify=changed)
    def mayGiveBack(self) -> bool:
        return self._state.booking.may_give_back

    @Property(bool, notify=changed)
    def mayChooseWeather(self) -> bool:
        return self._state.booking.weather is not None

    @Property(str, notify=changed)
    def weatherQuestion(self) -> str:
        return self._weather.question

    @Property(str, notify=changed)
    def weatherLead(self) -> str:
        return self._weather.lead

    @Property(str, notify=changed)
    def indoors(self) -> str:
        return self._weather.indoors

    @Property(str, notify=changed)
    def indoorsThen(self) -> str:
        return self._weather.indoors_then

    @Property(str, notify=changed)
    def outdoors(self) -> str:
        return self._weather.outdoors

    @Property(str, notify=changed)
    def outdoorsThen(self) -> str:
        return self._weather.outdoors_then

    @property
    def _weather(self) -> WeatherChoice:
        return self._state.booking.weather or NOTHING_TO_CHOOSE

    @Property(bool, notify=changed)
    def running(self) -> bool:
        return self._state.booking.running

    @Property(bool, notify=changed)
    def mayPrint(self) -> bool:
        return self._state.booking.may_print

    @Property(bool, notify=changed)
    def mayTell(self) -> bool:
        return self._state.booking.may_tell

    @Property(str, notify=changed)
    def tellTitle(self) -> str:
        return self._visit.speech.say("condition.title")

    @Property(str, notify=changed)
    def tellMore(self) -> str:
        return self._visit.speech.say("condition.more")

    @Property(RowModel, notify=changed)
    def pieces(self) -> RowModel:
        return self._pieces

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(RowModel, notify=changed)
    def steps(self) -> RowModel:
        return self._steps

    @Property(RowModel, notify=changed)
    def ends(self) -> RowModel:
        return self._ends

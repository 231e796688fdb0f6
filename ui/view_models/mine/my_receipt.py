"""The page for somebody who has a code: typed or scanned, what stands behind it, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import BookingId
from booking_core.domain.stays import stay_of
from booking_core.language.weather_words import WeatherChoice
from booking_core.protocol.codes import parse_code
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingDesk, CentreSilent, Clock, FindOutcome, GivenBack, KioskChange, PaperState
from ui.view_models.mine.my_booking import MyBookingState, told_about
from ui.view_models.mine.my_receipt_state import (
    CPR_DIGITS,
    Doing,
    Handling,
    MyReceiptState,
    Panel,
    altered,
    begun,
    derive_state,
    found_out,
    given_back,
    looked_up,
    opened,
    seen_anew,
    typed,
)
from ui.view_models.mine.other_ends import EndRow
from ui.view_models.offering.instead import session_of
from ui.view_models.shown.plans import NO_PLAN, PlanModel
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece
from ui.view_models.shown.steps import StepLine
from ui.view_models.visit.navigation import Navigation, Page
from ui.view_models.visit.sayings import Saying, saying
from ui.view_models.visit.session import Session
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING_TO_CHOOSE = WeatherChoice("", "", "", "", "", "", "")


def _ending(ends_at: datetime) -> Saying:
    return lambda speech: speech.say("mine.now-ends", at=speech.at(ends_at))


def _over_another(booking: MyBookingState) -> MyBookingState:
    """Whoever has brought a receipt over what they were doing goes back to that, and begins nothing else."""
    return replace(booking, may_find_another=False, instead=None, instead_button="")


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
        self._handling = Handling()
        self._state = MyReceiptState()
        self._pieces = RowModel(RibbonPiece, self)
        self._hours = RowModel(RibbonHour, self)
        self._steps = RowModel(StepLine, self)
        self._ends = RowModel(EndRow, self)
        self._plan = PlanModel(self)
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
        derived = derive_state(self._handling, self._board.picture, speech=self._visit.speech, now=self._clock())
        is_over = self._visit.navigation.is_over_another
        booking = _over_another(derived.booking) if is_over else derived.booking
        state = replace(derived, booking=booking, over_another=is_over)
        self._handling = replace(self._handling, panel=Panel(state.panel))
        if state == self._state:
            return
        self._state = state
        self._pieces.show(state.booking.pieces)
        self._hours.show(state.booking.hours)
        self._steps.show(state.booking.steps)
        self._ends.show(state.ends)
        self._plan.show(state.booking.plan)
        self.changed.emit()

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit; ten of them are refused."""
        if self._handling.doing is not Doing.SEARCHING and len(self._handling.digits) < CPR_DIGITS:
            self._now(typed(self._handling, self._handling.digits + digit))

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        self._now(typed(self._handling, self._handling.digits[:-1]))

    @Slot()
    def search(self) -> None:
        """Look the typed code up."""
        digits = self._handling.digits
        if parse_code(digits) is not None and self._handling.doing is not Doing.SEARCHING:
            self._look_up(digits)

    def take_scan(self, text: str) -> None:
        """Show what stands behind a scanned receipt, over the page that was shown."""
        self._begin_anew()
        self._look_up(text)

    def refuse_card(self) -> None:
        """A health card was scanned: its number never came here, and the screen says why."""
        self._begin_anew()
        self._now(replace(self._handling, trouble=saying("mine.no-health-card")))

    def take_card(self) -> None:
        """A place card was scanned, and there is nothing to book it for: the page says when to show it."""
        self._begin_anew()
        self._now(replace(self._handling, trouble=saying("card.elsewhere")))

    @Slot()
    def printAgain(self) -> None:
        """The receipt as it is now, stamped as a copy, in the language of the screen."""
        booking = self._handling.id
        if booking is None or self._handling.is_busy:
            return
        language = self._visit.comfort.language
        self._now(begun(self._handling, Doing.COPYING))
        self._jobs.run(
            lambda: self._desk.print_again(booking, language),
            lambda paper: self._copied(booking, paper),
            failed=lambda: self._copied(booking, PaperState.FAILED),
        )

    @Slot()
    def checkIn(self) -> None:
        """The people have come."""
        self.refresh()
        booking = self._handling.booking
        if booking is not None and self._state.booking.may_check_in and not self._handling.is_busy:
            present = self._present(booking).id
            self._change(booking, lambda: self._desk.check_in(present), lambda _: saying("mine.checked-in"))

    @Slot(str)
    def open(self, name: str) -> None:
        """Open one of the panels below the booking, or close it when it is open."""
        self._now(opened(self._handling, Panel(name)))

    @Slot(int)
    def chooseEnd(self, number: int) -> None:
        """End at one of the times offered, as they stood there, unless it cannot be had any more."""
        booking, shown = self._handling.booking, self._state.offered
        self.refresh()
        if booking is None or self._handling.is_busy or not 0 <= number < len(shown):
            return
        ends_at = shown[number]
        if ends_at not in self._state.offered:
            return
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
        booking, shown = self._handling.id, self._handling.booking
        if booking is None or not self._is_open(Panel.GIVE_BACK) or self._handling.is_busy:
            return
        present = booking if shown is None else self._present(shown).id
        self._now(begun(self._handling, Doing.GIVING_BACK))
        self._jobs.run(
            lambda: self._desk.give_back(present),
            lambda answer: self._given_back(booking, answer),
            failed=lambda: self._given_back(booking, CentreSilent()),
        )

    @Slot()
    def tell(self) -> None:
        """Something is broken: on a page of its own."""
        if self.told_about is not None and not self._handling.is_busy:
            self._visit.go(self._visit.navigation.opened(Page.CONDITION))

    @Slot()
    def findAnother(self) -> None:
        """What was booked is over: another place is looked for, from the beginning."""
        self._handling = Handling()
        self._visit.go(Navigation().opened(Page.FIND), session=Session())

    @Slot()
    def takeInstead(self) -> None:
        """What is named in place of a request that was declined: to the page where it is booked, or asked for."""
        self.refresh()
        declined, instead = self._handling.booking, self._state.booking.instead
        if declined is not None and instead is not None:
            session = session_of(declined, instead, now=self._clock(), picture=self._board.picture)
            self._visit.go(self._visit.navigation.opened(Page.CONFIRM), session=session)

    @property
    def told_about(self) -> Booking | None:
        """The booking whose people may tell now what is the matter with its room."""
        found = self._handling.found
        return None if found is None else told_about(found, self._board.picture, now=self._clock())

    @Slot()
    def goBack(self) -> None:
        """Back to where one came from; what was typed is gone."""
        self._handling = Handling()
        self._visit.go(self._visit.navigation.went_back())

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets, or shows again what it showed when a receipt was brought to it."""
        if self._visit.navigation.is_over_another:
            self.goBack()
        else:
            self._visit.reset()

    def _now(self, handling: Handling) -> None:
        """This is how far it has come."""
        self._handling = handling
        self.refresh()

    def _begin_anew(self) -> None:
        self._handling = Handling()
        self._visit.go(self._visit.navigation.brought(Page.MY_RECEIPT))

    def _is_open(self, panel: Panel) -> bool:
        """Whether that panel is, and at this moment still."""
        self.refresh()
        return self._handling.panel is panel

    def _present(self, booking: Booking) -> Booking:
        """The part of the stay that its people are in, or come to."""
        return stay_of(booking, self._board.picture.calendar).part_at(self._clock())

    def _look_up(self, text: str) -> None:
        self._now(looked_up(self._handling, text))
        self._jobs.run(
            lambda: self._desk.find(text),
            lambda found: self._take(text, found),
            failed=lambda: self._take(text, ()),
        )

    def _take(self, text: str, outcome: FindOutcome) -> None:
        if self._handling.wanted == text and self._handling.doing is Doing.SEARCHING:
            self._now(found_out(self._handling, outcome, self._board.picture, now=self._clock()))

    def _decide(self, place: Whereabouts) -> None:
        booking = self._handling.booking
        if booking is None or not self._is_open(Panel.WEATHER) or self._handling.is_busy:
            return
        self._change(booking, lambda: self._desk.decide(booking, place), self._where_they_are)

    def _where_they_are(self, booking: Booking) -> Saying:
        key = "mine.now-indoors" if booking.whereabouts is Whereabouts.INDOORS else "mine.now-outdoors"
        return saying(key, place=self._board.picture.municipality.space_by_id[booking.space].name)

    def _change(self, booking: Booking, work: Callable[[], KioskChange], said: Callable[[Booking], Saying]) -> None:
        """Have `work` done; `said` is what is told of the booking as it is then."""
        self._now(begun(self._handling, Doing.CHANGING))
        self._jobs.run(
            work,
            lambda outcome: self._altered(booking.id, outcome, said),
            failed=lambda: self._altered(booking.id, CentreSilent(), said),
        )

    def _altered(self, booking: BookingId, outcome: KioskChange, said: Callable[[Booking], Saying]) -> None:
        if self._handling.id == booking:
            self._now(altered(self._handling, outcome, said))

    def _copied(self, booking: BookingId, paper: PaperState) -> None:
        if self._handling.id == booking:
            self._now(replace(begun(self._handling, Doing.NOTHING), copy=paper))

    def _given_back(self, booking: BookingId, answer: GivenBack) -> None:
        if self._handling.id == booking:
            self._now(given_back(self._handling, answer))

    @Slot()
    def _look_again(self) -> None:
        """The picture is newer."""
        self._now(seen_anew(self._handling, self._board.picture, self._visit.speech))

    @Slot()
    def _forget(self) -> None:
        self._handling = Handling()
        self._state = MyReceiptState()
        for model in (self._pieces, self._hours, self._steps, self._ends):
            model.show(())
        self._plan.show(NO_PLAN)
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
    def overAnother(self) -> bool:
        """Whether the page was brought over one that somebody was on."""
        return self._state.over_another

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

    @Property(str, notify=changed)
    def whom(self) -> str:
        return self._state.booking.whom

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
    def mayFindAnother(self) -> bool:
        return self._state.booking.may_find_another

    @Property(str, notify=changed)
    def insteadButton(self) -> str:
        """Where and when something else can be had; empty where nothing was named, or it is gone."""
        return self._state.booking.instead_button

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

    @Property(PlanModel, notify=changed)
    def plan(self) -> PlanModel:
        """Of the floor the room is on; nothing where the house has none."""
        return self._plan

    @Property(RowModel, notify=changed)
    def ends(self) -> RowModel:
        return self._ends

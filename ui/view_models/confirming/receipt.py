"""The page that proves what was decided: confirmed, or asked for."""

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import (
    BookingAltered,
    BookingConfirmed,
    BookingContinued,
    BookingDesk,
    BookingRequested,
    CentreSilent,
    Clock,
    GivenBack,
    HouseAsked,
    KioskChange,
    PaperState,
    WishKept,
)
from ui.view_models.confirming.receipt_state import ReceiptState, derive_state, sure_instead
from ui.view_models.shown.plans import NO_PLAN, PlanModel
from ui.view_models.shown.steps import StepLine
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, refusing, saying, silence
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Job(Enum):
    """What the person has asked for since the page opened."""

    NONE = "none"
    COPYING = "copying"
    CHECKING_IN = "checking-in"
    WITHDRAWING = "withdrawing"
    WITHDRAWN = "withdrawn"


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
        """The same paper once more, stamped as a copy, in the language of the screen."""
        booking = self._booking()
        if booking is None or self._job is Job.COPYING:
            return
        self._job = Job.COPYING
        self.refresh()
        language = self._visit.comfort.language
        self._jobs.run(
            lambda: self._desk.print_again(booking, language),
            lambda paper: self._copied(booking, paper),
            failed=lambda: self._copied(booking, PaperState.FAILED),
        )

    @Slot()
    def checkIn(self) -> None:
        """Who has booked for a little later is here already, and need not come back to say so."""
        booking = self._booking()
        if booking is None or not self._state.may_check_in or self._job is not Job.NONE:
            return
        self._job, self._trouble = Job.CHECKING_IN, silence
        self.refresh()
        self._jobs.run(
            lambda: self._desk.check_in(booking),
            lambda answer: self._checked_in(booking, answer),
            failed=lambda: self._checked_in(booking, CentreSilent()),
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

    def _begin_anew(self) -> None:
        """Nothing of what was done to one receipt, or said of it, stands on the next."""
        self._job = Job.NONE
        self._copy = None
        self._asking_withdrawal = self._reading_on = False
        self._trouble = silence

    def keep_standing(self, why: Saying) -> None:
        """Something else was held under the reader: the page stays, as its code may be nowhere else, and says why."""
        self._trouble, self._reading_on = why, False
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
        self._begin_anew()
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

    def _checked_in(self, booking: BookingId, answer: KioskChange) -> None:
        """Also what the centre hears later is seen: it stands on this machine's disk."""
        outcome = self._visit.session.outcome
        if self._booking() != booking or not isinstance(outcome, BookingConfirmed):
            return
        self._job = Job.NONE
        match answer:
            case BookingAltered() | WishKept() | BookingContinued():
                come = replace(outcome, booking=replace(outcome.booking, state=BookingState.CHECKED_IN))
                self._visit.choose(replace(self._visit.session, outcome=come))
            case Refusal():
                self._trouble = refusing(answer)
            case CentreSilent():
                self._trouble = saying("mine.silent")
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
        self._begin_anew()
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
    def seen(self) -> bool:
        """Whether the house knows that they are here."""
        return self._state.seen

    @Property(bool, notify=changed)
    def mayCheckIn(self) -> bool:
        return self._state.may_check_in

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
    def mayPrint(self) -> bool:
        return self._state.may_print

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

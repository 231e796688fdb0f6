"""Joining the waiting list at a kiosk: offered where nothing fits or a time was taken, a number, and what comes of it.

The number is the visit's, and goes with it. While the centre is silent nobody can join, and the page says so.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import WaitingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.told.waiting import WaitingNeed
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import BookingDesk, CentreSilent, Clock, Joined, JoinOutcome
from ui.view_models.finding.results import ResultsModel
from ui.view_models.shown.phone_numbers import TypedPhone, with_digit, without_last
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import Saying, refusing, saying, silence
from ui.view_models.visit.visit import Visit
from ui.view_models.waiting.joining_state import Doing, JoinState, contact_of, derive_state
from ui.view_models.waiting.waiting_need import need_at

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class JoinModel(QObject):
    """The view model of joining the waiting list. It joins once: while an answer is awaited nothing else is done."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        results: ResultsModel,
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
        self._results = results
        self._clock = clock
        self._desk = desk
        self._jobs = jobs
        self._new_id = new_id
        self._state = JoinState()
        self._doing = Doing.TYPING
        self._offered: WaitingNeed | None = None
        self._words = ""
        self._need: WaitingNeed | None = None
        self._sent: tuple[WaitingId, WaitingNeed, Contact] | None = None
        self._joined: Joined | None = None
        self._trouble: Saying = silence
        self._digits_beyond = 0
        visit.changed.connect(self.refresh)
        results.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @property
    def state(self) -> JoinState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Look again what may be waited for here, and where one stands."""
        offered, words = self._offer(), self._visit.speech.say("waiting.screen.offer")
        state = self._shown()
        if (offered, words, state) == (self._offered, self._words, self._state):
            return
        self._offered, self._words, self._state = offered, words, state
        self.changed.emit()

    @Slot()
    def open(self) -> None:
        """The person wants to wait for what is offered."""
        if self._offered is None:
            return
        self._need = self._offered
        self._visit.go(self._visit.navigation.opened(Page.JOIN))

    @Slot(str)
    def typeDigit(self, digit: str) -> None:
        """One more digit of the number. What has as many as a CPR number may be one, and nothing of it is kept."""
        if self._doing is Doing.TYPING:
            self._stands(with_digit(self._visit.session.phone, self._digits_beyond, digit))

    @Slot()
    def eraseDigit(self) -> None:
        """The last digit was wrong."""
        if self._doing is Doing.TYPING:
            self._stands(without_last(self._visit.session.phone, self._digits_beyond))

    def _stands(self, typed: TypedPhone) -> None:
        self._digits_beyond = typed.beyond
        self._trouble = silence if typed.trouble is None else saying(f"screen.{typed.trouble.value}")
        self._type(typed.digits)

    @Slot()
    def join(self) -> None:
        """Ask the centre. A second touch while the answer is awaited does nothing."""
        contact = contact_of(self._visit.session)
        if not self._state.may_join or self._need is None or contact is None:
            return
        wish, need, contact = self._wish(self._need, contact)
        language = self._visit.comfort.language
        self._do(Doing.SENDING)
        self._jobs.run(
            lambda: self._desk.join_waiting_list(wish, need, contact, language=language),
            lambda outcome: self._answered(wish, outcome),
            failed=lambda: self._answered(wish, CentreSilent()),
        )

    @Slot()
    def leave(self) -> None:
        """Take the wish off the list again."""
        joined = self._joined
        if joined is None or self._doing is not Doing.JOINED:
            return
        self._do(Doing.LEAVING)
        self._jobs.run(
            lambda: self._desk.leave_waiting_list(joined.wish.id),
            lambda answer: self._left(joined, answer),
            failed=lambda: self._left(joined, CentreSilent()),
        )

    @Slot()
    def goBack(self) -> None:
        """Back to where one came from, unless an answer is awaited."""
        if self._doing is Doing.TYPING:
            self._trouble = silence
            self._visit.go(self._visit.navigation.went_back())

    @Slot()
    def finish(self) -> None:
        """Done: the screen forgets."""
        self._visit.reset()

    def _offer(self) -> WaitingNeed | None:
        picture, visit = self._board.picture, self._visit
        return need_at(picture, visit.session, visit.page, fits=bool(self._results.fits), now=self._clock())

    def _shown(self) -> JoinState:
        if self._visit.page is not Page.JOIN or self._need is None:
            return JoinState()
        return derive_state(
            self._board.picture,
            self._need,
            self._visit.session,
            speech=self._visit.speech,
            now=self._clock(),
            doing=self._doing,
            joined=self._joined,
            trouble=self._trouble(self._visit.speech),
        )

    def _wish(self, need: WaitingNeed, contact: Contact) -> tuple[WaitingId, WaitingNeed, Contact]:
        """The wish as it stands; the same again keeps its id, so that asking twice waits once."""
        if self._sent is None or self._sent[1:] != (need, contact):
            self._sent = (WaitingId(self._new_id()), need, contact)
        return self._sent

    def _type(self, phone: str) -> None:
        self._visit.choose(replace(self._visit.session, phone=phone, card=None, card_trouble=None))
        self.refresh()

    def _do(self, doing: Doing) -> None:
        self._doing = doing
        self._trouble = silence
        self.refresh()

    def _answered(self, wish: WaitingId, outcome: JoinOutcome) -> None:
        if self._doing is not Doing.SENDING or self._sent is None or self._sent[0] != wish:
            return
        self._do(Doing.TYPING)
        match outcome:
            case Joined():
                self._take(outcome)
            case Refusal():
                self._trouble = refusing(outcome)
            case CentreSilent():
                self._trouble = saying("waiting.screen.silent")
        self.refresh()

    def _take(self, joined: Joined) -> None:
        """On the list: the number is nobody's business here any more."""
        self._joined = joined
        self._sent = None
        self._doing = Doing.JOINED
        session = replace(self._visit.session, phone="", card=None, card_trouble=None, choice=None, outcome=None)
        self._visit.go(self._visit.navigation.ended_at(Page.JOIN), session=session)

    def _left(self, joined: Joined, answer: CentreSilent | None) -> None:
        if self._joined is not joined:
            return
        self._do(Doing.LEFT if answer is None else Doing.JOINED)
        if answer is not None:
            self._trouble = saying("waiting.screen.not-left")
        self.refresh()

    @Slot()
    def _forget(self) -> None:
        self._doing = Doing.TYPING
        self._need = self._offered = self._sent = self._joined = None
        self._trouble = silence
        self._digits_beyond = 0
        self._state = JoinState()
        self.changed.emit()

    @Property(str, notify=changed)
    def card(self) -> str:
        return self._state.card

    @Property(str, notify=changed)
    def invitation(self) -> str:
        return self._visit.speech.say("card.have")

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        return self._offered is not None

    @Property(str, notify=changed)
    def offer(self) -> str:
        return self._words

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        return self._state.doing in {Doing.TYPING, Doing.SENDING} and not self._state.offline

    @Property(bool, notify=changed)
    def sending(self) -> bool:
        return self._state.doing is Doing.SENDING

    @Property(bool, notify=changed)
    def joined(self) -> bool:
        return self._state.doing in {Doing.JOINED, Doing.LEAVING}

    @Property(bool, notify=changed)
    def leaving(self) -> bool:
        return self._state.doing is Doing.LEAVING

    @Property(bool, notify=changed)
    def left(self) -> bool:
        return self._state.doing is Doing.LEFT

    @Property(bool, notify=changed)
    def mayJoin(self) -> bool:
        return self._state.may_join

    @Property(str, notify=changed)
    def place(self) -> str:
        return self._state.place

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(str, notify=changed)
    def when(self) -> str:
        return self._state.when

    @Property(str, notify=changed)
    def facts(self) -> str:
        return self._state.facts

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._state.phone

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def offline(self) -> str:
        return self._state.offline

    @Property(str, notify=changed)
    def offlineMore(self) -> str:
        return self._state.offline_more

    @Property(str, notify=changed)
    def standing(self) -> str:
        return self._state.standing

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._state.code

    @Property(str, notify=changed)
    def qrModules(self) -> str:
        return self._state.qr_modules

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._state.paper

    @Property(str, notify=changed)
    def paperAction(self) -> str:
        return self._state.paper_action

"""The view model of signing in: who acts at this desk, and letting somebody begin or stop."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.protocol.messages.staff import NotSignedIn, StaffTold, WhyNot
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import CentreSilent, Clock, StaffDesk
from ui.view_models.desk.sign_in.sign_in import SignInState, since_last_time, why_not
from ui.view_models.desk.workplace import Workplace

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

ASKED_EVERY = timedelta(seconds=30)


@QmlElement
class SignInModel(QObject):
    """Asks the centre again and again: a session may end by itself, or be ended from elsewhere.

    While the centre is silent nothing can be changed anyway, and the board may be read.
    """

    changed = Signal()
    left = Signal()
    """Nobody is here any more: whoever keeps people forgets them."""
    came = Signal()

    def __init__(
        self,
        workplace: Workplace,
        board: PictureBoard,
        desk: StaffDesk,
        *,
        clock: Clock,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board = board
        self._desk = desk
        self._clock = clock
        self._jobs = jobs
        self._state = SignInState()
        self._asked_at: datetime | None = None
        self._until: datetime | None = None
        self.beat()

    @Slot()
    def beat(self) -> None:
        """A second has passed. A session that is over is over here too, whether the centre answers or not."""
        if self._until is not None and self._clock() >= self._until:
            self._told(StaffTold(is_needed=True))
        is_due = self._asked_at is None or self._clock() - self._asked_at >= ASKED_EVERY
        if is_due and self._board.picture.connected and not self._state.is_busy:
            self._asked_at = self._clock()
            self._jobs.run(self._desk.staff, self._seen, failed=lambda: None)

    @Slot(str, str, str)
    def signIn(self, name: str, password: str, fresh: str) -> None:
        """Let that person act here; `fresh` is empty where the old password stays."""
        if self._state.is_busy or not name.strip() or not password:
            return
        self._show(replace(self._state, is_busy=True, says=""))
        self._jobs.run(
            lambda: self._desk.sign_in(name.strip(), password, fresh or None),
            self._answered,
            failed=lambda: self._answered(CentreSilent()),
        )

    @Slot()
    def chooseFresh(self) -> None:
        """Let whoever signs in choose another password along with it."""
        self._show(replace(self._state, asks_fresh=True))

    @Slot()
    def signOut(self) -> None:
        """Nobody acts here any more: whoever was shown is forgotten first, and the centre told then."""
        self._told(StaffTold(is_needed=True))
        self._jobs.run(self._desk.sign_out, self._seen, failed=lambda: None)

    def _seen(self, told: StaffTold | CentreSilent) -> None:
        if isinstance(told, StaffTold) and not self._state.is_busy:
            self._told(told)

    def _answered(self, answer: StaffTold | NotSignedIn | CentreSilent) -> None:
        if isinstance(answer, StaffTold):
            self._told(answer)
            return
        speech = self._workplace.speech
        asks = self._state.asks_fresh or (isinstance(answer, NotSignedIn) and answer.why is WhyNot.FRESH_NEEDED)
        self._show(replace(self._state, is_busy=False, says=why_not(answer, speech), asks_fresh=asks))

    def _told(self, told: StaffTold) -> None:
        who, self._until = "" if told.name is None else told.name, told.until
        is_shown = told.is_needed and not who
        if is_shown and not self._state.is_shown:
            self._workplace.forget_people()
            self.left.emit()
        is_let_in = self._state.is_shown and not is_shown
        kept = self._state if is_shown and self._state.is_shown else SignInState()
        self._show(replace(kept, is_shown=is_shown, who=who, is_busy=False))
        if is_let_in:
            self._workplace.look_again()
            self.came.emit()
        if told.since is not None:
            places = self._board.picture.municipality
            says = since_last_time(told.since, places, self._workplace.speech, now=self._clock())
            self._workplace.say(says, refused=told.since.failures > 0)

    def _show(self, state: SignInState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._state.is_shown

    @Property(str, notify=changed)
    def who(self) -> str:
        return self._state.who

    @Property(str, notify=changed)
    def says(self) -> str:
        return self._state.says

    @Property(bool, notify=changed)
    def asksFresh(self) -> bool:
        return self._state.asks_fresh

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._state.is_busy

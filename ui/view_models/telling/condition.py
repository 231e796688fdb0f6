"""The page where somebody tells what is broken, dirty or missing: two questions, a touch for each, and thanks."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Booking
from booking_core.domain.told.conditions import ConditionKind, Thing, WhyNotTold, things_in
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
    KioskOutOfOrder,
)
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.telling.condition_state import (
    MOST_LARGE,
    MOST_PLAIN,
    ConditionOption,
    ConditionState,
    Step,
    Telling,
    derive_state,
)
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


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
        return MOST_PLAIN if self._visit.comfort.has_plain_text else MOST_LARGE

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

"""The page of somewhere to go: something open to all, or a place that is free; where, when, and a slip to go by."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.finding.outings import Outing
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingDesk, Clock, PaperSpared, PaperState
from ui.view_models.house.outing_state import Fact, OutingState, Slip, derive_state
from ui.view_models.shown.plans import NO_PLAN, PlanModel
from ui.view_models.shown.room_pictures import NO_ROOM, RoomPictureModel
from ui.view_models.shown.steps import StepLine
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


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
    def qrModules(self) -> str:
        return self._state.qr_modules

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

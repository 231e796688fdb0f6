"""The page of places that fit, or, when none does, of those that nearly do."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import BookingDesk, Clock
from ui.view_models.finding.results_state import PlaceCard, ResultsState, derive_state
from ui.view_models.offering.offers import (
    Answer,
    answer_to,
    unmet_search,
)
from ui.view_models.offering.starts import later_today
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Sought, When
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

ONE_COMES_BACK_FROM = frozenset({Page.CONFIRM, Page.WISH, Page.WISH_PART, Page.WISHED})


@QmlElement
class ResultsModel(QObject):
    """The view model of the results page. What it finds nothing for, it has noted once a visit."""

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
        self._noted: set[Sought] = set()
        self._answer: Answer | None = None
        self._state = ResultsState()
        self._page = 0
        self._wide = False
        self._cards = RowModel(PlaceCard, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @property
    def answer(self) -> Answer | None:
        """What was found last in this visit."""
        return self._answer

    @Slot()
    def refresh(self) -> None:
        """Say what was found, in the size and language of now; search again only where something has changed."""
        if self._visit.page is not Page.RESULTS:
            self._page = self._page if self._visit.page in ONE_COMES_BACK_FROM else 0
            return
        picture, session, now = self._board.picture, self._visit.session, self._clock()
        if self._answer is None or not self._answer.still_counts(picture, session, now=now):
            self._answer = answer_to(picture, session, now=now)
        state = derive_state(
            picture,
            session,
            speech=self._visit.speech,
            now=now,
            comfort=self._visit.comfort,
            page=self._page,
            wide=self._wide,
            answer=self._answer,
        )
        self._page = state.page
        if not state.fits:
            self._note()
        if state == self._state:
            return
        self._state = state
        self._cards.show(state.cards)
        self.changed.emit()

    @Slot(int)
    def take(self, number: int) -> None:
        """The person wants the card with this number."""
        if 0 <= number < len(self._state.choices):
            choice = self._state.choices[number]
            self._visit.go(
                self._visit.navigation.opened(Page.CONFIRM),
                session=replace(self._visit.session, choice=choice, also=()),
            )

    @Slot()
    def showMore(self) -> None:
        """The places that follow, and after the last the first again."""
        self._page = self._state.page + 1
        self.refresh()

    @Slot(bool)
    def turn(self, wide: bool) -> None:  # noqa: FBT001 a slot's one argument
        """The screen is wider than high, or higher than wide."""
        if wide == self._wide:
            return
        self._wide = wide
        self.refresh()

    @Slot()
    def otherTimes(self) -> None:
        """Back to the questions, with a later time proposed where one is left today."""
        session = self._visit.session
        if session.when is When.NOW:
            later = later_today(self._board.picture, session.length, now=self._clock(), speech=self._visit.speech)
            session = session if later is None else replace(session, when=When.LATER, starts_at=later)
        self._visit.go(self._visit.navigation.went_back(), session=session)

    @Slot()
    def goBack(self) -> None:
        """Back to the questions."""
        self._visit.go(self._visit.navigation.went_back())

    def _note(self) -> None:
        """Have it noted that nothing fits, once for each search of this visit."""
        sought = self._visit.session.sought
        if sought in self._noted:
            return
        search = unmet_search(self._board.picture, self._visit.session, now=self._clock())
        if search is not None:
            self._noted.add(sought)
            self._jobs.run(lambda: self._desk.note_unmet(search), lambda _: None, failed=lambda: None)

    @Slot()
    def _forget(self) -> None:
        self._noted.clear()
        self._answer = None
        self._page = 0
        self._state = ResultsState()
        self._cards.show(())

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._state.heading

    @Property(str, notify=changed)
    def cardNote(self) -> str:
        return self._state.card_note

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._state.summary

    @Property(bool, notify=changed)
    def fits(self) -> bool:
        return self._state.fits

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._state.why

    @Property(str, notify=changed)
    def whyMore(self) -> str:
        return self._state.why_more

    @Property(str, notify=changed)
    def asked(self) -> str:
        return self._state.asked

    @Property(bool, notify=changed)
    def sure(self) -> bool:
        return self._state.sure

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._state.more

    @Property(bool, notify=changed)
    def wishes(self) -> bool:
        return self._state.wishes

    @Property(RowModel, notify=changed)
    def cards(self) -> RowModel:
        return self._cards

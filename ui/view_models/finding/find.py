"""The page that asks when, how many, what for and what is needed, and counts live what fits."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.time_spans import local_day
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import Clock
from ui.view_models.finding.find_state import (
    DAYS_SHOWN,
    FindState,
    Option,
    derive_state,
    moved_start,
    stepped_persons,
)
from ui.view_models.finding.questions import Question, page_of, question_pages, sections_at_a_time
from ui.view_models.offering.starts import TIME_STEP, later_length, later_today, start_on, within_opening
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session, When
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FindModel(QObject):
    """The view model of the find page."""

    changed = Signal()

    def __init__(self, visit: Visit, board: PictureBoard, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._clock = clock
        self._state = FindState()
        self._first_day = 0
        self._question = Question.WHEN
        self._lengths = RowModel(Option, self)
        self._days = RowModel(Option, self)
        self._hours = RowModel(Option, self)
        self._persons_chips = RowModel(Option, self)
        self._purposes = RowModel(Option, self)
        self._needs = RowModel(Option, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)
        board.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at what fits."""
        if self._visit.page is not Page.FIND:
            return
        state = self._in_questions(
            derive_state(
                self._board.picture,
                self._visit.session,
                speech=self._visit.speech,
                now=self._clock(),
                first_day=self._first_day,
            )
        )
        if state == self._state:
            return
        self._state = state
        self._lengths.show(state.lengths)
        self._days.show(state.days)
        self._hours.show(state.hours)
        self._persons_chips.show(state.persons_chips)
        self._purposes.show(state.purposes)
        self._needs.show(state.needs)
        self.changed.emit()

    @Slot(str)
    def chooseWhen(self, key: str) -> None:
        """Now, later today or another day; a time is proposed, and can be moved. Nothing where there is none then."""
        match When(key):
            case When.NOW:
                if self._state.can_be_now:
                    self._choose(replace(self._visit.session, when=When.NOW, starts_at=None))
            case When.LATER:
                self._choose_later()
            case When.OTHER_DAY:
                starts_at = self._start_on(self._today() + timedelta(days=1))
                self._choose(replace(self._visit.session, when=When.OTHER_DAY, starts_at=starts_at))

    @Slot(str)
    def chooseDay(self, key: str) -> None:
        """A day of the row, as ISO 8601."""
        self._choose(replace(self._visit.session, starts_at=self._start_on(date.fromisoformat(key))))

    @Slot()
    def pageDaysBack(self) -> None:
        """Earlier days."""
        self._first_day = max(0, self._first_day - DAYS_SHOWN)
        self.refresh()

    @Slot()
    def pageDaysOn(self) -> None:
        """Later days."""
        self._first_day = self._first_day + DAYS_SHOWN
        self.refresh()

    @Slot(str)
    def chooseHour(self, hour: str) -> None:
        """A full hour of the chosen day, as far as what is open allows."""
        session = self._visit.session
        if session.starts_at is not None:
            day = self._visit.speech.local(session.starts_at).date()
            wanted = self._visit.speech.instant(day, hour=int(hour))
            self._choose(replace(session, starts_at=self._within_opening(wanted)))

    @Slot(str)
    def chooseStart(self, instant: str) -> None:
        """When it begins, as ISO 8601, as far as what is open allows."""
        self._choose(replace(self._visit.session, starts_at=self._within_opening(datetime.fromisoformat(instant))))

    @Slot()
    def goEarlier(self) -> None:
        """Half an hour earlier."""
        self._move(-TIME_STEP)

    @Slot()
    def goLater(self) -> None:
        """Half an hour later."""
        self._move(TIME_STEP)

    @Slot(str)
    def chooseLength(self, minutes: str) -> None:
        """How long, in minutes."""
        self._choose(replace(self._visit.session, length=timedelta(minutes=int(minutes))))

    @Slot(str)
    def choosePersons(self, persons: str) -> None:
        """How many."""
        self._choose(replace(self._visit.session, persons=int(persons)))

    @Slot()
    def fewer(self) -> None:
        """Fewer persons."""
        self._step_persons(up=False)

    @Slot()
    def more(self) -> None:
        """More persons."""
        self._step_persons(up=True)

    @Slot(str)
    def choosePurpose(self, key: str) -> None:
        """What for."""
        self._choose(replace(self._visit.session, purpose=Purpose(key)))

    @Slot(str)
    def toggleNeed(self, key: str) -> None:
        """Something needed, or not after all."""
        session = self._visit.session
        self._choose(replace(session, needs=session.needs ^ {Need(key)}))

    @Slot()
    def nextSection(self) -> None:
        """With large text: the questions that follow; after the last, the places."""
        pages = self._pages()
        following = page_of(self._question, pages) + 1
        if following >= len(pages):
            self.show()
            return
        self._question = pages[following][0]
        self.refresh()

    @Slot()
    def show(self) -> None:
        """Show what fits, or what nearly does."""
        self._visit.go(self._visit.navigation.opened(Page.RESULTS))

    @Slot()
    def goBack(self) -> None:
        """The questions before, or the page before."""
        pages = self._pages()
        shown = page_of(self._question, pages)
        if shown > 0:
            self._question = pages[shown - 1][0]
            self.refresh()
            return
        self._visit.go(self._visit.navigation.went_back())

    def _in_questions(self, derived: FindState) -> FindState:
        """With the questions there is room for; the first of them is where the person stays when there is more."""
        pages = self._pages()
        shown = page_of(self._question, pages)
        self._question = pages[shown][0]
        return replace(
            derived,
            questions=tuple(question.value for question in pages[shown]),
            question_page=shown,
            question_pages=len(pages),
            sections_shown=sections_at_a_time(self._visit.comfort),
        )

    def _pages(self) -> tuple[tuple[Question, ...], ...]:
        return question_pages(self._visit.session.when, self._visit.comfort)

    def _choose_later(self) -> None:
        """Later today, for as long as was asked; for less where that is all there is, as the choice has said."""
        picture, session, speech, now = self._board.picture, self._visit.session, self._visit.speech, self._clock()
        length = later_length(picture, session.length, now=now, speech=speech)
        if length is None:
            return
        starts_at = later_today(picture, length, now=now, speech=speech)
        self._choose(replace(session, when=When.LATER, starts_at=starts_at, length=length))

    def _choose(self, session: Session) -> None:
        self._visit.choose(session)

    @Slot()
    def _forget(self) -> None:
        self._first_day = 0
        self._question = Question.WHEN

    def _move(self, by: timedelta) -> None:
        moved = moved_start(self._board.picture, self._visit.session, by, now=self._clock())
        if moved is not None:
            self._choose(replace(self._visit.session, starts_at=moved))

    def _step_persons(self, *, up: bool) -> None:
        session = self._visit.session
        self._choose(replace(session, persons=stepped_persons(session.persons, up=up)))

    def _today(self) -> date:
        return local_day(self._clock(), self._board.picture.municipality.zone)

    def _start_on(self, day: date) -> datetime:
        return start_on(self._board.picture, day, self._visit.session, speech=self._visit.speech)

    def _within_opening(self, wanted: datetime) -> datetime:
        return within_opening(self._board.picture, wanted, self._visit.session, speech=self._visit.speech)

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._state.day

    @Property(str, notify=changed)
    def when(self) -> str:
        return self._state.when

    @Property(str, notify=changed)
    def nowNote(self) -> str:
        """Why it cannot be now; empty where it can."""
        return self._state.now_note

    @Property(bool, notify=changed)
    def canBeNow(self) -> bool:
        return self._state.can_be_now

    @Property(str, notify=changed)
    def laterNote(self) -> str:
        """Why later today cannot be chosen, or how long it can be at most; empty where it can as it is."""
        return self._state.later_note

    @Property(bool, notify=changed)
    def canBeLater(self) -> bool:
        return self._state.can_be_later

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._state.time

    @Property(bool, notify=changed)
    def canGoEarlier(self) -> bool:
        return self._state.can_go_earlier

    @Property(bool, notify=changed)
    def canGoLater(self) -> bool:
        return self._state.can_go_later

    @Property(str, notify=changed)
    def daysShown(self) -> str:
        return self._state.days_shown

    @Property(bool, notify=changed)
    def canPageDaysBack(self) -> bool:
        return self._state.can_page_days_back

    @Property(bool, notify=changed)
    def canPageDaysOn(self) -> bool:
        return self._state.can_page_days_on

    @Property(int, notify=changed)
    def persons(self) -> int:
        return self._state.persons

    @Property(str, notify=changed)
    def personsUnit(self) -> str:
        """What stands beside the number."""
        return self._state.persons_unit

    @Property(str, notify=changed)
    def personsSaid(self) -> str:
        """The number with its unit, as it is said."""
        return self._state.persons_said

    @Property(str, notify=changed)
    def found(self) -> str:
        return self._state.found

    @Property(str, notify=changed)
    def card(self) -> str:
        return self._state.card

    @Property(str, notify=changed)
    def best(self) -> str:
        return self._state.best

    @Property(str, notify=changed)
    def showText(self) -> str:
        return self._state.show

    @Property(str, notify=changed)
    def questions(self) -> str:
        return " ".join(self._state.questions)

    @Property(int, notify=changed)
    def questionPages(self) -> int:
        return self._state.question_pages

    @Property(bool, notify=changed)
    def atFirstQuestion(self) -> bool:
        return self._state.question_page == 0

    @Property(int, notify=changed)
    def sectionsShown(self) -> int:
        return self._state.sections_shown

    @Property(RowModel, notify=changed)
    def lengths(self) -> RowModel:
        return self._lengths

    @Property(RowModel, notify=changed)
    def days(self) -> RowModel:
        return self._days

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._hours

    @Property(RowModel, notify=changed)
    def personsChips(self) -> RowModel:
        return self._persons_chips

    @Property(RowModel, notify=changed)
    def purposes(self) -> RowModel:
        return self._purposes

    @Property(RowModel, notify=changed)
    def needs(self) -> RowModel:
        return self._needs

"""The page where one may tell which languages are spoken where others may come."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.language.spoken import own_name
from booking_core.language.writing import in_line
from ui.bridge.pictures import PictureBoard
from ui.bridge.rows import RowModel
from ui.ports import HousePicture
from ui.view_models.finding.find_state import Option
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class SpokenState:
    question: str = ""
    more: str = ""
    back: str = ""
    options: tuple[Option, ...] = ()


def derive_state(picture: HousePicture, session: Session, *, speech: Speech) -> SpokenState:
    """Every language of the municipality by its own name, with those that were told."""
    return SpokenState(
        question=speech.say("spoken-there.question"),
        more=speech.say("spoken-there.more"),
        back=speech.say("spoken-there.on"),
        options=tuple(
            Option(key=one, text=in_line(own_name(one), one), symbol="", chosen=one in session.spoken)
            for one in picture.municipality.languages
        ),
    )


def toggled(spoken: tuple[str, ...], language: str) -> tuple[str, ...]:
    """`spoken` with `language`, or without it."""
    return tuple(sorted(set(spoken) ^ {language}))


@QmlElement
class SpokenModel(QObject):
    """The view model of this page."""

    changed = Signal()

    def __init__(self, visit: Visit, board: PictureBoard, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._board = board
        self._state = SpokenState()
        self._options = RowModel(Option, self)
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self._forget)

    @property
    def state(self) -> SpokenState:
        """What the page says now."""
        return self._state

    @Slot()
    def refresh(self) -> None:
        """Show what was told."""
        if self._visit.page is Page.SPOKEN:
            self._show(derive_state(self._board.picture, self._visit.session, speech=self._visit.speech))

    @Slot(str)
    def toggle(self, language: str) -> None:
        """It is spoken there, or not after all."""
        session = self._visit.session
        self._visit.choose(replace(session, spoken=toggled(session.spoken, language)))

    @Slot()
    def goBack(self) -> None:
        """Back to the booking."""
        self._visit.go(self._visit.navigation.went_back())

    @Slot()
    def _forget(self) -> None:
        self._show(SpokenState())

    def _show(self, state: SpokenState) -> None:
        if state != self._state:
            self._state = state
            self._options.show(state.options)
            self.changed.emit()

    @Property(str, notify=changed)
    def question(self) -> str:
        return self._state.question

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._state.more

    @Property(str, notify=changed)
    def back(self) -> str:
        return self._state.back

    @Property(RowModel, notify=changed)
    def options(self) -> RowModel:
        return self._options

"""One person's visit, shared by the pages: what is chosen, where one stands, and how one wants to read it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ui.view_models.visit.navigation import Navigation, Page
from ui.view_models.visit.session import Comfort, Session
from ui.view_models.visit.speech import Speech


class Visit(QObject):
    """Holds three frozen values and tells when one is replaced. `reset` forgets the person.

    `forgotten` is emitted by `reset` before `changed`, so that whoever keeps more of the person lets go.
    """

    changed = Signal()
    forgotten = Signal()

    def __init__(self, speeches: Mapping[str, Speech], *, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speeches = speeches
        self._first_comfort = Comfort(language)
        self._comfort = self._first_comfort
        self._session = Session()
        self._navigation = Navigation()
        self._is_choosing_language = False

    @property
    def session(self) -> Session:
        return self._session

    @property
    def comfort(self) -> Comfort:
        return self._comfort

    @property
    def first_comfort(self) -> Comfort:
        """How the screen looks before anybody chose."""
        return self._first_comfort

    @property
    def page(self) -> Page:
        return self._navigation.page

    @property
    def navigation(self) -> Navigation:
        return self._navigation

    @property
    def speeches(self) -> Mapping[str, Speech]:
        """The words of every language the screen can speak, the house's own first."""
        return self._speeches

    @property
    def is_choosing_language(self) -> bool:
        """Whether the languages are shown above the page."""
        return self._is_choosing_language

    @property
    def speech(self) -> Speech:
        """The words of the language chosen now."""
        return self._speeches[self._comfort.language]

    def choose(self, session: Session) -> None:
        """Replace what the person has chosen."""
        self._session = session
        self.changed.emit()

    def choose_comfort(self, comfort: Comfort) -> None:
        """Replace how the person wants to see the screen."""
        self._comfort = comfort
        self.changed.emit()

    def ask_language(self, *, asked: bool) -> None:
        """Show the languages above the page, or take them away."""
        self._is_choosing_language = asked
        self.changed.emit()

    def go(self, navigation: Navigation, *, session: Session | None = None) -> None:
        """Show another page, with `session` taken over in the same step."""
        self._navigation = navigation
        self._session = self._session if session is None else session
        self.changed.emit()

    def reset(self) -> None:
        """Forget the person: choices, number, outcome, language and text size."""
        self._session = Session()
        self._navigation = Navigation()
        self._comfort = self._first_comfort
        self._is_choosing_language = False
        self.forgotten.emit()
        self.changed.emit()

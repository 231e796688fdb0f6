"""What every page in the simple way can do: show itself, take an answer, and go back."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ui.bridge.pictures import PictureBoard
from ui.ports import Clock, HousePicture
from ui.view_models.simple.page_models import PageModels
from ui.view_models.simple.states import SimpleState
from ui.view_models.visit.session import Comfort, Session
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

MOST_OPTIONS, MOST_LARGE, MOST_LEAST, MOST_BESIDE_PLACE = 8, 4, 3, 2


class Typist(Protocol):
    """Whoever takes the digits of a phone number or a code."""

    def typeDigit(self, digit: str) -> None: ...
    def eraseDigit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Simple:
    """What the pages are made with. `asked_anew` says that the page shown asks something else now."""

    visit: Visit
    board: PictureBoard
    models: PageModels
    clock: Clock
    asked_anew: Callable[[], None]


class SimplePage(ABC):
    """One page, or several that are alike. What is touched goes to the view model that every other way uses too."""

    def __init__(self, simple: Simple) -> None:
        self._simple = simple
        self._models = simple.models

    @abstractmethod
    def state(self) -> SimpleState:
        """What it shows now."""

    @abstractmethod
    def pick(self, key: str) -> None:
        """One of its options was touched."""

    def go_back(self) -> None:
        """The page before, or the question before."""
        visit = self._simple.visit
        visit.go(visit.navigation.went_back())

    def begin(self) -> None:  # noqa: B027  most pages remember nothing
        """It was turned to."""

    def most_options(self, count: int) -> int:
        """For how many of `count` answers there is room: pictures stand two in a row."""
        del count
        return MOST_OPTIONS

    @property
    def pictured(self) -> bool:
        """Whether the answers are pictures, or languages, two in a row."""
        return False

    @property
    def typist(self) -> Typist:
        """Whose number is typed."""
        return self._models.confirm

    @property
    def _picture(self) -> HousePicture:
        return self._simple.board.picture

    @property
    def _session(self) -> Session:
        return self._simple.visit.session

    @property
    def _comfort(self) -> Comfort:
        return self._simple.visit.comfort

    @property
    def _speech(self) -> Speech:
        return self._simple.visit.speech

    @property
    def _now(self) -> datetime:
        return self._simple.clock()

    @property
    def _is_plain(self) -> bool:
        return self._comfort.has_plain_text

    @property
    def _is_brief(self) -> bool:
        return self._comfort.has_largest_text

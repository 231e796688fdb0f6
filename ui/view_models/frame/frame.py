"""What stands around every page: house, clock, how the machine is doing, the helps and the idle watch."""

from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.language.writing import runs_right_to_left
from ui.bridge.pictures import PictureBoard
from ui.ports import Clock, HousePicture
from ui.view_models.offering.offers import here
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Comfort
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_SECONDS = 90
WARNING_SECONDS = 30


@dataclass(frozen=True, slots=True)
class FrameState:
    house: str = ""
    clock: str = ""
    which_hour: str = ""
    page: str = Page.ATTRACT.value
    language: str = "da"
    right_to_left: bool = False
    language_changed: bool = False
    text_percent: int = 100
    high_contrast: bool = False
    low: bool = False
    simple: bool = False
    more_time: bool = False
    aloud: bool = False
    may_aloud: bool = False
    stands_still: bool = False
    offline: str = ""
    offline_more: str = ""
    still_here: str = ""


def derive_state(
    picture: HousePicture,
    comfort: Comfort,
    *,
    page: Page,
    speech: Speech,
    now: datetime,
    seconds_left: int | None,
    language_changed: bool,
    may_aloud: bool,
    stands_still: bool,
) -> FrameState:
    """What the frame shows; `seconds_left` until the screen clears, or None while somebody is there.

    `may_aloud` says whether there is a voice to read with, `stands_still` whether the machine is set to slide nothing.
    For those who listen nothing slides either: what a finger lies on is what is read.
    """
    away = not picture.connected
    return FrameState(
        house=here(picture)[0].name,
        clock=speech.clock_face(now),
        which_hour=speech.which_hour(now),
        page=page.value,
        language=comfort.language,
        right_to_left=runs_right_to_left(comfort.language),
        language_changed=language_changed,
        text_percent=comfort.text_percent,
        high_contrast=comfort.high_contrast,
        low=comfort.low,
        simple=comfort.simple,
        more_time=comfort.more_time,
        aloud=comfort.aloud,
        may_aloud=may_aloud,
        stands_still=stands_still or comfort.aloud,
        offline=speech.say("screen.offline") if away else "",
        offline_more=speech.say("screen.offline-more", at=speech.when(picture.seen_at, now)) if away else "",
        still_here="" if seconds_left is None else speech.count("screen.still-here", seconds_left),
    )


def seconds_left(quiet_seconds: int, *, more_time: bool) -> int | None:
    """How long until the screen clears, once the warning has begun; None before."""
    patience = QUIET_SECONDS * (2 if more_time else 1)
    warning = WARNING_SECONDS * (2 if more_time else 1)
    if quiet_seconds < patience:
        return None
    return max(0, patience + warning - quiet_seconds)


@QmlElement
class FrameModel(QObject):
    """The view model around the pages. `beat` is called once a second, `touched` at every touch or key.

    With low controls touching begins `reach_px` below the top; 0 where all of the screen can be reached.
    """

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        board: PictureBoard,
        *,
        clock: Clock,
        may_aloud: bool = False,
        stands_still: bool = False,
        reach_px: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._may_aloud = may_aloud
        self._stands_still = stands_still
        self._reach_px = reach_px
        self._visit = visit
        self._board = board
        self._clock = clock
        self._quiet_seconds = self._unused_seconds = 0
        self._state = FrameState()
        visit.changed.connect(self.refresh)
        visit.forgotten.connect(self.touched)
        board.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again at the clock, the picture and the visit."""
        visit = self._visit
        state = derive_state(
            self._board.picture,
            visit.comfort,
            page=visit.page,
            speech=visit.speech,
            now=self._clock(),
            seconds_left=self._seconds_left(),
            language_changed=visit.comfort.language != visit.first_comfort.language,
            may_aloud=self._may_aloud,
            stands_still=self._stands_still,
        )
        if state != self._state:
            self._state = state
            self.changed.emit()

    def beat(self) -> None:
        """A second has passed. At the end of the warning everything of the person is forgotten.

        On the first page nobody is asked: what it does not show of whoever was there, such as the volume, just goes.
        """
        is_untouched = self._is_untouched()
        self._quiet_seconds = 0 if is_untouched else self._quiet_seconds + 1
        self._unused_seconds = self._unused_seconds + 1 if is_untouched else 0
        if self._seconds_left() == 0 or self._unused_seconds == QUIET_SECONDS:
            self._visit.reset()
        self.refresh()

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._quiet_seconds = self._unused_seconds = 0
        self.refresh()

    @Slot()
    def switchTextSize(self) -> None:
        """Larger, and after the largest the first again."""
        self._visit.choose_comfort(self._visit.comfort.with_larger_text())

    @Slot()
    def switchContrast(self) -> None:
        """Light on dark, or back."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, high_contrast=not comfort.high_contrast))

    @Slot()
    def switchLow(self) -> None:
        """All that is touched low on the screen, or everywhere again."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, low=not comfort.low))

    @Slot()
    def switchSimple(self) -> None:
        """One easy question a page, or everything again."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, simple=not comfort.simple))

    @Slot()
    def switchMoreTime(self) -> None:
        """Twice the time, or back."""
        comfort = self._visit.comfort
        self._visit.choose_comfort(replace(comfort, more_time=not comfort.more_time))

    @Slot()
    def switchAloud(self) -> None:
        """Read aloud, or be silent again."""
        self.readAloud(not self._visit.comfort.aloud)

    @Slot(bool)
    def readAloud(self, wanted: bool) -> None:  # noqa: FBT001 a slot's one argument
        """Read aloud or not, where there is a voice."""
        comfort = replace(self._visit.comfort, aloud=wanted and self._may_aloud)
        if comfort != self._visit.comfort:
            self._visit.choose_comfort(comfort)

    def _is_untouched(self) -> bool:
        fresh = self._visit.navigation.page is Page.ATTRACT
        as_found = self._visit.comfort == self._visit.first_comfort and not self._visit.is_choosing_language
        return fresh and as_found

    def _seconds_left(self) -> int | None:
        return seconds_left(self._quiet_seconds, more_time=self._visit.comfort.more_time)

    @Property(str, notify=changed)
    def house(self) -> str:
        return self._state.house

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._state.clock

    @Property(str, notify=changed)
    def whichHour(self) -> str:
        """Empty but in the hour that comes twice, when the clocks go back."""
        return self._state.which_hour

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._state.page

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._state.language

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        return self._state.right_to_left

    @Property(bool, notify=changed)
    def languageChanged(self) -> bool:
        return self._state.language_changed

    @Property(int, notify=changed)
    def textPercent(self) -> int:
        return self._state.text_percent

    @Property(bool, notify=changed)
    def highContrast(self) -> bool:
        return self._state.high_contrast

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._state.low

    @Property(int, notify=changed)
    def reach(self) -> int:
        return self._reach_px

    @Property(bool, notify=changed)
    def simple(self) -> bool:
        return self._state.simple

    @Property(bool, notify=changed)
    def moreTime(self) -> bool:
        return self._state.more_time

    @Property(bool, notify=changed)
    def aloud(self) -> bool:
        return self._state.aloud

    @Property(bool, notify=changed)
    def mayAloud(self) -> bool:
        return self._state.may_aloud

    @Property(bool, notify=changed)
    def standsStill(self) -> bool:
        return self._state.stands_still

    @Property(str, notify=changed)
    def offline(self) -> str:
        return self._state.offline

    @Property(str, notify=changed)
    def offlineMore(self) -> str:
        return self._state.offline_more

    @Property(str, notify=changed)
    def stillHere(self) -> str:
        return self._state.still_here

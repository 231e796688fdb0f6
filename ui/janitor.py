"""The janitor's tablet as one object: made of a first picture, a desk and a clock; fed with newer pictures."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QSize, QTimer, Slot

from booking_core.domain.identity import VenueId
from booking_core.language.words import Words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Clock, HousePicture
from ui.ports.janitor_desk import JanitorDesk
from ui.screens import MODULES, Screens
from ui.view_models.janitor.fault import FaultModel
from ui.view_models.janitor.round import RoundModel

WINDOW = MODULES / "Janitor" / "JanitorWindow.qml"
SECOND_MS = 1000


class JanitorApplication(Screens):
    """Loads the tablet's one page and keeps it going until `close`.

    `picture` is what the house looks like at first; newer ones are handed to `post` from any thread. `desk` is called
    on other threads, `clock` and `steady`, seconds that nobody can set, on the GUI thread. Needs a running
    `QGuiApplication`.

    Raises:
        ScreensUnusable: the QML files do not load.
    """

    def __init__(
        self,
        picture: HousePicture,
        desk: JanitorDesk,
        *,
        venue: VenueId,
        clock: Clock,
        steady: Callable[[], float],
        languages: Sequence[str] = ("da", "en"),
        new_id: Callable[[], UUID] = uuid4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(languages, parent)
        self._board = PictureBoard(picture, self)
        self._jobs = JobRunner(self)
        self.round = RoundModel(
            self._board, desk, venue=venue, language=languages[0], jobs=self._jobs, clock=clock, parent=self
        )
        self.speak(languages[0])
        words = Words.of(languages[0])
        fault = FaultModel(
            self._board,
            self.round,
            desk,
            words=words,
            jobs=self._jobs,
            clock=clock,
            steady=steady,
            new_id=new_id,
            parent=self,
        )
        self.load(WINDOW, {"round": self.round, "fault": fault})
        self._clock = clock
        self._minute = _minute(clock())
        self._beat = QTimer(self, interval=SECOND_MS)
        self._beat.timeout.connect(self.beat)

    def show(self, *, size: QSize | None = None) -> None:
        """Show the window, filling the screen or in `size`, and start the clock."""
        super().show(size=size)
        self._beat.start()

    def post(self, picture: HousePicture) -> None:
        """Hand over a newer picture, from any thread."""
        self._board.post(picture)

    def start_over(self) -> None:
        """Look at everything anew, after a failure."""
        self.round.refresh()

    @Slot()
    def beat(self) -> None:
        """A second has passed: at a full minute the clock, and what was printed beside this program."""
        if (minute := _minute(self._clock())) != self._minute:
            self._minute = minute
            self.round.refresh()
            self.round.recall()

    def close(self) -> None:
        """Stop the jobs and take the window down, before what it uses."""
        self._beat.stop()
        self._jobs.stop()
        self.unload()


def _minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)

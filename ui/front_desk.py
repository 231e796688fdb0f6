"""The front desk's screen as one object: made of a first picture, a desk and a clock; fed with newer pictures."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QSize, QTimer, Slot

from booking_core.domain.identity import VenueId
from booking_core.language.words import Words
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import Clock, ComfortForNow, ComfortKeeper, HousePicture, StaffDesk
from ui.screens import MODULES, Screens
from ui.view_models.desk.answering.call_list import CallList
from ui.view_models.desk.answering.calls_model import CallsModel
from ui.view_models.desk.answering.house_wishes_model import HouseWishesModel
from ui.view_models.desk.answering.reported import ReportedModel
from ui.view_models.desk.answering.requests_model import RequestsModel
from ui.view_models.desk.blocking.block_model import BlockModel
from ui.view_models.desk.board.board_model import BoardModel
from ui.view_models.desk.cards.cards_model import CardsModel
from ui.view_models.desk.comfort import ComfortModel
from ui.view_models.desk.kiosks.kiosk_watch import KioskWatch
from ui.view_models.desk.kiosks.kiosks_model import KiosksModel
from ui.view_models.desk.panel.anyway_model import AnywayModel
from ui.view_models.desk.panel.notes_model import NotesModel
from ui.view_models.desk.panel.panel_model import PanelModel
from ui.view_models.desk.panel.who_model import WhoModel
from ui.view_models.desk.series.series_anyway_model import SeriesAnywayModel
from ui.view_models.desk.series.series_model import SeriesModel
from ui.view_models.desk.sign_in.sign_in_model import SignInModel
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech

WINDOW = MODULES / "FrontDesk" / "FrontDeskWindow.qml"
SECOND_MS = 1000


class FrontDeskApplication(Screens):
    """Loads the desk's screen and keeps it going until `close`.

    `venue` is the desk's own house. `picture` is what the houses look like at first; newer ones are handed to `post`
    from any thread. `desk` is called on other threads, `clock` on the GUI thread. `comfort` remembers how the screen is
    to look; without one that is forgotten with it.

    Raises:
        ScreensUnusable: the QML files do not load.
    """

    def __init__(
        self,
        picture: HousePicture,
        desk: StaffDesk,
        *,
        venue: VenueId,
        clock: Clock,
        languages: Sequence[str] = ("da", "en"),
        new_id: Callable[[], UUID] = uuid4,
        comfort: ComfortKeeper | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(languages, parent)
        self._board, self._jobs = PictureBoard(picture, self), JobRunner(self)
        zone = picture.municipality.zone
        self.workplace = Workplace(
            self._board,
            desk,
            venue=venue,
            speeches={language: Speech(Words.of(language), zone) for language in languages},
            clock=clock,
            jobs=self._jobs,
            new_id=new_id,
            parent=self,
        )
        self._calls = CallList(self._board, desk, clock=clock, jobs=self._jobs, parent=self)
        self._watch = KioskWatch(self._board, desk, clock=clock, jobs=self._jobs, parent=self)
        self._kiosks = KiosksModel(self.workplace, self._watch, self)
        self._sign_in = self._signing_in(desk, clock)
        self._comfort = ComfortModel(comfort or ComfortForNow(), jobs=self._jobs, parent=self)
        self._models = self._made(desk)
        self._beat = QTimer(self, interval=SECOND_MS)
        self._open(languages[0])

    def _signing_in(self, desk: StaffDesk, clock: Clock) -> SignInModel:
        """Whoever has gone takes along whom to call; whoever comes has it fetched."""
        sign_in = SignInModel(self.workplace, self._board, desk, clock=clock, jobs=self._jobs, parent=self)
        sign_in.left.connect(self._calls.forget)
        sign_in.came.connect(self._calls.fetch)
        return sign_in

    def _made(self, desk: StaffDesk) -> dict[str, QObject]:
        """Every view model, by the name its part of the window knows it by."""
        series = SeriesModel(self.workplace, self)
        return {
            "board": BoardModel(self.workplace, self),
            "panel": PanelModel(self.workplace, self),
            "blocks": BlockModel(self.workplace, self._jobs, self),
            "notes": NotesModel(self.workplace, self),
            "anyway": AnywayModel(self.workplace, self),
            "who": WhoModel(self.workplace, self),
            "series": series,
            "seriesAnyway": SeriesAnywayModel(self.workplace, series, self),
            "requests": RequestsModel(self.workplace, self),
            "calls": CallsModel(self.workplace, self._calls, self),
            "kiosks": self._kiosks,
            "cards": CardsModel(self.workplace, self),
            "wishes": HouseWishesModel(self.workplace, self),
            "reported": ReportedModel(self.workplace, desk, jobs=self._jobs, parent=self),
            "signIn": self._sign_in,
            "comfort": self._comfort,
        }

    def _open(self, language: str) -> None:
        """Load the window in that language, and follow what is chosen there."""
        self.speak(language)
        self.load(WINDOW, self._models)
        self.workplace.changed.connect(self._follow_language)
        self._beat.timeout.connect(self.beat)

    @property
    def models(self) -> Mapping[str, QObject]:
        """The view models by the name their part of the window knows them by."""
        return self._models

    @property
    def board(self) -> BoardModel:
        """What is drawn on the board."""
        board = self._models["board"]
        assert isinstance(board, BoardModel)  # noqa: S101 as made above
        return board

    @property
    def picture(self) -> HousePicture:
        """What the screen shows now; read it on the GUI thread."""
        return self._board.picture

    def show(self, *, size: QSize | None = None) -> None:
        """Show the window, filling the screen or in `size`, and start the clock."""
        super().show(size=size)
        self._beat.start()

    def post(self, picture: HousePicture) -> None:
        """Hand over a newer picture, from any thread."""
        self._board.post(picture)

    def start_over(self) -> None:
        """Let go of what was chosen, also after a failure."""
        self.workplace.clear()

    @Slot()
    def beat(self) -> None:
        """A second has passed."""
        self.board.beat()
        self._calls.beat()
        self._watch.beat()
        self._sign_in.beat()
        self._kiosks.refresh()

    def close(self) -> None:
        """Stop the jobs, forget everybody and take the screen down."""
        self._beat.stop()
        self._jobs.stop()
        self.workplace.close()
        self._calls.close()
        self.unload()

    @Slot()
    def _follow_language(self) -> None:
        self.speak(self.workplace.language)

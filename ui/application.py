"""The kiosk's screens as one object: made of a first picture, a desk and a clock; fed with newer pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot

from booking_core.protocol.place_cards import looks_like_a_card
from ui.access.on_call import GuideOnCall
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.bridge.resting import RestingFinger
from ui.bridge.scanner import Scanner
from ui.kiosk_models import KioskParts, kiosk_models
from ui.mounting import Mounting
from ui.ports import BookingDesk, Clock, HousePicture, Voice
from ui.screens import MODULES, Screens
from ui.tidying import Tidying
from ui.view_models.confirming.confirm import TAKES_CARDS, ConfirmModel
from ui.view_models.confirming.receipt import ReceiptModel
from ui.view_models.frame.frame import FrameModel
from ui.view_models.frame.languages import LanguageModel
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.visit.looking import Looking
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.sayings import saying
from ui.view_models.visit.speech import Speeches
from ui.view_models.visit.visit import Visit

WINDOW = MODULES / "Citizen" / "KioskWindow.qml"
SECOND_MS = 1000
Model = TypeVar("Model", bound=QObject)
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class KioskApplication(Screens):
    """Loads the screens and keeps them going until `close`.

    `picture` is what the house looks like at first; newer ones are handed to `post` from any thread. `desk` is
    called on other threads, `clock` on the GUI thread. With a `voice` the screen can be read aloud. When it
    `stands_still` nothing slides. The rooms' photos lie in `pictures`. Needs a running `QGuiApplication`.

    Raises:
        ScreensUnusable: the QML files do not load.
    """

    def __init__(
        self,
        picture: HousePicture,
        desk: BookingDesk,
        *,
        clock: Clock,
        languages: Sequence[str] = ("da", "en"),
        new_id: Callable[[], UUID] = uuid4,
        voice: Voice | None = None,
        stands_still: bool = False,
        mounting: Mounting | None = None,
        pictures: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(languages, parent)
        self._board = PictureBoard(picture, self)
        self._jobs = JobRunner(self)
        speeches = Speeches(languages, picture.municipality.zone)
        self._visit = Visit(speeches, language=languages[0], parent=self)
        parts = KioskParts(self._visit, self._board, clock, desk, self._jobs, new_id, pictures, parent=self)
        self._models = kiosk_models(
            parts,
            may_aloud=voice is not None,
            stands_still=stands_still,
            reach_px=(mounting or Mounting()).reach_px,
        )
        self._looking = Looking(self._visit, desk=desk, jobs=self._jobs, parent=self)
        self._visit.changed.emit()
        self.speak(languages[0])
        self.load(WINDOW, self._models)
        self._visit.changed.connect(self._follow_language)
        self._listen_to_hands(voice)
        self._tidying = Tidying(self._engine, self._visit, parent=self)
        self._beat = QTimer(self, interval=SECOND_MS)
        self._beat.timeout.connect(self.beat)

    def _listen_to_hands(self, voice: Voice | None) -> None:
        """The last made is asked first: the scanner takes what it types, and the guide sees what is left."""
        self._guide = GuideOnCall(self.window, self.frame, self._visit, voice=voice, parent=self)
        self._watch = _TouchWatch(self.frame, self)
        self.window.installEventFilter(self._watch)
        self._resting = RestingFinger(self.window, self)
        self._scanner = Scanner(parent=self)
        self._scanner.scanned.connect(self._take_scan)
        self._scanner.card.connect(self._refuse_card)
        self.window.installEventFilter(self._scanner)

    @property
    def models(self) -> Mapping[str, QObject]:
        """The view models by the name the window knows them by."""
        return self._models

    @property
    def picture(self) -> HousePicture:
        """What the screens show now; read it on the GUI thread."""
        return self._board.picture

    @property
    def visit(self) -> Visit:
        """What the person at the screen has chosen so far."""
        return self._visit

    @property
    def frame(self) -> FrameModel:
        """The frame around the pages, with the idle watch."""
        return self._model("frame", FrameModel)

    @property
    def languages(self) -> LanguageModel:
        """The choice of a language, and the way to it, which names them."""
        return self._model("languages", LanguageModel)

    def show(self, *, size: QSize | None = None) -> None:
        """Show the window, filling the screen or in `size`, and start the clock."""
        super().show(size=size)
        self._beat.start()

    def post(self, picture: HousePicture) -> None:
        """Hand over a newer picture, from any thread."""
        self._board.post(picture)

    def scan(self, text: str) -> None:
        """Hand over what a barcode reader has read, from any thread."""
        self._scanner.offer(text)

    def start_over(self) -> None:
        """Forget the person and show the first page, also after a failure."""
        self._visit.reset()

    @Slot()
    def beat(self) -> None:
        """A second has passed: the clock, the idle watch, and at a full minute everything else."""
        before = self.frame.clock
        self.frame.beat()
        self.languages.beat()
        if self.frame.clock != before:
            self._visit.changed.emit()

    def close(self) -> None:
        """Stop the jobs and take the screens down, before what they use."""
        self._beat.stop()
        self._jobs.stop()
        self._guide.close()
        self._tidying.close()
        self._resting.close()
        self.window.removeEventFilter(self._watch)
        self.window.removeEventFilter(self._scanner)
        self.unload()

    @property
    def confirm(self) -> ConfirmModel:
        """The page where one says yes."""
        return self._model("confirm", ConfirmModel)

    @property
    def receipt(self) -> ReceiptModel:
        """The page that proves what was decided."""
        return self._model("receipt", ReceiptModel)

    @property
    def mine(self) -> MyReceiptModel:
        """The page of one's own booking."""
        return self._model("mine", MyReceiptModel)

    def _model(self, name: str, kind: type[Model]) -> Model:
        model = self._models[name]
        assert isinstance(model, kind)  # noqa: S101 as `kiosk_models` made it
        return model

    @Slot(str)
    def _take_scan(self, text: str) -> None:
        """A place card stands for a number while a place is looked for and booked; a receipt leads to its booking."""
        self._begin_to_read()
        page = self._visit.page
        if page is Page.RECEIPT:
            self.receipt.keep_standing(saying("mine.finish-first"))
        elif page is Page.CONFIRM or (page in TAKES_CARDS and looks_like_a_card(text)):
            self.confirm.take_scan(text)
        elif looks_like_a_card(text):
            self.mine.take_card()
        else:
            self.mine.take_scan(text)

    @Slot(bool)
    def _refuse_card(self, has_come: bool) -> None:  # noqa: FBT001  Qt hands over what the scanner says
        """Said where a place card would be taken; the simple way says so of its last question alone.

        What a slow reader has typed of its number stands nowhere any more.
        """
        self._begin_to_read()
        if has_come:
            self._visit.choose(replace(self._visit.session, phone=""))
        page, is_simple = self._visit.page, self._visit.comfort.simple
        if page is Page.RECEIPT:
            self.receipt.keep_standing(saying("card.health-card-now"))
        elif page is Page.CONFIRM or (page in TAKES_CARDS and not is_simple):
            self.confirm.refuse_card()
        else:
            self.mine.refuse_card()

    def _begin_to_read(self) -> None:
        """Whatever was held under the reader is answered on the page: nothing stands above it."""
        self.frame.touched()
        if self._visit.is_choosing_language:
            self._visit.ask_language(asked=False)

    @Slot()
    def _follow_language(self) -> None:
        self.speak(self._visit.comfort.language)


class _TouchWatch(QObject):
    """Tells the idle watch of every touch and key, after it has been dealt with.

    Told before, the question whether anybody is there would vanish under the finger that answers it, and the
    touch would land on what lies beneath.
    """

    _touched = Signal()

    def __init__(self, frame: FrameModel, parent: QObject) -> None:
        super().__init__(parent)
        self._touched.connect(frame.touched, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's own name
        if event.type() in TOUCHES:
            self._touched.emit()
        return super().eventFilter(watched, event)

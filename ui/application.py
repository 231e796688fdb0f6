"""The kiosk's screens as one object: made of a first picture, a desk and a clock; fed with newer pictures."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QTranslator, QUrl, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from booking_core.documents.qr import qr_code
from booking_core.language.words import Words
from resources import RESOURCES
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import BookingDesk, Clock, HousePicture
from ui.view_models.attract import AttractModel
from ui.view_models.confirm import ConfirmModel
from ui.view_models.find import FindModel
from ui.view_models.frame import FrameModel
from ui.view_models.my_receipt import MyReceiptModel
from ui.view_models.receipt import ReceiptModel
from ui.view_models.results import ResultsModel
from ui.view_models.speech import Speech
from ui.view_models.stopped import StoppedModel
from ui.view_models.visit import Visit

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
WINDOW = QML / "Moedested" / "Citizen" / "KioskWindow.qml"
SECOND_MS = 1000
TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class ScreensUnusable(Exception):
    """The screens could not be loaded; the message holds what the QML engine said."""


class KioskApplication(QObject):
    """Loads the screens and keeps them going until `close`.

    `picture` is what the house looks like at first; newer ones are handed to `post` from any thread. `desk` is
    called on other threads, `clock` on the GUI thread. Needs a running `QGuiApplication`.

    Raises:
        ScreensUnusable: the QML files do not load.
    """

    warned = Signal(str)

    def __init__(
        self,
        picture: HousePicture,
        desk: BookingDesk,
        *,
        clock: Clock,
        languages: Sequence[str] = ("da", "en"),
        new_id: Callable[[], UUID] = uuid4,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self.warnings: list[str] = []
        self._board = PictureBoard(picture, self)
        self._jobs = JobRunner(self)
        zone = picture.municipality.zone
        speeches = {language: Speech(Words.of(language), zone) for language in languages}
        self._visit = Visit(speeches, language=languages[0], parent=self)
        self._models = self._make_models(desk, clock=clock, new_id=new_id)
        self._translators = {language: _translator(language, self) for language in languages}
        self._installed: QTranslator | None = None
        self._install_language()
        self._engine = self._load()
        self._visit.changed.connect(self._follow_language)
        self._watch = _TouchWatch(self.frame, self)
        self.window.installEventFilter(self._watch)
        self._beat = QTimer(self, interval=SECOND_MS)
        self._beat.timeout.connect(self.beat)

    @property
    def window(self) -> QQuickWindow:
        """The one window."""
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)  # noqa: S101 the root of WINDOW
        return window

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
        frame = self._models["frame"]
        assert isinstance(frame, FrameModel)  # noqa: S101 as made below
        return frame

    def show(self, *, size: QSize | None = None) -> None:
        """Show the window, filling the screen or in `size`, and start the clock."""
        if size is None:
            self.window.showFullScreen()
        else:
            self.window.resize(size)
            self.window.show()
        self._beat.start()

    def post(self, picture: HousePicture) -> None:
        """Hand over a newer picture, from any thread."""
        self._board.post(picture)

    def start_over(self) -> None:
        """Forget the person and show the first page, also after a failure."""
        self._visit.reset()

    @Slot()
    def beat(self) -> None:
        """A second has passed: the clock, the idle watch, and at a full minute everything else."""
        before = self.frame.clock
        self.frame.beat()
        if self.frame.clock != before:
            self._visit.changed.emit()

    def close(self) -> None:
        """Stop the jobs and take the screens down, before what they use."""
        self._beat.stop()
        self._jobs.stop()
        self._engine.rootObjects()[0].removeEventFilter(self._watch)
        self._engine.deleteLater()
        QGuiApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete.value)
        if self._installed is not None:
            QGuiApplication.removeTranslator(self._installed)
            self._installed = None

    def _make_models(self, desk: BookingDesk, *, clock: Clock, new_id: Callable[[], UUID]) -> dict[str, QObject]:
        visit, board, jobs = self._visit, self._board, self._jobs
        models: dict[str, QObject] = {
            "attract": AttractModel(visit, board, clock=clock, parent=self),
            "find": FindModel(visit, board, clock=clock, parent=self),
            "results": ResultsModel(visit, board, clock=clock, parent=self),
            "confirm": ConfirmModel(visit, board, clock=clock, desk=desk, jobs=jobs, new_id=new_id, parent=self),
            "receipt": ReceiptModel(visit, board, clock=clock, desk=desk, jobs=jobs, parent=self),
            "stopped": StoppedModel(visit, board, clock=clock, parent=self),
            "mine": MyReceiptModel(visit, board, clock=clock, desk=desk, jobs=jobs, parent=self),
            # The last: when it shows another page, that page's own model is ready.
            "frame": FrameModel(visit, board, clock=clock, parent=self),
        }
        visit.changed.emit()
        return models

    def _load(self) -> QQmlApplicationEngine:
        engine = QQmlApplicationEngine()
        engine.addImportPath(QML)
        engine.addImageProvider("qr", QrPictures())
        engine.warnings.connect(self._keep_warnings)
        engine.setInitialProperties(dict(self._models))
        engine.load(QUrl.fromLocalFile(WINDOW))
        if not engine.rootObjects():
            raise ScreensUnusable("\n".join(self.warnings))
        return engine

    @Slot(list)
    def _keep_warnings(self, errors: Sequence[QQmlError]) -> None:
        for error in errors:
            sentence = error.toString()
            log.warning("QML: %s", sentence)
            self.warnings.append(sentence)
            self.warned.emit(sentence)

    @Slot()
    def _follow_language(self) -> None:
        if self._install_language():
            self._engine.retranslate()

    def _install_language(self) -> bool:
        """Whether the language of the fixed words is another one now."""
        wanted = self._translators[self._visit.comfort.language]
        if wanted is self._installed:
            return False
        if self._installed is not None:
            QGuiApplication.removeTranslator(self._installed)
        QGuiApplication.installTranslator(wanted)
        self._installed = wanted
        return True


class QrPictures(QQuickImageProvider):
    """Draws QR codes, a pixel a module with the quiet zone; the id is the payload in hexadecimal."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, payload: str, size: QSize, requested_size: QSize) -> QImage:  # noqa: N802 Qt's own name
        """The picture of `payload`; empty for an empty one."""
        del requested_size
        image = qr_image(bytes.fromhex(payload).decode())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def qr_image(text: str) -> QImage:
    """`text` as a QR code of error correction M, black on white, a pixel a module, with its quiet zone."""
    code = qr_code(text)
    image = QImage(code.side, code.side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for row, column, count in code.runs():
        for x in range(column, column + count):
            image.setPixelColor(x, row, Qt.GlobalColor.black)
    return image


def load_fonts() -> None:
    """Give Qt the shipped fonts; once a process is enough, more does no harm."""
    for folder in ("fonts", "icons"):
        for file in sorted((RESOURCES / folder).glob("*.ttf")):
            if file.name not in _LOADED:
                QFontDatabase.addApplicationFont(str(file))
                _LOADED.add(file.name)


_LOADED: set[str] = set()


def _translator(language: str, parent: QObject) -> QTranslator:
    """The fixed words of `language`; without a compiled file they stay English."""
    translator = QTranslator(parent)
    translator.load(str(RESOURCES / "translations" / f"qt_{language}.qm"))
    return translator


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

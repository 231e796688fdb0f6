"""What every window of ours stands on: an engine with our QML, fonts and pictures, and words in a language."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QTranslator, QUrl, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlError

from resources import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

log = logging.getLogger(__name__)

QML = Path(__file__).parent / "qml"
MODULES = QML / "Moedested"
FAMILY = "Atkinson Hyperlegible Next"
OTHER_SCRIPTS = ("Noto Sans", "Noto Sans Arabic")
"""Where the letters come from that the family lacks: Cyrillic, and the Arabic ones of Arabic and Urdu."""

DRAWN_WITHIN_MS = 2000


class ScreensUnusable(Exception):
    """The screens could not be loaded; the message holds what the QML engine said."""


class Screens(QObject):
    """One window of QML with its view models as initial properties. Make it, then `load`, in the end `unload`.

    Needs a running `QGuiApplication`. `warnings` keeps what the QML engine complains of.
    """

    warned = Signal(str)

    def __init__(self, languages: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.warnings: list[str] = []
        self._translators = {language: _translator(language, self) for language in languages}
        self._installed: QTranslator | None = None
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(QML)
        self._engine.warnings.connect(self._keep_warnings)

    @property
    def window(self) -> "QQuickWindow":
        """The one window; to Python a plain one until something has loaded what Qt Quick's own are bound by, 5 MiB."""
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QWindow)  # noqa: S101 the root of what was loaded
        return cast("QQuickWindow", window)

    def singleton(self, name: str) -> QObject:
        """The one theme, or the one list of icons, of this window."""
        found = self._engine.singletonInstance("Moedested.Theme", name)
        assert isinstance(found, QObject)  # noqa: S101  as its qmldir says
        return found

    def load(self, file: Path, models: Mapping[str, QObject]) -> None:
        """Show nothing yet, but have the window of `file` ready.

        Raises:
            ScreensUnusable: the QML files do not load.
        """
        self._engine.setInitialProperties(dict(models))
        self._engine.load(QUrl.fromLocalFile(file))
        if not self._engine.rootObjects():
            raise ScreensUnusable("\n".join(self.warnings))

    def show(self, *, size: QSize | None = None) -> None:
        """Show the window, filling the screen or in `size`."""
        if size is None:
            self.window.showFullScreen()
        else:
            self.window.resize(size)
            self.window.show()

    def when_drawn(self, call: Callable[[], None]) -> None:
        """Call it once when the window has drawn its first frame; two seconds from now where it cannot draw."""
        first = _FirstFrame(call, self)
        self.window.frameSwapped.connect(first.come, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(DRAWN_WITHIN_MS, first.come)

    def speak(self, language: str) -> None:
        """Let the fixed words be those of `language` from now on."""
        if self._install(language):
            self._engine.retranslate()

    def unload(self) -> None:
        """Take the window down, before what it uses."""
        self._engine.deleteLater()
        QGuiApplication.sendPostedEvents(self._engine, QEvent.Type.DeferredDelete.value)
        if self._installed is not None:
            QGuiApplication.removeTranslator(self._installed)
            self._installed = None

    def _install(self, language: str) -> bool:
        """Whether the language of the fixed words is another one now."""
        wanted = self._translators[language]
        if wanted is self._installed:
            return False
        if self._installed is not None:
            QGuiApplication.removeTranslator(self._installed)
        QGuiApplication.installTranslator(wanted)
        self._installed = wanted
        return True

    @Slot(list)
    def _keep_warnings(self, errors: Sequence[QQmlError]) -> None:
        for error in errors:
            sentence = error.toString()
            log.warning("QML: %s", sentence)
            self.warnings.append(sentence)
            self.warned.emit(sentence)


class _FirstFrame(QObject):
    """Calls once, whichever tells it first."""

    def __init__(self, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._call: Callable[[], None] | None = call

    @Slot()
    def come(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call()


def load_fonts() -> None:
    """Give Qt the shipped fonts; once a process is enough, more does no harm."""
    for folder in ("fonts", "icons"):
        for file in sorted((RESOURCES / folder).glob("*.ttf")):
            if file.name not in _LOADED:
                QFontDatabase.addApplicationFont(str(file))
                _LOADED.add(file.name)
    QFont.insertSubstitutions(FAMILY, OTHER_SCRIPTS)


_LOADED: set[str] = set()


def _translator(language: str, parent: QObject) -> QTranslator:
    """The fixed words of `language`; without a compiled file they stay English."""
    translator = QTranslator(parent)
    translator.load(str(RESOURCES / "translations" / language / "screens.qm"))
    return translator

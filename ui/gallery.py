"""The design system on show as one object: a window of every colour, measure and control, in any mode."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from booking_core.language.words import Words
from ui.mounting import Mounting
from ui.screens import MODULES, Screens
from ui.view_models.frame.languages import LanguageModel
from ui.view_models.gallery.gallery import SHEETS, ZONE, GalleryModel
from ui.view_models.gallery.palette import palette_of
from ui.view_models.visit.speech import Speech
from ui.view_models.visit.visit import Visit

WINDOW = MODULES / "Gallery" / "GalleryWindow.qml"


class GalleryApplication(Screens):
    """Loads the gallery and keeps it going until `close`. It asks nothing of a centre, a house or a disk.

    Needs a running `QGuiApplication`.

    Raises:
        ScreensUnusable: the QML files do not load.
    """

    def __init__(self, languages: Sequence[str] = ("da", "en"), parent: QObject | None = None) -> None:
        super().__init__(languages, parent)
        speeches = {language: Speech(Words.of(language), ZONE) for language in languages}
        self.visit = Visit(speeches, language=languages[0], parent=self)
        palette = palette_of(self.singleton("Theme"), self.singleton("Icons"))
        self.model = GalleryModel(self.visit, palette, reach_px=Mounting().reach_px, parent=self)
        self._languages = LanguageModel(self.visit, parent=self)
        self.speak(languages[0])
        self.load(WINDOW, {"gallery": self.model, "languages": self._languages})
        self.visit.changed.connect(self._follow_language)

    def start_over(self) -> None:
        """Look at the first sheet as it was at first, after a failure."""
        self.visit.reset()
        self.model.show(SHEETS[0])

    def close(self) -> None:
        """Take the window down, before what it uses."""
        self.unload()

    @Slot()
    def _follow_language(self) -> None:
        self.speak(self.visit.comfort.language)

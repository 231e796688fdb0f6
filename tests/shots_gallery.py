"""The design system on show: every sheet of the gallery in the light, in high contrast, very large and in Arabic.

build/shots/gallery/<mode>/<number>-<sheet>.png
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.shots import PORTRAIT
from tests.shots_told import tell_of
from ui.gallery import GalleryApplication
from ui.view_models.gallery.gallery import SHEETS, Sheet
from ui.view_models.visit.session import Comfort

LANGUAGES = ("da", "en", "ar")
MODES: Mapping[str, Comfort] = {
    "light": Comfort(),
    "contrast": Comfort(high_contrast=True),
    "text-200": Comfort(text_percent=200),
    "arabic": Comfort("ar"),
}
SETTLE_MS = 60


def shoot(folder: Path) -> None:
    """Draw every sheet whole, however high it is, in every mode."""
    with shown() as gallery:
        for mode, comfort in MODES.items():
            (folder / mode).mkdir(parents=True, exist_ok=True)
            for number, sheet in enumerate(SHEETS, start=1):
                look_at(gallery, sheet, comfort)
                gallery.window.grabWindow().save(str(folder / mode / f"{number:02}-{sheet.value}.png"))


@contextmanager
def shown() -> Iterator[GalleryApplication]:
    """The gallery on a kiosk's screen; nothing that QML complains of goes by."""
    gallery = GalleryApplication(LANGUAGES)
    try:
        gallery.show(size=PORTRAIT)
        yield gallery
        if gallery.warnings:
            raise AssertionError("\n".join(gallery.warnings))
    finally:
        gallery.close()


def look_at(gallery: GalleryApplication, sheet: Sheet, comfort: Comfort) -> None:
    """Show that sheet in a window that is high enough for all of it."""
    gallery.visit.choose_comfort(comfort)
    gallery.model.show(sheet)
    for _ in range(3):  # a sheet is as high as its words, and they are as wide as the window
        QTest.qWait(SETTLE_MS)
        gallery.window.resize(PORTRAIT.expandedTo(QSize(0, int(gallery.window.property("wholeHeight")))))


def main() -> None:
    application = QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/gallery")
    shoot(folder)
    tell_of(folder)
    del application


if __name__ == "__main__":
    main()

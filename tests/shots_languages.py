"""Every citizen's page in the languages that staff do not read, on contact sheets, with what does not fit in words.

    build/shots/languages/<language>-<mode>-<number>.png      build/shots/languages/misfits.txt

Danish and English are drawn in every mode by `tests.shots`; here the page is plain, and once with the largest text.
`python -m tests.shots_languages FOLDER [LANGUAGE …]` exits with 1 when something does not fit.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.shots import LANGUAGES, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits
from tests.ui.herlev_day import herlev

MODES = (
    Mode("plain"),
    Mode("text-200", text_percent=200),
    Mode("landscape", landscape=True),
    Mode("landscape-text-200", text_percent=200, landscape=True),
)
OTHERS = tuple(language for language in herlev().languages if language not in LANGUAGES)
THUMBNAIL, COLUMNS, ROWS, GAP = (432, 768), 5, 2, 8


@dataclass
class Sheets:
    """What one language looks like, page by page."""

    language: str
    pictures: dict[str, list[Image.Image]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def look(self, stage: Stage, name: str, mode: Mode) -> None:
        """Keep the page, and what of it does not fit."""
        drawn = stage.picture().convertToFormat(stage.picture().Format.Format_RGB888)
        picture = Image.frombytes(
            "RGB", (drawn.width(), drawn.height()), bytes(drawn.constBits()), "raw", "RGB", drawn.bytesPerLine()
        )
        self.pictures.setdefault(mode.name, []).append(picture.resize(THUMBNAIL, Image.Resampling.LANCZOS))
        where = f"{self.language} {mode.name} {name}"
        self.found.extend(f"{where}: {misfit}" for misfit in misfits(stage.screens.window))

    def choose_language(self, stage: Stage) -> None:
        """The page on which the language is chosen."""
        stage.walk("language")
        stage.shoot("00-language")
        stage.walk("closeLanguages")

    def save(self, folder: Path) -> None:
        """Write the pages, ten a sheet."""
        for mode, pictures in self.pictures.items():
            for start in range(0, len(pictures), COLUMNS * ROWS):
                sheet = _sheet(pictures[start : start + COLUMNS * ROWS])
                sheet.save(folder / f"{self.language}-{mode}-{start // (COLUMNS * ROWS) + 1}.png")


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    wide, high = THUMBNAIL[0] + GAP, THUMBNAIL[1] + GAP
    sheet = Image.new("RGB", (COLUMNS * wide, ROWS * high), "gray")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % COLUMNS * wide, number // COLUMNS * high))
    return sheet


def shoot(folder: Path, languages: Sequence[str] = OTHERS) -> list[str]:
    """Draw every page in `languages`; what does not fit comes back, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for language in languages:
        sheets = Sheets(language)
        for scene in (Scene(sheets.choose_language), *scenes()):
            with staged(scene, language, sheets.look, modes=MODES) as stage:
                scene.play(stage)
        sheets.save(folder)
        found += sheets.found
    (folder / "misfits.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    return found


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/languages")
    application = QGuiApplication(sys.argv[:1])
    found = shoot(folder, sys.argv[2:] or OTHERS)
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

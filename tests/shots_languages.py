"""Every citizen's page in the languages that staff do not read, with what does not fit in words.

    build/shots/languages/<language>-<mode>/<number>-<scene>.png      build/shots/languages/misfits.txt

Danish and English are drawn in every mode by `tests.shots`; here the page is plain, and once with the largest text.
`python -m tests.shots_languages FOLDER [LANGUAGE …]` exits with 1 when something does not fit.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.shots import LANGUAGES, Mode, Scene, Stage, save, scenes, staged
from tests.shots_told import tell_of
from tests.ui.fit import misfits
from tests.ui.herlev_day import herlev

MODES = (
    Mode("plain"),
    Mode("text-200", text_percent=200),
    Mode("landscape", landscape=True),
    Mode("landscape-text-200", text_percent=200, landscape=True),
)
OTHERS = tuple(language for language in herlev().languages if language not in LANGUAGES)


def shoot(folder: Path, languages: Sequence[str] = OTHERS) -> list[str]:
    """Draw every page in `languages`; what does not fit comes back, a line each."""
    folder.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for language in languages:

        def look(stage: Stage, name: str, mode: Mode, language: str = language) -> None:
            save(folder, language, stage, name, mode)
            found.extend(f"{language} {mode.name} {name}: {misfit}" for misfit in misfits(stage.screens.window))

        for scene in (Scene(choose_language), *scenes()):
            with staged(scene, language, look, modes=MODES) as stage:
                scene.play(stage)
        for pictures in sorted(folder.glob(f"{language}-*")):
            tell_of(pictures)
    (folder / "misfits.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    return found


def choose_language(stage: Stage) -> None:
    """The page on which the language is chosen."""
    stage.walk("language")
    stage.shoot("00-language")
    stage.walk("closeLanguages")


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/languages")
    application = QGuiApplication(sys.argv[:1])
    found = shoot(folder, sys.argv[2:] or OTHERS)
    del application
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

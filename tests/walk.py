"""Every page of the kiosk in every language and mode, looked at for what does not fit: `make walk`.

    build/walk/misfits.txt                  a line for each fault, and none when all is well
    build/walk/<language>-<form>.jpg        the pages of a language beside one another, to be looked at

The tests look for the same faults by turns; here nothing is left out, and what was never translated is looked for too,
in the language that nobody speaks. The scenes are shared among the cores, and each says what it has found when it ends.
`python -m tests.walk FOLDER SCENE …` walks those scenes alone. Exits with 1 when there is a fault.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickWindow

from kiosk.touring.coming_to_rest import come_to_rest
from kiosk.touring.finger import NotThere
from tests import shots_mine, shots_simple
from tests.pseudo_language import write_resources
from tests.shots import Mode, Scene, Stage, scenes, staged
from tests.shots_languages import choose_language
from tests.ui.test_pages_fit_in_every_mode import LANGUAGES, OWN, SIMPLE_SCENES, TIGHT, on_a_page

SHOWN = frozenset({"plain", "plain-text-200", "landscape", "simple-100", "simple-200"})
"""The forms of which sheets are made."""

SMALL_HEIGHT, ACROSS, GAP = 640, 8, 8
GROUND = QColor("#808080")

Seen = Callable[[QQuickWindow, str, Mode], None]
"""Called with the window, a page's name and its form, while the window shows it."""


class Way(StrEnum):
    CITIZEN = "citizen"
    SIMPLE = "simple"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Walk:
    """One scene, in all languages and forms."""

    way: Way
    scene: str

    @property
    def forms(self) -> tuple[Mode, ...]:
        """One language after another, so that each is chosen once a page."""
        forms = shots_simple.MODES if self.way is Way.SIMPLE else TIGHT
        return tuple(form.spoken(language) for language in LANGUAGES for form in forms)


def citizen_scenes() -> dict[str, Scene]:
    """Those of every day, by name, and the page of languages."""
    return {scene.play.__name__: scene for scene in (Scene(choose_language), *scenes())}


def every_walk() -> tuple[Walk, ...]:
    """All there are, those of most pages first."""
    return (
        *(Walk(Way.CITIZEN, name) for name in citizen_scenes()),
        *(Walk(Way.SIMPLE, name) for name in SIMPLE_SCENES),
        *(Walk(Way.MINE, name) for name in shots_mine.SCENES),
    )


def faults_of(walk: Walk, folder: Path) -> list[str]:
    """What is wrong on the pages of `walk`; small pictures of them are kept in `folder`."""
    found: list[str] = []

    def seen(window: QQuickWindow, name: str, form: Mode) -> None:
        found.extend(f"{form.name} {walk.way}/{name}: {fault}" for fault in on_a_page(window, form))
        if form.name.removeprefix(f"{form.language}-") in SHOWN:
            _keep(window, folder / form.name / f"{walk.way}-{name}.png")

    try:
        found += _go(walk, seen)
    except (NotThere, AssertionError) as err:
        found.append(f"{walk.way}/{walk.scene} was not walked to its end: {err}")
    return found


def _go(walk: Walk, seen: Seen) -> list[str]:
    """Walk it; the warnings of the screens come back."""
    if walk.way is Way.MINE:
        _look_at_ones_own(walk, seen)
        return []

    def look(stage: Stage, name: str, form: Mode) -> None:
        seen(stage.screens.window, name, form)

    scene = (SIMPLE_SCENES if walk.way is Way.SIMPLE else citizen_scenes())[walk.scene]
    with staged(scene, OWN, look, modes=walk.forms) as stage:
        scene.play(stage)
        return stage.screens.warnings


def _look_at_ones_own(walk: Walk, seen: Seen) -> None:
    with shots_mine.at_my_booking(walk.scene, OWN) as kiosk:
        chosen = kiosk.visit.comfort
        for form in walk.forms:
            kiosk.window.resize(form.size)
            kiosk.visit.choose_comfort(form.of(chosen))
            come_to_rest(kiosk.window)
            seen(kiosk.window, walk.scene, form)


def _keep(window: QQuickWindow, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    small = window.grabWindow().scaledToHeight(SMALL_HEIGHT, Qt.TransformationMode.SmoothTransformation)
    small.save(str(file))


def untranslated() -> list[str]:
    """What is shown on any page in a language that was never translated into, and does not come from the town."""
    with TemporaryDirectory() as folder:
        write_resources(Path(folder))
        words = [sys.executable, "-m", "tests.ui.walk_in_pseudo_language"]
        run = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    faults = [f"pseudo-language {line}" for line in run.stdout.splitlines()]
    return faults if faults or run.returncode == 0 else [f"the pseudo-language was not walked: {run.stderr}"]


def write_sheets(folder: Path) -> None:
    """The small pictures below `folder`, those of one language and form on one sheet, in the order of their names."""
    pictures = sorted(folder.glob("*/*.png"))
    for form, files in groupby(pictures, key=lambda file: file.parent):
        _sheet([QImage(str(file)) for file in files]).save(str(form.with_suffix(".jpg")))


def _sheet(pictures: Sequence[QImage]) -> QImage:
    wide, high = pictures[0].width() + GAP, pictures[0].height() + GAP
    across = max(1, ACROSS * SMALL_HEIGHT // wide)
    sheet = QImage(across * wide, -(-len(pictures) // across) * high, QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    for number, picture in enumerate(pictures):
        painter.drawImage(number % across * wide, number // across * high, picture)
    painter.end()
    return sheet


def found_on(walks: Sequence[Walk], folder: Path) -> Iterator[list[str]]:
    """What each walk has found, in the order in which they end."""
    context = get_context("spawn")  # a window cannot be carried into another process
    with ProcessPoolExecutor(os.cpu_count(), context, initializer=QGuiApplication) as pool:
        going = {pool.submit(faults_of, walk, folder): f"{walk.way}/{walk.scene}" for walk in walks}
        if len(walks) == len(every_walk()):
            going[pool.submit(untranslated)] = "in the pseudo-language"
        for number, ended in enumerate(as_completed(going), start=1):
            found = ended.result()
            _say(f"{number}/{len(going)} {going[ended]}: {len(found)}", *found)
            yield found


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    folder, wanted = Path(sys.argv[1] if len(sys.argv) > 1 else "build/walk"), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    began = monotonic()
    walks = [walk for walk in every_walk() if not wanted or walk.scene in wanted]
    found = sorted(line for lines in found_on(walks, folder) for line in lines)
    (folder / "misfits.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    write_sheets(folder)
    _say(f"{len(found)} misfits, in {(monotonic() - began) / 60:.0f} minutes: {folder / 'misfits.txt'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""The page after a no, once for every code: `shoot(folder)`. Each must say what is and what can be done, and fit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from booking_core.domain.refusals import RefusalCode
from tests.booking_core.language.test_refusal_words import refusal
from tests.shots import LANGUAGES, TAKEN, Mode, Scene, Stage, staged
from tests.shots_told import tell_of
from tests.ui.herlev_day import MemoryDesk
from ui.ports import BookingRefused


def shoot(folder: Path) -> None:
    """Every code in every language."""
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        with refused_kiosk(language) as stage:
            for code in RefusalCode:
                tell(stage, code)
                stage.screens.window.grabWindow().save(str(folder / language / f"{code.value}.png"))


@contextmanager
def refused_kiosk(language: str) -> Iterator[Stage]:
    """A kiosk at the page after a no, four touches in."""
    desk = MemoryDesk(answers=lambda _: BookingRefused((TAKEN,)))
    with staged(Scene(_arrive, desk=desk), language, _look_away) as stage:
        _arrive(stage)
        yield stage


def tell(stage: Stage, code: RefusalCode) -> None:
    """Let the centre have said no with `code` instead."""
    visit = stage.screens.visit
    visit.choose(replace(visit.session, outcome=BookingRefused((refusal(code),))))
    stage.finger.wait_until_still()


def _arrive(stage: Stage) -> None:
    stage.walk("find", "show", "take-0", "book")
    stage.finger.wait_for(lambda: stage.finger.find("stoppedPage") is not None, "the page after a no")
    stage.finger.wait_until_still()


def _look_away(stage: Stage, name: str, mode: Mode) -> None:
    del stage, name, mode


def main() -> None:
    application = QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots/refusals")
    shoot(folder)
    tell_of(folder)
    del application


if __name__ == "__main__":
    main()

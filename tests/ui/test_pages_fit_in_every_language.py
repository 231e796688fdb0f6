"""The way to a receipt in other scripts than the pseudo-language has: all that is read lies where it should."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.shots import Mode, Scene, Stage, another_day, main_job, staged
from tests.ui.fit import misfits

PLAIN = (Mode("plain"),)


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_a_scene_fits_the_screen_in_another_script(qapp: QGuiApplication, language: str) -> None:
    assert qapp is not None
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        found.extend(f"{name}, {mode.name}: {misfit}" for misfit in misfits(stage.screens.window))

    for play in (main_job, another_day):
        with staged(Scene(play), language, look, modes=PLAIN) as stage:
            play(stage)
            assert (found, stage.screens.warnings) == ([], [])

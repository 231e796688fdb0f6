"""The way to a receipt in the languages that the modes are not walked in: all that is read lies where it should."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.shots import Mode, Play, Scene, Stage, another_day, main_job, staged
from tests.shots_languages import OTHERS
from tests.ui.fit import misfits

PLAIN = (Mode("plain"),)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("play", [main_job, another_day], ids=lambda play: play.__name__)
def test_a_scene_fits_the_screen_in_words_of_any_length(qapp: QGuiApplication, play: Play, language: str) -> None:
    assert qapp is not None
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        found.extend(f"{name}, {mode.name}: {misfit}" for misfit in misfits(stage.screens.window))

    scene = Scene(play)
    with staged(scene, language, look, modes=PLAIN) as stage:
        scene.play(stage)
        assert (found, stage.screens.warnings) == ([], [])

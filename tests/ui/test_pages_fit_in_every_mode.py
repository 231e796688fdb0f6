"""Every page of every scene, in every language and mode: all that can be touched or read lies where it should."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests import shots_mine
from tests.shots import LANGUAGES, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits

SCENES = {scene.play.__name__: scene for scene in scenes()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_scene_fits_the_screen(qapp: QGuiApplication, scene: Scene, language: str) -> None:
    assert qapp is not None
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        found.extend(f"{name}, {mode.name}: {misfit}" for misfit in misfits(stage.screens.window))

    with staged(scene, language, look) as stage:
        scene.play(stage)
        assert (found, stage.screens.warnings) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", shots_mine.SCENES)
def test_ones_own_booking_fits_the_screen(qapp: QGuiApplication, state: str, language: str) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(state, language) as kiosk:
        found = [f"{mode}: {misfit}" for mode in shots_mine.modes(kiosk) for misfit in misfits(kiosk.window)]

        assert found == []

"""Every page of every scene, in every language and mode: all lies where it should, and can be come to and heard."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests import shots_mine
from tests.shots import LANGUAGES, MODES, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits
from tests.ui.reach import unreachable

LARGEST_PERCENT = 200
TIGHT = tuple(mode for mode in MODES if not mode.high_contrast or mode.text_percent == LARGEST_PERCENT)
"""High contrast has thicker lines and is tried where there is least room."""

SCENES = {scene.play.__name__: scene for scene in scenes()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_scene_fits_the_screen(qapp: QGuiApplication, scene: Scene, language: str) -> None:
    assert qapp is not None
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        window = stage.screens.window
        found.extend(f"{name}, {mode.name}: {fault}" for fault in (*misfits(window), *unreachable(window)))

    with staged(scene, language, look, modes=TIGHT) as stage:
        scene.play(stage)
        assert (found, stage.screens.warnings) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", shots_mine.SCENES)
def test_ones_own_booking_fits_the_screen(qapp: QGuiApplication, state: str, language: str) -> None:
    assert qapp is not None
    with shots_mine.at_my_booking(state, language) as kiosk:
        found = [
            f"{mode}: {fault}"
            for mode in shots_mine.modes(kiosk)
            for fault in (*misfits(kiosk.window), *unreachable(kiosk.window))
        ]

        assert found == []

"""Every page of every scene, in every language and mode: all lies where it should, and can be come to and heard.

Danish is walked in every mode. Each other language is shown on every page too, in one form of the screen a scene, the
next one on the next: between them the scenes show every language in every form, at the cost of a few looks each.
"""

import pytest
from PySide6.QtGui import QGuiApplication

from tests import shots_mine, shots_simple
from tests.coming_to_rest import come_to_rest
from tests.shots import MODES, PLAIN_PERCENT, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits, shrunk
from tests.ui.herlev_day import herlev
from tests.ui.reach import unreachable

LARGEST_PERCENT = 200
TIGHT = tuple(mode for mode in MODES if not mode.high_contrast or mode.text_percent == LARGEST_PERCENT)
"""High contrast has thicker lines and is tried where there is least room."""

OWN, *OTHERS = herlev().languages
FORMS = tuple(mode for mode in TIGHT if mode.name == "plain" or mode.text_percent == LARGEST_PERCENT)
SIMPLE_FORMS = tuple(mode for mode in shots_simple.MODES if mode.text_percent == LARGEST_PERCENT)
SCENES = {scene.play.__name__: scene for scene in scenes()}
SIMPLE_SCENES = {scene.play.__name__: scene for scene in shots_simple.scenes()}


def in_other_languages(forms: tuple[Mode, ...], scene: int) -> tuple[Mode, ...]:
    """Each of them in the form whose turn it is in the scene of that number."""
    return tuple(forms[(scene + number) % len(forms)].spoken(language) for number, language in enumerate(OTHERS))


def faults(scene: Scene, modes: tuple[Mode, ...]) -> list[str]:
    """What is wrong on the pages of `scene`, seen in `modes`."""
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        window = stage.screens.window
        small = shrunk(window) if mode in MODES and mode.text_percent == PLAIN_PERCENT else []
        found.extend(f"{name}, {mode.name}: {fault}" for fault in (*misfits(window), *unreachable(window), *small))

    with staged(scene, OWN, look, modes=modes) as stage:
        scene.play(stage)
        return [*found, *stage.screens.warnings]


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_fits_the_screen(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None

    assert faults(SCENES[name], (*TIGHT, *in_other_languages(FORMS, list(SCENES).index(name)))) == []


@pytest.mark.parametrize("name", SIMPLE_SCENES)
def test_the_simple_way_fits_the_screen(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None
    modes = (*shots_simple.MODES, *in_other_languages(SIMPLE_FORMS, list(SIMPLE_SCENES).index(name)))

    assert faults(SIMPLE_SCENES[name], modes) == []


@pytest.mark.parametrize("state", shots_mine.SCENES)
def test_ones_own_booking_fits_the_screen(qapp: QGuiApplication, state: str) -> None:
    assert qapp is not None
    found: list[str] = []
    with shots_mine.at_my_booking(state, OWN) as kiosk:
        chosen = kiosk.visit.comfort
        for mode in (*TIGHT, *in_other_languages(FORMS, list(shots_mine.SCENES).index(state))):
            kiosk.window.resize(mode.size)
            kiosk.visit.choose_comfort(mode.of(chosen))
            come_to_rest(kiosk.window)
            found.extend(f"{mode.name}: {fault}" for fault in (*misfits(kiosk.window), *unreachable(kiosk.window)))

    assert found == []

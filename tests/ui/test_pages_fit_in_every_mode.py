"""Every page of every scene, in every language and mode: all lies where it should, and can be come to and heard.

Each page is seen in every form of the screen and in every language, but not in all of both. Danish has the form it is
made for; the languages take turns at the others, of which most have larger text, and on the next scene each has the
next one; the largest text has thick lines on one scene and thin ones on another. Between them the scenes show every
language in every form, `tests.ui.test_in_the_pseudo_language` each page with words that are longer than any, and
`make walk` looks at all of it on every page.
"""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.touring.coming_to_rest import come_to_rest
from tests import shots_mine, shots_simple
from tests.shots import MODES, PLAIN_PERCENT, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits, shrunk, too_small
from tests.ui.herlev_day import herlev
from tests.ui.reach import unreachable

LARGEST_PERCENT = 200
TIGHT = tuple(mode for mode in MODES if not mode.high_contrast or mode.text_percent == LARGEST_PERCENT)
"""High contrast has thicker lines and is tried where there is least room."""
LARGEST = tuple(form for form in TIGHT if form.text_percent == LARGEST_PERCENT)
THIN_AND_THICK = tuple(zip(LARGEST[::2], LARGEST[1::2], strict=True))
"""The same place on the screen without high contrast, and with it."""

LANGUAGES = herlev().languages
OWN = LANGUAGES[0]
SCENES = {scene.play.__name__: scene for scene in scenes()}
SIMPLE_SCENES = {scene.play.__name__: scene for scene in shots_simple.scenes()}


def tight(scene: int) -> tuple[Mode, ...]:
    """The forms that the scene of that number is seen in: those of the largest text with thin lines or with thick ones.

    They change places when each language has had its turn at all of them.
    """
    turn = scene // len(LANGUAGES)
    left_out = {pair[(turn + number) % 2] for number, pair in enumerate(THIN_AND_THICK)}
    return tuple(form for form in TIGHT if form not in left_out)


def by_turns(forms: Sequence[Mode], scene: int) -> tuple[Mode, ...]:
    """The first of `forms`, a plain one, in the town's own language, and the others by those of that scene by turns.

    Those of a screen that stands high come first, as none ever turns under somebody's hand, and each turn lays out the
    page once more; so does each change to low controls and back.
    """
    plain, *others = forms
    looks = range(max(len(others), len(LANGUAGES)))
    heard = (LANGUAGES[(scene + look) % len(LANGUAGES)] for look in looks)
    spoken = (others[look % len(others)].spoken(language) for look, language in zip(looks, heard, strict=True))
    return tuple(sorted((plain, *spoken), key=lambda form: (form.landscape, form.low)))


def seen_in(scene: int) -> tuple[Mode, ...]:
    """How the pages of the scene of that number are seen."""
    return by_turns(tight(scene), scene)


def test_each_page_is_seen_in_every_form_and_language_and_the_scenes_in_all_of_both() -> None:
    seen = [seen_in(scene) for scene in range(len(SCENES))]

    for scene, modes in enumerate(seen):
        assert {mode.name.removeprefix(f"{mode.language}-") for mode in modes} == {form.name for form in tight(scene)}
        assert {mode.language or OWN for mode in modes} == set(LANGUAGES)
    by_turns_seen = {mode.name for modes in seen for mode in modes if mode.language}
    assert len(by_turns_seen) == len(LANGUAGES) * (len(TIGHT) - 1)


def test_the_largest_text_is_seen_with_thin_lines_or_thick_ones_in_each_place_of_the_screen() -> None:
    for scene in range(len(SCENES)):
        largest = [form for form in tight(scene) if form.text_percent == LARGEST_PERCENT]
        assert sorted((form.landscape, form.low) for form in largest) == [(False, False), (False, True), (True, False)]


def on_a_page(window: QQuickWindow, mode: Mode) -> list[str]:
    """What is wrong on any page."""
    small = too_small(window) if mode.text_percent == LARGEST_PERCENT else []
    return [*misfits(window), *unreachable(window), *small]


def is_made_for(mode: Mode) -> bool:
    """Whether no word is smaller there than it was drawn: in the town's own language and plain size."""
    is_own = (mode.language or OWN) == OWN
    return is_own and mode.text_percent == PLAIN_PERCENT and not mode.simple


def faults(scene: Scene, modes: tuple[Mode, ...]) -> list[str]:
    """What is wrong on the pages of `scene`, seen in `modes`."""
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        window = stage.screens.window
        small = shrunk(window) if is_made_for(mode) else []
        found.extend(f"{name}, {mode.name}: {fault}" for fault in (*on_a_page(window, mode), *small))

    with staged(scene, OWN, look, modes=modes) as stage:
        scene.play(stage)
        return [*found, *stage.screens.warnings]


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_fits_the_screen(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None

    assert faults(SCENES[name], seen_in(list(SCENES).index(name))) == []


@pytest.mark.parametrize("name", SIMPLE_SCENES)
def test_the_simple_way_fits_the_screen(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None

    assert faults(SIMPLE_SCENES[name], by_turns(shots_simple.MODES, list(SIMPLE_SCENES).index(name))) == []


@pytest.mark.parametrize("state", shots_mine.SCENES)
def test_ones_own_booking_fits_the_screen(qapp: QGuiApplication, state: str) -> None:
    assert qapp is not None
    found: list[str] = []
    with shots_mine.at_my_booking(state, OWN) as kiosk:
        chosen = kiosk.visit.comfort
        for mode in seen_in(list(shots_mine.SCENES).index(state)):
            kiosk.window.resize(mode.size)
            kiosk.visit.choose_comfort(mode.of(chosen))
            come_to_rest(kiosk.window)
            found.extend(f"{mode.name}: {fault}" for fault in on_a_page(kiosk.window, mode))

    assert found == []

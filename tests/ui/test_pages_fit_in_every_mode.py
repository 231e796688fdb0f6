"""Every page of every scene, in every language and mode: all lies where it should, and can be come to and heard.

Each page is seen four times: in the form that Danish has; in the largest text, in the three places of the screen by
turns; in a form of smaller text; and by `tests.ui.test_in_the_pseudo_language` with words that are longer than any.
The languages take turns at all but the first, and the largest text has thin lines and thick ones by turns. `make walk`
looks at every page in every language and form.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.touring.finger import Finger
from tests import shots_mine, shots_simple
from tests.shots import MODES, PLAIN_PERCENT, Mode, Scene, Stage, scenes, staged
from tests.ui.fit import misfits, shrunk, too_small
from tests.ui.herlev_day import herlev
from tests.ui.reach import unreachable

LARGEST_PERCENT = 200
TIGHT = tuple(mode for mode in MODES if not mode.high_contrast or mode.text_percent == LARGEST_PERCENT)
"""High contrast has thicker lines and is tried where there is least room."""

LANGUAGES = herlev().languages
OWN = LANGUAGES[0]
SCENES = {scene.play.__name__: scene for scene in scenes()}
SIMPLE_SCENES = {scene.play.__name__: scene for scene in shots_simple.scenes()}

Place = tuple[bool, bool]
"""Of words on the screen: whether it lies wide, and whether they lie low."""
PLACES: tuple[Place, ...] = ((False, False), (False, True), (True, False))


def place_of(form: Mode) -> Place:
    return form.landscape, form.low


def by_turns(forms: Sequence[Mode], scenes: int) -> Iterator[tuple[Mode, ...]]:
    """How the pages of one scene after the other are seen.

    The first of `forms`, a plain one, is in the town's own language. Those of a screen that stands high come first, as
    none ever turns under somebody's hand, and each turn lays out the page once more; so does each change to low
    controls and back.
    """
    plain, *others = forms
    largest = [cycle(spoken_in_turn([form for form in others if is_largest(form, place)])) for place in PLACES]
    smaller = [form for form in others if form.text_percent < LARGEST_PERCENT]
    rest = cycle(
        form.spoken(language) for form, language in zip(cycle(smaller), LANGUAGES * len(smaller), strict=False)
    )
    for place in islice(cycle(largest), scenes):
        yield tuple(sorted((plain, next(place), next(rest)), key=place_of))


def is_largest(form: Mode, place: Place) -> bool:
    return form.text_percent == LARGEST_PERCENT and place_of(form) == place


def spoken_in_turn(forms: Sequence[Mode]) -> Iterator[Mode]:
    """Each in all languages; with the largest words that lie elsewhere the languages begin elsewhere too."""
    first = 3 * PLACES.index(place_of(forms[0]))
    languages = (*LANGUAGES[first:], *LANGUAGES[:first])
    return (form.spoken(language) for form in forms for language in languages)


SEEN = dict(zip(SCENES, by_turns(TIGHT, len(SCENES)), strict=True))
SEEN_SIMPLE = dict(zip(SIMPLE_SCENES, by_turns(shots_simple.MODES, len(SIMPLE_SCENES)), strict=True))
SEEN_MINE = dict(zip(shots_mine.SCENES, by_turns(TIGHT, len(shots_mine.SCENES)), strict=True))


def test_the_scenes_show_every_form_and_every_language_in_each_size_of_text() -> None:
    shown = {mode for modes in SEEN.values() for mode in modes if mode.language}
    sizes = {form.text_percent for form in TIGHT[1:]}

    assert {mode.name.removeprefix(f"{mode.language}-") for mode in shown} == {form.name for form in TIGHT[1:]}
    assert {(mode.language, mode.text_percent) for mode in shown} == set(product(LANGUAGES, sizes))


@pytest.mark.parametrize("seen", [SEEN, SEEN_SIMPLE, SEEN_MINE])
def test_each_page_is_seen_as_it_was_drawn_and_in_the_largest_text(seen: dict[str, tuple[Mode, ...]]) -> None:
    for modes in seen.values():
        assert any(is_made_for(mode) or mode.name == "simple-100" for mode in modes)
        assert [mode.text_percent for mode in modes].count(LARGEST_PERCENT) == 1
        assert len({mode.name for mode in modes}) == len(modes)


@pytest.mark.parametrize("seen", [SEEN_SIMPLE, SEEN_MINE])
def test_the_other_ways_show_every_form_and_the_largest_text_in_each_place(
    seen: dict[str, tuple[Mode, ...]],
) -> None:
    shown = {mode for modes in seen.values() for mode in modes if mode.language}
    forms = shots_simple.MODES if seen is SEEN_SIMPLE else TIGHT

    assert {mode.name.removeprefix(f"{mode.language}-") for mode in shown} >= {form.name for form in forms[1:]}
    assert {place_of(mode) for mode in shown if mode.text_percent == LARGEST_PERCENT} == set(PLACES)


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

    assert faults(SCENES[name], SEEN[name]) == []


@pytest.mark.parametrize("name", SIMPLE_SCENES)
def test_the_simple_way_fits_the_screen(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None

    assert faults(SIMPLE_SCENES[name], SEEN_SIMPLE[name]) == []


@pytest.mark.parametrize("state", shots_mine.SCENES)
def test_ones_own_booking_fits_the_screen(qapp: QGuiApplication, state: str) -> None:
    assert qapp is not None
    found: list[str] = []

    def look(stage: Stage, name: str, mode: Mode) -> None:
        found.extend(f"{name}, {mode.name}: {fault}" for fault in on_a_page(stage.screens.window, mode))

    with shots_mine.at_my_booking(state, OWN) as kiosk:
        Stage(kiosk, Finger(kiosk.window), look, SEEN_MINE[state]).shoot(state)

    assert found == []

"""Every page of every scene, in every language and mode: all lies where it should, and can be come to and heard.

Each page is seen five times: in the form that Danish has, in the largest text in two places of the screen (in the
third place `tests.ui.test_in_the_pseudo_language` sees it, with words that are longer than any), and in two forms of
smaller text. The languages take turns at all but the first, and the largest text has thin lines and thick ones by
turns. Between them the scenes show every language in every form, and `make walk` looks at all of it on every page.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.touring.coming_to_rest import come_to_rest
from tests import shots_mine, shots_simple
from tests.shots import MODES, PLAIN_PERCENT, Mode, Scene, Stage, scenes, staged
from tests.ui import walk_in_pseudo_language as pseudo
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
BESIDES_PLAIN = 4


def place_of(form: Mode) -> Place:
    return form.landscape, form.low


def seen_as_pseudo(scene: str) -> frozenset[Place]:
    """Where on the screen the largest words of that scene are seen in the pseudo-language."""
    forms = pseudo.by_turns(pseudo.names_of_scenes().index(scene), scene)
    return frozenset(place_of(form) for form in forms if form.text_percent == LARGEST_PERCENT)


def by_turns(forms: Sequence[Mode], seen: Sequence[frozenset[Place]]) -> Iterator[tuple[Mode, ...]]:
    """How the pages of one scene after the other are seen; in the largest text they are `seen` elsewhere there.

    The first of `forms`, a plain one, is in the town's own language. Those of a screen that stands high come first, as
    none ever turns under somebody's hand, and each turn lays out the page once more; so does each change to low
    controls and back.
    """
    plain, *others = forms
    largest = {place: cycle(spoken_in_turn([form for form in others if is_largest(form, place)])) for place in PLACES}
    smaller = [form for form in others if form.text_percent < LARGEST_PERCENT]
    everywhere = zip(cycle(smaller), LANGUAGES * len(smaller), strict=False)
    rest = cycle(form.spoken(language) for form, language in everywhere)
    for there in seen:
        large = [next(largest[place]) for place in PLACES if place not in there]
        looks = (plain, *large, *islice(rest, BESIDES_PLAIN - len(large)))
        yield tuple(sorted(looks, key=place_of))


def is_largest(form: Mode, place: Place) -> bool:
    return form.text_percent == LARGEST_PERCENT and place_of(form) == place


def spoken_in_turn(forms: Sequence[Mode]) -> Iterator[Mode]:
    """Each in all languages; with the largest words that lie elsewhere the languages begin elsewhere too."""
    first = 3 * PLACES.index(place_of(forms[0]))
    languages = (*LANGUAGES[first:], *LANGUAGES[:first])
    return (form.spoken(language) for form in forms for language in languages)


SEEN = dict(zip(SCENES, by_turns(TIGHT, [seen_as_pseudo(scene) for scene in SCENES]), strict=True))
SEEN_SIMPLE = dict(zip(SIMPLE_SCENES, by_turns(shots_simple.MODES, [frozenset()] * len(SIMPLE_SCENES)), strict=True))
SEEN_MINE = dict(zip(shots_mine.SCENES, by_turns(TIGHT, [frozenset()] * len(shots_mine.SCENES)), strict=True))


def test_the_scenes_show_every_language_in_every_form() -> None:
    shown = {mode.name for modes in SEEN.values() for mode in modes if mode.language}

    assert shown == {form.spoken(language).name for form in TIGHT[1:] for language in LANGUAGES}


@pytest.mark.parametrize("seen", [SEEN, SEEN_SIMPLE, SEEN_MINE])
def test_each_page_is_seen_as_it_was_drawn_and_in_the_largest_text_in_each_place(
    seen: dict[str, tuple[Mode, ...]],
) -> None:
    for scene, modes in seen.items():
        largest = [place_of(mode) for mode in modes if mode.text_percent == LARGEST_PERCENT]
        elsewhere = seen_as_pseudo(scene) if seen is SEEN else ()

        assert sum(is_made_for(mode) or mode.name == "simple-100" for mode in modes) >= 1
        assert sorted([*largest, *elsewhere]) == sorted(PLACES)
        assert len({mode.name for mode in modes}) == 1 + BESIDES_PLAIN


@pytest.mark.parametrize("seen", [SEEN_SIMPLE, SEEN_MINE])
def test_the_other_ways_show_every_form_and_every_language_in_the_largest_text(
    seen: dict[str, tuple[Mode, ...]],
) -> None:
    shown = {mode for modes in seen.values() for mode in modes if mode.language}
    forms = shots_simple.MODES if seen is SEEN_SIMPLE else TIGHT

    assert {mode.name.removeprefix(f"{mode.language}-") for mode in shown} >= {form.name for form in forms[1:]}
    assert {mode.language for mode in shown if mode.text_percent == LARGEST_PERCENT} == set(LANGUAGES)


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
    with shots_mine.at_my_booking(state, OWN) as kiosk:
        chosen = kiosk.visit.comfort
        for mode in SEEN_MINE[state]:
            kiosk.window.resize(mode.size)
            kiosk.visit.choose_comfort(mode.of(chosen))
            come_to_rest(kiosk.window)
            found.extend(f"{mode.name}: {fault}" for fault in on_a_page(kiosk.window, mode))

    assert found == []

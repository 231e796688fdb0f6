"""The night the clocks go back: which of two hours it is stands below the clock, where it has room."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.touring.coming_to_rest import come_to_rest
from tests.shots import LANDSCAPE, PORTRAIT, Scene, Stage, staged
from tests.ui.fit import misfits
from tests.ui.herlev_day import picture_of_round_the_clock

TWICE = datetime(2026, 10, 25, 0, 11, tzinfo=UTC)


def nothing(stage: Stage) -> None:
    """The first page is all there is to see."""


@pytest.mark.parametrize("language", ["da", "ar", "uk"])
def test_the_clock_of_the_doubled_hour_leaves_the_house_its_name(qapp: QGuiApplication, language: str) -> None:
    assert qapp is not None
    scene = Scene(nothing, picture_of_round_the_clock(seen_at=TWICE), now=TWICE)
    with staged(scene, language, lambda *_: None) as stage:
        for percent in (100, 150, 200):
            visit = stage.screens.visit
            visit.choose_comfort(replace(visit.comfort, text_percent=percent))
            come_to_rest(stage.screens.window)

            assert misfits(stage.screens.window) == []


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_what_books_from_one_of_the_two_hours_to_the_other_keeps_its_words_whole(
    qapp: QGuiApplication, language: str
) -> None:
    assert qapp is not None
    scene = Scene(nothing, picture_of_round_the_clock(seen_at=TWICE), now=TWICE)
    with staged(scene, language, lambda *_: None) as stage:
        stage.walk("find", "show")
        visit = stage.screens.visit
        for size in (PORTRAIT, LANDSCAPE):
            stage.screens.window.resize(size)
            for percent in (100, 150, 200):
                visit.choose_comfort(replace(visit.comfort, text_percent=percent))
                come_to_rest(stage.screens.window)

                assert misfits(stage.screens.window) == []


@pytest.mark.parametrize("language", ["da", "de"])
def test_the_places_after_more_come_to_rest_in_every_size(qapp: QGuiApplication, language: str) -> None:
    """A button as wide as its words, whose words shrink to its width, would move for ever; so may a card just made."""
    assert qapp is not None
    scene = Scene(nothing, picture_of_round_the_clock(seen_at=TWICE), now=TWICE)
    with staged(scene, language, lambda *_: None) as stage:
        stage.walk("find", "show", "more")
        visit = stage.screens.visit
        for size in (PORTRAIT, LANDSCAPE):
            stage.screens.window.resize(size)
            for percent in (100, 150, 200, 100, 200, 150):
                visit.choose_comfort(replace(visit.comfort, text_percent=percent))
                come_to_rest(stage.screens.window)

                assert misfits(stage.screens.window) == []

"""In the largest words a page holds little at a time, and a question or a list may be short: what a page holds takes
the room there is."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtGui import QImage

from tests.shots import MODES, Scene, Stage, scenes, staged
from tests.theme import theme_of
from tests.ui.on_the_page import visible_in

FORM = {mode.name: mode for mode in MODES}
WALKED = {scene.play.__name__: scene for scene in scenes()}
MOST_PX = {"plain-text-200": 280, "landscape-text-200": 210, "plain": 380, "landscape": 260}
"""High at most is what is left empty from one side to the other."""


def empty_bands(picture: QImage, paper: str) -> Iterator[int]:
    """How high each stretch of `picture` is that shows nothing but `paper` from side to side."""
    blank = QImage(picture.width(), 1, picture.format())
    blank.fill(paper)
    for is_empty, lines in groupby(picture.copy(0, y, picture.width(), 1) == blank for y in range(picture.height())):
        if is_empty:
            yield len(list(lines))


def loose(name: str, form: str) -> dict[str, int]:
    """The pages of that scene that leave more empty than they may, each with how much."""
    found: dict[str, int] = {}

    def look(stage: Stage, page: str, _: object) -> None:
        paper = theme_of(stage.screens.window).property("paper").name()
        found[page] = max(empty_bands(stage.picture(), paper), default=0)

    scene: Scene = WALKED[name]
    with staged(scene, "da", look, modes=[FORM[form]]) as stage:
        scene.play(stage)
    return {page: high for page, high in found.items() if high > MOST_PX[form]}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["plain-text-200", "landscape-text-200"])
@pytest.mark.parametrize(
    "name", ["main_job", "nothing_fits", "wishes", "come_along", "gone_meanwhile", "around", "wishes_kept"]
)
def test_no_page_of_the_largest_words_is_half_empty(name: str, form: str) -> None:
    assert loose(name, form) == {}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["plain", "landscape"])
@pytest.mark.parametrize("name", ["found_again", "languages_spoken", "wishes", "an_idea", "something_broken"])
def test_what_asks_or_lists_little_is_as_large_as_there_is_room_for(name: str, form: str) -> None:
    assert loose(name, form) == {}


@pytest.mark.usefixtures("qapp")
def test_in_the_largest_words_too_a_place_says_what_it_has() -> None:
    said: dict[str, set[str]] = {}

    def look(stage: Stage, page: str, _: object) -> None:
        lines = [one for one in visible_in(stage.screens.window.contentItem()) if one.objectName() == "factLine"]
        said[page] = {str(line.property("text")) for line in lines}

    with staged(WALKED["main_job"], "da", look, modes=[FORM["plain-text-200"]]) as stage:
        stage.walk("find", "show")
        stage.shoot("results")

    assert {"Mødebord", "Skærm", "Tavle"} <= said["results"]

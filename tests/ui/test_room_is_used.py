"""In the largest words a page holds little at a time, and a question or a list may be short: what a page holds takes
the room there is."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from tests.painted import PAINTED
from tests.shots import MODES, Mode, Scene, Stage, scenes, staged
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


def loose(name: str, *forms: str) -> dict[str, int]:
    """The pages of that scene that leave more empty in one of the forms than they may, each with how much."""
    found: dict[str, int] = {}

    def look(stage: Stage, page: str, form: Mode) -> None:
        paper = theme_of(stage.screens.window).property("paper").name()
        high = max(empty_bands(stage.picture(), paper), default=0)
        if high > MOST_PX[form.name]:
            found[f"{page}, {form.name}"] = high

    scene: Scene = WALKED[name]
    with staged(scene, "da", look, modes=[FORM[form] for form in forms]) as stage:
        scene.play(stage)
    return found


@PAINTED
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "name", ["main_job", "nothing_fits", "wishes", "come_along", "gone_meanwhile", "around", "wishes_kept"]
)
def test_no_page_of_the_largest_words_is_half_empty(name: str) -> None:
    assert loose(name, "plain-text-200", "landscape-text-200") == {}


@PAINTED
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "name", ["found_again", "languages_spoken", "wishes", "an_idea", "something_broken", "other_houses"]
)
def test_what_asks_or_lists_little_is_as_large_as_there_is_room_for(name: str) -> None:
    assert loose(name, "plain", "landscape") == {}


@PAINTED
@pytest.mark.usefixtures("qapp")
def test_in_the_largest_words_the_time_that_is_chosen_is_drawn_as_large_as_there_is_room_for() -> None:
    left: dict[str, int] = {}

    def look(stage: Stage, page: str, _: object) -> None:
        paper = theme_of(stage.screens.window).property("paper").name()
        left[page] = max(empty_bands(stage.picture(), paper), default=0)

    with staged(WALKED["main_job"], "da", look, modes=[FORM["plain-text-200"]]) as stage:
        stage.walk("find", "show", "take-0")
        stage.shoot("confirm")

    assert left["confirm"] < 100


@pytest.mark.usefixtures("qapp")
def test_on_a_wide_screen_a_room_that_is_looked_at_shows_its_picture_as_the_largest() -> None:
    high: dict[str, float] = {}

    def look(stage: Stage, _: str, __: object) -> None:
        shown = visible_in(stage.screens.window.contentItem())
        high.update(
            {item.objectName(): item.height() for item in shown if item.objectName() in {"roomView", "planPicture"}}
        )

    with staged(WALKED["the_room"], "da", look, modes=[FORM["landscape"]]) as stage:
        WALKED["the_room"].play(stage)

    assert high["roomView"] > high["planPicture"]


@pytest.mark.usefixtures("qapp")
def test_in_the_largest_words_too_the_rooms_on_a_plan_have_their_names() -> None:
    named: dict[str, set[str]] = {}

    def look(stage: Stage, page: str, _: object) -> None:
        shown = visible_in(stage.screens.window.contentItem())
        for plan in (item for item in shown if item.objectName() == "planPicture"):
            named[page] = {str(one.property("text")) for one in visible_in(plan) if one.objectName() == "words"}

    with staged(WALKED["other_houses"], "da", look, modes=[FORM["plain-text-200"]]) as stage:
        stage.walk("openHouses", "row-0", "row-0")
        stage.shoot("room")

    assert {"Lokale 3", "Lokale 5"} <= set().union(*named.values())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_days_of_places_beside_one_another_stand_level(language: str) -> None:
    days: dict[str, set[int]] = {}

    def look(stage: Stage, page: str, form: Mode) -> None:
        shown = visible_in(stage.screens.window.contentItem())
        ribbons = [item for item in shown if item.objectName() == "timeRibbon"]
        if ribbons:  # what was looked for is a part without places
            days[f"{page}, {form.name}"] = {round(item.mapToScene(QPointF()).y()) for item in ribbons}

    with staged(WALKED["main_job"], language, look, modes=[FORM["landscape"], FORM["landscape-text-150"]]) as stage:
        stage.walk("find", "show")
        stage.shoot("results")

    assert {name: len(levels) for name, levels in days.items()} == dict.fromkeys(days, 1)
    assert len(days) > 1


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("form", ["landscape", "landscape-text-150", "landscape-text-200"])
def test_up_to_three_places_of_a_house_have_a_row_each_of_a_wide_page(form: str) -> None:
    rows: list[QQuickItem] = []

    def look(stage: Stage, page: str, _: object) -> None:
        if page == "46-house":
            shown = visible_in(stage.screens.window.contentItem())
            rows.extend(item for item in shown if item.objectName().startswith("row-"))
            page_wide = stage.screens.window.width()
            assert {round(row.width()) for row in rows} == {
                page_wide - 2 * theme_of(stage.screens.window).property("margin")
            }

    with staged(WALKED["other_houses"], "da", look, modes=[FORM[form]]) as stage:
        WALKED["other_houses"].play(stage)

    assert len(rows) in {2, 3}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["uk", "pl"])
def test_what_books_a_place_is_one_line_in_longer_words_too(language: str) -> None:
    lines: dict[str, int] = {}

    def look(stage: Stage, _: str, __: object) -> None:
        for item in visible_in(stage.screens.window.contentItem()):
            if item.objectName().startswith("take-"):
                words = [
                    one for one in visible_in(item) if one.property("lineCount") is not None and one.property("text")
                ]
                lines[item.objectName()] = max(int(one.property("lineCount")) for one in words)

    with staged(WALKED["main_job"], language, look, modes=[FORM["plain"]]) as stage:
        stage.walk("find", "show")
        stage.shoot("results")

    assert lines["take-0"] == 1
    assert set(lines.values()) == {1}


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

"""In the largest words a page holds little at a time; what it holds takes the room there is."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from PySide6.QtGui import QImage

from tests.shots import MODES, Scene, Stage, scenes, staged
from tests.theme import theme_of

LARGEST = next(mode for mode in MODES if mode.name == "plain-text-200")
WALKED = {scene.play.__name__: scene for scene in scenes()}
MOST_PX = 280
"""High at most is what is left empty from one side to the other."""


def empty_bands(picture: QImage, paper: str) -> Iterator[int]:
    """How high each stretch of `picture` is that shows nothing but `paper` from side to side."""
    blank = QImage(picture.width(), 1, picture.format())
    blank.fill(paper)
    for is_empty, lines in groupby(picture.copy(0, y, picture.width(), 1) == blank for y in range(picture.height())):
        if is_empty:
            yield len(list(lines))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "name", ["main_job", "nothing_fits", "wishes", "come_along", "gone_meanwhile", "around", "wishes_kept"]
)
def test_no_page_of_the_largest_words_is_half_empty(name: str) -> None:
    found: dict[str, int] = {}

    def look(stage: Stage, page: str, _: object) -> None:
        paper = theme_of(stage.screens.window).property("paper").name()
        found[page] = max(empty_bands(stage.picture(), paper), default=0)

    scene: Scene = WALKED[name]
    with staged(scene, "da", look, modes=[LARGEST]) as stage:
        scene.play(stage)

    assert {page: high for page, high in found.items() if high > MOST_PX} == {}

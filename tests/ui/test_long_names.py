"""Names and titles longer than there is room for end in a sign that they go on, and are heard whole."""

import subprocess
import sys
from dataclasses import replace

from tests.slices import SLICED
from tests.ui.herlev_day import LONG_NAMES, LONG_TITLES, picture_of_long_names
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive, Visitor

PATIENCE_S = 900
"""A page that is laid out for ever holds its whole process, so long."""


def shown_within(visitor: Visitor, name: str) -> list[str]:
    """The texts upon what is called `name`, a line break told as a space."""
    items = visible_in(visitor.kiosk.window.contentItem())
    control = next(item for item in items if item.objectName() == name)
    texts = (str(item.property("text") or "") for item in visible_in(control))
    return [" ".join(text.split()) for text in texts]


def test_a_free_room_with_a_long_name_ends_in_a_sign(arrive: Arrive) -> None:
    visitor = arrive(picture_of_long_names())

    visitor.waits_until(lambda: "Mødelokale 2 ved gårdhaven…" in shown_within(visitor, "freeRow"))
    row = next(item for item in visible_in(visitor.kiosk.window.contentItem()) if item.objectName() == "freeRow")
    assert row.property("name") == LONG_NAMES[0]


def test_two_long_titles_in_the_largest_words_and_low_controls_leave_the_way_back(arrive: Arrive) -> None:
    visitor = arrive(picture_of_long_names())
    visitor.touch("openEvents")
    visitor.kiosk.visit.choose_comfort(replace(visitor.kiosk.visit.comfort, text_percent=200, low=True))
    visitor.waits_for("row-1")

    visitor.waits_until(lambda: any(text.endswith("…") for text in shown_within(visitor, "row-0")))
    assert visitor.lies_on_the_page("back")
    assert visitor.lies_on_the_page("more")
    assert visitor.text_of("row-0") == LONG_TITLES[0]


@SLICED
def test_pages_of_names_of_any_length_come_to_rest_and_are_the_same_once_large_words_are_put_back() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.walk_of_long_names"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert run.stdout.splitlines() == []
    assert run.returncode == 0, run.stderr

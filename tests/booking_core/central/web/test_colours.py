"""The colours of the style: whatever a visitor's screen asks for, words and lines stand out from their ground."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor

from booking_core.central.web.assets import STYLE, assets
from ui.view_models.gallery.palette import contrast_ratio

WORDS = (
    *(("ink", ground) for ground in ("paper", "card", "mist")),
    *(("muted", ground) for ground in ("paper", "card", "mist")),
    *(("words-on-bench", ground) for ground in ("bench", "deep")),
    *(("fog", ground) for ground in ("bench", "deep")),
    ("words-on-ink", "ink"),
    ("words-on-lamp", "lamp"),
    ("deep", "words-on-bench"),
)
LINES = (
    ("edge", "paper"),
    ("edge", "card"),
    ("ink", "card"),
    ("booked", "card"),
    ("booked", "paper"),
    ("lamp", "bench"),
)
WORDS_LEAST, LINES_LEAST = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""

LIGHT = ""
DARK = "screen and (prefers-color-scheme: dark)"
MORE = "(prefers-contrast: more)"
BOTH = "screen and (prefers-contrast: more) and (prefers-color-scheme: dark)"
SCREENS = {
    "light": (LIGHT,),
    "dark": (LIGHT, DARK),
    "more": (LIGHT, MORE),
    "more in the dark": (LIGHT, DARK, MORE, BOTH),
}


def style() -> str:
    return assets()[STYLE].content.decode()


def colours(screen: str) -> dict[str, str]:
    """What each colour is on that screen, by its name: what is said later wins."""
    return {name: value for condition in SCREENS[screen] for name, value in said_for(condition)}


def said_for(condition: str) -> Iterator[tuple[str, str]]:
    start = f"@media {condition} {{" if condition else "\n:root {"
    block = style().split(start, 1)[1].split("}", 1)[0]
    for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block):
        yield name, value if len(value) > 4 else "#" + "".join(2 * digit for digit in value[1:])


@pytest.mark.parametrize("screen", SCREENS)
def test_words_and_lines_stand_out_on_every_screen(screen: str) -> None:
    known = colours(screen)

    words = {pair: contrast_ratio(*(QColor(known[one]) for one in pair)) for pair in WORDS}
    lines = {pair: contrast_ratio(*(QColor(known[one]) for one in pair)) for pair in LINES}

    assert {pair: ratio for pair, ratio in words.items() if ratio < WORDS_LEAST} == {}
    assert {pair: ratio for pair, ratio in lines.items() if ratio < LINES_LEAST} == {}


def test_every_colour_stands_among_those_with_a_name() -> None:
    """But on paper, where there is no screen: a colour elsewhere would stay as it is in the dark."""
    rules, _, _ = style().partition("@media print")
    named = re.sub(r"--[\w-]+: #[0-9a-f]{3,6};", "", rules)

    assert re.findall(r"#[0-9a-f]{3,6}\b", named) == []

"""The whole way in one line, as the simple way tells it."""

from zoneinfo import ZoneInfo

import pytest

from booking_core.language.words import Words
from ui.view_models.shown.steps import StepLine
from ui.view_models.simple.states import way_in_line
from ui.view_models.visit.speech import Speech

ARABIC = Speech(Words.of("ar"), ZoneInfo("Europe/Copenhagen"))


@pytest.mark.parametrize(
    ("titles", "told_in", "line"),
    [
        (("الطابق الأول", "بالمصعد"), "", "الطابق الأول، بالمصعد"),
        (("1. sal", "Op ad trappen"), "بالدنماركية", "1. sal, op ad trappen (بالدنماركية)"),
    ],
)
def test_a_way_has_the_comma_of_the_language_it_is_told_in(titles: tuple[str, ...], told_in: str, line: str) -> None:
    steps = tuple(StepLine("stairs", title, "") for title in titles)

    assert way_in_line(steps, told_in, ARABIC) == line


def test_the_floor_of_a_step_stands_before_it(danish: Speech) -> None:
    steps = (
        StepLine("elevator", "Op ad trappen", "1. sal", floor="1. sal"),
        StepLine("doorEnter", "Første dør", "Lokale 3"),
    )

    assert way_in_line(steps, "", danish) == "1. sal, op ad trappen, første dør"

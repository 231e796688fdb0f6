"""Days as a screen says them."""

from datetime import datetime

import pytest

from tests.ui.herlev_day import wall
from ui.view_models.visit.speech import Speech, ending_together


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (wall("23:59", day=25), "i morgen, torsdag den 26. november"),
        (wall("00:00"), "i dag, torsdag den 26. november"),
        (wall("23:59"), "i dag, torsdag den 26. november"),
        (wall("23:59", day=24), "torsdag den 26. november"),
        (wall("00:00", day=27), "torsdag den 26. november"),
    ],
)
def test_today_and_tomorrow_go_by_the_midnights_of_the_house(danish: Speech, now: datetime, said: str) -> None:
    assert danish.full_day(wall("23:30"), now).replace("\u00a0", " ") == said


def test_a_date_stays_with_its_month(danish: Speech) -> None:
    assert danish.full_day(wall("10:00"), wall("10:00")).endswith("den 26.\u00a0november")


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (wall("22:00"), "kl. 22"),
        (wall("01:00", day=27), "kl. 1 om natten"),
        (wall("08:00", day=27), "kl. 8"),
    ],
)
def test_an_hour_after_midnight_is_told_as_one_of_the_night(danish: Speech, ends: datetime, said: str) -> None:
    assert danish.until(ends, wall("10:00")).replace("\u00a0", " ") == said


def test_whoever_comes_in_the_night_is_told_the_hour_alone(danish: Speech) -> None:
    assert danish.until(wall("01:00"), wall("00:30")).replace("\u00a0", " ") == "kl. 1"


@pytest.mark.parametrize(
    ("words", "set_as"),
    [
        ("Hvad vil I med til?", "Hvad vil I med\u00a0til?"),
        ("Giv rummet til andre", "Giv rummet til\u00a0andre"),
        ("Vil I stadig have rummet?", "Vil I stadig have rummet?"),  # too long to be kept together
        ("Vi går nu", "Vi går nu"),
        ("Ja", "Ja"),
        ("", ""),
    ],
)
def test_of_a_few_words_a_short_last_one_stays_with_a_short_one_before_it(words: str, set_as: str) -> None:
    assert ending_together(words) == set_as

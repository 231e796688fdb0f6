"""Every page in a language that nobody speaks: all that is shown was translated, and longer words have their place."""

import subprocess
import sys

import pytest

from tests.pseudo_language import pseudo, write_resources
from tests.ui.walk_in_pseudo_language import outside

WITHOUT_ROOM = frozenset(
    {
        "02-find, landscape",
        "04-confirm, plain",
        "05-receipt, landscape",
        "11-another-day, landscape",
        "11-another-day, plain",
        "12-name-needed, landscape",
        "12-name-needed, plain",
        "17-no-printer, landscape",
        "35-set-up-confirm, landscape",
        "35-set-up-confirm, plain",
        "36-set-up-receipt, landscape",
        "51-card-shown, landscape",
        "51-card-shown, plain",
    }
)
"""Pages that Danish and English fit and this language does not: each that gets room is struck off here."""

UNTRANSLATED = "never translated"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is wrong on the pages of every scene. A process of its own takes the copied resources for the program's."""
    folder = tmp_path_factory.mktemp("pseudo")
    write_resources(folder)
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.walk_in_pseudo_language"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    lines = run.stdout.splitlines()
    assert run.returncode == (1 if lines else 0), run.stderr
    return lines


def test_whatever_is_shown_was_translated(told: list[str]) -> None:
    assert [line for line in told if UNTRANSLATED in line] == []


def test_longer_words_have_their_place_where_they_had_it(told: list[str]) -> None:
    crowded = {line.partition(":")[0]: line for line in told if UNTRANSLATED not in line}

    assert [line for page, line in crowded.items() if page not in WITHOUT_ROOM] == []
    assert WITHOUT_ROOM - crowded.keys() == frozenset()


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Next", "[Néxt]"),
        ("{start}–{end}", "{start}–{end}"),
        ("Room for {count}", "[Róóm fóór {count}]"),
        ("Show <b>%1</b> places", "[Shów <b>%1</b> plááçééš]"),
    ],
)
def test_a_text_is_made_longer_and_keeps_its_places(english: str, said: str) -> None:
    assert pseudo(english) == said


@pytest.mark.parametrize(
    ("shown", "left"),
    [("[Fréé [14:30]] · Store Sal", " · "), ("[Fréé] now", " now"), ("[Fréé [ñów]", "[Fréé ")],
)
def test_what_stands_outside_all_brackets_is_told_from_names(shown: str, left: str) -> None:
    assert outside(shown, ("Store Sal",)) == left

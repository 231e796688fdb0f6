"""Every page in a language that nobody speaks: all that is shown was translated, and longer words have their place."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pseudo_language import pseudo, write_resources
from tests.ui.walk_in_pseudo_language import names_of_scenes, outside

PATIENCE_SECONDS = 1800
"""Only one that hangs is ended: it takes a quick machine half a minute."""

PARTS = 2
"""In as many processes, which run beside one another; each takes the copied resources for the program's."""


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_shown_was_translated_and_has_its_place(tmp_path: Path, part: int) -> None:
    write_resources(tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.walk_in_pseudo_language", *names_of_scenes()[part::PARTS]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )

    assert run.stdout.splitlines() == []
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Next", "[Néxt]"),
        ("{start}–{end}", "{start}–{end}"),
        ("Room for {count}", "[Róóóm fóór {count}]"),
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

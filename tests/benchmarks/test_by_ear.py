"""What docs/accessibility.md says of booking by ear is what is heard now; the whole of it stands in `make bench`."""

import re
from pathlib import Path
from shutil import which

import pytest

from benchmarks.by_ear import PAGES, ByEar, by_ear, seconds_of, table
from benchmarks.handled import Sentence
from kiosk.devices.voices import ESPEAK

PAGE = Path(__file__).parents[2] / "docs" / "accessibility.md"
A_TENTH = 0.1

pytestmark = pytest.mark.skipif(which(ESPEAK) is None, reason="espeak-ng is not here to speak")


def told(row: str) -> int:
    """What the docs tell of Danish, the first of the languages."""
    (figure,) = re.findall(rf"^\| {row} \| (\d+) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return int(figure)


def test_what_the_docs_tell_is_what_is_heard_now_within_a_tenth() -> None:
    found = by_ear("da", "all")

    assert found.whole == pytest.approx(told("seconds"), rel=A_TENTH)
    assert found.sentences == pytest.approx(told("sentences"), rel=A_TENTH)
    assert found.keys == pytest.approx(told("keys"), rel=A_TENTH)
    assert min(found.seconds.values()) > 0


def test_seconds_are_those_of_the_voice_of_the_sentence() -> None:
    short = seconds_of(Sentence("find", "da", "Hvornår?"))
    long = seconds_of(Sentence("find", "da", "Hvornår? torsdag den 26. november."))

    assert 0.3 < short < 2
    assert long > short + 1


def test_the_table_has_a_line_for_each_page_and_for_their_sum() -> None:
    found = ByEar("da", keys=3, sentences=2, seconds=dict.fromkeys(PAGES, 0.0) | {"attract": 1.4, "find": 2.4})

    lines = list(table([found]))

    assert lines[:2] == ["|  | da |", "| --- | --- |"]
    assert "| find | 2 |" in lines
    assert lines[-3:] == ["| seconds | 4 |", "| sentences | 2 |", "| keys | 3 |"]

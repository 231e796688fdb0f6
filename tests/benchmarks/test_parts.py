"""What was measured is kept, whatever happens to what is measured next."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.__main__ import RESULTS, told
from benchmarks.results import Result

FORMER, FIRST = Result("a former part", 3, "ms", "", "none"), Result("a booking", 2, "ms", "", "none")


class Broken(Exception):
    """The second figure cannot be had."""


class BreaksHalfway(ModuleType):
    """A part of the measurements whose second figure cannot be had."""

    def measure(self) -> Iterator[Result]:
        yield FIRST
        raise Broken


def test_a_part_that_breaks_halfway_loses_nothing_that_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Broken):
        told(BreaksHalfway("benchmarks.halfway"), [FORMER])

    assert [one["name"] for one in json.loads(RESULTS.read_text())] == [FORMER.name, FIRST.name]
    printed = capsys.readouterr().out
    assert "halfway" in printed
    assert FIRST.name in printed

"""How much of the twenty seconds from the first touch to a receipt is the machine's own work.

A room now for six in every language, as tests/ui/test_a_newcomers_seconds.py books it; reading and touching are counted
there, and the seconds of a processor are measured here, which other programs lengthen only a little.
"""

from typing import Final

import pytest

from benchmarks.results import Result, print_results
from tests.ui.test_a_newcomers_seconds import SECONDS_A_TOUCH, SECONDS_OF_WORK

TEST: Final = "tests/ui/test_a_newcomers_seconds.py::test_a_room_now_for_six_takes_four_touches_and_twenty_seconds"
TOUCHES: Final = 4
LIMIT: Final = 20.0


class Ear:
    """Keeps what a test tells beside its outcome."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear one test."""
        if report.when == "call":
            self.heard += report.user_properties


def measure() -> list[Result]:
    """One line a language: the machine's seconds, beside all of them."""
    ear = Ear()
    loaded = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
    assert pytest.main(["-q", "-p", "no:xdist", "-W", loaded, TEST], plugins=[ear]) == pytest.ExitCode.OK
    return [_result(language, *map(float, str(told).split())) for language, told in ear.heard]


def _result(language: str, to_read: float, work: float) -> Result:
    """What a newcomer takes in `language`: seconds to read, and of the machine's work."""
    whole = to_read + SECONDS_A_TOUCH * TOUCHES + work
    name = f"a room now for six in {language}: the machine's part of {whole:.1f} s"
    return Result(name, work, "CPU s", f"{SECONDS_OF_WORK}", "", holds=work <= SECONDS_OF_WORK and whole <= LIMIT)


if __name__ == "__main__":
    print_results(measure())

"""What the search of the protocol's model reports is read for what it is, and told in full."""

import re
from pathlib import Path

import pytest

from docs.model.check import CONFIGURATIONS, MISTAKES, ONE_RECEIPT, Configuration, Mistake, judged, read

README = Path(__file__).parents[3] / "docs" / "model" / "README.md"
CONFIGURATION = Configuration("a-configuration", "SLOTS=1")
MISTAKE = Mistake("a-mistake", "SLOTS=1 WITHOUT_TOKEN", ONE_RECEIPT)

WHOLE = """
(Spin Version 6.5.2 -- 6 December 2019)
\t+ Partial Order Reduction

Full statespace search for:
\tassertion violations\t+
State-vector 132 byte, depth reached 45, errors: 0
  2575957 states, stored
  590.668\ttotal actual memory usage
pan: elapsed time 6.76 seconds
"""


def with_error(condition: str) -> str:
    return f"pan:1: assertion violated {condition} (at depth 24)\n" + WHOLE.replace("errors: 0", "errors: 1")


def test_the_readme_has_a_row_for_every_configuration_and_every_planted_mistake() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", README.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert rows == [each.name for each in (*CONFIGURATIONS, *MISTAKES)]


def test_a_whole_search_without_error_holds() -> None:
    seen = read(WHOLE)

    assert (seen.states, seen.depth, seen.memory_mb, seen.seconds) == (2_575_957, 45, 590.668, 6.76)
    assert judged(CONFIGURATION, seen) == ""


def test_a_broken_property_fails() -> None:
    assert judged(CONFIGURATION, read(with_error("(live[0]<=1)"))) == "FAILS: (live[0]<=1)"


@pytest.mark.parametrize(
    "report",
    [
        "error: max search depth too small\n" + WHOLE,
        "Warning: Search not completed\n" + WHOLE,
        "pan: reached -DMEMLIM bound\n" + WHOLE,
        WHOLE.replace("Full statespace search", "Hash-Compact 4 search"),
        WHOLE.replace("Full statespace search", "Bit statespace search"),
    ],
)
def test_a_search_that_left_something_out_fails(report: str) -> None:
    assert judged(CONFIGURATION, read(report)) == "FAILS: not every state was searched"


def test_a_mistake_is_caught_by_the_property_it_breaks() -> None:
    assert judged(MISTAKE, read(with_error("((1!=1)||(live[0]<=1))"))) == ""


@pytest.mark.parametrize("report", [WHOLE, with_error("((4!=4)||kept)"), with_error("- invalid array index")])
def test_a_mistake_that_breaks_nothing_or_something_else_is_not_caught(report: str) -> None:
    assert judged(MISTAKE, read(report)).startswith("NOT CAUGHT by property 1")


def test_a_search_that_never_ended_is_an_error() -> None:
    with pytest.raises(ValueError, match="errors"):
        read("pan: out of memory\n")

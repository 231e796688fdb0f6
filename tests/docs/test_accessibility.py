"""The page on accessibility names tests: each of them is there, and no clause or criterion is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)))
CLAUSES = [
    *("5.1.2.2", "5.1.4", "5.1.5", "5.1.7", "5.1.6.1", "5.1.6.2", "5.2", "5.3", "5.4", "5.5.1", "5.5.2", "5.6"),
    *("5.7", "5.8", "5.9"),
    *(f"5.1.3.{number}" for number in range(1, 17)),
]
CRITERIA = {
    "1.1": (1,),
    "1.2": (1, 2, 3, 4, 5),
    "1.3": (1, 2, 3, 4, 5),
    "1.4": (1, 2, 3, 4, 5, 10, 11, 12, 13),
    "2.1": (1, 2, 4),
    "2.2": (1, 2),
    "2.3": (1,),
    "2.4": (1, 2, 3, 4, 5, 6, 7, 11),
    "2.5": (1, 2, 3, 4, 7, 8),
    "3.1": (1, 2),
    "3.2": (1, 2, 3, 4, 6),
    "3.3": (1, 2, 3, 4, 7, 8),
    "4.1": (2, 3),
}
"""Those of WCAG 2.2 at levels A and AA, by guideline."""


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")

    assert re.search(rf"^def {name}\(", source, flags=re.MULTILINE)


def test_a_good_many_tests_are_named() -> None:
    assert len(NAMED) > 30


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_for_what_is_closed_is_answered(clause: str) -> None:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| 5.")]

    assert sum(bool(re.search(rf"(?<![\d.]){re.escape(clause)}(?![\d.]*\d)", row)) for row in rows) == 1


@pytest.mark.parametrize("guideline", CRITERIA)
def test_every_criterion_at_level_aa_is_answered(guideline: str) -> None:
    _, _, table = PAGE.partition("### WCAG 2.2")
    rows = [line.split("|")[1] for line in table.splitlines() if re.match(r"\| [1-4]\.", line)]
    answered = [number for row in rows for number in _criteria_in(row) if number.startswith(f"{guideline}.")]

    assert sorted(answered) == sorted(f"{guideline}.{number}" for number in CRITERIA[guideline])


def _criteria_in(row: str) -> list[str]:
    """Of "1.2.1–1.2.3, 1.4.2" each by itself."""
    found: list[str] = []
    for part in row.split(","):
        first, _, last = part.strip().partition("–")
        guideline, number = first.rsplit(".", 1)
        found += [f"{guideline}.{one}" for one in range(int(number), int((last or first).rsplit(".", 1)[1]) + 1)]
    return found

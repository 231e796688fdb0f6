"""The security page names tests: each of them is there, and every chapter is gone through without a gap."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
ITEM = re.compile(r"\b(\d+)\.(\d+)\.(\d+)\b")

SECTIONS = {
    2: (3, 3, 5, 2),
    6: (3, 12, 8, 6, 8, 4, 2, 4),
    14: (2, 8, 3),
    16: (1, 5, 4, 3, 4),
}
"""Of each chapter how many items its sections have."""


def rows(chapter: int) -> list[str]:
    """The first column of a chapter's table."""
    part = PAGE.partition(f"### V{chapter} ")[2].partition("\n### ")[0]
    return [line.split("|")[1].strip() for line in part.splitlines() if ITEM.match(line.removeprefix("| "))]


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED.findall(PAGE))))
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")

    assert re.search(rf"^def {name}\(", source, flags=re.MULTILINE)


def test_a_good_many_tests_are_named() -> None:
    assert len(set(NAMED.findall(PAGE))) > 40


@pytest.mark.parametrize("chapter", SECTIONS)
def test_every_item_of_a_chapter_is_answered_once(chapter: int) -> None:
    wanted = [
        f"{chapter}.{section}.{item}"
        for section, count in enumerate(SECTIONS[chapter], start=1)
        for item in range(1, count + 1)
    ]

    answered = [found for row in rows(chapter) for found in row.split(", ")]

    assert answered == wanted

"""The page about open files describes every field of every file, in their order, and no other."""

import re
from pathlib import Path

import msgspec
import pytest

from booking_core.central.open_files.manifest import Manifest
from booking_core.store.open_files.kinds import KINDS, Kind

PAGE = (Path(__file__).parents[2] / "docs" / "open-files.md").read_text(encoding="utf-8")


def described(heading: str) -> list[str]:
    """The names in the first column of the table under that heading."""
    part = re.split(r"\n##+ ", PAGE.partition(f"\n{heading}\n")[2])[0]
    rows = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_described(kind: Kind) -> None:
    assert described(f"### {kind.name}") == [field.name for field in msgspec.structs.fields(kind.line)]


def test_every_kind_is_described() -> None:
    assert re.findall(r"^### (\w+)$", PAGE, flags=re.MULTILINE) == [kind.name for kind in KINDS]


def test_the_manifest_is_described() -> None:
    assert described("## The manifest") == [field.name for field in msgspec.structs.fields(Manifest)]

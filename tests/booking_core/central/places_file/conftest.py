"""Herlev's own places file, changed in one spot at a time."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from booking_core.central.places_file import PlacesFileError, PlacesFileInvalid, read_places_file
from booking_core.central.places_file.checks.pictures import PICTURES
from booking_core.central.places_file.draft import Draft, read_draft
from resources import RESOURCES

HERLEV = RESOURCES / "demo" / "herlev.toml"
Change = tuple[str, str]


def changed(*changes: Change) -> str:
    """Herlev's file with each first text replaced, where it stands first, by the second."""
    text = HERLEV.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"Herlev's file does not say {old!r}"
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def pictures_beside(tmp_path: Path) -> None:
    """The pictures that Herlev's file names, beside the files these tests write."""
    (tmp_path / PICTURES).symlink_to(HERLEV.parent / PICTURES)


@pytest.fixture(scope="session")
def herlev_text() -> str:
    return HERLEV.read_text(encoding="utf-8")


@pytest.fixture
def errors_after(tmp_path: Path, pictures_beside: None) -> Callable[..., tuple[PlacesFileError, ...]]:
    """Everything that is wrong with Herlev's file after some changes."""

    assert pictures_beside is None

    def errors(*changes: Change) -> tuple[PlacesFileError, ...]:
        file = tmp_path / "herlev.toml"
        file.write_text(changed(*changes), encoding="utf-8")
        try:
            read_places_file(file)
        except PlacesFileInvalid as err:
            return err.errors
        return ()

    return errors


@pytest.fixture(scope="session")
def draft_after() -> Callable[..., Draft]:
    """What could be read of Herlev's file after some changes."""
    return lambda *changes: read_draft(tomllib.loads(changed(*changes)))[0]

"""A picture of a space is opened before it is believed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from booking_core.central.places_file import PlacesFileError, read_places_file
from booking_core.central.places_file.checks.pictures import MOST_BYTES, PICTURES
from booking_core.domain.identity import SpaceId
from tests.booking_core.central.places_file.conftest import HERLEV

Errors = Callable[..., tuple[PlacesFileError, ...]]
NAMED = "mh-lokale-3.svg"


@pytest.fixture
def folder(tmp_path: Path, pictures_beside: None) -> Path:
    """The pictures beside the file, to be changed: Herlev's own but for the one of Lokale 3."""
    assert pictures_beside is None
    pictures = tmp_path / PICTURES
    pictures.unlink()
    pictures.mkdir()
    (pictures / "mh-lille-sal.svg").symlink_to(HERLEV.parent / PICTURES / "mh-lille-sal.svg")
    return pictures


def the_error(errors: tuple[PlacesFileError, ...]) -> PlacesFileError:
    (error,) = errors
    assert (error.table, error.key) == ('venue "medborgerhus" / space "mh-lok3" / picture', "file")
    return error


def test_a_picture_that_is_missing_says_where_to_put_it(folder: Path, errors_after: Errors) -> None:
    assert not (folder / NAMED).exists()

    error = the_error(errors_after())

    assert error.found == f"no {NAMED} in the folder pictures beside the places file"
    assert "put it into the folder pictures beside the places file" in error.expected


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.jpg", b"no picture at all", "does not open as a picture"),
        ("a.png", b"", "does not open as a picture"),
        ("a.svg", b"<html/>", "<html> and no <svg>"),
        ("a.svg", b"<svg", "no SVG"),
        ("a.svg", b" " * (MOST_BYTES + 1), "4.0 MB"),
    ],
)
def test_what_is_no_picture_is_refused(
    folder: Path, errors_after: Errors, name: str, content: bytes, found: str
) -> None:
    (folder / name).write_bytes(content)

    assert found in the_error(errors_after((NAMED, name))).found


def test_a_photo_too_small_for_a_screen_says_how_wide_it_must_be(folder: Path, errors_after: Errors) -> None:
    Image.new("RGB", (320, 240)).save(folder / "small.png")

    error = the_error(errors_after((NAMED, "small.png")))

    assert (error.found, error.expected[:11]) == ("320 pixels of width", "640 or more")


@pytest.mark.parametrize("name", ["../secret.png", "a/b.png", "A.PNG", "x.gif", ".png"])
def test_a_name_leads_to_no_other_folder_and_says_its_kind(errors_after: Errors, name: str) -> None:
    assert "without a folder" in the_error(errors_after((NAMED, name))).expected


def test_a_photo_is_told_in_danish_where_no_other_language_is_given(tmp_path: Path, folder: Path) -> None:
    Image.new("RGB", (800, 600)).save(folder / "room.jpg")
    text = HERLEV.read_text(encoding="utf-8").replace(NAMED, "room.jpg", 1)
    (tmp_path / "herlev.toml").write_text(text, encoding="utf-8")

    picture = read_places_file(tmp_path / "herlev.toml").space_by_id[SpaceId("mh-lok3")].picture

    assert picture is not None
    assert (picture.file, picture.shows_in("en")[:6], picture.shows_in("ar")[:8]) == ("room.jpg", "A long", "Et langt")
    assert (picture.tells_in("en"), picture.tells_in("ar"), picture.tells_in("da")) == (True, False, True)

from pathlib import Path

import pytest

from booking_core.central.places_file import PlacesFileError, PlacesFileInvalid, read_places_file


def only_error(path: Path) -> PlacesFileError:
    with pytest.raises(PlacesFileInvalid) as caught:
        read_places_file(path)
    (error,) = caught.value.errors
    return error


def file_with(folder: Path, content: bytes) -> Path:
    path = folder / "herlev.toml"
    path.write_bytes(content)
    return path


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert only_error(tmp_path / "herlev.toml").sentence == (
        "herlev.toml: found no file of this name, expected a places file: TOML, saved as UTF-8 text"
    )


def test_a_folder_in_place_of_a_places_file_is_told(tmp_path: Path) -> None:
    assert only_error(tmp_path).found == "a folder"


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    path = file_with(tmp_path, b"schema = 1")

    assert only_error(path / "herlev.toml").found.startswith("a file that cannot be opened (")


def test_a_name_no_file_can_have_is_told(tmp_path: Path) -> None:
    assert only_error(tmp_path / "her\0lev.toml").found == "a file that cannot be opened (its name is no file name)"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing yet\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    assert only_error(file_with(tmp_path, content)).found == "an empty file"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_is_told_with_its_line_and_what_to_do(tmp_path: Path, encoding: str) -> None:
    text = 'municipality = "Herlev"\nreason = "Nytår"\n'

    error = only_error(file_with(tmp_path, text.encode(encoding)))

    assert error.found == f"a letter in another encoding in line {1 if encoding == 'utf-16' else 2}"
    assert "UTF-8" in error.expected


@pytest.mark.usefixtures("pictures_beside")
def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path, herlev_text: str) -> None:
    path = file_with(tmp_path, herlev_text.replace("\n", "\r\n").encode("utf-8-sig"))

    assert read_places_file(path).name == "Herlev Kommune"


@pytest.mark.parametrize(
    ("content", "place", "found", "expected"),
    [
        ("open = nej", "line 1, column 8", "no value that can be read", "true or false"),
        ("a = 1\nb 2", "line 2, column 3", "a key without = behind it", "key = value"),
        ("a = 1\na = 2", "line 2, column 6", "a key that stands there already", "once"),
        ("[a]\n[b]\n[a]", "line 3, column 3", "a heading that stands in the file already", "[[ ]]"),
        ("a = {}\na.b = 1", "line 2, column 8", "an addition to a table in { }", "in one piece"),
        ("a = {b = 1, b = 2}", "line 1, column 18", "a key that stands in these { } already", "once"),
        ("[venue\nid = 1", "line 1, column 7", "a heading without its closing bracket", "[[venue]]"),
        ('a = ["b"\nc = 1', "line 2, column 1", "a list that goes wrong here", "commas"),
        ("a = { b = 1 c = 2 }", "line 1, column 13", "a table in { } that goes wrong here", "commas"),
        ("a = 1 2", "line 1, column 7", "more after the value", "one key = value on a line"),
        ("a = 2026-02-30", "line 1, column 5", "a date that does not exist", "2026-12-24"),
        ('a = "x\nb = 1', "line 1, column 7", "a character that cannot stand here", "quotes on both sides"),
        ('a = "x', "line 1, column 7", "a text without its closing quote", "quotes on both sides"),
        ('a = "\\x"', "line 1, column 8", "a single backslash", "two of them"),
        ("a = 1\n\nb =", "line 3, column 4", "no value that can be read", "texts in quotes"),
        ("= 1", "line 1, column 1", "something that cannot be read", "key = value"),
    ],
)
def test_broken_toml_is_told_with_line_column_and_what_to_do(
    tmp_path: Path, content: str, place: str, found: str, expected: str
) -> None:
    error = only_error(file_with(tmp_path, content.encode()))

    assert error.table == place
    assert found in error.found
    assert expected in error.expected
    assert "mend this line" in error.expected


@pytest.mark.parametrize("content", [b"a = " + b"[" * 50_000, b"a = " + b"9" * 50_000])
def test_a_file_beyond_measure_is_told(tmp_path: Path, content: bytes) -> None:
    assert only_error(file_with(tmp_path, content)).found == "numbers or brackets beyond all measure"


def test_a_file_with_a_single_key_is_told_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(PlacesFileInvalid) as caught:
        read_places_file(file_with(tmp_path, b"schema = 1"))

    missing = {error.key for error in caught.value.errors if error.found == "nothing"}
    assert missing == {
        *("municipality", "time_zone", "country", "public_url", "languages"),
        *("rules", "privacy", "public_holidays", "venue"),
    }


def test_the_exception_says_all_sentences(tmp_path: Path) -> None:
    with pytest.raises(PlacesFileInvalid) as caught:
        read_places_file(file_with(tmp_path, b"schema = 1"))

    assert str(caught.value).splitlines() == [error.sentence for error in caught.value.errors]

"""From a path to a municipality, with words for what is no file, no text and no TOML."""

import re
import tomllib
from pathlib import Path

from booking_core.central.places_file.checks import CHECKS
from booking_core.central.places_file.conversion import municipality_from
from booking_core.central.places_file.draft import read_draft
from booking_core.central.places_file.errors import PlacesFileError, PlacesFileInvalid
from booking_core.central.places_file.values import RawTable
from booking_core.central.places_file.wording import shown
from booking_core.domain.places import Municipality

_PLACES_FILE = "a places file: TOML, saved as UTF-8 text"
_POSITION = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_REASONS = {
    "Cannot overwrite a value": "a key that stands in this table already",
    "Cannot declare": "a table heading that stands in the file already",
    "Cannot mutate immutable namespace": "an addition to a table in { }, which must be written in one piece",
    "Duplicate inline table key": "a key that stands in these { } already",
    "Invalid date or datetime": "a date that does not exist",
    "Unterminated string": "a text whose closing quote is missing",
    "Expected '=' after a key": "a key without = behind it",
    "Expected ']": "a table heading whose closing bracket is missing",
    "Unclosed array": "a list whose closing ] is missing, or a missing comma in it",
    "Unclosed inline table": "a table in { } whose } is missing, or a missing comma in it",
    "Invalid value": "no value: texts need quotes, and yes and no are written true and false",
    "Expected newline or end of document": "something more behind a value that was complete",
    "Illegal character": "a character that cannot stand here, or a text whose closing quote is missing",
    "Unescaped '\\'": 'a backslash; inside quotes it is written twice, "\\\\"',
}


def read_places_file(path: Path) -> Municipality:
    """The municipality that the file at `path` describes.

    Raises:
        PlacesFileInvalid: it cannot be read or says something impossible; holds every mistake, in file order.
    """
    document = _document(path)
    draft, mistakes = read_draft(document)
    found = sorted([*mistakes, *(one for check in CHECKS for one in check(draft))], key=draft.order)
    if found:
        raise PlacesFileInvalid(tuple(draft.error(mistake, file=path.name) for mistake in found))
    return municipality_from(draft)


def _document(path: Path) -> RawTable:
    text = _text(path)
    try:
        document: RawTable = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise _broken_toml(path, text, reason=str(err)) from err
    except (ValueError, RecursionError) as err:  # a number of thousands of digits, brackets thousands deep
        raise _file_invalid(path, "numbers or brackets beyond all measure", _PLACES_FILE) from err
    if not document:
        raise _file_invalid(path, "an empty file", _PLACES_FILE)
    return document


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError as err:
        raise _file_invalid(path, "no file of this name", _PLACES_FILE) from err
    except IsADirectoryError as err:
        raise _file_invalid(path, "a folder", _PLACES_FILE) from err
    except (OSError, ValueError) as err:
        reason = err.strerror if isinstance(err, OSError) and err.strerror else "its name is no file name"
        raise _file_invalid(path, f"a file that cannot be opened ({reason})", _PLACES_FILE) from err
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = content[: err.start].count(b"\n") + 1
        expected = "text saved as UTF-8 (in the editor: Save as, encoding UTF-8)"
        raise _file_invalid(path, f"a letter in another encoding in line {line}", expected) from err


def _broken_toml(path: Path, text: str, *, reason: str) -> PlacesFileInvalid:
    lines = text.splitlines() or [""]
    position = _POSITION.search(reason)
    if position and position[1]:
        line, column = int(position[1]), int(position[2])
    else:
        line, column = len(lines), len(lines[-1]) + 1
    words = next((words for start, words in _REASONS.items() if reason.startswith(start)), "no TOML")
    quoted = shown(lines[min(line, len(lines)) - 1].strip())
    expected = "every key written as key = value; mend this line or the one above it and try again"
    place = f"line {line}, column {column}"
    return PlacesFileInvalid(
        (PlacesFileError(path.name, place, "", f"{words}: {quoted}", expected=expected),)
    )


def _file_invalid(path: Path, found: str, expected: str) -> PlacesFileInvalid:
    return PlacesFileInvalid((PlacesFileError(path.name or str(path), "", "", found, expected=expected),))

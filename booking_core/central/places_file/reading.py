"""From a path to a municipality, with words for what is no file, no text and no TOML."""

import re
import tomllib
from pathlib import Path

from booking_core.central.places_file.checks import CHECKS
from booking_core.central.places_file.checks.pictures import pictures_can_be_opened
from booking_core.central.places_file.conversion import municipality_from
from booking_core.central.places_file.draft import read_draft
from booking_core.central.places_file.errors import PlacesFileError, PlacesFileInvalid
from booking_core.central.places_file.values import RawTable
from booking_core.central.places_file.wording import shown
from booking_core.domain.places import Municipality

_PLACES_FILE = "a places file: TOML, saved as UTF-8 text"
_POSITION = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_MEND = "mend this line or the one above it"
_REASONS = {
    "Cannot overwrite a value": ("a key that stands there already", "every key once in its table"),
    "Cannot declare": (
        "a heading that stands in the file already",
        "every heading in [ ] once; what there are several of has [[ ]]",
    ),
    "Cannot mutate immutable namespace": (
        "an addition to a table in { } or a list in [ ]",
        "it in one piece: the addition goes inside the brackets",
    ),
    "Duplicate inline table key": ("a key that stands in these { } already", "every key once"),
    "Invalid date or datetime": ("a date that does not exist", "year-month-day, e.g. 2026-12-24"),
    "Unterminated string": ("a text without its closing quote", 'quotes on both sides, "so"'),
    "Expected '=' after a key": ("a key without = behind it", "key = value"),
    "Expected ']": ("a heading without its closing bracket", "[rules] or [[venue]]"),
    "Unclosed array": ("a list that goes wrong here", "commas between its values and a ] at its end"),
    "Unclosed inline table": ("a table in { } that goes wrong here", "commas between its keys and a } at its end"),
    "Invalid value": ("no value that can be read", "texts in quotes, numbers and true or false without"),
    "Expected newline or end of document": ("more after the value", "one key = value on a line, texts in quotes"),
    "Illegal character": ("a character that cannot stand here", 'quotes on both sides of a text, "so"'),
    "Unescaped '\\'": ("a single backslash", "two of them inside quotes"),
}
_OTHER_REASON = ("something that cannot be read", "key = value, [heading] or # remark")


def read_places_file(path: Path) -> Municipality:
    """The municipality that the file at `path` describes; its pictures lie in the folder `pictures` beside it.

    Raises:
        PlacesFileInvalid: it cannot be read or says something impossible; holds every mistake, in file order.
    """
    document = _document(path)
    draft, mistakes = read_draft(document)
    together = [one for check in CHECKS for one in check(draft)]
    found = sorted([*mistakes, *together, *pictures_can_be_opened(draft, path.parent)], key=draft.order)
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
    found, expected = next((words for start, words in _REASONS.items() if reason.startswith(start)), _OTHER_REASON)
    quoted = shown(lines[min(line, len(lines)) - 1].strip())
    place, mend = f"line {line}, column {column}", f"{expected}; {_MEND}"
    return PlacesFileInvalid((PlacesFileError(path.name, place, "", f"{found}: {quoted}", expected=mend),))


def _file_invalid(path: Path, found: str, expected: str) -> PlacesFileInvalid:
    return PlacesFileInvalid((PlacesFileError(path.name or str(path), "", "", found, expected=expected),))

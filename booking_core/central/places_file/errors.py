"""What is wrong with a places file, in words.

PlacesFileInvalid      raised once for a file, with all of
  └─ PlacesFileError   one mistake: where it is, what stands there, what should
"""

from dataclasses import dataclass

TomlPath = tuple[str | int, ...]
"""The way to a value in a TOML document: keys, and positions in lists counted from 0."""


@dataclass(frozen=True, slots=True)
class PlacesFileError:
    """One mistake in a places file. `table` and `key` are empty where the mistake is the file itself."""

    file: str
    table: str
    key: str
    found: str
    expected: str

    @property
    def sentence(self) -> str:
        """All of it in one English line."""
        key = f"key {self.key}" if self.key else ""
        place = ", ".join(part for part in (self.file, self.table, key) if part)
        return f"{place}: found {self.found}, expected {self.expected}"


class PlacesFileInvalid(Exception):
    """The file cannot be used. `errors` holds every mistake, in the order of the file."""

    def __init__(self, errors: tuple[PlacesFileError, ...]) -> None:
        super().__init__("\n".join(error.sentence for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake before its place has been put into words."""

    path: TomlPath
    found: str
    expected: str

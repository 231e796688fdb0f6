"""How wide the columns of a sheet are: each as wide as its own words need, and what to do has the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from booking_core.documents.schedule_content import SheetContent, SheetRow
from booking_core.documents.schedule_pdf.measures import (
    COUNT,
    GAP,
    MARK,
    MOST_PLACE,
    MOST_REMEMBER,
    PLACE,
    PLACE_X,
    RIGHT,
    STRONG,
    TIME_X,
    Reading,
)
from booking_core.documents.typefaces import Face


@dataclass(frozen=True, slots=True)
class Columns:
    """Where those begin whose place the words decide, in dots."""

    do: float
    tables: float
    chairs: float
    remember: float

    @property
    def all(self) -> tuple[float, ...]:
        """Every column that has a heading."""
        return TIME_X, PLACE_X, self.do, self.tables, self.chairs, self.remember

    @property
    def place_room(self) -> float:
        return self.do - PLACE_X - GAP

    @property
    def do_room(self) -> float:
        return self.tables - self.do - GAP


def columns_of(content: SheetContent, reading: Reading) -> Columns:
    """The columns of all pages of `content`, whose rows are read in that size."""
    rows = [row for leg in content.legs for row in leg.rows]
    _, place_head, _, tables_head, chairs_head, remember_head = content.columns
    remember = RIGHT - min(MOST_REMEMBER, _widest(_facts(rows), reading.remember, least=STRONG.width_of(remember_head)))
    chairs = remember - GAP - _widest((row.chairs for row in rows), COUNT, least=STRONG.width_of(chairs_head))
    tables = chairs - GAP - _widest((row.tables for row in rows), COUNT, least=STRONG.width_of(tables_head))
    place = max((place_width(row) for row in rows), default=0)
    return Columns(
        do=PLACE_X + min(MOST_PLACE, max(place, STRONG.width_of(place_head))) + GAP,
        tables=tables,
        chairs=chairs,
        remember=remember,
    )


def place_width(row: SheetRow) -> float:
    """Of its place on one line, with the mark of a change before it."""
    return PLACE.width_of(row.place) + indent_of(row)


def indent_of(row: SheetRow) -> float:
    """Where the name begins behind the mark of a change."""
    return (MARK + 6) * row.changed


def _facts(rows: Iterable[SheetRow]) -> Iterator[str]:
    return (fact for row in rows for fact in row.remember)


def _widest(texts: Iterable[str], face: Face, *, least: float) -> float:
    return max((least, *(face.width_of(text) for text in texts)))

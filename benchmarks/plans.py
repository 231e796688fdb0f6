"""How each engine finds the rows of what is asked for most in a crowded town: writes docs/plans.md.

    python -m benchmarks.plans [small|large]

Every statement is taken down as the store sends it, and explained on the database it was sent to.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import Connection, Engine, event

from benchmarks.booking_rush import SIZES, durable_postgres, fill_or_copy
from benchmarks.crowded_town import NOW, Size, crowded_places, fill, plain_spaces
from booking_core.central.centre import DATABASE, Centre, open_centre, pretending_clock
from booking_core.domain.bookings import Channel, Contact, Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import ONE_DAY, TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from booking_core.store.engines.databases import Database, SqliteFile, writing_engine
from booking_core.store.upkeep import retention

PAGE = Path("docs/plans.md")
_EXPLAINED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
_LONGEST = 160
_HEAD = (
    "# How the rows are found\n\nWhat the store sends for a booking, for a day of a house, for what is new and for "
    "whose contacts are over, and how each engine finds the rows. Written by `python -m benchmarks.plans`.\n\n"
    "Read whole are `centre`, which has one row, and what goes along with a statement (`json_each`). PostgreSQL is "
    "told to go by a key wherever there is one, and says `Disabled` where there is none."
)

Sent = tuple[str, object]


def main(arguments: list[str]) -> None:
    """Write the page."""
    size = SIZES[arguments[0] if arguments else "large"]
    parts = [_HEAD]
    with TemporaryDirectory() as name:
        fill_or_copy(Path(name), size)
        parts.extend(explained("SQLite", Path(name), SqliteFile(Path(name) / DATABASE), size))
    with TemporaryDirectory() as name, durable_postgres() as (database, _):
        fill(Path(name), database, size)
        parts.extend(explained("PostgreSQL", Path(name), database, size))
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def explained(name: str, folder: Path, database: Database, size: Size) -> Iterator[str]:
    """The lines of the page about one engine, from the centre in `folder` that was filled to `size`."""
    with closing(open_centre(folder, clock=pretending_clock(NOW), database=database)) as centre, ExitStack() as stack:
        for title, work in _WORK:
            with _taken_down() as sent:
                work(centre, size)
            yield f"\n## {title}, on {name}, at {size.name}\n\n```"
            engine = writing_engine(database)
            stack.callback(engine.dispose)
            yield from _plans(engine, sent)
            yield "```"


@contextmanager
def _taken_down() -> Iterator[list[Sent]]:
    """What is sent to any database while the block lasts, once each."""
    sent: dict[str, object] = {}

    def note(
        _connection: object, _cursor: object, statement: str, told: object, _context: object, _many: object
    ) -> None:
        sent.setdefault(statement, told[0] if isinstance(told, list) else told)

    found: list[Sent] = []
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        found.extend(one for one in sent.items() if one[0].startswith(_EXPLAINED))


def _plans(engine: Engine, sent: list[Sent]) -> Iterator[str]:
    with engine.connect() as connection:
        for statement, told in sent:
            yield _short(statement)
            yield from (f"    {line}" for line in _plan(connection, statement, told))
            yield ""


def _short(statement: str) -> str:
    text = " ".join(statement.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def _plan(connection: Connection, statement: str, told: object) -> list[str]:
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", told)  # type: ignore[arg-type]  # as it was sent
        return [row.detail for row in rows] or ["(by its key)"]
    rows = connection.exec_driver_sql(f"EXPLAIN (COSTS OFF) {statement}", told)  # type: ignore[arg-type]  # as it was sent
    return [row[0] for row in rows]


def _book(centre: Centre, size: Size) -> None:
    space = plain_spaces(crowded_places(size))[0]
    starts_at = NOW.replace(hour=9) + 6 * ONE_DAY
    wanted = Alternative(space.id, space.standing_layout.id, TimeSpan(starts_at, starts_at + timedelta(minutes=30)))
    sealed = centre.persons.sealed(Contact(phone="44000011"))
    wish = Book(id=BookingId(uuid4()), alternatives=(wanted,), persons=4, purpose=Purpose.MEETING, contact=sealed)
    answer = centre.store.submit(wish, Origin(Channel.PARTNER), now=centre.clock())
    assert isinstance(answer, Confirmed), answer


def _day(centre: Centre, size: Size) -> None:
    venue = crowded_places(size).venues[0]
    centre.days.views(centre.days.places(), [(venue.id, (NOW + 6 * ONE_DAY).date())])


def _changes(centre: Centre, _size: Size) -> None:
    centre.store.feed.news(centre.store.head().cursor)
    centre.store.feed.entries_after(centre.store.head().cursor)


def _over(centre: Centre, _size: Size) -> None:
    with centre.store.reading() as connection:
        retention.over(connection, now=centre.clock())


_WORK = (
    ("A booking", _book),
    ("A day, and what is free", _day),
    ("What is new", _changes),
    ("Whose contacts are over", _over),
)

if __name__ == "__main__":
    main(sys.argv[1:])

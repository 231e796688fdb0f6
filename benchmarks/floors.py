"""The floor under a booking: what the database alone can do, with every commit on the disk.

one row with an exclusion constraint        what a hand-made calendar would do, on PostgreSQL
the same rows in one call                   all that a booking writes, by one call that decides nothing

Each is told with its processor time: on a machine with other work everything costs more, the floor as well.
"""

import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import text

from benchmarks.crowded_town import SMALL, copying, crowded_places, plain_spaces
from booking_core.store.engines.databases import PostgresDatabase, writing_engine
from tests.postgres_server import program

SECONDS, SQLITE_BOOKINGS = 4, 600
_BEYOND = 1_000_000_000
_FIRST_SLOT = 4_000_000
"""In the next century: nobody books there."""


@dataclass(frozen=True, slots=True)
class Floor:
    """What the database alone makes of a call, and what one costs the processor."""

    a_second: float
    cpu_ms: float


def _source(number: str) -> str:
    space = plain_spaces(crowded_places(SMALL))[0]
    row = f"{number} AS i, 'f1000000-' || {number} AS id, '{space.id}' AS space, '{space.rooms[0]}' AS room"
    return f"(SELECT {row}, {_FIRST_SLOT} + 4 * {number} AS slot) AS copy"


def rows_in_one_call_on_sqlite(path: Path) -> Floor:
    """In the file at `path`, one call after the other."""
    statements = [*copying(_source(":i"), beyond=_BEYOND), "UPDATE centre SET feed_number = feed_number + 1"]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    began, began_cpu = perf_counter(), process_time()
    for number in range(SQLITE_BOOKINGS):
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement, {"i": number} if ":i" in statement else {})
        connection.execute("COMMIT")
    seconds, cpu_seconds = perf_counter() - began, process_time() - began_cpu
    connection.close()
    return Floor(SQLITE_BOOKINGS / seconds, cpu_seconds * 1000 / SQLITE_BOOKINGS)


def prepare_on_postgres(database: PostgresDatabase) -> None:
    """The functions that pgbench calls."""
    body = "; ".join((*copying(_source("$1"), beyond=_BEYOND), "UPDATE centre SET feed_number = feed_number + 1"))
    engine = writing_engine(database, is_patient=True)
    with engine.begin() as connection:
        for statement in (
            "CREATE SEQUENCE floor_number",
            f"CREATE FUNCTION floor_book(integer) RETURNS void LANGUAGE sql AS $floor${body}$floor$",
            "CREATE TABLE floor_row (during int8range NOT NULL, EXCLUDE USING gist (during WITH &&))",
        ):
            connection.execute(text(statement.replace(":", r"\:")))
    engine.dispose()


ROWS_IN_ONE_CALL = "SELECT floor_book(nextval('floor_number')::integer);"
ONE_ROW = "INSERT INTO floor_row SELECT int8range(4 * n, 4 * n + 4) FROM nextval('floor_number') AS n;"


def called_on_postgres(
    database: PostgresDatabase, call: str, *, clients: int, folder: Path, cpu_seconds: Callable[[], float]
) -> Floor:
    """What the server's own pgbench makes of `call`; `cpu_seconds` are the server's so far."""
    script = folder / "floor.sql"
    script.write_text(call + "\n", encoding="ascii")
    script.chmod(0o644)
    where = ["-h", str(database.url.query["host"]), "-U", str(database.url.username), str(database.url.database)]
    how = ["-n", "-M", "prepared", "-T", str(SECONDS), "-c", str(clients), "-j", "2", "-f", str(script)]
    before = cpu_seconds()
    done = subprocess.run([program("pgbench"), *how, *where], check=True, capture_output=True, text=True)
    spent = cpu_seconds() - before
    line = next(line for line in done.stdout.splitlines() if line.startswith("tps"))
    a_second = float(line.split()[2])
    return Floor(a_second, spent * 1000 / (a_second * SECONDS))

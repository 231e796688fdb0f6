"""Wrong codes, counted by who sends them: every process on the database counts together."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, case, select

from booking_core.store.rows import to_seconds
from booking_core.store.schema import guess
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.upserts import insert

COUNTED_FOR = timedelta(minutes=10)
"""From the first wrong one on; then counting begins anew."""
CLOCKS_DIFFER_BY = timedelta(minutes=1)
"""Those of several machines with processes on the database."""


def wrong_so_far(connection: Connection, kind: str, sender: str, *, now: datetime) -> int:
    """How many codes of that kind `sender` has had wrong lately."""
    lately = _of(kind, sender) & ~_is_over(now)
    return connection.execute(select(guess.c.wrong).where(lately)).scalar_one_or_none() or 0


def count_wrong(connection: Connection, kind: str, sender: str, *, now: datetime) -> None:
    """Count one more of `sender`, or the first one again. A part of those of long ago are forgotten."""
    forget(connection, now=now)
    first = insert(guess).values(kind=kind, sender=sender, since=to_seconds(now), wrong=1)
    one_more = {
        "since": case((_is_over(now), first.excluded.since), else_=guess.c.since),
        "wrong": case((_is_over(now), 1), else_=guess.c.wrong + 1),
    }
    connection.execute(first.on_conflict_do_update(index_elements=[guess.c.kind, guess.c.sender], set_=one_more))


def forget(connection: Connection, *, now: datetime) -> int:
    """Delete a part of those who are counted no more; how many."""
    return delete_part(connection, guess, _is_over(now))


def _is_over(now: datetime) -> ColumnElement[bool]:
    """Long ago, or in what is to come: the clock was set back since, and nobody is kept out until it has caught up."""
    long_ago, to_come = to_seconds(now - COUNTED_FOR), to_seconds(now + CLOCKS_DIFFER_BY)
    return (guess.c.since <= long_ago) | (guess.c.since > to_come)  # each is found by the index


def _of(kind: str, sender: str) -> ColumnElement[bool]:
    return (guess.c.kind == kind) & (guess.c.sender == sender)

"""Condition reports on disk. Each function works in the caller's transaction.

condition_report    open, and closed for `CLOSED_KEPT_FOR`; then a count of its month
condition_teller    how often the people of one booking have told, for `TELLERS_KEPT_FOR`; not of what
condition_count     what is left for good
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, delete, select

from booking_core.domain.identity import BookingId, ConditionId, SpaceId
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing, closed, with_all_of
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import condition_count, condition_report, condition_teller, space
from booking_core.store.statements.parts import MOST_AT_ONCE, delete_part
from booking_core.store.statements.upserts import insert

CLOSED_KEPT_FOR = timedelta(days=30)
TELLERS_KEPT_FOR = timedelta(days=8)
"""As long as the longest booking: it is told of from its first hour to its last."""

_SECONDS_AN_HOUR = 3600
_MONTH = "%Y-%m"


@dataclass(frozen=True, slots=True)
class ConditionCount:
    """How many reports of one kind there were in a space in a local month, told how often, open for how long."""

    month: str
    space: SpaceId
    kind: ConditionKind
    thing: Thing
    reports: int
    times: int
    hours_open: int


def of_the_same(connection: Connection, told: ConditionReport) -> tuple[ConditionReport, ...]:
    """The reports of the same thing there that are kept, the newest first."""
    row = condition_report.c
    there = (row.space_id == told.space) & (row.kind == told.kind.value) & (row.thing == told.thing.value)
    return _reports(connection, there)


def report_with_id(connection: Connection, wanted: ConditionId) -> ConditionReport | None:
    """The report, open or closed."""
    found = _reports(connection, condition_report.c.id == str(wanted))
    return found[0] if found else None


def still_open(connection: Connection) -> tuple[ConditionReport, ...]:
    """What nobody has put right yet."""
    return _reports(connection, condition_report.c.closed_at.is_(None))


def keep(connection: Connection, report: ConditionReport) -> None:
    """The report as it is now, new or not."""
    values = _values(report)
    new = insert(condition_report).values(id=str(report.id), **values)
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=values))


def stand(connection: Connection, reports: Iterable[ConditionReport], *, now: datetime) -> tuple[ConditionReport, ...]:
    """Let `reports` that machines know be so; those that are different now, and what was joined to them.

    What is known here as put right, or as often told, stays as it is here. What one machine knows as put right is, for
    a report never opens again, whatever others have heard. What was told of the same under another id joins.
    """
    changed = list[ConditionReport]()
    for one in reports:
        known = report_with_id(connection, one.id)
        if known is not None and (not known.is_open or (one.is_open and known.times >= one.times)):
            continue
        same = of_the_same(connection, one) if one.is_open else ()
        others = [other for other in same if other.is_open and other.id != one.id]
        different = (with_all_of(one, others), *(closed(other, now=now) for other in others))
        for each in different:
            keep(connection, each)
        changed.extend(different)
    return tuple(changed)


def told_by(connection: Connection, booking: BookingId) -> int:
    """How often the people of that booking have told of something."""
    query = select(condition_teller.c.told).where(condition_teller.c.booking_id == str(booking))
    return connection.execute(query).scalar_one_or_none() or 0


def count_teller(connection: Connection, booking: BookingId, *, now: datetime) -> None:
    """They have told once more."""
    values = {"told": told_by(connection, booking) + 1, "keep_until": to_seconds(now + TELLERS_KEPT_FOR)}
    new = insert(condition_teller).values(booking_id=str(booking), **values)
    connection.execute(new.on_conflict_do_update(index_elements=["booking_id"], set_=values))


def counts(connection: Connection) -> Iterator[ConditionCount]:
    """What there was, by month; what is still kept as reports is not in it."""
    rows = connection.execute(select(condition_count).order_by(*condition_count.primary_key.columns))
    return (_count(row) for row in rows)


def forget(connection: Connection, zone: ZoneInfo, *, now: datetime) -> int:
    """Make counts of a part of the reports that were closed long ago, or whose space is no more; how many."""
    over = _over(connection, now=now)
    if not over:
        return 0
    _add_counts(connection, over, zone, now=now)
    ids = [str(one.id) for one in over]
    connection.execute(delete(condition_report).where(condition_report.c.id.in_(ids)))
    return len(over)


def forget_tellers(connection: Connection, *, now: datetime) -> int:
    """Delete a part of what is kept of those who have told of something, and may not much longer; how many."""
    return delete_part(connection, condition_teller, condition_teller.c.keep_until <= to_seconds(now))


def _over(connection: Connection, *, now: datetime) -> list[ConditionReport]:
    """A part of them. Asked for together PostgreSQL would walk through all, for either."""
    long_closed = condition_report.c.closed_at <= to_seconds(now - CLOSED_KEPT_FOR)
    gone = condition_report.c.space_id.in_(select(space.c.id).where(space.c.retired))
    queries = (select(condition_report).where(which).limit(MOST_AT_ONCE) for which in (long_closed, gone))
    found = {row.id: row for query in queries for row in connection.execute(query)}
    return [_report(row) for row in islice(found.values(), MOST_AT_ONCE)]


def _add_counts(connection: Connection, over: Iterable[ConditionReport], zone: ZoneInfo, *, now: datetime) -> None:
    reports, times, hours = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for one in over:
        key: tuple[str, ...] = (
            local_day(one.first_at, zone).strftime(_MONTH),
            one.space,
            one.kind.value,
            one.thing.value,
        )
        until = one.closed_at or now
        reports[key] += 1
        times[key] += one.times
        hours[key] += int((until - one.first_at).total_seconds()) // _SECONDS_AN_HOUR
    names = ("month", "space_id", "kind", "thing")
    for key, count in reports.items():
        where = dict(zip(names, key, strict=True))
        new = insert(condition_count).values(**where, reports=count, times=times[key], hours_open=hours[key])
        more = {name: condition_count.c[name] + new.excluded[name] for name in ("reports", "times", "hours_open")}
        connection.execute(new.on_conflict_do_update(index_elements=names, set_=more))


def _reports(connection: Connection, which: ColumnElement[bool]) -> tuple[ConditionReport, ...]:
    query = select(condition_report).where(which)
    ordered = query.order_by(condition_report.c.first_at.desc(), condition_report.c.id)
    return tuple(_report(row) for row in connection.execute(ordered))


def _values(report: ConditionReport) -> dict[str, object]:
    return {
        "space_id": report.space,
        "kind": report.kind.value,
        "thing": report.thing.value,
        "first_at": to_seconds(report.first_at),
        "last_at": to_seconds(report.last_at),
        "times": report.times,
        "closed_at": None if report.closed_at is None else to_seconds(report.closed_at),
    }


def _report(row: Row[Any]) -> ConditionReport:
    return ConditionReport(
        id=ConditionId(UUID(row.id)),
        space=SpaceId(row.space_id),
        kind=ConditionKind(row.kind),
        thing=Thing(row.thing),
        first_at=from_seconds(row.first_at),
        last_at=from_seconds(row.last_at),
        times=row.times,
        closed_at=None if row.closed_at is None else from_seconds(row.closed_at),
    )


def _count(row: Row[Any]) -> ConditionCount:
    return ConditionCount(
        month=row.month,
        space=SpaceId(row.space_id),
        kind=ConditionKind(row.kind),
        thing=Thing(row.thing),
        reports=row.reports,
        times=row.times,
        hours_open=row.hours_open,
    )

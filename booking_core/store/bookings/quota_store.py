"""The tallies of the quotas: how much of each is used, by whom, in which period; and whose each booking is.

The counts follow from the bookings; they stand in rows of their own so that the table's CHECK has the last word when
two transactions use up the last of a quota at once. What is open has no row: it is counted anew. A person is a key
that nobody can turn back into a number; it is deleted with the booking's contact.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import Insert

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId, QuotaId, SpaceId
from booking_core.domain.places import Counted, CountedParty, KindOfUser, Municipality, Quota, QuotaPeriod
from booking_core.domain.quotas import (
    BUILT_IN,
    EVERYBODY,
    OPEN,
    Counting,
    Share,
    Tally,
    Written,
    counted,
    is_of_a_person,
    last_day_of,
    shares_of,
    tallies_after,
    written_quotas,
)
from booking_core.domain.time_spans import ONE_DAY, local_day, local_midnight
from booking_core.store.rows import read_bookings, to_seconds
from booking_core.store.schema import booking, booking_party, quota_use
from booking_core.store.statements.at_once import Sheet
from booking_core.store.statements.listed import listed, one_of
from booking_core.store.statements.parts import delete_part
from booking_core.store.statements.prepared import Prepared
from booking_core.store.statements.upserts import insert

_TALLIES_A_QUERY = 200
_LIVE = (BookingState.CONFIRMED, BookingState.CHECKED_IN)
_PARTIES = select(booking_party).where(booking_party.c.booking_id.in_(bindparam("ids", expanding=True)))


def _adding(*, most_at_first: str, most: ColumnElement[int]) -> Insert:
    """Add `change` to a tally, of which there is `first` where it is new."""
    first, change = bindparam("first", type_=Integer), bindparam("change", type_=Integer)
    key: dict[str, ColumnElement[Any]] = {name: bindparam(name) for name in ("rule", "party", "period", "keep_until")}
    row = insert(quota_use).values(**key, used=first, most=bindparam(most_at_first, type_=Integer))
    used = {"used": quota_use.c.used + change, "most": most}
    return row.on_conflict_do_update(index_elements=["rule", "party", "period"], set_=used)


_MOST = bindparam("most", type_=Integer)
_USED = quota_use.c.used + bindparam("change", type_=Integer)
_KEY = tuple_(quota_use.c.rule, quota_use.c.party, quota_use.c.period)
_ADD = _adding(most_at_first="most", most=_MOST)
_ADD_BEYOND = _adding(most_at_first="most_at_first", most=case((_USED > _MOST, _USED), else_=_MOST))
_USERS = {CountedParty.ASSOCIATION: KindOfUser.ASSOCIATION, CountedParty.SCHOOL: KindOfUser.SCHOOL}

Persons = Mapping[BookingId, str]
"""Whose bookings they are, where somebody left a card or a number."""


# Whose a booking is


def persons_of(connection: Connection, ids: Iterable[BookingId]) -> dict[BookingId, str]:
    """The persons behind those bookings."""
    rows = connection.execute(_PARTIES, {"ids": [str(one) for one in ids]})
    return {BookingId(UUID(row.booking_id)): row.party for row in rows}


def keep_person(connection: Connection, one: BookingId, person: str) -> None:
    """That booking is that person's."""
    sheet = Sheet()
    put_persons(sheet, {one: person})
    sheet.write(connection)


def put_persons(sheet: Sheet, persons: Persons) -> None:
    """Those bookings are theirs, once `sheet` is written."""
    sheet.put(booking_party, [{"booking_id": str(one), "party": person} for one, person in persons.items()])


# How much is used


def uses(
    connection: Connection,
    municipality: Municipality,
    countings: Iterable[Counting],
    person: str | None,
    *,
    now: datetime,
) -> dict[Tally, int]:
    """How far the quotas of those bookings are used, and of the periods after them."""
    shares = [share for counting in countings for share in shares_of(municipality, counting, person)]
    return uses_of(connection, municipality, shares, now=now)


def uses_of(
    connection: Connection, municipality: Municipality, shares: Iterable[Share], *, now: datetime
) -> dict[Tally, int]:
    """How far the tallies of `shares` are used, and those of the periods after them."""
    known = {share.tally: share for share in shares}
    kept = {one for share in known.values() for one in (share.tally, *tallies_after(share)) if not _is_open(share)}
    is_there = _open(connection, municipality, filter(_is_open, known.values()), now=now)
    return {**dict(_kept(connection, sorted(kept))), **is_there}


def _is_open(share: Share) -> bool:
    return share.quota.per is QuotaPeriod.OPEN


def _kept(connection: Connection, tallies: list[Tally]) -> Iterator[tuple[Tally, int]]:
    for start in range(0, len(tallies), _TALLIES_A_QUERY):
        query = select(quota_use).where(_KEY.in_(tallies[start : start + _TALLIES_A_QUERY]))
        for row in connection.execute(query):
            yield Tally(row.rule, row.party, row.period), row.used


def _open(
    connection: Connection, municipality: Municipality, shares: Iterable[Share], *, now: datetime
) -> dict[Tally, int]:
    """What each party has coming or running, in the spaces its quota is written for."""
    used: dict[Tally, int] = {}
    alike: defaultdict[tuple[QuotaId, bool], list[Share]] = defaultdict(list)
    for share in shares:
        used[share.tally] = 0
        alike[share.quota.id, is_of_a_person(share.tally.party)].append(share)
    for (rule, is_person), asked in alike.items():
        quota, spaces = asked[0].quota, _spaces_of(municipality, rule)
        query = _open_query(quota.counted, quota.who, is_person=is_person, is_everywhere=spaces is None)
        parties = sorted({share.tally.party for share in asked})
        found = {"spaces": listed(sorted(spaces or ())), "now": to_seconds(now), "parties": listed(parties)}
        for party, amount in query.rows(connection, **found):
            used[Tally(rule, party, OPEN)] = int(amount)
    return used


def _spaces_of(municipality: Municipality, rule: QuotaId) -> frozenset[SpaceId] | None:
    return None if rule in BUILT_IN else written_quotas(municipality)[rule].spaces


@cache
def _open_query(counts: Counted, who: CountedParty, *, is_person: bool, is_everywhere: bool) -> Prepared:
    """Made once for each kind of quota; it asks for `spaces`, `now` and `parties` as far as these decide."""
    length = func.coalesce(func.sum(booking.c.ends_at - booking.c.starts_at), 0)
    amount: ColumnElement[Any] = func.count() if counts is Counted.BOOKINGS else length / 60
    there = true() if is_everywhere else one_of(booking.c.space_id, "spaces")
    coming = _is_live(booking.c.state) & (booking.c.ends_at > bindparam("now"))
    if who is CountedParty.HOUSE:
        return Prepared(select(literal(EVERYBODY).label("party"), amount.label("amount")).where(coming, there))
    party = booking_party.c.party if is_person else booking.c.group_id
    query = select(party.label("party"), amount.label("amount"))
    if is_person:
        query = query.join_from(booking_party, booking, booking_party.c.booking_id == booking.c.id)
    theirs = one_of(party, "parties")
    # Written so that no index of the time serves: SQLite would walk through every coming booking of the town.
    coming = _is_live(booking.c.state) & (booking.c.ends_at + 0 > bindparam("now"))
    return Prepared(query.where(theirs, coming, there, _belongs_to(who, is_person=is_person)).group_by(party))


def _is_live(state: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(*(state == live.value for live in _LIVE))


def _belongs_to(who: CountedParty, *, is_person: bool) -> ColumnElement[bool]:
    if who is CountedParty.PERSON:
        return or_(*(booking.c.user_kind == one.value for one in (KindOfUser.CITIZEN, KindOfUser.BUSINESS)))
    theirs = booking.c.user_kind == _USERS[who].value
    return theirs & booking.c.group_id.is_(None) if is_person else theirs


# Counting


def count(
    connection: Connection,
    municipality: Municipality,
    *,
    before: Iterable[Booking],
    after: Iterable[Booking],
    persons: Persons,
    is_judged: bool,
) -> None:
    """Count what `after` uses in the place of `before`, in the order of the tallies: that cannot deadlock.

    What was not judged by its quotas, or was let past them, may go beyond.

    Raises:
        IntegrityError: there is not so much left of a quota.
    """
    change: Counter[Tally] = Counter()
    quotas: dict[Tally, Quota] = {}
    for sign, bookings in ((1, after), (-1, before)):
        for one in bookings:
            for tally, share in counted(municipality, one, persons.get(one.id)).items():
                change[tally] += sign * share.amount
                quotas[tally] = share.quota
    _add(connection, municipality, change, quotas, is_judged=is_judged)


def _add(
    connection: Connection,
    municipality: Municipality,
    change: Mapping[Tally, int],
    quotas: Mapping[Tally, Quota],
    *,
    is_judged: bool,
) -> None:
    rows = (
        _row(municipality, tally, quotas[tally], change=change[tally], is_judged=is_judged)
        for tally in sorted(change)
        if change[tally]
    )
    for statement, alike in groupby(rows, key=itemgetter(0)):
        connection.execute(statement, [row for _, row in alike])


def _row(
    municipality: Municipality, tally: Tally, quota: Quota, *, change: int, is_judged: bool
) -> tuple[Insert, dict[str, object]]:
    """The statement that adds `change` to a tally, and what is to be told to it."""
    first = max(change, 0)
    row = {
        **tally._asdict(),
        "first": first,
        "change": change,
        "most": quota.most,
        "keep_until": _keep_until(municipality, quota, tally),
    }
    may_go_beyond = change < 0 or not is_judged
    return (_ADD_BEYOND, {**row, "most_at_first": max(first, quota.most)}) if may_go_beyond else (_ADD, row)


def _keep_until(municipality: Municipality, quota: Quota, tally: Tally) -> int:
    """As long after its period as a contact is kept after its booking."""
    last_day = last_day_of(quota, tally)
    assert last_day is not None  # noqa: S101  # what is open has no row
    over = local_midnight(last_day + ONE_DAY, municipality.zone)
    return to_seconds(over + timedelta(days=municipality.privacy.contact_kept_days_after))


def count_anew(connection: Connection, before: Municipality | None, after: Municipality, *, now: datetime) -> None:
    """Count the quotas that are new with the places `after`; those that were there keep their tallies.

    From the bookings of a season alone some could not be counted again: who made the old ones is forgotten by then.
    """
    known = {} if before is None else written_quotas(before)
    written = written_quotas(after)
    kept = [one for one, own in written.items() if own.counts_as(known.get(one))]
    connection.execute(delete(quota_use).where(quota_use.c.rule.not_in(kept)))
    fresh = {one: own for one, own in written.items() if one not in kept and own.quota.per is not QuotaPeriod.OPEN}
    if fresh:
        _count_from_the_beginning(connection, after, fresh.values(), now=now)


def _count_from_the_beginning(
    connection: Connection, municipality: Municipality, fresh: Iterable[Written], *, now: datetime
) -> None:
    quotas = {written.quota.id: written.quota for written in fresh}
    since = min(_begins(quota, municipality, now=now) for quota in quotas.values())
    bookings = read_bookings(connection, select(booking).where(booking.c.starts_at >= to_seconds(since)))
    persons = persons_of(connection, [one.id for one in bookings])
    used: Counter[Tally] = Counter()
    for one in bookings:
        shares = counted(municipality, one, persons.get(one.id))
        used.update({tally: share.amount for tally, share in shares.items() if share.quota.id in quotas})
    _add(connection, municipality, used, {tally: quotas[tally.rule] for tally in used}, is_judged=False)


def _begins(quota: Quota, municipality: Municipality, *, now: datetime) -> datetime:
    """When the earliest period begins in which `quota` may still be used."""
    today = local_day(now, municipality.zone)
    if quota.per is QuotaPeriod.SEASON and quota.first_day is not None:
        return local_midnight(quota.first_day, municipality.zone)
    days = today.weekday() if quota.per is QuotaPeriod.WEEK else 0
    return local_midnight(today - days * ONE_DAY, municipality.zone)


# Forgetting


def forget(connection: Connection, *, of: Select[Any], now: datetime) -> int:
    """Delete whose the bookings `of` were, and a part of the tallies of periods long over; how many tallies."""
    connection.execute(delete(booking_party).where(booking_party.c.booking_id.in_(of)))
    return delete_part(connection, quota_use, quota_use.c.keep_until <= to_seconds(now))

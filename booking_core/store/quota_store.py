"""The tallies of the quotas: how much of each is used, by whom, in which period; and whose each booking is.

The counts follow from the bookings; they stand in rows of their own so that the table's CHECK has the last word when
two transactions use up the last of a quota at once. What is open has no row: it is counted anew. A person is a key
that nobody can turn back into a number; it is deleted with the booking's contact.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, String, bindparam, case, delete, func, select, true, tuple_

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Counted, CountedParty, KindOfUser, Municipality, Quota, QuotaPeriod
from booking_core.domain.quotas import (
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
from booking_core.store.schema import booking, booking_party, contact, quota_use
from booking_core.store.upserts import insert

_TALLIES_A_QUERY = 200
_LIVE = (BookingState.CONFIRMED.value, BookingState.CHECKED_IN.value)
_PARTIES = select(booking_party).where(booking_party.c.booking_id.in_(bindparam("ids", expanding=True)))
_KEEP_PARTY = booking_party.insert()
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
    connection.execute(_KEEP_PARTY, {"booking_id": str(one), "party": person})


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
    shares = {one.tally: one for counting in countings for one in shares_of(municipality, counting, person)}
    kept = {one for share in shares.values() for one in (share.tally, *tallies_after(share)) if not _is_open(share)}
    spaces = {quota: written.spaces for quota, written in written_quotas(municipality).items()}
    is_there = {
        tally: _open(connection, share, spaces=spaces[share.quota.id], now=now)
        for tally, share in shares.items()
        if _is_open(share)
    }
    return {**dict(_kept(connection, sorted(kept))), **is_there}


def _is_open(share: Share) -> bool:
    return share.quota.per is QuotaPeriod.OPEN


def _kept(connection: Connection, tallies: list[Tally]) -> Iterator[tuple[Tally, int]]:
    key = tuple_(quota_use.c.rule, quota_use.c.party, quota_use.c.period)
    for start in range(0, len(tallies), _TALLIES_A_QUERY):
        query = select(quota_use).where(key.in_(tallies[start : start + _TALLIES_A_QUERY]))
        for row in connection.execute(query):
            yield Tally(row.rule, row.party, row.period), row.used


def _open(connection: Connection, share: Share, *, spaces: frozenset[str] | None, now: datetime) -> int:
    """What that party has coming or running, in the spaces the quota is written for."""
    quota, party = share.quota, share.tally.party
    query = _open_query(quota.counted, quota.who, is_person=is_of_a_person(party), is_everywhere=spaces is None)
    asked = {"spaces": sorted(spaces or ()), "now": to_seconds(now), "party": party}
    return int(connection.execute(query, asked).scalar_one())


@cache
def _open_query(counts: Counted, who: CountedParty, *, is_person: bool, is_everywhere: bool) -> Select[Any]:
    """Made once for each kind of quota; it asks for `spaces`, `now` and `party` as far as these decide."""
    length = func.coalesce(func.sum(booking.c.ends_at - booking.c.starts_at), 0)
    amount = func.count() if counts is Counted.BOOKINGS else length / 60
    there = true() if is_everywhere else booking.c.space_id.in_(bindparam("spaces", expanding=True))
    coming = booking.c.state.in_(_LIVE) & (booking.c.ends_at > bindparam("now"))
    return select(amount).select_from(booking).where(coming, there, _belongs_to(who, is_person=is_person))


def _belongs_to(who: CountedParty, *, is_person: bool) -> ColumnElement[bool]:
    party = bindparam("party", type_=String)
    if who is CountedParty.HOUSE:
        return true()
    own = booking.c.id.in_(select(booking_party.c.booking_id).where(booking_party.c.party == party))
    if who is CountedParty.PERSON:
        return own & booking.c.user_kind.in_([KindOfUser.CITIZEN.value, KindOfUser.BUSINESS.value])
    theirs = booking.c.user_kind == _USERS[who].value
    return theirs & (own & booking.c.group_id.is_(None) if is_person else booking.c.group_id == party)


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
    for tally in sorted(change):
        if change[tally]:
            _add(connection, municipality, tally, quotas[tally], change=change[tally], is_judged=is_judged)


def _add(
    connection: Connection, municipality: Municipality, tally: Tally, quota: Quota, *, change: int, is_judged: bool
) -> None:
    used = quota_use.c.used + change
    may_go_beyond = change < 0 or not is_judged
    most = case((used > quota.most, used), else_=quota.most) if may_go_beyond else quota.most
    first = max(change, 0)
    row = insert(quota_use).values(
        **tally._asdict(),
        used=first,
        most=max(first, quota.most) if may_go_beyond else quota.most,
        keep_until=_keep_until(municipality, quota, tally),
    )
    key = [quota_use.c.rule, quota_use.c.party, quota_use.c.period]
    connection.execute(row.on_conflict_do_update(index_elements=key, set_={"used": used, "most": most}))


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
    for tally in sorted(used):
        _add(connection, municipality, tally, quotas[tally.rule], change=used[tally], is_judged=False)


def _begins(quota: Quota, municipality: Municipality, *, now: datetime) -> datetime:
    """When the earliest period begins in which `quota` may still be used."""
    today = local_day(now, municipality.zone)
    if quota.per is QuotaPeriod.SEASON and quota.first_day is not None:
        return local_midnight(quota.first_day, municipality.zone)
    days = today.weekday() if quota.per is QuotaPeriod.WEEK else 0
    return local_midnight(today - days * ONE_DAY, municipality.zone)


# Forgetting


def forget(connection: Connection, *, now: datetime) -> None:
    """Delete whose bookings were whose contacts go now, and the tallies of periods that are long over."""
    over = to_seconds(now)
    gone = select(contact.c.booking_id).where(contact.c.keep_until <= over)
    connection.execute(delete(booking_party).where(booking_party.c.booking_id.in_(gone)))
    connection.execute(delete(quota_use).where(quota_use.c.keep_until <= over))

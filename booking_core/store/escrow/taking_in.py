"""Bookings that were confirmed elsewhere, as they come into the centre's tables: all of one, or nothing of it.

The primary key of `occupancy` has the last word here as everywhere. Quotas and furniture are counted and refuse
nothing: the promise has been made. What goes beyond a quota is shown to the desk.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, DeviceRole
from booking_core.domain.places import Municipality
from booking_core.domain.quotas import Counting, is_counted, refusal_of_quota, shares_of
from booking_core.protocol.escrow.books import Doubt
from booking_core.protocol.messages import SeriesOnWire
from booking_core.protocol.series_on_wire import series_from_wire
from booking_core.store.bookings import block_store, furniture_store, quota_store, series_store
from booking_core.store.deciding.cases import CellsTaken
from booking_core.store.deciding.commands import (
    keep_contact,
    keep_contact_until_its_end,
    keep_until,
    occupy,
    sealed_contact_of,
)
from booking_core.store.deciding.known import Identify
from booking_core.store.machines import doubts
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.rows import (
    booking_row,
    bookings_with_ids,
    changed_columns,
    from_seconds,
    to_seconds,
)
from booking_core.store.schema import booking, contact, device, occupancy, room, space


@dataclass(frozen=True, slots=True)
class Takers:
    """What taking in needs from outside the database."""

    municipality: Municipality
    identify: Identify
    now: datetime


def came_at(connection: Connection, one: BookingId) -> datetime | None:
    """When it came from whoever made it; None when nobody knows, as others told of it."""
    query = select(booking.c.created_at).where(booking.c.id == str(one), booking.c.told_by_others.is_(False))
    seconds = connection.execute(query).scalar_one_or_none()
    return None if seconds is None else from_seconds(seconds)


def take_in(
    connection: Connection, new: Booking, contact: bytes | None, takers: Takers, *, told_by_others: bool = False
) -> bool:
    """Keep a booking that is not known yet; False, and nothing, when a cell is taken or its place was never here.

    `told_by_others`: not by whoever made it, so that it may have been made at any time.
    """
    if not _has_its_place(connection, new):
        return False
    _know_its_device(connection, new)
    if contact is None and new.continues is not None:
        contact = sealed_contact_of(connection, new.continues)
    person = None if contact is None else takers.identify(contact)
    is_beyond = _is_beyond_quota(connection, new, person, takers, is_in=False)
    try:
        with connection.begin_nested():
            values = {**booking_row(new), "created_at": to_seconds(takers.now), "told_by_others": told_by_others}
            connection.execute(booking.insert().values(**values))
            occupy(connection, new)
    except CellsTaken:
        return False
    if contact is not None:
        keep_contact(connection, new, contact, takers.municipality)
    if person is not None:
        quota_store.keep_person(connection, new.id, person)
    _count(connection, (), (new,), takers)
    doubts.settle(connection, new.id)
    if is_beyond:
        _show_beyond_quota(connection, new, takers)
    return True


def take_in_contact(connection: Connection, known: Booking, sealed: bytes, takers: Takers) -> bool:
    """Keep who is behind a booking that came without anybody; False, and nothing, where somebody is kept already."""
    if connection.execute(select(contact.c.booking_id).where(contact.c.booking_id == str(known.id))).first():
        return False
    keep_contact(connection, known, sealed, takers.municipality)
    person = takers.identify(sealed)
    if person is not None:
        is_beyond = _is_beyond_quota(connection, known, person, takers, is_in=True)
        _count(connection, (known,), (), takers)
        quota_store.keep_person(connection, known.id, person)
        _count(connection, (), (known,), takers)
        if is_beyond:
            _show_beyond_quota(connection, known, takers)
    return True


def bring_up_to(
    connection: Connection, newest: Iterable[Booking], takers: Takers
) -> tuple[list[Booking], list[Booking]]:
    """Let all of `newest` be so: those that are so now, and those whose cells are taken.

    What is given up goes first: a neighbour's cells may be among those that are given.
    """
    asked = sorted(newest, key=lambda one: one.state.occupies)
    former = _known(connection, asked)
    for known in former:
        connection.execute(delete(occupancy).where(occupancy.c.booking_id == str(known)))
    done: list[Booking] = []
    taken: list[Booking] = []
    for one in asked:
        if one.id in former:
            is_so = _change(connection, one, former[one.id], takers)
        else:
            is_so = take_in(connection, one, None, takers, told_by_others=True)
        (done if is_so else taken).append(one)
    for one in taken:
        if one.id in former:
            _stand_as_before(connection, former[one.id])
    return done, taken


def bring_series_up_to(
    connection: Connection, series: Iterable[SeriesOnWire], blocks: Iterable[Block], takers: Takers
) -> tuple[list[SeriesOnWire], list[Block]]:
    """The series and blocks in their newest versions: those that were not so before. A block yields to bookings."""
    zone = takers.municipality.zone
    kept_series, kept_blocks = [], []
    for one in series:
        known = series_store.read_series(connection, one.id, takers.municipality)
        if known is None or known.version < one.version:
            series_store.record(connection, series_from_wire(one, zone), now=takers.now)
            kept_series.append(one)
    for block in blocks:
        standing = block_store.read_block(connection, block.id)
        if (standing is None or standing.version < block.version) and _set_block(connection, block, takers):
            kept_blocks.append(block)
    return kept_series, kept_blocks


def _set_block(connection: Connection, block: Block, takers: Takers) -> bool:
    rooms = connection.execute(select(room.c.id).where(room.c.id.in_(block.rooms))).all()
    if len(rooms) < len(block.rooms):
        return False
    nested = connection.begin_nested()
    is_set = block_store.set_block(connection, block, now=takers.now)
    if is_set:
        nested.commit()
    else:
        nested.rollback()
    return is_set


def _change(connection: Connection, one: Booking, former: Booking, takers: Takers) -> bool:
    if not _has_its_place(connection, one):
        return False
    _know_its_device(connection, one)
    values = {**booking_row(one), **changed_columns(one, now=takers.now)}
    try:
        with connection.begin_nested():
            connection.execute(update(booking).where(booking.c.id == str(one.id)).values(**values))
            occupy(connection, one)
    except CellsTaken:
        return False
    keep_contact_until_its_end(connection, one, takers.municipality)
    _count(connection, (former,), (one,), takers)
    return True


def _stand_as_before(connection: Connection, former: Booking) -> None:
    try:
        with connection.begin_nested():
            occupy(connection, former)
    except CellsTaken:
        return


def _known(connection: Connection, bookings: Iterable[Booking]) -> dict[BookingId, Booking]:
    return {one.id: one for one in bookings_with_ids(connection, {str(one.id) for one in bookings})}


def _count(connection: Connection, before: tuple[Booking, ...], after: tuple[Booking, ...], takers: Takers) -> None:
    persons = quota_store.persons_of(connection, [one.id for one in after])
    places = takers.municipality
    quota_store.count(connection, places, before=before, after=after, persons=persons, is_judged=False)
    furniture_store.draw(connection, places, before=before, after=after, is_judged=False)


def _show_beyond_quota(connection: Connection, one: Booking, takers: Takers) -> None:
    until = keep_until(one, takers.municipality)
    doubts.keep_doubt(connection, Doubt(one, one.device), DoubtKind.QUOTA, now=takers.now, keep_until=until)


def _is_beyond_quota(connection: Connection, new: Booking, person: str | None, takers: Takers, *, is_in: bool) -> bool:
    """Whether it uses more of a quota than is left, before it is counted; one that `is_in` counts as nobody's."""
    counting = Counting.of(new)
    used = Counter(quota_store.uses(connection, takers.municipality, [counting], person, now=takers.now))
    for share in shares_of(takers.municipality, counting, None) if is_in else ():
        used[share.tally] -= share.amount
    refusal = refusal_of_quota(takers.municipality, counting, used, person=person, own=None, now=takers.now)
    return is_counted(new) and refusal is not None


def _has_its_place(connection: Connection, one: Booking) -> bool:
    """A restored centre may never have had a space or a room that was built since."""
    rooms = {entry.cell.room for entry in one.occupancy}
    known = connection.execute(select(room.c.id).where(room.c.id.in_(rooms))).scalars().all()
    spaces = connection.execute(select(space.c.id).where(space.c.id == one.space)).all()
    return len(known) == len(rooms) and bool(spaces)


def _know_its_device(connection: Connection, one: Booking) -> None:
    """A desk that was enrolled after the backup: it is named, and must be enrolled anew to speak."""
    if one.device is None or connection.execute(select(device.c.id).where(device.c.id == one.device)).first():
        return
    venue = connection.execute(select(space.c.venue_id).where(space.c.id == one.space)).scalar_one()
    values = {"id": one.device, "venue_id": venue, "role": DeviceRole.DESK.value, "retired": True}
    connection.execute(device.insert().values(**values, incarnation=0, sequence=0))

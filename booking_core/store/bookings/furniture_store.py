"""The furniture drawn from each house's store, counted a quarter of an hour at a time.

The counts follow from the bookings; they stand in rows of their own so that the table's CHECK has the last word when
two transactions draw the last chairs at once.
"""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, case, delete

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import VenueId
from booking_core.domain.occupying.furniture import Drawn, drawn
from booking_core.domain.places import Municipality
from booking_core.store.schema import stock_use
from booking_core.store.statements.upserts import insert


def draw(
    connection: Connection,
    municipality: Municipality,
    *,
    before: Iterable[Booking],
    after: Iterable[Booking],
    is_judged: bool = True,
) -> None:
    """Count what `after` draws in the place of `before`; what is given up first, then in the order of the rows.

    Giving back is always possible, also where new places hold less than what still stands. What was promised elsewhere
    and is not judged here may go beyond.

    Raises:
        IntegrityError: the store does not hold that much.
    """
    change = Counter(drawn(municipality, after))
    change.subtract(drawn(municipality, before))
    for drawn_there in sorted(change, key=lambda one: (change[one] > 0, one)):
        if change[drawn_there]:
            _count(connection, municipality, drawn_there, change[drawn_there], is_judged=is_judged)


def count_anew(connection: Connection, municipality: Municipality, bookings: Iterable[Booking]) -> None:
    """Count from the beginning, as after new places: `bookings` are all that may still draw.

    What is being cleared away just now may be more than the new places have.
    """
    connection.execute(delete(stock_use))
    rows = [
        {
            "venue_id": venue,
            "item": item,
            "slot": slot,
            "used": used,
            "total": max(used, _total(municipality, venue, item)),
        }
        for (venue, item, slot), used in sorted(drawn(municipality, bookings).items())
    ]
    if rows:
        connection.execute(insert(stock_use), rows)


def _count(connection: Connection, municipality: Municipality, where: Drawn, change: int, *, is_judged: bool) -> None:
    venue, item, slot = where
    total, used, first = _total(municipality, venue, item), stock_use.c.used + change, max(change, 0)
    may_go_beyond = change < 0 or not is_judged
    row = insert(stock_use).values(
        venue_id=venue, item=item, slot=slot, used=first, total=max(first, total) if may_go_beyond else total
    )
    counted = row.on_conflict_do_update(
        index_elements=[stock_use.c.venue_id, stock_use.c.item, stock_use.c.slot],
        set_={"used": used, "total": case((used > total, used), else_=total) if may_go_beyond else total},
    )
    connection.execute(counted)


def _total(municipality: Municipality, venue: VenueId, item: str) -> int:
    return municipality.venue_by_id[venue].furniture.get(item, 0)

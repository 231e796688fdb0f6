"""Wishes told to a house, on disk. Each function works in the caller's transaction."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.identity import HouseWishId, VenueId
from booking_core.domain.told.demand import full_hour
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WeekPart, WishedPlace, WishHeard
from booking_core.store.rows import from_seconds, to_seconds
from booking_core.store.schema import house_wish, house_wish_count
from booking_core.store.statements.upserts import insert


def count_one_more(connection: Connection, wish: HouseWish, *, now: datetime) -> None:
    """Somebody has said `wish`: a closed one is open again."""
    told_at = to_seconds(full_hour(now))
    telling = insert(house_wish).values(
        **_parts(wish), times=1, told_at=told_at, danish="", english="", is_closed=False
    )
    again = {"times": house_wish.c.times + 1, "told_at": told_at, "is_closed": False}
    connection.execute(telling.on_conflict_do_update(index_elements=["id"], set_=again))


def stand(connection: Connection, heard: Iterable[WishHeard]) -> None:
    """Let wishes be as machines were told them where that is more than is known here: it may have been set back."""
    for one in heard:
        known = with_id(connection, one.wish.id)
        if known is None or known.times < one.times:
            now_is = {"times": one.times, "told_at": to_seconds(full_hour(one.told_at)), "is_closed": one.is_closed}
            new = insert(house_wish).values(**_parts(one.wish), danish="", english="", **now_is)
            connection.execute(new.on_conflict_do_update(index_elements=["id"], set_=now_is))
        before = None if known is None else known.answer
        if one.answer is not None and (before is None or before.answered_at < one.answer.answered_at):
            answer(connection, one.wish.id, one.answer)


def with_id(connection: Connection, wish: HouseWishId) -> WishHeard | None:
    """The wish as it is now."""
    row = connection.execute(select(house_wish).where(house_wish.c.id == str(wish))).one_or_none()
    return None if row is None else _heard(row)


def everybodys(connection: Connection, venue: VenueId | None, *, most: int | None = None) -> Iterator[WishHeard]:
    """What is wished for in that house, or in all, open ones first and the most wished before others."""
    order = (house_wish.c.is_closed, house_wish.c.times.desc(), house_wish.c.told_at.desc(), house_wish.c.id)
    query = select(house_wish).order_by(*order).limit(most)
    if venue is not None:
        query = query.where(house_wish.c.venue_id == venue)
    return (_heard(row) for row in connection.execute(query))


def answer(connection: Connection, wish: HouseWishId, words: HouseAnswer) -> bool:
    """Keep what the house says, or take it back where the words are empty; False where there is no such wish."""
    at = to_seconds(words.answered_at) if words.danish else None
    values = {"danish": words.danish, "english": words.english if words.danish else "", "answered_at": at}
    return connection.execute(update(house_wish).where(house_wish.c.id == str(wish)).values(**values)).rowcount == 1


def close(connection: Connection, wish: HouseWishId) -> bool:
    """List it no more, until somebody says it again; False where there is no such wish."""
    closing = update(house_wish).where(house_wish.c.id == str(wish)).values(is_closed=True)
    return connection.execute(closing).rowcount == 1


def told_in(connection: Connection, teller: str, hour: datetime) -> int:
    """How many wishes `teller` has told in that full hour."""
    same = (house_wish_count.c.teller == teller) & (house_wish_count.c.hour == to_seconds(hour))
    return connection.execute(select(house_wish_count.c.wishes).where(same)).scalar_one_or_none() or 0


def count_told(connection: Connection, teller: str, hour: datetime, wishes: int) -> None:
    """Remember that `teller` has told so many in that hour; what it told in others is forgotten."""
    values = {"hour": to_seconds(hour), "wishes": wishes}
    counting = insert(house_wish_count).values(teller=teller, **values)
    connection.execute(counting.on_conflict_do_update(index_elements=["teller"], set_=values))


def _parts(wish: HouseWish) -> dict[str, object]:
    return {
        "id": str(wish.id),
        "venue_id": wish.venue,
        "place": wish.place.value,
        "purpose": wish.purpose.value,
        "persons": wish.persons,
        "week_part": wish.when.value,
        "needs": " ".join(wish.needs),
    }


def _heard(row: Row[Any]) -> WishHeard:
    wish = HouseWish(
        venue=VenueId(row.venue_id),
        place=WishedPlace(row.place),
        purpose=Purpose(row.purpose),
        persons=row.persons,
        when=WeekPart(row.week_part),
        needs=tuple(Need(name) for name in row.needs.split()),
    )
    return WishHeard(wish, row.times, from_seconds(row.told_at), _answer(row), is_closed=row.is_closed)


def _answer(row: Row[Any]) -> HouseAnswer | None:
    return None if row.answered_at is None else HouseAnswer(row.danish, row.english, from_seconds(row.answered_at))

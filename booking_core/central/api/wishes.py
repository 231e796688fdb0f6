"""Wishes over the public API: what people miss in the houses, and saying so."""

from datetime import timedelta
from typing import Annotated

from litestar import get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.problems import TOO_MANY, AnyRequest, Problem, described, described_with_body
from booking_core.central.api.wish_messages import HouseAnswerOut, HouseWishesOut, HouseWishIn, HouseWishOut
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.pace import Pace
from booking_core.central.guards.tries import PAUSE, TooManyTries, Tries
from booking_core.domain.identity import VenueId
from booking_core.domain.told.house_wishes import HouseAnswer, HouseWish, WishHeard, most_wished_first, size_for
from booking_core.protocol.messages import SameIdOtherBody
from booking_core.protocol.messages.wishes import MOST_WISHES_TOLD, TellWish, WishNoted, WishRefused

AN_HOUR = timedelta(hours=1)


@get(
    "/v1/wishes",
    tags=["Wishes"],
    summary="List what people miss",
    responses=described(400, 404, 429, 503),
    opt={PACE: Pace.LOOKING},
)
async def get_wishes(
    centre: NamedDependency[Centre],
    *,
    venue: Annotated[str | None, QueryParameter(description="One house; all when left out.")] = None,
) -> HouseWishesOut:
    """What people miss in all houses or in one, the most wished first, with what the house answers.

    Nobody is named: a wish is counted, and its hour is that of the last time. At most two hundred are told.
    """
    # Not by the decorator: the first of two handlers of one address would be described by the framework's wrapper.
    return await sync_to_thread(_heard, centre, venue)


@post(
    "/v1/wishes",
    sync_to_thread=True,
    tags=["Wishes"],
    summary="Tell a house what is missing",
    responses=described_with_body(400, 404, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
def tell_wish(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    wishes: NamedDependency[Tries],
    *,
    data: JSONBody[HouseWishIn],
    idempotency_key: IdempotencyKey,
) -> HouseWishOut:
    """Say what is missing, or that one misses the same: whoever wishes the same is counted together.

    Idempotency-Key is a UUID of your own: sending the same again counts once, and is answered with the wish as it is
    now. So many an hour are heard, then there is a pause.
    """
    now, sender = centre.clock(), sender_of(request)
    try:
        with wishes.one_from(sender) as one:
            command = TellWish(id=idempotency_key, wish=_wish(data, _house(centre, data.venue)))
            answer = centre.store.wishes.tell(command, None, now=now)
            if isinstance(answer, WishNoted):
                one.was_used()
    except TooManyTries as err:
        raise Problem(TOO_MANY, "too-many-wishes", retry_after_seconds=int(PAUSE.total_seconds())) from err
    match answer:
        case WishNoted(heard=heard):
            return _out(heard)
        case WishRefused():
            raise Problem(TOO_MANY, "too-many-wishes", retry_after_seconds=int(AN_HOUR.total_seconds()))
        case SameIdOtherBody():
            raise Problem(422, "same-id-other-body")


def _heard(centre: Centre, venue: str | None) -> HouseWishesOut:
    house = None if venue is None else _house(centre, venue)
    heard = centre.store.wishes.heard(house, most=MOST_WISHES_TOLD)
    listed = most_wished_first(tuple(one for one in heard if not one.is_closed))
    return HouseWishesOut(wishes=tuple(map(_out, listed)))


def _house(centre: Centre, venue: str) -> VenueId:
    if venue not in centre.store.municipality().venue_by_id:
        raise Problem(404, "unknown-place")
    return VenueId(venue)


def _wish(data: HouseWishIn, house: VenueId) -> HouseWish:
    needs = tuple(sorted(set(data.needs)))
    return HouseWish(house, data.place, data.purpose, size_for(data.persons), data.when, needs)


def _out(heard: WishHeard) -> HouseWishOut:
    wish = heard.wish
    return HouseWishOut(
        id=wish.id,
        venue=wish.venue,
        place=wish.place,
        purpose=wish.purpose,
        persons=wish.persons,
        when=wish.when,
        needs=wish.needs,
        times=heard.times,
        told_at=heard.told_at,
        answer=None if heard.answer is None else _answer(heard.answer),
    )


def _answer(answer: HouseAnswer) -> HouseAnswerOut:
    return HouseAnswerOut(danish=answer.danish, english=answer.english, answered_at=answer.answered_at)

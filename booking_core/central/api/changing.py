"""Changing a booking over the public API, by whoever has its receipt: when it ends, and where it is in the rain.

Every change names the version it was seen in. Has the booking changed since, nothing is done, and the answer (409)
has the booking as it is now.
"""

from uuid import UUID

from litestar import post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import booking_out, changed_out
from booking_core.central.api.bookings import Asked, IdempotencyKey, refused
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import ChangedOut, EndIn, Part, WhereaboutsIn
from booking_core.central.api.problems import AnyRequest, Problem, described_with_body
from booking_core.central.api.receipts_shown import speaking_for
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.central.patience import answer_in_time
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Answer, Changed, Decide, NotChanged, Reschedule


@post(
    "/v1/bookings/{booking_id:uuid}/end",
    status_code=200,
    tags=["Bookings"],
    summary="Stay longer or end earlier",
    responses=described_with_body(400, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
async def end_booking(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[EndIn],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """Let the booking end at another time. Anything else the house moves: ask it, or cancel and book anew.

    `version` is the one you have seen: when the booking has changed since, nothing is done, and `booking` in the answer
    (409) is as it is now. Idempotency-Key is a UUID of your own: sending the same again gets the same answer.
    """
    own = BookingId(booking_id)
    command, origin = await sync_to_thread(_end_command, centre, own, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, origin)
    return await sync_to_thread(_changed, request, centre, own, answer)


@post(
    "/v1/bookings/{booking_id:uuid}/whereabouts",
    status_code=200,
    tags=["Bookings"],
    summary="Say whether it is outdoors or indoors",
    responses=described_with_body(400, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
async def decide_whereabouts(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[WhereaboutsIn],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """Choose, once the weather is known, where a booking in the open is: outdoors, or under the roof held for it.

    `version` is the one you have seen: when the booking has changed since, nothing is done, and `booking` in the answer
    (409) is as it is now. Idempotency-Key is a UUID of your own: sending the same again gets the same answer.
    """
    own = BookingId(booking_id)
    _, origin = await sync_to_thread(_shown, centre, data.receipt, own)
    command = Decide(id=idempotency_key, booking=own, version=data.version, place=data.place)
    answer = await answer_in_time(centre, command, origin)
    return await sync_to_thread(_changed, request, centre, own, answer)


def _end_command(centre: Centre, own: BookingId, data: EndIn, *, key: UUID) -> tuple[Reschedule, Origin]:
    """Where it is now; sent again, where it was when it was changed: the house may have moved it since."""
    booking, origin = _shown(centre, data.receipt, own)
    earlier = centre.store.bookings.answer_to(key)
    if isinstance(earlier, Changed) and earlier.booking.id == own:
        booking = earlier.booking
    try:
        to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, data.ends_at))
    except ValueError as err:
        raise Problem(400, "span-impossible", spots=(Spot(Part.BODY, "ends_at"),)) from err
    return Reschedule(id=key, booking=own, version=data.version, to=to), origin


def _shown(centre: Centre, receipt: str, own: BookingId) -> tuple[Booking, Origin]:
    """The booking that is to change, after the receipt has been believed, and who has it."""
    origin = speaking_for(centre, receipt, own)
    booking = centre.store.bookings.with_id(str(own))
    if booking is None:
        raise Problem(404, "unknown-booking")
    return booking, origin


def _changed(request: AnyRequest, centre: Centre, own: BookingId, answer: Answer) -> ChangedOut:
    municipality = centre.store.municipality()
    match answer:
        case Changed():
            return changed_out(municipality, answer)
        case NotChanged(refusal=refusal):
            is_newer = refusal.code is RefusalCode.VERSION_CHANGED
            booking = centre.store.bookings.with_id(str(own)) if is_newer else None
            newer = None if booking is None else booking_out(municipality, booking)
            raise refused(request, municipality, refusal, asked=Asked.TO_CHANGE, booking=newer)
        case _:
            raise Problem(422, "same-id-other-body")

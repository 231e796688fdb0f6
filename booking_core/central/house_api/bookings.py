"""Single bookings for the house over the API: booked past rules with a reason, moved, cancelled, checked in."""

from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import booking_out, confirmed_out
from booking_core.central.api.bookings import Asked, IdempotencyKey, book_command, refused
from booking_core.central.api.created import at_house_booking, created
from booking_core.central.api.messages import BookingOut, ChangedOut, ConfirmedOut
from booking_core.central.api.problems import AnyRequest, Problem, described, described_with_body
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN
from booking_core.central.guards.pace import Pace
from booking_core.central.house_api.answers import changed_told, check_title, ended_told, place_in
from booking_core.central.house_api.booking_messages import (
    HouseBookingIn,
    HouseBookingOut,
    HouseCancelIn,
    HouseWhereaboutsIn,
    MoveIn,
)
from booking_core.central.patience import answer_in_time
from booking_core.domain.identity import BookingId
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Cancel,
    CheckIn,
    Confirmed,
    Decide,
    Declined,
    Reschedule,
)


@get(
    "/v1/house/bookings/{booking_id:uuid}",
    sync_to_thread=True,
    summary="Look up a booking",
    responses=described(400, 401, 403, 404, 429, 503),
    opt={PACE_OF_TOKEN: Pace.LOOKING},
)
def get_booking(
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],  # noqa: ARG001  # asking is for the house alone
    *,
    booking_id: FromPath[UUID],
) -> HouseBookingOut:
    """The booking or request as it is now, in the version that a change must name."""
    found = centre.store.bookings.with_id(str(booking_id))
    if found is None:
        raise Problem(404, "unknown-booking")
    booking = booking_out(centre.store.municipality(), found)
    return HouseBookingOut(booking=booking, title=found.title, series=found.series)


@post(
    "/v1/house/bookings",
    summary="Book a place for the house",
    responses=described_with_body(400, 401, 403, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def book_place(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    data: JSONBody[HouseBookingIn],
    idempotency_key: IdempotencyKey,
) -> Response[ConfirmedOut]:
    """As POST /v1/bookings, for the house: what would need its yes is booked at once, and rules may be let past.

    A refusal (409) names the rules that are in the way by their codes. Send it again with a new key, with those in
    `overrides` and why in `override_reason`. What somebody else has, the fire limit, and what is not in the house
    nobody gets past: rooms with others in them are closed by POST /v1/house/blocks, which says where those go.
    """
    command = await sync_to_thread(_book_command, request, centre, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_booked, request, centre, answer)


@post(
    "/v1/house/bookings/{booking_id:uuid}/move",
    status_code=200,
    summary="Move, stretch or set up a booking in another way",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def move_booking(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[MoveIn],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """Let the booking be at another time, longer or shorter, in another space or layout: all of it, or nothing.

    When it is not the `version` you have seen nothing is done, and `booking` in the answer (409) is as it is now. The
    receipt that people hold leads to the booking all the same.
    """
    command = await sync_to_thread(_move_command, centre, BookingId(booking_id), data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(changed_told, request, centre, command.booking, answer)


@post(
    "/v1/house/bookings/{booking_id:uuid}/cancel",
    status_code=200,
    summary="Cancel a booking for the house",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def cancel_for_the_house(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[HouseCancelIn],
    idempotency_key: IdempotencyKey,
) -> BookingOut:
    """Take the room back, and tell whoever booked why; twice is harmless. Requests are declined, not cancelled."""
    command = Cancel(id=idempotency_key, booking=BookingId(booking_id), reason=data.reason)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(ended_told, request, centre, command.booking, answer)


@post(
    "/v1/house/bookings/{booking_id:uuid}/check-in",
    status_code=200,
    summary="Say that the people have come",
    responses=described(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def check_in(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """Whoever booked is in the house, as somebody there has seen; twice is harmless."""
    command = CheckIn(id=idempotency_key, booking=BookingId(booking_id))
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(changed_told, request, centre, command.booking, answer)


@post(
    "/v1/house/bookings/{booking_id:uuid}/whereabouts",
    status_code=200,
    summary="Say for the house whether it is outdoors or indoors",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def place_for_the_house(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[HouseWhereaboutsIn],
    idempotency_key: IdempotencyKey,
) -> ChangedOut:
    """Choose, once the weather is known, where a booking in the open is: outdoors, or under the roof held for it."""
    own = BookingId(booking_id)
    command = Decide(id=idempotency_key, booking=own, version=data.version, place=data.place)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(changed_told, request, centre, own, answer)


def _book_command(request: AnyRequest, centre: Centre, data: HouseBookingIn, *, key: UUID) -> Book:
    check_title(data)
    return msgspec.structs.replace(
        book_command(request, centre, centre.store.municipality(), data, key=key),
        title=data.title,
        replaces=None if data.replaces is None else BookingId(data.replaces),
        overrides=data.overrides,
        override_reason=data.override_reason,
    )


def _booked(request: AnyRequest, centre: Centre, answer: Answer) -> Response[ConfirmedOut]:
    municipality = centre.store.municipality()
    match answer:
        case Confirmed():
            return created(confirmed_out(municipality, answer), at=at_house_booking(answer.booking.id))
        case Declined(refusals=refusals):
            raise refused(request, municipality, *refusals, asked=Asked.TO_BOOK)
        case _:
            raise Problem(422, "same-id-other-body")


def _move_command(centre: Centre, own: BookingId, data: MoveIn, *, key: UUID) -> Reschedule:
    to = place_in(centre.store.municipality(), data.to)
    return Reschedule(
        id=key,
        booking=own,
        version=data.version,
        to=Alternative(to.space, to.layout, to.span),
        overrides=data.overrides,
        override_reason=data.override_reason,
        hold_shelter=data.hold_shelter,
    )

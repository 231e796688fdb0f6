"""Rooms closed and opened again over the API, by a program of the municipality's own."""

from uuid import UUID

from litestar import post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import booking_out
from booking_core.central.api.bookings import Asked, IdempotencyKey, refused
from booking_core.central.api.messages import BlockOut
from booking_core.central.api.problems import AnyRequest, Problem, described_with_body
from booking_core.central.api.spans_asked import spans_asked
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE_OF_TOKEN
from booking_core.central.guards.pace import Pace
from booking_core.central.house_api.answers import place_in
from booking_core.central.house_api.messages import BlockIn, LiftIn
from booking_core.central.patience import answer_in_time
from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.displacing import in_the_way
from booking_core.domain.identity import BlockId, BookingId, RoomId
from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Answer,
    BlockRooms,
    BookingDisplaced,
    NotBlocked,
    RoomsBlocked,
    Unblock,
    Unblocked,
)


@post(
    "/v1/house/blocks",
    summary="Close rooms for a time",
    responses=described_with_body(400, 401, 403, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def block_rooms(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    data: JSONBody[BlockIn],
    idempotency_key: IdempotencyKey,
) -> BlockOut:
    """Close `rooms`, with what becomes of everybody in the way: all of it, or nothing.

    `bookings` in a refusal (409) are in the way just now: say under `displaced` of each where it goes, with its
    version, and send that with a new key. Idempotency-Key becomes the block's id.
    """
    command = await sync_to_thread(_block_command, centre, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_blocked, request, centre, command, answer)


@post(
    "/v1/house/blocks/{block_id:uuid}/lift",
    status_code=200,
    summary="Open closed rooms again",
    responses=described_with_body(400, 401, 403, 404, 409, 422, 429, 503),
    opt={PACE_OF_TOKEN: Pace.SENDING},
)
async def lift_block(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    house: NamedDependency[Origin],
    *,
    block_id: FromPath[UUID],
    data: JSONBody[LiftIn],
    idempotency_key: IdempotencyKey,
) -> BlockOut:
    """Open the rooms from now on; twice is harmless.

    When the block is not the `version` you have seen nothing is done, and `block` in the answer (409) is as it is now.
    """
    command = Unblock(id=idempotency_key, block=BlockId(block_id), version=data.version)
    answer = await answer_in_time(centre, command, house)
    return await sync_to_thread(_lifted, request, centre, answer)


def _block_command(centre: Centre, data: BlockIn, *, key: UUID) -> BlockRooms:
    municipality = centre.store.municipality()
    moved = [(number, one.to) for number, one in enumerate(data.displaced) if one.to is not None]
    ends = [(f"displaced[{number}].to.ends_at", to.starts_at, to.ends_at) for number, to in moved]
    own, *_ = spans_asked([("ends_at", data.starts_at, data.ends_at), *ends])
    return BlockRooms(
        id=BlockId(key),
        kind=data.kind,
        rooms=tuple(map(RoomId, data.rooms)),
        span=own,
        reason=data.reason,
        displaced=tuple(
            BookingDisplaced(
                BookingId(one.booking), one.version, None if one.to is None else place_in(municipality, one.to)
            )
            for one in data.displaced
        ),
    )


def _blocked(request: AnyRequest, centre: Centre, command: BlockRooms, answer: Answer) -> BlockOut:
    municipality = centre.store.municipality()
    match answer:
        case RoomsBlocked(block=block, bookings=bookings):
            return _block_out(municipality, block, bookings)
        case NotBlocked(refusal=refusal):
            there = (booking_out(municipality, one) for one in _in_the_way(centre, municipality, command))
            raise refused(request, municipality, refusal, asked=Asked.TO_CLOSE, bookings=tuple(there))
        case _:
            raise Problem(422, "same-id-other-body")


def _in_the_way(centre: Centre, municipality: Municipality, command: BlockRooms) -> tuple[Booking, ...]:
    span = command.span
    window = TimeSpan(span.starts_at - CREW_WITHIN, span.ends_at + CREW_WITHIN)
    calendar = centre.store.bookings.calendar(window, [space.id for _, space in municipality.spaces()])
    return in_the_way(municipality, calendar, frozenset(command.rooms), span, now=centre.clock()).bookings


def _lifted(request: AnyRequest, centre: Centre, answer: Answer) -> BlockOut:
    municipality = centre.store.municipality()
    match answer:
        case Unblocked(block=block):
            return _block_out(municipality, block)
        case NotBlocked(refusal=refusal, block=newer):
            block_now = None if newer is None else _block_out(municipality, newer)
            raise refused(request, municipality, refusal, asked=Asked.TO_CHANGE, block=block_now)
        case _:
            raise Problem(422, "same-id-other-body")


def _block_out(municipality: Municipality, block: Block, bookings: tuple[Booking, ...] = ()) -> BlockOut:
    return BlockOut(
        id=block.id,
        version=block.version,
        state=block.state.value,
        kind=block.kind,
        venue=block.venue,
        rooms=block.rooms,
        starts_at=block.span.starts_at,
        ends_at=block.span.ends_at,
        reason=block.reason,
        bookings=tuple(booking_out(municipality, one) for one in bookings),
    )

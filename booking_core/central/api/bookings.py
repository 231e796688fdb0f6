"""The public REST API. Handlers read their request, call the centre, and tell its answer: no rule lives here."""

from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Annotated, cast
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, HeaderParameter, JSONBody, QueryParameter

from booking_core.central.api.answers import (
    booking_out,
    changes_out,
    confirmed_out,
    cursor_of,
    refusal_out,
    requested_out,
    venues_out,
)
from booking_core.central.api.created import at_receipt, created
from booking_core.central.api.day_answers import DaysAsked, lanes_at_hand, lanes_read
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.instead import instead_of
from booking_core.central.api.messages import (
    AvailabilityOut,
    BlockOut,
    BookingIn,
    BookingOut,
    CancelIn,
    ChangesOut,
    ConfirmedOut,
    Part,
    RequestedOut,
    VenuesOut,
)
from booking_core.central.api.problems import AnyRequest, Problem, described, described_with_body, words_of
from booking_core.central.api.receipts_shown import booking_shown, speaking_for
from booking_core.central.api.spans_asked import layout_asked, spans_asked
from booking_core.central.api.tagged import NOT_MODIFIED, tagged
from booking_core.central.bell import rang
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.central.patience import answer_in_time
from booking_core.central.town.day_views import TAG_BYTES
from booking_core.central.town.feed_tail import FeedTail
from booking_core.domain.bookings import Channel, Contact
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.typed_numbers import phone_typed
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    LONGEST_WAIT_SECONDS,
    Alternative,
    Answer,
    Book,
    Cancel,
    Cancelled,
    Confirmed,
    Cursor,
    Declined,
    NotCancelled,
    RefusalOnWire,
    Requested,
)
from booking_core.store.logs.feed_log import MOST_ENTRIES

ACCEPTED = 202
ASKED_OF_THE_HOUSE = ResponseSpec(
    RequestedOut, generate_examples=False, description="Asked of the house, which answers by `answer_by`."
)
NOTHING_NEW = ResponseSpec(None, description="Nothing has changed since the answer with that tag.")
MOST_DAYS = 31
RANDOM_UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[47][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"
"""For the description: see `request_form.RANDOM_VERSIONS`."""
IdempotencyKey = Annotated[
    UUID,
    HeaderParameter(
        name="Idempotency-Key",
        description=(
            "A new UUID of your own for each thing you want done, drawn at random (version 4 or 7), for it becomes the "
            "address of what it makes. Keep it until its answer has come: sending the same again gets the same answer "
            "and does nothing twice. With anything else it is answered 422."
        ),
        schema_extra={"pattern": RANDOM_UUID},
    ),
]


@get(
    "/v1/venues",
    sync_to_thread=True,
    tags=["Places"],
    summary="List the houses",
    responses={**described(429, 503), NOT_MODIFIED: NOTHING_NEW},
    opt={PACE: Pace.LOOKING},
)
def get_venues(request: AnyRequest, centre: NamedDependency[Centre]) -> Response[VenuesOut]:
    """Every house with its rooms, spaces, layouts and the rules that hold for booking them.

    Ask for it once a day, or when `GET /v1/changes` tells of a change without a space. The answer bears an ETag: sent
    back as If-None-Match it is answered 304 as long as nothing has changed.
    """
    content = msgspec.json.encode(venues_out(centre.store.municipality(), words_of(request)))
    tag = f'W/"{blake2b(content, digest_size=TAG_BYTES).hexdigest()}"'
    told = tagged(content, tag, request.headers.get("if-none-match"), vary="Accept-Language")
    return cast("Response[VenuesOut]", told)


@get(
    "/v1/availability",
    tags=["Places"],
    summary="Show what is free",
    responses={**described(400, 404, 429, 503), NOT_MODIFIED: NOTHING_NEW},
    opt={PACE: Pace.LOOKING},
)
async def get_availability(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    *,
    first_day: Annotated[
        date | None, QueryParameter(name="from", description="Local day; today when left out.")
    ] = None,
    days: Annotated[int, QueryParameter(ge=1, le=MOST_DAYS, description="How many local days from the first.")] = 1,
    venue: Annotated[str | None, QueryParameter(description="One house; all when left out.")] = None,
    space: Annotated[str | None, QueryParameter(description="One space; all when left out.")] = None,
) -> Response[AvailabilityOut]:
    """What every space does through whole local days: free, booked, being set up or closed.

    The answer bears an ETag. Send it back as If-None-Match: as long as nothing has changed the answer is 304.
    """
    asked = DaysAsked(first_day, days, venue, space)
    lanes = lanes_at_hand(centre, asked)
    if lanes is None:
        lanes = await sync_to_thread(lanes_read, centre, asked)
    return lanes.response(request.headers.get("if-none-match"), now=centre.clock())


@post(
    "/v1/bookings",
    tags=["Bookings"],
    summary="Book a place",
    responses={**described_with_body(400, 409, 422, 429, 503), ACCEPTED: ASKED_OF_THE_HOUSE},
    opt={PACE: Pace.SENDING},
)
async def post_booking(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    *,
    data: JSONBody[BookingIn],
    idempotency_key: IdempotencyKey,
    suggest: Annotated[bool, QueryParameter(description="Whether a refusal brings what could be had.")] = False,
) -> Response[ConfirmedOut] | Response[RequestedOut]:
    """Confirm the first alternative that is wholly free, or say of each why not (409).

    With `?suggest=true` a refusal brings what could be booked instead just now. Finding that reads the calendars of
    every house around: ask for it where a person is to choose.

    A space with `approval` is asked of its house instead (202), which answers by the booking's `answer_by`.
    Where a screen in the house could book it, that screen is asked first, and the answer takes up to three seconds.
    Idempotency-Key is a UUID of your own: sending the same again gets the same answer and books once.
    Accept-Language chooses the language of the reasons' sentences.
    """
    command = book_command(request, centre, await _places(centre), data, key=idempotency_key)
    answer = await answer_in_time(centre, command, Origin(Channel.PARTNER))
    if suggest and isinstance(answer, Declined):
        raise await sync_to_thread(_declined, request, centre, command, answer.refusals)
    return _booking_told(request, await _places(centre), answer)


async def _places(centre: Centre) -> Municipality:
    """The places in force, a moment ago if they need not be read for it."""
    at_hand = centre.store.municipality_at_hand()
    return await sync_to_thread(centre.store.municipality) if at_hand is None else at_hand


def _booking_told(
    request: AnyRequest, municipality: Municipality, answer: Answer
) -> Response[ConfirmedOut] | Response[RequestedOut]:
    match answer:
        case Confirmed():
            return created(confirmed_out(municipality, answer), at=at_receipt(answer.receipt))
        case Requested():
            return Response(requested_out(municipality, answer), status_code=ACCEPTED)
        case Declined(refusals=refusals):
            raise refused(request, municipality, *refusals, asked=Asked.TO_BOOK)
        case _:
            raise Problem(422, "same-id-other-body")


def _declined(request: AnyRequest, centre: Centre, command: Book, refusals: tuple[RefusalOnWire, ...]) -> Problem:
    """Why each alternative cannot be had, and what could be booked instead of it just now."""
    words, municipality, now = words_of(request), centre.store.municipality(), centre.clock()
    out = (
        refusal_out(words, municipality.zone, refusal, instead=tuple(instead))
        for refusal, instead in zip(refusals, instead_of(centre, command, refusals, words=words, now=now), strict=True)
    )
    return Problem(409, Asked.TO_BOOK.value, refusals=tuple(out))


def book_command(
    request: AnyRequest, centre: Centre, municipality: Municipality, data: BookingIn, *, key: UUID
) -> Book:
    """What the body asks for.

    Raises:
        Problem: no booking can be then (400).
    """
    spans = spans_asked(
        (f"alternatives[{number}].ends_at", wanted.starts_at, wanted.ends_at)
        for number, wanted in enumerate(data.alternatives)
    )
    alternatives = tuple(
        Alternative(SpaceId(wanted.space), layout_asked(municipality, wanted.space, wanted.layout), span)
        for wanted, span in zip(data.alternatives, spans, strict=True)
    )
    language = words_of(request).language if data.email else ""
    contact = Contact(phone=phone_typed(data.phone or ""), email=data.email or "", language=language)
    return Book(
        id=BookingId(key),
        alternatives=alternatives,
        persons=data.persons,
        purpose=data.purpose,
        openness=data.openness,
        user=data.user,
        group=data.group,
        audience=data.audience,
        is_trial=data.is_trial,
        spoken=data.spoken,
        contact=centre.persons.sealed(contact),
    )


@post(
    "/v1/bookings/{booking_id:uuid}/cancel",
    status_code=200,
    sync_to_thread=True,
    tags=["Bookings"],
    summary="Cancel a booking",
    responses=described_with_body(400, 403, 404, 409, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
def cancel_booking(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    *,
    booking_id: FromPath[UUID],
    data: JSONBody[CancelIn],
    idempotency_key: IdempotencyKey,
) -> BookingOut:
    """Give the room back. The signed receipt shows that the booking is yours.

    `receipt` is the long signed text or the address in the QR code, not the nine digits of the booking's code; that of
    a series cancels any of its dates.
    Idempotency-Key is a UUID of your own. Accept-Language chooses the language of the sentences.
    """
    origin = speaking_for(centre, data.receipt, BookingId(booking_id))
    command = Cancel(id=idempotency_key, booking=BookingId(booking_id))
    answer = centre.store.submit(command, origin, now=centre.clock())
    match answer:
        case Cancelled(booking=booking):
            return booking_out(centre.store.municipality(), booking)
        case NotCancelled(refusal=refusal):
            raise refused(request, centre.store.municipality(), refusal, asked=Asked.TO_CHANGE)
        case _:
            raise Problem(422, "same-id-other-body")


@get(
    "/v1/receipts/{receipt:str}",
    sync_to_thread=True,
    tags=["Bookings"],
    summary="Look up a receipt",
    responses=described(400, 403, 404, 429, 503),
    opt={PACE: Pace.LOOKING},
)
def get_receipt(centre: NamedDependency[Centre], receipt: FromPath[str]) -> BookingOut:
    """The booking behind a receipt, as it is now.

    `receipt` is the long signed text, not the nine digits of the booking's code.
    """
    return booking_out(centre.store.municipality(), booking_shown(centre, receipt))


class Asked(StrEnum):
    """What was asked for and refused: the name of the sentence in the catalogue's section `api`."""

    TO_BOOK = "refused"
    TO_BOOK_A_SERIES = "refused-series"
    TO_CHANGE = "refused-change"
    TO_CLOSE = "refused-closing"


def refused(
    request: AnyRequest,
    municipality: Municipality,
    *refusals: RefusalOnWire,
    asked: Asked,
    booking: BookingOut | None = None,
    bookings: tuple[BookingOut, ...] = (),
    block: BlockOut | None = None,
) -> Problem:
    """Why not, in the caller's language; `booking`, `bookings` or `block` as now, where the caller may not know.

    The code is the same whatever was asked for, the sentence is not.
    """
    words = words_of(request)
    out = tuple(refusal_out(words, municipality.zone, refusal) for refusal in refusals)
    sentence = words.text(f"api.{asked.value}")
    code = Asked.TO_BOOK.value
    return Problem(409, code, refusals=out, booking=booking, bookings=bookings, block=block, sentence=sentence)


@get(
    "/v1/changes",
    tags=["Places"],
    summary="Follow the changes",
    responses=described(400, 429, 503),
    opt={PACE: Pace.LOOKING},
)
async def get_changes(
    centre: NamedDependency[Centre],
    after: Annotated[str | None, QueryParameter(description="The opaque cursor of the last call.")] = None,
    wait: Annotated[float, QueryParameter(ge=0, le=LONGEST_WAIT_SECONDS, description="Seconds to wait for news.")] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST_ENTRIES, description="How many at most.")] = MOST_ENTRIES,
) -> ChangesOut:
    """Which spaces changed since `after`, in order; waits up to `wait` seconds for something to say.

    The cursor is opaque: pass it on as it came, and read nothing out of it.
    """
    cursor = await _cursor(centre, after)
    rings = centre.bell.begin_waiting()
    try:
        answer = await _changes(centre, cursor, limit)
        if not answer.reset and not answer.changes and wait > 0:
            await rang(rings, within_seconds=wait)
            answer = await _changes(centre, cursor, limit)
    finally:
        centre.bell.stop_waiting(rings)
    return answer


async def _cursor(centre: Centre, after: str | None) -> Cursor:
    if after is None:
        tail = await _newest(centre)
        return (await sync_to_thread(centre.store.head)).cursor if tail is None else tail.head
    cursor = cursor_of(after)
    if cursor is None:
        raise Problem(400, "cursor-unreadable", spots=(Spot(Part.QUERY, "after"),))
    return cursor


async def _changes(centre: Centre, cursor: Cursor, limit: int) -> ChangesOut:
    """Out of memory for whoever has heard nearly everything: all who wait are woken by the same ring."""
    tail = await _newest(centre)
    entries = None if tail is None else tail.after(cursor, most=limit)
    if tail is None or entries is None:
        return await sync_to_thread(_changes_read, centre, cursor, limit)
    return changes_out(entries, tail.head, cursor)


async def _newest(centre: Centre) -> FeedTail | None:
    if centre.days.places_at_hand() is None:
        await centre.days.looks.look()
    return centre.days.tail


def _changes_read(centre: Centre, cursor: Cursor, limit: int) -> ChangesOut:
    return changes_out(centre.store.feed.entries_after(cursor, most=limit), centre.store.head().cursor, cursor)

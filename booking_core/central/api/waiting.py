"""The waiting list over the public API: joining it, where one stands, and leaving it."""

from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from booking_core.central.api.answers import refusal_out
from booking_core.central.api.bookings import IdempotencyKey
from booking_core.central.api.created import at_waiting_wish, created
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import Part
from booking_core.central.api.problems import TOO_MANY, AnyRequest, Problem, described, described_with_body, words_of
from booking_core.central.api.series_messages import wall_time
from booking_core.central.api.waiting_messages import HoursIn, LeaveIn, LeftOut, WaitIn, WaitingOut
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.guesses import Guesses, TooManyGuesses
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.pace import Pace
from booking_core.central.guards.tries import PAUSE, TooManyTries, Tries
from booking_core.domain.bookings import Channel, Contact
from booking_core.domain.identity import SpaceId, VenueId, WaitingId
from booking_core.domain.places import Hours, Municipality
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.domain.told.waiting import WaitingNeed, WaitingWish, ends_at
from booking_core.domain.typed_numbers import phone_typed
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, parse_code
from booking_core.protocol.messages import LeaveList, NotWaiting, StoppedWaiting, Wait, Waiting
from booking_core.protocol.sealing import seal_contact
from booking_core.protocol.waiting_list import waiting_url

PARTNER = Origin(Channel.PARTNER)


@post(
    "/v1/waiting-list",
    sync_to_thread=True,
    tags=["Waiting list"],
    summary="Join the waiting list",
    responses=described_with_body(400, 409, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
def join_waiting_list(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    joins: NamedDependency[Tries],
    *,
    data: JSONBody[WaitIn],
    idempotency_key: IdempotencyKey,
) -> Response[WaitingOut]:
    """Be told when what is needed can be had: the house calls in the order of the list, and nothing is held.

    What no place could ever meet is refused (409), as is a sixth wish of the same person. Idempotency-Key is a UUID of
    your own, and the id of the wish: sending the same again gets the same answer and waits once. Accept-Language
    chooses the language of the sentences, and of the letter to `email`.
    """
    now, sender = centre.clock(), sender_of(request)
    try:
        with joins.one_from(sender) as one:
            command = _command(request, centre, data, key=idempotency_key)
            answer = centre.store.waiting.submit(command, PARTNER, now=now)
            if isinstance(answer, Waiting):
                one.was_used()
    except TooManyTries as err:
        raise Problem(TOO_MANY, "too-many-joins", retry_after_seconds=int(PAUSE.total_seconds())) from err
    match answer:
        case Waiting(wish=wish, ahead=ahead):
            return created(_out(centre.store.municipality(), wish, ahead), at=at_waiting_wish(wish.id))
        case NotWaiting(refusal=refusal):
            zone = centre.store.municipality().zone
            raise Problem(409, "cannot-wait", refusals=(refusal_out(words_of(request), zone, refusal),))
        case _:
            raise Problem(422, "same-id-other-body")


@get(
    "/v1/waiting-list/{wish_id:uuid}",
    sync_to_thread=True,
    tags=["Waiting list"],
    summary="See where a wish stands",
    responses=described(400, 404, 429, 503),
    opt={PACE: Pace.LOOKING},
)
def get_waiting_wish(centre: NamedDependency[Centre], wish_id: FromPath[UUID]) -> WaitingOut:
    """The wish and how many are before it now. Whom to call is told to nobody."""
    found = centre.store.waiting.wish(WaitingId(wish_id), now=centre.clock())
    if found is None:
        raise Problem(404, "not-waiting")
    return _out(centre.store.municipality(), found.wish, found.ahead)


@post(
    "/v1/waiting-list/leave",
    status_code=200,
    sync_to_thread=True,
    tags=["Waiting list"],
    summary="Leave the waiting list",
    responses=described_with_body(400, 404, 422, 429, 503),
    opt={PACE: Pace.SENDING},
)
def leave_waiting_list(
    request: AnyRequest,
    centre: NamedDependency[Centre],
    guesses: NamedDependency[Guesses],
    *,
    data: JSONBody[LeaveIn],
    idempotency_key: IdempotencyKey,
) -> LeftOut:
    """Take a wish off the list by its code, and delete whom to call.

    Idempotency-Key is a UUID of your own: sending the same again gets the same answer. Wrong codes are counted by
    address, and after twenty of them there is a pause.
    """
    code, now, sender = parse_code(data.code), centre.clock(), sender_of(request)
    if code is None:
        raise Problem(400, "code-unreadable", spots=(Spot(Part.BODY, "code"),))
    try:
        with guesses.one_from(sender, now=now) as guess:
            answer = centre.store.waiting.submit(LeaveList(id=idempotency_key, code=code), PARTNER, now=now)
            if isinstance(answer, NotWaiting):
                guess.was_wrong()
    except TooManyGuesses as err:
        raise Problem(TOO_MANY, "too-many-codes", retry_after_seconds=int(PAUSE.total_seconds())) from err
    match answer:
        case StoppedWaiting():
            return LeftOut(code=code)
        case NotWaiting():
            raise Problem(404, "not-waiting")
        case _:
            raise Problem(422, "same-id-other-body")


def _command(request: AnyRequest, centre: Centre, data: WaitIn, *, key: UUID) -> Wait:
    if not (data.phone or data.email):
        raise Problem(400, "contact-missing", spots=(Spot(Part.BODY, "phone"), Spot(Part.BODY, "email")))
    language = words_of(request).language if data.email else ""
    contact = Contact(data.name.strip(), phone_typed(data.phone or ""), data.email or "", language)
    sealed = seal_contact(contact, centre.keys.sealing.public_key())
    return Wait(id=WaitingId(key), need=_need(data), contact=sealed)


def _need(data: WaitIn) -> WaitingNeed:
    try:
        return WaitingNeed(
            persons=data.persons,
            length=data.minutes // (SLOT_LENGTH.seconds // 60) * SLOT_LENGTH,
            first_day=data.first_day,
            last_day=data.last_day or data.first_day,
            purpose=data.purpose,
            needs=data.needs,
            hours=None if data.hours is None else _hours(data.hours),
            space=None if data.space is None else SpaceId(data.space),
            house=None if data.venue is None else VenueId(data.venue),
        )
    except ValueError as err:
        raise Problem(400, "need-impossible", spots=(Spot(Part.BODY, "last_day"),)) from err


def _out(municipality: Municipality, wish: WaitingWish, ahead: int) -> WaitingOut:
    need = wish.need
    return WaitingOut(
        id=wish.id,
        code=code_of(wish.id),
        url=waiting_url(municipality.public_url, wish.id),
        ahead=ahead,
        persons=need.persons,
        minutes=int(need.length.total_seconds()) // 60,
        first_day=need.first_day,
        last_day=need.last_day,
        hours=None if need.hours is None else _hours_told(need.hours),
        space=need.space,
        venue=need.house,
        ends_at=ends_at(municipality, need),
    )


def _hours(told: HoursIn) -> Hours:
    return Hours(wall_time(told.starts), wall_time(told.ends))


def _hours_told(hours: Hours) -> HoursIn:
    return HoursIn(starts=hours.opens.isoformat(), ends=hours.closes.isoformat())

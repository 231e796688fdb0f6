"""Series over the public API: what would fit, date by date, and booking it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from litestar import Response, post
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import JSONBody

from booking_core.central.api.answers import booking_out, instead_out, refusal_out
from booking_core.central.api.bookings import ACCEPTED, Asked, IdempotencyKey, refused
from booking_core.central.api.created import at_receipt, created
from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import Part
from booking_core.central.api.problems import AnyRequest, Problem, described_with_body, words_of
from booking_core.central.api.series_messages import (
    DateInsteadIn,
    DateOut,
    DateRefusedOut,
    SeriesIn,
    SeriesOut,
    SeriesPreviewOut,
    wall_time,
)
from booking_core.central.api.spans_asked import layout_asked, spans_asked
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import PACE
from booking_core.central.guards.pace import Pace
from booking_core.central.patience import answer_in_time
from booking_core.domain.bookings import Channel, Contact, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import MOST_DAYS_ON
from booking_core.domain.identity import SeriesId, SpaceId
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series import SeriesWish, asked_of, asks_the_house
from booking_core.domain.recurring.series_dates import DatePreview, Fits, LeftOut, Refused, preview
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.typed_numbers import phone_typed
from booking_core.language.series_words import SeriesWords
from booking_core.language.words import Words
from booking_core.protocol.authority import Origin
from booking_core.protocol.authority.series.wishes import wish_of
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import (
    Answer,
    BookSeries,
    DateInstead,
    RecurrenceOnWire,
    SeriesBooked,
    SeriesRefused,
    SeriesRequested,
    refusal_to_wire,
)
from booking_core.protocol.receipts import receipt_url
from booking_core.protocol.series_on_wire import recurrence_from_wire

PARTNER = Origin(Channel.PARTNER)
SEEN_AROUND = timedelta(days=MOST_DAYS_ON + 2)
"""As far as another day may be suggested, and the work before and after it."""

_NOBODY = UUID(int=0)
_SERIES = Spot(Part.BODY, "recurrence")
ASKED_OF_THE_HOUSE = ResponseSpec(
    SeriesOut, generate_examples=False, description="Asked of the house, which answers by `answer_by`."
)


@post(
    "/v1/series/preview",
    status_code=200,
    sync_to_thread=True,
    tags=["Series"],
    summary="See which dates of a series fit",
    responses=described_with_body(400, 429, 503),
    opt={PACE: Pace.LAYING_OUT},
)
def preview_series(request: AnyRequest, centre: NamedDependency[Centre], data: JSONBody[SeriesIn]) -> SeriesPreviewOut:
    """Each date of the series, which fit, which do not and why, and what to take instead.

    It asks for no phone, e-mail or group; booking does. Nothing is booked or held. Take suggestions by naming them in
    `instead` of POST /v1/series; what fits here is booked there, unless somebody else comes first.
    """
    municipality, now = centre.store.municipality(), centre.clock()
    words = words_of(request)
    wish = _wish(request, centre, municipality, data)
    dates = preview(municipality, _calendar(centre, municipality, wish), wish, now=now)
    return SeriesPreviewOut(
        sentence=_sentence(words, wish, local_day(now, municipality.zone)),
        needs_approval=asks_the_house(municipality, wish.series),
        dates=tuple(_date(words, municipality, one, now=now) for one in dates),
    )


@post(
    "/v1/series",
    tags=["Series"],
    summary="Book a series",
    responses={**described_with_body(400, 409, 422, 429, 503), ACCEPTED: ASKED_OF_THE_HOUSE},
    opt={PACE: Pace.LAYING_OUT},
)
async def post_series(
    request: AnyRequest, centre: NamedDependency[Centre], data: JSONBody[SeriesIn], idempotency_key: IdempotencyKey
) -> Response[SeriesOut]:
    """Book every date that can be had, all in one; those that cannot are told in `refused`.

    In a space with `approval` all dates are one request to its house instead (202), which answers by the bookings'
    `answer_by`; then those that fit are booked, and the others declined with what could be had instead.

    When none can be had nothing is booked, and the reason of each day, in their order, comes with the problem (409).
    Idempotency-Key is a UUID of your own: sending the same again gets the same answer and books once. Accept-Language
    chooses the language of the sentences.
    """
    command = await sync_to_thread(_checked_command, request, centre, data, key=idempotency_key)
    answer = await answer_in_time(centre, command, origin=PARTNER)
    return await sync_to_thread(_told_with_receipt, request, centre, answer)


def _checked_command(request: AnyRequest, centre: Centre, data: SeriesIn, *, key: UUID) -> BookSeries:
    municipality = centre.store.municipality()
    command = series_command(request, centre, municipality, data, key=key)
    check_series(request, centre, municipality, command, origin=PARTNER)
    return command


def _told_with_receipt(request: AnyRequest, centre: Centre, answer: Answer) -> Response[SeriesOut]:
    return booked_told(request, centre, answer, at=lambda told: at_receipt(told.receipt))


def booked_told(
    request: AnyRequest, centre: Centre, answer: Answer, *, at: Callable[[SeriesOut], str]
) -> Response[SeriesOut]:
    """What became of it, and `at` which address it stands.

    Raises:
        Problem: nothing was booked (409), or the key was used before (422).
    """
    municipality = centre.store.municipality()
    match answer:
        case SeriesBooked():
            told = _booked(request, centre, municipality, answer)
            return created(told, at=at(told))
        case SeriesRequested():
            return Response(_booked(request, centre, municipality, answer), status_code=ACCEPTED)
        case SeriesRefused(refusal=refusal, dates=dates):
            why = [one.refusal for one in dates] or [refusal]
            raise refused(request, municipality, *why, asked=Asked.TO_BOOK_A_SERIES)
        case _:
            raise Problem(422, "same-id-other-body")


def series_command(
    request: AnyRequest, centre: Centre, municipality: Municipality, data: SeriesIn, *, key: UUID
) -> BookSeries:
    """What the body asks for; see `check_series`.

    Raises:
        Problem: one of its spans cannot be (400).
    """
    language = words_of(request).language if data.email else ""
    contact = Contact(phone=phone_typed(data.phone or ""), email=data.email or "", language=language)
    recurrence = data.recurrence
    return BookSeries(
        id=SeriesId(key),
        recurrence=RecurrenceOnWire(
            recurrence.rule,
            recurrence.first_day,
            wall_time(recurrence.starts),
            wall_time(recurrence.ends),
            exceptions=recurrence.exceptions,
            additions=recurrence.additions,
        ),
        space=SpaceId(data.space),
        layout=layout_asked(municipality, data.space, data.layout),
        persons=data.persons,
        purpose=data.purpose,
        openness=data.openness,
        user=data.user,
        group=data.group,
        contact=centre.persons.sealed(contact),
        instead=tuple(_instead(municipality, data.instead)),
        left_out=data.left_out,
    )


def _instead(municipality: Municipality, asked: tuple[DateInsteadIn, ...]) -> Iterator[DateInstead]:
    ends = ((f"instead[{number}].ends_at", one.starts_at, one.ends_at) for number, one in enumerate(asked))
    for one, span in zip(asked, spans_asked(ends), strict=True):
        layout = layout_asked(municipality, one.space, one.layout)
        yield DateInstead(one.day, Instead(SpaceId(one.space), layout, span))


def _wish(request: AnyRequest, centre: Centre, municipality: Municipality, data: SeriesIn) -> SeriesWish:
    command = series_command(request, centre, municipality, data, key=_NOBODY)
    return replace(check_series(request, centre, municipality, command, origin=PARTNER), named=True)


def check_series(
    request: AnyRequest, centre: Centre, municipality: Municipality, command: BookSeries, *, origin: Origin
) -> SeriesWish:
    """The wish that `command` means.

    Raises:
        Problem: such a series cannot be (400).
    """
    try:
        return wish_of(command, origin, municipality.zone)
    except UnusableRecurrence as err:
        today = local_day(centre.clock(), municipality.zone)
        sentence = SeriesWords(words_of(request), today).fault(err)
        raise Problem(400, f"series-{err.fault.value}", spots=(_SERIES,), sentence=sentence) from err


def _calendar(centre: Centre, municipality: Municipality, wish: SeriesWish) -> Calendar:
    """Everything in the houses of the series, as far around its dates as a suggestion may lie."""
    asked = [one for one in asked_of(wish, municipality.zone).values() if one is not None]
    houses = {municipality.venue_of_space[one.space].id for one in asked if one.space in municipality.space_by_id}
    if not houses:
        return Calendar.of(())
    first, last = min(one.span for one in asked), max(one.span.ends_at for one in asked)
    window = TimeSpan(first.starts_at - SEEN_AROUND, last + SEEN_AROUND)
    return centre.store.bookings.calendar(
        window, [space.id for venue, space in municipality.spaces() if venue.id in houses]
    )


def _sentence(words: Words, wish: SeriesWish, today: date) -> str:
    return SeriesWords(words, today).sentence(wish.series.recurrence)


def _date(words: Words, municipality: Municipality, one: DatePreview, *, now: datetime) -> DateOut:
    asked, verdict = one.asked, one.verdict
    refusal = None
    if isinstance(verdict, Refused):
        found = () if verdict.suggestion is None else (verdict.suggestion,)
        instead = tuple(instead_out(words, municipality, suggestion, now=now) for suggestion in found)
        refusal = refusal_out(words, municipality.zone, refusal_to_wire(verdict.refusal), instead=instead)
    return DateOut(
        day=one.day,
        fits=isinstance(verdict, Fits),
        left_out=isinstance(verdict, LeftOut),
        space="" if asked is None else asked.space,
        layout="" if asked is None else asked.layout,
        starts_at=None if asked is None else asked.span.starts_at,
        ends_at=None if asked is None else asked.span.ends_at,
        refusal=refusal,
    )


def _booked(
    request: AnyRequest, centre: Centre, municipality: Municipality, answer: SeriesBooked | SeriesRequested
) -> SeriesOut:
    words, zone = words_of(request), municipality.zone
    today = local_day(centre.clock(), zone)
    recurrence = recurrence_from_wire(answer.series.recurrence, zone)
    return SeriesOut(
        id=answer.series.id,
        version=answer.series.version,
        sentence=SeriesWords(words, today).sentence(recurrence),
        bookings=tuple(booking_out(municipality, one) for one in answer.bookings),
        refused=tuple(DateRefusedOut(day=d.day, refusal=refusal_out(words, zone, d.refusal)) for d in answer.refused),
        code=code_of(min(answer.bookings, key=lambda one: one.span).id),
        receipt=answer.receipt,
        receipt_url=receipt_url(municipality.public_url, answer.receipt),
    )

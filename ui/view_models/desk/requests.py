"""The requests that wait for this house's people: which is due first, what rivals it, and what a yes would do."""

from collections.abc import Iterator
from dataclasses import dataclass

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.requests import open_requests, rivals_of
from booking_core.domain.time_spans import local_day
from ui.view_models.asking import in_brief
from ui.view_models.desk.panel import ChoiceRow, in_pairs
from ui.view_models.desk.workplace import Answering, Workplace
from ui.view_models.foresight import Foreseen, answer_foreseen, refusal_of_approval
from ui.view_models.places import with_floor
from ui.view_models.speech import starting_large

MOST_RIVALS = 6
REASONS = ("reason-rival", "reason-closed", "reason-unsuited", "reason-call")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in the list. `late` is one whose answer is overdue; `chosen` the one shown below."""

    key: str
    when: str
    place: str
    who: str
    due: str
    late: bool
    fits: bool
    fitsText: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RivalRow:
    """What wants the same: a request, or a booking that stands there already. `own` is the request itself."""

    key: str
    who: str
    when: str
    place: str
    about: str
    standing: str
    own: bool
    booked: bool


@dataclass(frozen=True, slots=True)
class RequestsState:
    """`told` says what a yes would do besides; `refused` that there can be none, and `why` not."""

    count: int = 0
    rows: tuple[RequestRow, ...] = ()
    none: str = ""
    contact: str = ""
    rivals: tuple[RivalRow, ...] = ()
    rivals_title: str = ""
    refused: bool = False
    why: str = ""
    told: str = ""
    may_approve: bool = False
    may_decline: bool = False
    asking: bool = False
    reasons: tuple[ChoiceRow, ...] = ()


def derive_state(workplace: Workplace, *, asking: bool, reason: str) -> RequestsState:
    """The panel for the requests there are; `asking` while the reason for a no is being chosen."""
    requests = open_requests(workplace.picture.calendar.bookings.values())
    count = RequestsState(count=len(requests))
    if not isinstance(workplace.chosen, Answering):
        return count
    speech, chosen = workplace.speech, workplace.chosen.request
    request = next((one for one in requests if one.id == chosen), None)
    listed = RequestsState(
        count=len(requests),
        rows=tuple(_row(workplace, one, is_chosen=one is request) for one in requests),
        none="" if requests else speech.say("requests.none"),
    )
    return listed if request is None else _with_request(workplace, listed, request, asking=asking, reason=reason)


def _with_request(
    workplace: Workplace, listed: RequestsState, request: Booking, *, asking: bool, reason: str
) -> RequestsState:
    speech, picture = workplace.speech, workplace.picture
    foreseen = answer_foreseen(picture, request, now=workplace.now)
    rivals = tuple(_rivals(workplace, request))
    return RequestsState(
        count=listed.count,
        rows=listed.rows,
        contact=_contact(workplace, request),
        rivals=rivals if len(rivals) > 1 else (),
        rivals_title=speech.say("requests.wants-the-same") if len(rivals) > 1 else "",
        refused=foreseen.refusal is not None,
        why="" if foreseen.refusal is None else speech.refusal(foreseen.refusal),
        told=_told(workplace, foreseen),
        may_approve=foreseen.refusal is None and workplace.can_change,
        may_decline=workplace.can_change,
        asking=asking,
        reasons=tuple(
            ChoiceRow(key, speech.say(f"requests.{key}"), "", speech.say(f"requests.{key}") == reason)
            for key in REASONS
        ),
    )


def _row(workplace: Workplace, request: Booking, *, is_chosen: bool) -> RequestRow:
    speech, picture, now = workplace.speech, workplace.picture, workplace.now
    refusal = refusal_of_approval(picture, request, now=now)
    due = request.answer_by or request.span.starts_at
    return RequestRow(
        key=str(request.id),
        when=_when(workplace, request),
        place=_place(workplace, request),
        who=_about(workplace, request),
        due=speech.say("requests.late" if due <= now else "requests.due", when=in_brief(due, now=now, speech=speech)),
        late=due <= now,
        fits=refusal is None,
        fitsText=speech.say("requests.fits-short" if refusal is None else "requests.does-not-fit"),
        chosen=is_chosen,
    )


def _rivals(workplace: Workplace, request: Booking) -> Iterator[RivalRow]:
    """The request itself first, then what wants the same, what is booked before what is asked for."""
    picture = workplace.picture
    rivals = rivals_of(picture.municipality, picture.calendar, request)
    ordered = sorted(rivals, key=lambda one: (one.state is BookingState.REQUESTED, one.span))
    for one in (request, *ordered[:MOST_RIVALS]):
        yield _rival(workplace, one, is_own=one.id == request.id)


def _rival(workplace: Workplace, booking: Booking, *, is_own: bool) -> RivalRow:
    speech, is_booked = workplace.speech, booking.state.occupies
    key = "requests.this-one" if is_own else "requests.is-booked" if is_booked else "requests.asks-too"
    return RivalRow(
        key=str(booking.id),
        who=starting_large(workplace.called(booking)),
        when=_when(workplace, booking),
        place=_place(workplace, booking),
        about=speech.count("count.persons", booking.persons),
        standing=speech.say(key),
        own=is_own,
        booked=is_booked,
    )


def _told(workplace: Workplace, foreseen: Foreseen) -> str:
    """Whom a yes would tell no, by name and time; empty when nobody."""
    if not foreseen.declined:
        return ""
    names = ", ".join(
        f"{starting_large(workplace.called(one))} {workplace.speech.span(one.span)}" for one in foreseen.declined
    )
    return workplace.speech.words.text("requests.then-no", count=len(foreseen.declined), names=names)


def _about(workplace: Workplace, request: Booking) -> str:
    persons = workplace.speech.count("count.persons", request.persons)
    return f"{starting_large(workplace.called(request))} · {persons}"


def _contact(workplace: Workplace, request: Booking) -> str:
    contact = workplace.contacts.get(request.id, Contact())
    return " · ".join(filter(None, (contact.name, in_pairs(contact.phone), contact.email)))


def _when(workplace: Workplace, booking: Booking) -> str:
    day = local_day(booking.span.starts_at, workplace.picture.municipality.zone)
    return f"{starting_large(workplace.speech.short_day(day, workplace.now))} {workplace.speech.span(booking.span)}"


def _place(workplace: Workplace, booking: Booking) -> str:
    """The house only where it is not this desk's own."""
    picture = workplace.picture
    space = picture.municipality.space_by_id.get(booking.space)
    if space is None:
        return booking.space
    venue = picture.municipality.venue_of_space[space.id]
    place = with_floor(space.name, venue, space)
    return place if venue.id == workplace.venue else f"{place}, {venue.name}"

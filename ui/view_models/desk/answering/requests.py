"""The requests that wait for this house's people: which is due first, what rivals it, and what a yes would do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.identity import BookingId
from booking_core.domain.refusals import Refusal
from booking_core.domain.requests import asked_together, exclude_each_other, open_requests, rivals_of
from booking_core.domain.time_spans import local_day
from ui.view_models.desk.chosen.chosen import Answering
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.panel.panel_words import in_pairs
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import answer_foreseen, refusal_of_approval
from ui.view_models.offering.series_foresight import series_answer_foreseen
from ui.view_models.shown.asking import in_brief
from ui.view_models.shown.places import with_floor
from ui.view_models.visit.speech import starting_large

MOST_RIVALS = 6
MOST_UNFIT = 6
REASONS = ("reason-rival", "reason-closed", "reason-unsuited", "reason-call")


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What is answered as one, in the list. `late` is one whose answer is overdue; `chosen` the one shown below."""

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
    """`told` says what a yes would do besides, `unfit` of which dates it would be a no; `refused` that there can be
    none, and `why` not. `approve` is what the yes says."""

    count: int = 0
    rows: tuple[RequestRow, ...] = ()
    none: str = ""
    contact: str = ""
    rivals: tuple[RivalRow, ...] = ()
    rivals_title: str = ""
    refused: bool = False
    why: str = ""
    told: str = ""
    unfit: str = ""
    approve: str = ""
    may_approve: bool = False
    may_decline: bool = False
    asking: bool = False
    reasons: tuple[ChoiceRow, ...] = ()


def derive_state(workplace: Workplace, *, asking: bool, reason: str) -> RequestsState:
    """The panel for the requests there are; `asking` while the reason for a no is being chosen."""
    requests = asked_together(open_requests(workplace.picture.calendar.bookings.values()))
    count = RequestsState(count=len(requests))
    if not isinstance(workplace.chosen, Answering):
        return count
    speech, chosen = workplace.speech, workplace.chosen.request
    request = next((one for one in requests if any(date.id == chosen for date in one)), None)
    listed = RequestsState(
        count=len(requests),
        rows=tuple(_row(workplace, one, requests, is_chosen=one is request) for one in requests),
        none="" if requests else speech.say("requests.none"),
    )
    return listed if request is None else _with_request(workplace, listed, request, asking=asking, reason=reason)


def asked_with(workplace: Workplace, chosen: BookingId | None) -> tuple[Booking, ...]:
    """The request that is open, with all dates that are answered together with it; nothing when it waits no more."""
    requests = asked_together(open_requests(workplace.picture.calendar.bookings.values()))
    return next((one for one in requests if any(date.id == chosen for date in one)), ())


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """What a yes would come to, in words; `refusal` is why there can be none."""

    refusal: Refusal | None
    told: str
    unfit: str
    approve: str


def _with_request(
    workplace: Workplace, listed: RequestsState, request: tuple[Booking, ...], *, asking: bool, reason: str
) -> RequestsState:
    speech = workplace.speech
    foreseen = _of_a_series(workplace, request) if _is_series(request) else _of_one(workplace, request[0])
    rivals = tuple(_rivals(workplace, request))
    return RequestsState(
        count=listed.count,
        rows=listed.rows,
        contact=_contact(workplace, request[0]),
        rivals=rivals if len(rivals) > 1 else (),
        rivals_title=speech.say("requests.wants-the-same") if len(rivals) > 1 else "",
        refused=foreseen.refusal is not None,
        why="" if foreseen.refusal is None else speech.refusal(foreseen.refusal),
        told=foreseen.told,
        unfit=foreseen.unfit,
        approve=foreseen.approve,
        may_approve=foreseen.refusal is None and workplace.can_change,
        may_decline=workplace.can_change,
        asking=asking,
        reasons=tuple(
            ChoiceRow(key, speech.say(f"requests.{key}"), "", speech.say(f"requests.{key}") == reason)
            for key in REASONS
        ),
    )


def _is_series(request: tuple[Booking, ...]) -> bool:
    """A date that is left of a series, or was never more, is answered as the series it is."""
    return request[0].series is not None


def _of_one(workplace: Workplace, request: Booking) -> _Foreseen:
    foreseen = answer_foreseen(workplace.picture, request, now=workplace.now)
    return _Foreseen(foreseen.refusal, _told(workplace, foreseen.declined), "", workplace.speech.say("requests.yes"))


def _of_a_series(workplace: Workplace, request: tuple[Booking, ...]) -> _Foreseen:
    speech = workplace.speech
    foreseen = series_answer_foreseen(workplace.picture, request, now=workplace.now)
    fits = len(foreseen.fitting)
    refusal = None if fits else next(iter(foreseen.refused.values()), None)
    unfit = _unfit(workplace, foreseen.refused) if fits else ""
    approve = speech.count("requests.yes-times", fits) if fits else speech.say("requests.yes")
    return _Foreseen(refusal, _told(workplace, foreseen.declined), unfit, approve)


def _unfit(workplace: Workplace, refused: Mapping[date, Refusal]) -> str:
    """Which dates a yes would be a no to, and why."""
    if not refused:
        return ""
    days = [f"{starting_large(_day(workplace, day))}: {workplace.speech.refusal(why)}" for day, why in refused.items()]
    return "\n".join((workplace.speech.count("requests.unfit", len(days)), *days[:MOST_UNFIT]))


def _row(
    workplace: Workplace, request: tuple[Booking, ...], requests: Sequence[tuple[Booking, ...]], *, is_chosen: bool
) -> RequestRow:
    speech, now, first = workplace.speech, workplace.now, request[0]
    due = first.answer_by or first.span.starts_at
    fitting = [one for one in request if refusal_of_approval(workplace.picture, one, now=now) is None]
    return RequestRow(
        key=str(first.id),
        when=_when_all(workplace, request),
        place=_place(workplace, first),
        who=_about(workplace, first),
        due=speech.say("requests.late" if due <= now else "requests.due", when=in_brief(due, now=now, speech=speech)),
        late=due <= now,
        fits=len(fitting) == len(request),
        fitsText=_fits(workplace, request, fitting, requests),
        chosen=is_chosen,
    )


def _fits(
    workplace: Workplace,
    request: tuple[Booking, ...],
    fitting: Sequence[Booking],
    requests: Sequence[tuple[Booking, ...]],
) -> str:
    """Whether it can be had as things stand, and at whose cost."""
    speech, count = workplace.speech, len(request)
    if 0 < len(fitting) < count:
        return speech.words.text("requests.so-many-fit", fitting=len(fitting), count=count)
    if not fitting:
        return speech.say("requests.does-not-fit")
    places = workplace.picture.municipality
    losing = sum(one is not request and exclude_each_other(places, request, one) for one in requests)
    return speech.count("requests.fits-alone", losing) if losing else speech.say("requests.fits-short")


def _times(workplace: Workplace, request: tuple[Booking, ...]) -> str:
    """ "4 gange fra ti. 1. dec. 19–21"."""
    first = request[0]
    day = _day(workplace, local_day(first.span.starts_at, workplace.picture.municipality.zone))
    when = f"{day} {workplace.speech.span(first.span)}"
    return workplace.speech.words.text("requests.times", count=len(request), first=when)


def _rivals(workplace: Workplace, request: tuple[Booking, ...]) -> Iterator[RivalRow]:
    """The request itself first, then what wants the same, what is booked before what is asked for."""
    picture, own = workplace.picture, {one.id for one in request}
    rivals = {one.id: one for date in request for one in rivals_of(picture.municipality, picture.calendar, date)}
    others = [one for one in rivals.values() if one.id not in own]
    ordered = sorted(others, key=lambda one: (one.state is BookingState.REQUESTED, one.span))
    yield _rival(workplace, request[0], when=_when_all(workplace, request), is_own=True)
    for one in ordered[:MOST_RIVALS]:
        yield _rival(workplace, one, when=_when(workplace, one), is_own=False)


def _when_all(workplace: Workplace, request: tuple[Booking, ...]) -> str:
    return _when(workplace, request[0]) if len(request) == 1 else _times(workplace, request)


def _rival(workplace: Workplace, booking: Booking, *, when: str, is_own: bool) -> RivalRow:
    speech, is_booked = workplace.speech, booking.state.occupies
    key = "requests.this-one" if is_own else "requests.is-booked" if is_booked else "requests.asks-too"
    return RivalRow(
        key=str(booking.id),
        who=starting_large(workplace.called(booking)),
        when=when,
        place=_place(workplace, booking),
        about=speech.count("count.persons", booking.persons),
        standing=speech.say(key),
        own=is_own,
        booked=is_booked,
    )


def _told(workplace: Workplace, declined: tuple[Booking, ...]) -> str:
    """Whom a yes would tell no, by name and time; empty when nobody."""
    if not declined:
        return ""
    names = ", ".join(f"{starting_large(workplace.called(one))} {workplace.speech.span(one.span)}" for one in declined)
    return workplace.speech.words.text("requests.then-no", count=len(declined), names=names)


def _about(workplace: Workplace, request: Booking) -> str:
    persons = workplace.speech.count("count.persons", request.persons)
    return f"{starting_large(workplace.called(request))} · {persons}"


def _contact(workplace: Workplace, request: Booking) -> str:
    contact = workplace.contacts.get(request.id, Contact())
    return " · ".join(filter(None, (contact.name, in_pairs(contact.phone), contact.email)))


def _when(workplace: Workplace, booking: Booking) -> str:
    day = local_day(booking.span.starts_at, workplace.picture.municipality.zone)
    return f"{starting_large(_day(workplace, day))} {workplace.speech.span(booking.span)}"


def _day(workplace: Workplace, day: date) -> str:
    return workplace.speech.short_day(day, workplace.now)


def _place(workplace: Workplace, booking: Booking) -> str:
    """The house only where it is not this desk's own."""
    picture = workplace.picture
    space = picture.municipality.space_by_id.get(booking.space)
    if space is None:
        return booking.space
    venue = picture.municipality.venue_of_space[space.id]
    place = with_floor(space.name, venue, space, workplace.speech)
    return place if venue.id == workplace.venue else f"{place}, {venue.name}"

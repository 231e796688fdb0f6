"""The booking behind a receipt as a page: how it stands, what was changed since, the way there, and giving it back.

Whoever has the receipt's address may see this and give the room back: the signature in it is the proof, and
nothing here says who booked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from booking_core.central.web.booking_times import path_of
from booking_core.central.web.form_fields import LENGTHS, minutes_of
from booking_core.central.web.houses import last_day_shown
from booking_core.central.web.places import access_words, day_heading, house_of, way_steps
from booking_core.central.web.ribbons import REQUEST, YOURS, Ribbon, Strip, kinds_shown, ribbon, whole_hours
from booking_core.central.web.standing import (
    Found,
    Refused,
    Standing,
    Unknown,
    Waiting,
    space_on_paper,
    span_on_paper,
)
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Booking, BookingState, DeclinedBecause, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import lane
from booking_core.domain.finding.prices import price_of_booking
from booking_core.domain.holding import held_until
from booking_core.domain.hours.opening_hours import opening_around
from booking_core.domain.identity import BookingId
from booking_core.domain.occupying.weather import can_be_decided
from booking_core.domain.places import WAYS_LANGUAGE, Municipality, Space, Venue, Weekday
from booking_core.domain.stays import stay_of
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight, next_slot_start
from booking_core.domain.told.conditions import may_tell
from booking_core.language.weather_words import came_indoors, weather_sentence
from booking_core.language.words import Words
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.receipts import ReceiptState


class PlateKind(StrEnum):
    """How a plate is drawn: yes, not yet, no, or over."""

    CONFIRMED = "confirmed"
    REQUEST = "request"
    STOP = "stop"
    OVER = "over"


_KEYS_OF_ENDED: Mapping[BookingState, tuple[str, str]] = MappingProxyType(
    {
        BookingState.CANCELLED_BY_CITIZEN: ("web.plate-cancelled", "web.cancelled"),
        BookingState.NO_SHOW: ("web.plate-no-show", "web.no-show"),
        BookingState.WITHDRAWN: ("web.plate-withdrawn", "web.withdrawn"),
    }
)


@dataclass(frozen=True, slots=True)
class Plate:
    """The head of the page: a word or two, and the sentences below it."""

    kind: PlateKind
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A time in a place. `below` is what the numbers alone do not tell."""

    room: str
    day: str
    time: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """How to get there."""

    steps: tuple[str, ...]
    language: str
    access: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivingBack:
    """The question before a room is given back, or a request withdrawn.

    `address` asks it and takes the answer, `back` leaves it be; `yes` and `no` are what the two are called.
    """

    action: str
    question: str
    consequence: str
    yes: str
    no: str
    address: str
    back: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place and a time that were named with a no; at `address` the form is filled in with them."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class BookingPage:
    """`house` and `way` are None when the places no longer have the space; empty texts are left out.

    `join` is where one waits for the time that could not be had, `choose` where one says indoors or outdoors,
    `tell` where one says what is broken. `instead` is what was named with a no.
    """

    plate: Plate
    when: When
    change: str
    house: House | None
    houses: tuple[House, ...]
    way: Way | None
    ribbon: Ribbon | None
    weather: str
    price: str
    code: str
    calendar: str
    giving_back: GivingBack | None
    join: str
    choose: str
    tell: str
    instead: tuple[Named, ...]

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return () if self.ribbon is None else kinds_shown((self.ribbon,))


@dataclass(frozen=True, slots=True)
class Case:
    """All that a booking's page is made of. `path` is that of the receipt; `calendar` covers `window_around`.

    `origin` is whoever has the receipt, as one who sends a command.
    """

    standing: Standing
    municipality: Municipality
    calendar: Calendar
    visitor: Visitor
    path: str
    origin: Origin
    now: datetime

    @property
    def words(self) -> Words:
        return self.visitor.words


def span_of(standing: Standing) -> TimeSpan:
    """The time that counts: the booking's, else the paper's."""
    return standing.booking.span if isinstance(standing, Found) else span_on_paper(standing.facts)


def place_of(standing: Standing, municipality: Municipality) -> tuple[Venue, Space] | None:
    """The place that counts; None when the places no longer have it."""
    if isinstance(standing, Found):
        space = municipality.space_by_id.get(standing.booking.space)
    else:
        space = space_on_paper(municipality, standing.facts)
    return None if space is None else (municipality.venue_of_space[space.id], space)


def window_around(standing: Standing) -> TimeSpan:
    """All that the page needs to know of the calendar."""
    span = span_of(standing)
    return TimeSpan(span.starts_at - ONE_DAY, span.ends_at + ONE_DAY)


def booking_page(case: Case) -> BookingPage:
    """The page of the booking behind a receipt."""
    place, span = place_of(case.standing, case.municipality), span_of(case.standing)
    plate = plate_of(case.standing, case.municipality, words=case.words, now=case.now)
    is_alive = plate.kind in {PlateKind.CONFIRMED, PlateKind.REQUEST}
    house = None if place is None else house_of(place[0], case.visitor)
    return BookingPage(
        plate=plate,
        when=when_of(case.municipality, None if place is None else place[1], span, words=case.words, now=case.now),
        change=" ".join(filter(None, (_change(case), _stay(case)))) if is_alive else "",
        house=house,
        houses=() if house else tuple(house_of(venue, case.visitor) for venue in case.municipality.venues),
        way=None if place is None or not is_alive else _way(case.words, *place),
        ribbon=None if place is None or not is_alive else _ribbon(case, *place, span),
        weather=_weather(case) if is_alive else "",
        price=_price(case, place[1]) if place is not None and is_alive else "",
        code=grouped(code_of(_booking_id(case.standing))),
        calendar=case.visitor.link(f"{case.path}/booking.ics") if _has_calendar(case.standing, plate) else "",
        giving_back=giving_back_of(case),
        join="" if place is None else _join(case, *place, span),
        choose=case.visitor.link(f"{case.path}/weather") if may_choose(case) else "",
        tell=case.visitor.link(f"{case.path}/condition") if may_tell_of(case) else "",
        instead=tuple(_instead(case)),
    )


def plate_of(standing: Standing, municipality: Municipality, *, words: Words, now: datetime) -> Plate:
    """How it stands, in a word and a sentence or two."""
    match standing:
        case Found(booking=booking):
            return plate_of_booking(booking, municipality, words=words, now=now)
        case Refused(refusals=refusals):
            reasons = dict.fromkeys(words.refusal(refusal, municipality.zone) for refusal in refusals)
            return Plate(PlateKind.STOP, words.text("web.plate-declined"), tuple(reasons))
        case Waiting():
            return _plate_of_waiting(standing, municipality, words=words, now=now)
        case Unknown():
            return _plate_of_unknown(standing, words=words, now=now)
        case _:
            assert_never(standing)


def plate_of_booking(booking: Booking, municipality: Municipality, *, words: Words, now: datetime) -> Plate:
    """How a booking stands."""
    match booking.state:
        case BookingState.REQUESTED:
            return _plate_of_request(booking, municipality, words=words, now=now)
        case BookingState.CONFIRMED | BookingState.CHECKED_IN:
            return _plate_of_a_held_time(booking, municipality, words=words, now=now)
        case BookingState.COMPLETED:
            return Plate(PlateKind.OVER, words.text("web.plate-completed"), (_completed(booking, words, municipality),))
        case BookingState.CANCELLED_BY_STAFF:
            return Plate(
                PlateKind.STOP, words.text("web.plate-cancelled-by-staff"), tuple(_by_the_house(booking, words))
            )
        case BookingState.DECLINED:
            return Plate(PlateKind.STOP, words.text("web.plate-declined"), tuple(_why_declined(booking, words)))
        case BookingState.CANCELLED_BY_CITIZEN | BookingState.NO_SHOW | BookingState.WITHDRAWN:
            title, sentence = _KEYS_OF_ENDED[booking.state]
            return Plate(PlateKind.STOP, words.text(title), (words.text(sentence),))
        case _:
            assert_never(booking.state)


def _plate_of_request(booking: Booking, municipality: Municipality, *, words: Words, now: datetime) -> Plate:
    if booking.span.starts_at <= now:
        return Plate(PlateKind.STOP, words.text("web.plate-no-answer"), (words.text("web.not-yours"),))
    sentences = (*_answered_by(booking, municipality, words, now=now), *_until(booking.span, municipality, words))
    return Plate(PlateKind.REQUEST, words.text("web.plate-request"), sentences)


def _plate_of_a_held_time(booking: Booking, municipality: Municipality, *, words: Words, now: datetime) -> Plate:
    if booking.span.ends_at <= now:
        return Plate(PlateKind.OVER, words.text("web.plate-over"), (words.text("web.over"),))
    has_come = booking.state is BookingState.CHECKED_IN
    sentence = words.text("web.checked-in" if has_come else "web.confirmed")
    sentences = (sentence, *_kept(booking, municipality, words, now=now))
    return Plate(PlateKind.CONFIRMED, words.text("receipt.confirmed"), sentences)


def _kept(booking: Booking, municipality: Municipality, words: Words, *, now: datetime) -> Iterator[str]:
    """Until when the room is kept for people who do not check in, as the paper says; nothing once that is past."""
    until = held_until(municipality, booking)
    if until is not None and now < until:
        yield words.text("receipt.kept-until", time=words.clock_time(until, municipality.zone))


def _plate_of_waiting(standing: Waiting, municipality: Municipality, *, words: Words, now: datetime) -> Plate:
    span = span_on_paper(standing.facts)
    if span.starts_at <= now:
        return Plate(PlateKind.STOP, words.text("web.plate-no-answer"), (words.text("web.never-came"),))
    sentences = (words.text("web.waiting"), *_until(span, municipality, words))
    return Plate(PlateKind.REQUEST, words.text("web.plate-request"), sentences)


def _plate_of_unknown(standing: Unknown, *, words: Words, now: datetime) -> Plate:
    if span_on_paper(standing.facts).ends_at <= now:
        return Plate(PlateKind.OVER, words.text("web.plate-over"), (words.text("web.over-and-gone"),))
    return Plate(PlateKind.STOP, words.text("web.plate-unknown"), (words.text("web.unknown"),))


def _until(span: TimeSpan, municipality: Municipality, words: Words) -> Iterator[str]:
    """Until when an answer counts: nobody is given a time that has begun."""
    day = words.day(local_day(span.starts_at, municipality.zone))
    yield words.text("web.answer-by", day=day, time=words.time_on_day(span.starts_at, municipality.zone))


def _answered_by(booking: Booking, municipality: Municipality, words: Words, *, now: datetime) -> Iterator[str]:
    """Until when the house has said that it answers."""
    if booking.answer_by is None or booking.answer_by == booking.span.starts_at:
        return
    if booking.answer_by <= now:
        yield words.text("web.answers-late")
    else:
        yield words.text("web.answers-by", when=words.deadline(booking.answer_by, municipality.zone))


def _why_declined(booking: Booking, words: Words) -> Iterator[str]:
    match booking.declined_because:
        case because if because is not None and because is not DeclinedBecause.HOUSE:
            yield words.text(f"declined.{because.value}")
            yield words.text("web.book-another")
        case _:
            yield from _by_the_house(booking, words)


def _instead(case: Case) -> Iterator[Named]:
    if isinstance(case.standing, Found):
        booking = case.standing.booking
        known = {"persons": str(booking.persons)}
        yield from named_with_the_no(booking, case.municipality, known, visitor=case.visitor, now=case.now)


def named_with_the_no(
    booking: Booking, municipality: Municipality, known: Mapping[str, str], *, visitor: Visitor, now: datetime
) -> Iterator[Named]:
    """What could be booked when a request was declined, as far as it may still be; `known` goes into the form too."""
    if booking.state is not BookingState.DECLINED:
        return
    for one in booking.instead:
        venue = municipality.venue_of_space.get(one.space)
        day = local_day(one.span.starts_at, municipality.zone)
        if venue is not None and one.span.starts_at > now and day <= last_day_shown(municipality, venue, now=now):
            yield _named(one, municipality, known, visitor)


def _named(one: Instead, municipality: Municipality, known: Mapping[str, str], visitor: Visitor) -> Named:
    words, zone = visitor.words, municipality.zone
    place, house = municipality.space_by_id[one.space], municipality.venue_of_space[one.space]
    day, time = local_day(one.span.starts_at, zone), words.time_range(one.span, zone)
    told = words.text("declined.instead", place=place.name, house=house.name, day=words.day(day), time=time)
    wanted = {
        "day": day.isoformat(),
        "starts": str(int(one.span.starts_at.timestamp())),
        "length": minutes_of(one.span.length),
        "layout": one.layout,
    }
    return Named(told, visitor.link(path_of(house, place), **known, **wanted))


def _completed(booking: Booking, words: Words, municipality: Municipality) -> str:
    if not booking.occupancy:
        return words.text("web.given-back")
    return words.text("web.completed", at=words.clock_time(booking.span.ends_at, municipality.zone))


def _by_the_house(booking: Booking, words: Words) -> Iterator[str]:
    if booking.reason:
        yield words.text("web.reason", reason=booking.reason.rstrip("."))
    yield words.text("web.book-another")


def when_of(municipality: Municipality, space: Space | None, span: TimeSpan, *, words: Words, now: datetime) -> When:
    """A time in a place as a heading."""
    zone = municipality.zone
    day, last = local_day(span.starts_at, zone), local_day(span.ends_at, zone)
    at_night = last != day and span.ends_at != local_midnight(last, zone)
    return When(
        room=words.text("web.place-gone") if space is None else space.name,
        day=day_heading(words, day, today=local_day(now, zone)),
        time=words.time_range(span, zone),
        below=words.text("receipt.ends-at-night", weekday=words.name_of(Weekday.of(last))) if at_night else "",
    )


def _change(case: Case) -> str:
    """What the paper said and what is true now, when they differ."""
    standing, words, zone = case.standing, case.words, case.municipality.zone
    if not isinstance(standing, Found):
        return ""
    booking, paper = standing.booking, span_on_paper(standing.facts)
    space = space_on_paper(case.municipality, standing.facts)
    moved = space is None or space.id != booking.space
    if paper == booking.span and not moved:
        return words.text("web.made-again") if standing.former else ""
    room = "" if space is None else space.name
    same_day = local_day(paper.starts_at, zone) == local_day(booking.span.starts_at, zone)
    day = words.day(local_day(paper.starts_at, zone))
    before = words.time_range(paper, zone) if same_day else f"{day} {words.time_range(paper, zone)}"
    asked = standing.facts.state is ReceiptState.REQUEST
    key = "web.got-other" if asked else "web.place-changed" if moved else "web.time-changed"
    if space is not None and came_indoors(case.municipality, booking, space.id):
        key = "web.came-indoors"
    return words.text(key, room=room, before=before)


def _stay(case: Case) -> str:
    """Which receipts count together, where somebody went on without a connection; giving back gives back the rest."""
    if not isinstance(case.standing, Found):
        return ""
    words, zone = case.words, case.municipality.zone
    parts = stay_of(case.standing.booking, case.calendar).parts
    codes = words.in_row(f"{grouped(code_of(one.id))} ({words.time_range(one.span, zone)})" for one in parts)
    return words.text("web.several-receipts", codes=codes) if len(parts) > 1 else ""


def _way(words: Words, venue: Venue, space: Space) -> Way:
    is_told = all(venue.room(room).tells_way_in(words.language) for room in space.rooms)
    return Way(
        tuple(way_steps(venue, space, language=words.language)),
        "" if is_told else WAYS_LANGUAGE,
        tuple(access_words(words, venue, space)),
    )


def _ribbon(case: Case, venue: Venue, space: Space, span: TimeSpan) -> Ribbon:
    """The opening around the time, with the time in it."""
    opening = opening_around(case.municipality, venue, span) or span
    strip = Strip(whole_hours(opening, case.municipality.zone), case.now, case.municipality.zone, case.words)
    is_yours = isinstance(case.standing, Found) and case.standing.booking.state.occupies
    segments = lane(case.municipality, case.calendar, space, strip.window)
    return ribbon(strip, segments, yours=span, kind=YOURS if is_yours else REQUEST)


def _weather(case: Case) -> str:
    """What happens when it rains."""
    if not isinstance(case.standing, Found):
        return ""
    return weather_sentence(case.words, case.municipality, case.standing.booking)


def may_choose(case: Case) -> bool:
    """Whether whoever has the paper may say now that they are indoors or outdoors."""
    if not isinstance(case.standing, Found):
        return False
    return can_be_decided(case.municipality, case.standing.booking, now=case.now)


def may_tell_of(case: Case) -> bool:
    """Whether whoever has the paper may tell now what is the matter with the room."""
    if not isinstance(case.standing, Found) or case.standing.booking.space not in case.municipality.space_by_id:
        return False
    return may_tell(case.standing.booking, now=case.now)


def _price(case: Case, space: Space) -> str:
    if not isinstance(case.standing, Found):
        return ""
    price = price_of_booking(space, case.standing.booking)
    return "" if price is None else case.words.text("receipt.price", price=case.words.price(price))


def _join(case: Case, venue: Venue, space: Space, span: TimeSpan) -> str:
    """The form for the waiting list, filled in with the time that was refused, while it can still be had."""
    zone, day = case.municipality.zone, local_day(span.starts_at, case.municipality.zone)
    last = last_day_shown(case.municipality, venue, now=case.now)
    if not _was_refused(case.standing) or span.starts_at <= case.now or day > last:
        return ""
    times = (instant.astimezone(zone).strftime("%H.%M") for instant in (span.starts_at, span.ends_at))
    known = {"day": day.isoformat(), "place": space.id, **dict(zip(("from", "to"), times, strict=True))}
    known["length"] = minutes_of(max((one for one in LENGTHS if one <= span.length), default=LENGTHS[0]))
    if isinstance(case.standing, Found):
        known["persons"] = str(case.standing.booking.persons)
    return case.visitor.link(f"/houses/{venue.id}/waiting", **known)


def _was_refused(standing: Standing) -> bool:
    if isinstance(standing, Found):
        return standing.booking.state in {BookingState.DECLINED, BookingState.CANCELLED_BY_STAFF}
    return isinstance(standing, Refused)


def _booking_id(standing: Standing) -> BookingId:
    return standing.booking.id if isinstance(standing, Found) else standing.facts.booking


def _has_calendar(standing: Standing, plate: Plate) -> bool:
    """Also what was cancelled: its file takes the entry out of the calendar again."""
    return isinstance(standing, Found) and plate.kind is not PlateKind.OVER


def giving_back_of(case: Case) -> GivingBack | None:
    """The question, as long as there is something to give back."""
    if not isinstance(case.standing, Found):
        return None
    booking, words, zone = case.standing.booking, case.words, case.municipality.zone
    if booking.state is BookingState.REQUESTED and booking.span.starts_at > case.now:
        return _question(case, "withdraw", no="keep-request", then=words.text("web.withdraw-then"))
    if booking.state not in {BookingState.CONFIRMED, BookingState.CHECKED_IN} or booking.span.ends_at <= case.now:
        return None
    if booking.state is BookingState.CONFIRMED and case.now < booking.span.starts_at:
        return _question(case, "not-coming", then=words.text("web.not-coming-then"))
    from_when = max(next_slot_start(case.now), booking.span.starts_at)
    if from_when >= booking.span.ends_at:
        return None
    return _question(case, "done-early", then=words.text("web.done-early-then", at=words.clock_time(from_when, zone)))


def _question(case: Case, about: str, *, then: str, no: str = "keep-it") -> GivingBack:
    words = case.words
    return GivingBack(
        action=words.text(f"web.{about}"),
        question=words.text(f"web.{about}-question"),
        consequence=then,
        yes=words.text("web.withdraw" if about == "withdraw" else "web.give-back"),
        no=words.text(f"web.{no}"),
        address=case.visitor.link(f"{case.path}/cancel"),
        back=case.visitor.link(case.path),
    )

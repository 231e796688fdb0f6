"""The form by which somebody joins the waiting list of a house: what it offers, and what was written in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from booking_core.central.web.form_fields import (
    LENGTHS,
    USUAL_LENGTH,
    Option,
    contact_in,
    cpr_in,
    length_options,
    minutes_of,
    persons_in,
    shown_again,
    wrong_contact,
)
from booking_core.central.web.houses import day_asked_for, days_around, last_day_shown
from booking_core.central.web.places import house_of, starting_large
from booking_core.central.web.shown_cards import CARD, ShownCard
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Contact, Need
from booking_core.domain.hours.opening_hours import day_plan, open_spans_between, spans_on
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Hours, Municipality, Venue
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_midnight
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.domain.typed_numbers import plain_digits

FIELDS = frozenset({"day", "place", "from", "to", "length", "persons", "step-free"})
"""What an address may say; whom to tell stands in none."""

OF_THE_PERSON = frozenset({"phone", "email", "name", CARD})

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class Joining:
    """What is waited for, and whom to tell."""

    need: WaitingNeed
    contact: Contact


@dataclass(frozen=True, slots=True)
class JoinPage:
    """The form as it is shown. `wrong` has a sentence for each field to mend, `refused` why it cannot be at all.

    With a `card` nobody types a number.
    """

    house: House
    address: str
    back: str
    wish: str
    days: tuple[Option, ...]
    places: tuple[Option, ...]
    lengths: tuple[Option, ...]
    card: str
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    refused: str = ""


def join_page(
    municipality: Municipality,
    venue: Venue,
    typed: Mapping[str, str],
    *,
    visitor: Visitor,
    wish: str,
    now: datetime,
    card: ShownCard | None = None,
    wrong: Mapping[str, str] | None = None,
    refused: str = "",
) -> JoinPage:
    """The form with what is `typed` in it; `wish` is what makes pressing twice the same as once."""
    path = f"/houses/{venue.id}"
    day = typed.get("day", "")
    shown = shown_again({name: value for name, value in typed.items() if name != CARD or card is not None})
    return JoinPage(
        house=house_of(venue, visitor),
        address=visitor.link(f"{path}/waiting"),
        back=visitor.link(path, day=day) if day else visitor.link(path),
        wish=wish,
        days=tuple(_days(municipality, venue, visitor, chosen=day, now=now)),
        places=tuple(_places(venue, visitor, chosen=shown.get("place", ""))),
        lengths=tuple(length_options(visitor, LENGTHS, chosen=shown.get("length", minutes_of(USUAL_LENGTH)))),
        card="" if card is None else card.words(municipality, visitor.words),
        typed=shown,
        wrong=wrong or {},
        refused=refused,
    )


def days_to_wait_for(municipality: Municipality, venue: Venue, around: str, *, now: datetime) -> Iterator[date]:
    """The local days shown with that `around` which somebody is, on which `venue` opens and has not closed."""
    today, last = local_day(now, municipality.zone), last_day_shown(municipality, venue, now=now)
    day = day_asked_for(around, municipality, venue, now=now) or today
    for one in days_around(day, today=today, last=last):
        plan = day_plan(municipality, venue, one)
        if plan.open_spans and plan.open_spans[-1].ends_at > now:
            yield plan.day


def read_joining(
    municipality: Municipality,
    venue: Venue,
    typed: Mapping[str, str],
    *,
    language: str,
    now: datetime,
    card: ShownCard | None = None,
) -> Joining | dict[str, str]:
    """What the form says; or the key of a sentence for each field that is to be mended."""
    need = _read_need(municipality, venue, typed, now=now)
    wrong = {} if isinstance(need, WaitingNeed) else need
    wrong |= wrong_contact(typed, missing="waiting.form.contact-missing") if card is None else {}
    wrong |= cpr_in(typed)
    if wrong or not isinstance(need, WaitingNeed):
        return wrong
    if need.hours is not None and _window(municipality, venue, need.first_day, need.hours) < need.length:
        return {"hours": "waiting.form.too-short"}
    return Joining(need, contact_in(typed, language) if card is None else card.contact)


def _read_need(
    municipality: Municipality, venue: Venue, typed: Mapping[str, str], *, now: datetime
) -> WaitingNeed | dict[str, str]:
    """What is waited for; or the key of a sentence for each field of it that is to be mended."""
    wrong: dict[str, str] = {}
    day = _read_day(municipality, venue, typed, now=now)
    place = typed.get("place", "")
    hours = _read_hours(typed)
    length = next((one for one in LENGTHS if minutes_of(one) == typed.get("length")), None)
    persons = persons_in(typed)
    if day is None:
        wrong["day"] = "waiting.form.wrong-day"
    if place and place not in {space.id for space in venue.spaces}:
        wrong["place"] = "waiting.form.wrong-place"
    if length is None:
        wrong["length"] = "waiting.form.wrong-length"
    if persons is None:
        wrong["persons"] = "waiting.form.wrong-persons"
    if isinstance(hours, str):
        wrong["hours"] = hours
    if wrong or day is None or length is None or persons is None or isinstance(hours, str):
        return wrong
    needs = (Need.STEP_FREE,) if "step-free" in typed else ()
    space, house = (SpaceId(place), None) if place else (None, venue.id)
    return WaitingNeed(persons, length, day, day, needs=needs, hours=hours, space=space, house=house)


def _days(
    municipality: Municipality, venue: Venue, visitor: Visitor, *, chosen: str, now: datetime
) -> Iterator[Option]:
    today = local_day(now, municipality.zone)
    for day in days_to_wait_for(municipality, venue, chosen, now=now):
        name = visitor.words.day(day, today=today)
        yield Option(day.isoformat(), starting_large(name), day.isoformat() == chosen)


def _places(venue: Venue, visitor: Visitor, *, chosen: str) -> Iterator[Option]:
    yield Option("", visitor.words.text("waiting.form.any-place"), is_chosen=not chosen)
    for space in venue.spaces:
        yield Option(space.id, space.name, space.id == chosen)


def _read_day(municipality: Municipality, venue: Venue, typed: Mapping[str, str], *, now: datetime) -> date | None:
    wanted = typed.get("day", "")
    days = days_to_wait_for(municipality, venue, wanted, now=now)
    return next((day for day in days if day.isoformat() == wanted), None)


def _read_hours(typed: Mapping[str, str]) -> Hours | str | None:
    """Both times, none, or the key of what is wrong with them."""
    texts = [typed.get(name, "").strip() for name in ("from", "to")]
    if not any(texts):
        return None
    times = [_read_time(text) for text in texts]
    starts, ends = times
    return "waiting.form.wrong-time" if starts is None or ends is None or starts == ends else Hours(starts, ends)


def _read_time(text: str) -> time | None:
    """ "18", "18.00", "18:00" or "1800"."""
    found = _TIME.fullmatch(plain_digits(text))
    return None if found is None else time(int(found[1]), int(found[2] or 0))


def _window(municipality: Municipality, venue: Venue, day: date, hours: Hours) -> timedelta:
    """How long there is between the two: nothing where they run through a night on which the house is shut."""
    spans = spans_on(day, (hours,), municipality.zone)
    return max((span.length for span in spans if _is_one_evening(municipality, venue, day, span)), default=timedelta())


def _is_one_evening(municipality: Municipality, venue: Venue, day: date, span: TimeSpan) -> bool:
    """Whether `span` ends on its day; else the house must be open past midnight, and not open anew before its end."""
    midnight = local_midnight(day + ONE_DAY, municipality.zone)
    openings = open_spans_between(municipality, venue, day, day + ONE_DAY)
    is_open = any(opening.starts_at < midnight < opening.ends_at for opening in openings)
    opens_anew = any(midnight <= opening.starts_at < span.ends_at for opening in openings)
    return span.ends_at <= midnight or (is_open and not opens_anew)

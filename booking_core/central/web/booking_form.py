"""The form by which somebody books a space on a day that is shown: the free times it offers, and what was chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core.central.web.booking_times import lengths_of, path_of, starts_free
from booking_core.central.web.form_fields import (
    USUAL_LENGTH,
    Option,
    contact_in,
    length_options,
    minutes_of,
    options,
    persons_in,
    shown_again,
    wrong_contact,
)
from booking_core.central.web.houses import facts_of, strip_of
from booking_core.central.web.places import day_heading, house_of
from booking_core.central.web.ribbons import Ribbon, kinds_shown, ribbon
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.availability import lane
from booking_core.domain.bookings import Contact, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.opening_hours import day_plan
from booking_core.domain.places import Layout, Municipality, Space, Venue
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, next_slot_start


@dataclass(frozen=True, slots=True)
class Picked:
    """What somebody wants, and whom the house reaches."""

    layout: Layout
    span: TimeSpan
    persons: int
    purpose: Purpose
    openness: Openness
    contact: Contact


@dataclass(frozen=True, slots=True)
class DayOfSpace:
    """A space on a local day, and what stands in it then; `calendar` covers `window_of_day` of it."""

    municipality: Municipality
    venue: Venue
    space: Space
    day: date
    calendar: Calendar
    now: datetime


@dataclass(frozen=True, slots=True)
class BookPage:
    """The form as it is shown; without `starts` nothing is free any more that day.

    `wrong` has a sentence for each field to mend, `refused` why it cannot be at all.
    """

    house: House
    name: str
    day: str
    day_id: str
    facts: str
    ribbon: Ribbon | None
    address: str
    other_days: str
    form: str
    asks_first: bool
    consent: str
    starts: tuple[Option, ...]
    lengths: tuple[Option, ...]
    purposes: tuple[Option, ...]
    opennesses: tuple[Option, ...]
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    refused: str = ""

    @property
    def legend(self) -> tuple[str, ...]:
        """The kinds of time to explain."""
        return () if self.ribbon is None else kinds_shown([self.ribbon])


def book_page(
    shown: DayOfSpace,
    typed: Mapping[str, str],
    *,
    visitor: Visitor,
    form: str,
    wrong: Mapping[str, str] | None = None,
    refused: str = "",
) -> BookPage:
    """The form with what is `typed` in it; `form` is what makes pressing twice the same as once."""
    words, zone, space, venue = visitor.words, shown.municipality.zone, shown.space, shown.venue
    strip = strip_of(shown.municipality, day_plan(shown.municipality, venue, shown.day), words=words, now=shown.now)
    segments = () if strip is None else tuple(lane(shown.municipality, shown.calendar, space, strip.window))
    starts = (
        (_id_of(start), words.clock_time(start, zone))
        for start in starts_free(shown.municipality, space, segments, now=shown.now)
    )
    lengths = tuple(lengths_of(shown.municipality, space))
    kept = shown.municipality.privacy.contact_kept_days_after
    usual = minutes_of(USUAL_LENGTH if USUAL_LENGTH in lengths else lengths[0])
    return BookPage(
        house=house_of(venue, visitor),
        name=space.name,
        day=day_heading(words, shown.day, today=local_day(shown.now, zone)),
        day_id=shown.day.isoformat(),
        facts=" · ".join(facts_of(venue, space, words)),
        ribbon=None if strip is None else ribbon(strip, segments),
        address=visitor.link(path_of(venue, space)),
        other_days=visitor.link(f"/houses/{venue.id}", day=shown.day.isoformat()),
        form=form,
        asks_first=space.approval,
        consent=words.text("web.book.consent", days=words.text("count.days", count=kept)),
        starts=tuple(options(starts, typed.get("starts"))),
        lengths=tuple(length_options(visitor, lengths, chosen=typed.get("length", usual))),
        purposes=tuple(options(((one.value, words.name_of(one)) for one in Purpose), typed.get("purpose"))),
        opennesses=tuple(options(((one.value, words.name_of(one)) for one in Openness), typed.get("openness"))),
        typed=shown_again(typed),
        wrong=wrong or {},
        refused=refused,
    )


def read_picked(shown: DayOfSpace, typed: Mapping[str, str], *, language: str) -> Picked | dict[str, str]:
    """What the form says; or the key of a sentence for each field that is to be mended.

    Whether that time is free is not asked here: only the store knows at the moment of booking.
    """
    starts, length, persons = _start_in(shown, typed), _length_in(shown, typed), persons_in(typed)
    wrong = wrong_contact(typed, missing="web.book.contact-missing")
    if starts is None:
        wrong["starts"] = "web.book.wrong-starts"
    if length is None:
        wrong["length"] = "waiting.form.wrong-length"
    if persons is None:
        wrong["persons"] = "waiting.form.wrong-persons"
    if wrong or starts is None or length is None or persons is None:
        return wrong
    return Picked(
        layout=_layout_for(shown.space, persons),
        span=TimeSpan(starts, starts + length),
        persons=persons,
        purpose=next((one for one in Purpose if one.value == typed.get("purpose")), Purpose.MEETING),
        openness=next((one for one in Openness if one.value == typed.get("openness")), Openness.CLOSED),
        contact=contact_in(typed, language),
    )


def _start_in(shown: DayOfSpace, typed: Mapping[str, str]) -> datetime | None:
    """The instant that was chosen, if it is one of that day's quarters."""
    plan = day_plan(shown.municipality, shown.venue, shown.day)
    wanted = typed.get("starts", "")
    quarters = (start for span in plan.open_spans for start in _quarters(span))
    return next((start for start in quarters if _id_of(start) == wanted), None)


def _quarters(span: TimeSpan) -> Iterator[datetime]:
    start = next_slot_start(span.starts_at)
    while start < span.ends_at:
        yield start
        start += SLOT_LENGTH


def _length_in(shown: DayOfSpace, typed: Mapping[str, str]) -> timedelta | None:
    wanted = typed.get("length")
    return next((one for one in lengths_of(shown.municipality, shown.space) if minutes_of(one) == wanted), None)


def _layout_for(space: Space, persons: int) -> Layout:
    """As it stands, if all find room; else the smallest layout in which they do."""
    standing = space.standing_layout
    roomy = sorted((one for one in space.layouts if one.capacity >= persons), key=lambda one: one.capacity)
    return standing if standing.capacity >= persons or not roomy else roomy[0]


def _id_of(start: datetime) -> str:
    """An instant as the form has it: two that a clock shows alike, in the night it is set back, are two."""
    return str(int(start.timestamp()))

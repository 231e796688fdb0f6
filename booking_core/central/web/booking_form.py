"""The form by which somebody books a space on a day that is shown: the free times it offers, and what was chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from booking_core.central.web.booking_times import length_of, lengths_of, path_of, starts_free, why_no_start
from booking_core.central.web.day_field import NOTHING_SENT, DayField, day_field
from booking_core.central.web.form_fields import (
    USUAL_LENGTH,
    Option,
    contact_in,
    cpr_in,
    length_options,
    minutes_of,
    options,
    persons_in,
    shown_again,
    wrong_contact,
)
from booking_core.central.web.houses import facts_of, strip_of
from booking_core.central.web.instead_offered import SHOW, Other
from booking_core.central.web.places import day_heading, house_of
from booking_core.central.web.ribbons import Ribbon, kinds_shown, ribbon
from booking_core.central.web.shown_cards import CARD, ShownCard
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.bookings import Contact, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import lane
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.places import KindOfUser, Layout, Municipality, Space, Venue
from booking_core.domain.policy.times import last_day_ahead
from booking_core.domain.time_spans import MINUTE, SLOT_LENGTH, TimeSpan, local_day, next_slot_start
from booking_core.language.spoken import own_name
from booking_core.language.words import Words

SPOKEN = "spoken-"
"""What the field of a language begins with: each is a box of its own."""

FIELDS = frozenset({"day", "starts", "length", "layout", "persons", "purpose", "openness"})
"""What an address may say; whom to reach stands in none."""

OF_THE_PERSON = frozenset({"phone", "email", CARD})


@dataclass(frozen=True, slots=True)
class Picked:
    """What somebody wants, and whom the house reaches."""

    layout: Layout
    span: TimeSpan
    persons: int
    purpose: Purpose
    openness: Openness
    spoken: tuple[str, ...]
    contact: Contact
    user: KindOfUser
    group: str | None


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

    `wrong` has a sentence for each field to mend, `refused` why it cannot be at all, `gone` that a time is free no
    more. `others` can be had instead, and `waiting` is where one waits for it. `held` says until when a room is kept
    for people who do not come, `layout` how it is set up where that was chosen. With a `card` nobody types a number,
    and the field for another `day` sends it along, for no address has the card in it.
    """

    house: House
    name: str
    day: str
    day_id: str
    facts: str
    ribbon: Ribbon | None
    address: str
    that_day: str
    form: str
    asks_first: bool
    consent: str
    starts: tuple[Option, ...]
    no_starts: str
    lengths: tuple[Option, ...]
    purposes: tuple[Option, ...]
    opennesses: tuple[Option, ...]
    languages: tuple[Option, ...]
    held: str
    layout: str
    card: str
    other_day: DayField
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    refused: str = ""
    gone: str = ""
    others: tuple[Other, ...] = ()
    waiting: str = ""

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
    card: ShownCard | None = None,
    wrong: Mapping[str, str] | None = None,
    refused: str = "",
) -> BookPage:
    """The form with what is `typed` in it; `form` is what makes pressing twice the same as once."""
    words, zone, space, venue = visitor.words, shown.municipality.zone, shown.space, shown.venue
    user = user_of(card)
    strip = strip_of(shown.municipality, day_plan(shown.municipality, venue, shown.day), words=words, now=shown.now)
    segments = () if strip is None else tuple(lane(shown.municipality, shown.calendar, space, strip.window))
    starts = (
        (_id_of(start), words.time_on_day(start, zone))
        for start in starts_free(shown.municipality, space, segments, now=shown.now, user=user)
    )
    kept = shown.municipality.privacy.contact_kept_days_after
    facts = facts_of(venue, space, words, user=user)
    return BookPage(
        house=house_of(venue, visitor),
        name=space.name,
        day=day_heading(words, shown.day, today=local_day(shown.now, zone)),
        day_id=shown.day.isoformat(),
        facts=" · ".join(facts),
        ribbon=None if strip is None else ribbon(strip, segments),
        address=visitor.link(path_of(venue, space)),
        that_day=visitor.link(f"/houses/{venue.id}", day=shown.day.isoformat()),
        form=form,
        asks_first=space.approval,
        consent=words.text("web.book.consent", days=words.text("count.days", count=kept)),
        starts=tuple(options(starts, typed.get("starts"))),
        no_starts=why_no_start(shown.municipality, space, shown.day, words=words, now=shown.now, user=user),
        lengths=tuple(_lengths(shown, typed, visitor, user)),
        purposes=tuple(options(((one.value, words.name_of(one)) for one in Purpose), typed.get("purpose"))),
        opennesses=tuple(options(((one.value, words.name_of(one)) for one in Openness), typed.get("openness"))),
        languages=tuple(_languages(shown.municipality, typed)),
        held=_held(shown, words, user),
        layout=_layout_words(space, typed, words),
        card="" if card is None else card.words(shown.municipality, words),
        other_day=_other_day(shown, visitor, card),
        typed=shown_again({name: value for name, value in typed.items() if name != CARD or card is not None}),
        wrong=wrong or {},
        refused=refused,
    )


def user_of(card: ShownCard | None) -> KindOfUser:
    """By whose rules and price is booked."""
    return KindOfUser.CITIZEN if card is None else card.user


def _lengths(shown: DayOfSpace, typed: Mapping[str, str], visitor: Visitor, user: KindOfUser) -> Iterator[Option]:
    """The usual ones, and the one that was offered instead."""
    usual = set(lengths_of(shown.municipality, shown.space, user))
    picked = length_of(shown.municipality, shown.space, typed.get("length", ""), user)
    lengths = sorted(usual if picked is None else usual | {picked})
    chosen = picked or (USUAL_LENGTH if USUAL_LENGTH in usual else min(usual))
    return length_options(visitor, lengths, chosen=minutes_of(chosen))


def _languages(municipality: Municipality, typed: Mapping[str, str]) -> Iterator[Option]:
    """Every language of the municipality by its own name, with those that were told."""
    return (Option(one, own_name(one), f"{SPOKEN}{one}" in typed) for one in municipality.languages)


def _held(shown: DayOfSpace, words: Words, user: KindOfUser) -> str:
    """How long a room is kept for whoever does not come; empty where it is theirs to the end."""
    held = shown.municipality.rules.hold_minutes * MINUTE
    is_held = shown.space.check_in and max(lengths_of(shown.municipality, shown.space, user)) > held
    return words.text("web.book.held", length=words.duration(held)) if is_held else ""


def _layout_words(space: Space, typed: Mapping[str, str], words: Words) -> str:
    """How the room is to be set up, where it is not as it stands."""
    layout = next((one for one in space.layouts if one.id == typed.get("layout") and not one.standing), None)
    return "" if layout is None else words.text("instead.set-up", layout=words.within(words.layout(layout.id)))


def _other_day(shown: DayOfSpace, visitor: Visitor, card: ShownCard | None) -> DayField:
    """From today to the last day for which whoever books may."""
    last = last_day_ahead(shown.municipality, shown.space, user=user_of(card), now=shown.now)
    sent = NOTHING_SENT if card is None else with_card(card.token)
    path, today = path_of(shown.venue, shown.space), local_day(shown.now, shown.municipality.zone)
    return day_field(path, visitor, day=shown.day, today=today, last=last, sent=sent)


def with_card(token: str) -> Mapping[str, str]:
    """What shows a form again with a place card in it."""
    return {SHOW: "yes", CARD: token}


def read_picked(
    shown: DayOfSpace, typed: Mapping[str, str], *, language: str, card: ShownCard | None = None
) -> Picked | dict[str, str]:
    """What the form says; or the key of a sentence for each field that is to be mended.

    Whether that time is free is not asked here: only the store knows at the moment of booking.
    """
    starts, persons = start_in(shown, typed), persons_in(typed)
    length = length_of(shown.municipality, shown.space, typed.get("length", ""), user_of(card))
    wrong = wrong_contact(typed, missing="web.book.contact-missing") if card is None else {}
    if starts is None:
        wrong["starts"] = "web.book.wrong-starts"
    if length is None:
        wrong["length"] = "waiting.form.wrong-length"
    if persons is None:
        wrong["persons"] = "waiting.form.wrong-persons"
    wrong |= cpr_in(typed)
    if wrong or starts is None or length is None or persons is None:
        return wrong
    return Picked(
        layout=_layout_for(shown.space, persons, typed.get("layout", "")),
        span=TimeSpan(starts, starts + length),
        persons=persons,
        purpose=next((one for one in Purpose if one.value == typed.get("purpose")), Purpose.MEETING),
        openness=next((one for one in Openness if one.value == typed.get("openness")), Openness.CLOSED),
        spoken=tuple(one for one in shown.municipality.languages if f"{SPOKEN}{one}" in typed),
        contact=contact_in(typed, language) if card is None else card.contact,
        user=user_of(card),
        group=None if card is None else card.group,
    )


def start_in(shown: DayOfSpace, typed: Mapping[str, str]) -> datetime | None:
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


def _layout_for(space: Space, persons: int, chosen: str) -> Layout:
    """The one that was chosen, or as it stands, if all find room; else the smallest layout in which they do."""
    standing = space.standing_layout
    wanted = next((one for one in space.layouts if one.id == chosen), standing)
    roomy = sorted((one for one in space.layouts if one.capacity >= persons), key=lambda one: one.capacity)
    seating = (one for one in (wanted, standing, *roomy) if one.capacity >= persons)
    return next(seating, standing)


def _id_of(start: datetime) -> str:
    """An instant as the form has it: two that a clock shows alike, in the night it is set back, are two."""
    return str(int(start.timestamp()))


def instant_of_id(text: str) -> datetime | None:
    """The instant behind `text`; None where no clock goes that far."""
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        return None

"""Whom to call from the waiting list, in words: who, the number, what they wait for and what can be had."""

from collections.abc import Iterator
from dataclasses import dataclass

from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.identity import SpaceId
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer
from booking_core.language.words import Words
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.answering.call_list import Call, Calls
from ui.view_models.desk.chosen.chosen import Calling
from ui.view_models.desk.panel.panel_words import in_pairs
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import starting_large

MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class CallOffer:
    """Something they can have. `number` is its place in the call's list."""

    number: int
    label: str
    primary: bool


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call to make."""

    key: str
    who: str
    phone: str
    need: str
    since: str
    offers: tuple[CallOffer, ...]


@dataclass(frozen=True, slots=True)
class CallsState:
    """`others` says how many wait for whom there is nothing yet."""

    count: int = 0
    rows: tuple[CallRow, ...] = ()
    none: str = ""
    others: str = ""
    may_book: bool = False


def derive_state(workplace: Workplace, calls: Calls) -> CallsState:
    """The panel for the calls there are; outside of it the number alone."""
    count = len(calls.to_make)
    if not isinstance(workplace.chosen, Calling):
        return CallsState(count=count)
    speech, left = workplace.speech, calls.waiting - count
    return CallsState(
        count=count,
        rows=tuple(_row(workplace, call) for call in calls.to_make),
        none="" if calls.to_make else speech.say("calls.none"),
        others=speech.count("calls.others", left) if left else "",
        may_book=workplace.can_change,
    )


def _row(workplace: Workplace, call: Call) -> CallRow:
    speech, waiter = workplace.speech, call.waiter
    return CallRow(
        key=str(waiter.wish.id),
        who=waiter.contact.name or speech.say("calls.nameless"),
        phone=in_pairs(waiter.contact.phone) or waiter.contact.email,
        need=" · ".join(_need(workplace, waiter.wish.need)),
        since=speech.say("calls.since", when=speech.when(waiter.wish.made_at, workplace.now)),
        offers=tuple(
            CallOffer(number, offer_words(workplace, offer), number == 0)
            for number, offer in enumerate(call.offers[:MOST_OFFERS])
        ),
    )


def offer_words(workplace: Workplace, offer: WaitingOffer | Alternative) -> str:
    """Where and when: "Lokale 3 · i dag 18.00–19.00"."""
    return f"{_name(workplace.picture, offer.space)} · {_when(workplace, offer.span)}"


def _need(workplace: Workplace, need: WaitingNeed) -> Iterator[str]:
    speech, picture = workplace.speech, workplace.picture
    yield speech.count("count.persons", need.persons)
    yield speech.length(need.length)
    yield _days(workplace, need, speech.words)
    if need.space is not None:
        yield _name(picture, need.space)
    elif need.house is not None:
        yield picture.municipality.venue_by_id[need.house].name
    yield from (speech.named(one) for one in need.needs)


def _days(workplace: Workplace, need: WaitingNeed, words: Words) -> str:
    today = local_day(workplace.now, workplace.picture.municipality.zone)
    first, last = (words.short_day(day, today=today) for day in (need.first_day, need.last_day))
    days = starting_large(first) if need.first_day == need.last_day else f"{starting_large(first)}–{last}"
    if need.hours is None:
        return days
    zone = workplace.picture.municipality.zone
    window = spans_on(need.first_day, (need.hours,), zone)
    return f"{days} {words.time_range(window[0], zone)}" if window else days


def _when(workplace: Workplace, span: TimeSpan) -> str:
    day = local_day(span.starts_at, workplace.picture.municipality.zone)
    return f"{workplace.speech.short_day(day, workplace.now)} {workplace.speech.span(span)}"


def _name(picture: HousePicture, space: SpaceId) -> str:
    known = picture.municipality.space_by_id.get(space)
    return space if known is None else known.name

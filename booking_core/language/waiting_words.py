"""What somebody waits for, and where they stand, in words: the same on the public page and on a kiosk."""

from collections.abc import Iterator
from datetime import date

from booking_core.domain.hours.opening_hours import spans_on
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer
from booking_core.language.words import Words


def place_wanted(words: Words, municipality: Municipality, need: WaitingNeed) -> str:
    """The space by its name; else in which house any will do, or that any house will."""
    if need.space is not None and need.space in municipality.space_by_id:
        return municipality.space_by_id[need.space].name
    if need.house is not None and need.house in municipality.venue_by_id:
        return words.text("waiting.in-the-house", house=municipality.venue_by_id[need.house].name)
    return words.text("waiting.anywhere")


def time_wanted(words: Words, municipality: Municipality, need: WaitingNeed) -> str:
    """How long and when: "1 time mellem kl. 18.00 og 21.00", or any time it is open.

    Where only one time is as long as is wanted, that time: "18.00–19.00".
    """
    zone, length = municipality.zone, words.duration(need.length)
    spans = () if need.hours is None else spans_on(need.first_day, (need.hours,), zone)
    if not spans:
        return words.text("waiting.while-open", length=length)
    window = spans[0]
    if window.length <= need.length:
        return words.time_range(window, zone)
    earliest, latest = words.time(window.starts_at, zone), words.time(window.ends_at, zone)
    return words.text("waiting.between", length=length, earliest=earliest, latest=latest)


def days_wanted(words: Words, need: WaitingNeed, *, today: date) -> str:
    """The day, or the first and the last of several."""
    first = words.day(need.first_day, today=today)
    if need.last_day == need.first_day:
        return first
    return words.text("waiting.days", first=first, last=words.day(need.last_day, today=today))


def facts_wanted(words: Words, need: WaitingNeed) -> Iterator[str]:
    """How many, and what is needed besides."""
    yield words.text("count.persons", count=need.persons)
    yield from (words.name_of(one) for one in need.needs)


def standing(words: Words, ahead: int) -> str:
    """Whose turn it is before."""
    return words.text("waiting.first") if ahead == 0 else words.text("waiting.ahead", count=ahead)


def offer_in_words(words: Words, municipality: Municipality, offer: WaitingOffer) -> str:
    """Where and when something can be had: "Lokale 3, fredag den 27. november 18.00–19.00"."""
    zone = municipality.zone
    return words.text(
        "waiting.offer",
        place=municipality.space_by_id[offer.space].name,
        day=words.day(local_day(offer.span.starts_at, zone)),
        time=words.time_range(offer.span, zone),
    )

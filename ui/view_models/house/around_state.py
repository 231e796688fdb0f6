"""What the pages of what there is besides a search say: open to all, ideas, the other houses, and one of them.

All are the same page: a heading, a sentence, and a few things to touch. The larger the text, the fewer of them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking
from booking_core.domain.finding.availability import lasts_a_day, openings_within
from booking_core.domain.finding.search import Offer
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Venue
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.language.spoken import spoken_in_brief, spoken_words
from ui.ideas import Idea, shipped_ideas
from ui.ports import HousePicture
from ui.view_models.house.free_lines import LOOK_AHEAD, free_now_until
from ui.view_models.house.nearby import (
    free_anywhere,
    free_in,
    houses_by_distance,
    houses_called,
    only_house,
    open_events,
    told_as_demo,
    told_on_a_calm_day,
)
from ui.view_models.house.open_hours import told_open
from ui.view_models.offering.offers import choice_of, here, walk_to, wanted_start
from ui.view_models.shown.places import with_floor
from ui.view_models.shown.ribbons import RibbonHour, RibbonPiece, day_window, is_today, ribbon
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Certainty, Comfort, Session, When
from ui.view_models.visit.speech import Speech

ROWS_TALL = {100: 6, 150: 4, 200: 4}
ROWS_WIDE = {100: 6, 150: 4, 200: 4}
ROWS_LOW = {100: 4, 150: 3, 200: 3}
ROWS_WITH_A_TIME = {Page.EVENTS: {100: 6, 150: 2, 200: 2}, Page.HOUSE: {100: 4, 150: 4, 200: 2}}
"""On a wide screen: in larger words their time stands above the name."""

ROWS_WITH_A_TIME_LOW = {Page.EVENTS: {100: 4, 150: 2, 200: 2}, Page.HOUSE: {100: 3, 150: 2, 200: 2}}
ROWS_WITH_A_TIME_TALL = {Page.EVENTS: {100: 6, 150: 4, 200: 3}, Page.HOUSE: {100: 5, 150: 4, 200: 3}}
"""Those of a house have their day below them."""


@dataclass(frozen=True, slots=True)
class AroundRow:
    """Something to touch: a time or a picture, a name, and a line about it; of a place its day too.

    `key` is handed back.
    """

    key: str
    time: str
    symbol: str
    title: str
    detail: str
    tag: str = ""
    pieces: tuple[RibbonPiece, ...] = ()
    hours: tuple[RibbonHour, ...] = ()
    nowFraction: float = -1


@dataclass(frozen=True, slots=True)
class AroundWays:
    """The words of the buttons that lead here from elsewhere."""

    see_more: str = ""
    come_along: str = ""
    ideas: str = ""
    houses: str = ""


@dataclass(frozen=True, slots=True)
class AroundState:
    heading: str = ""
    sentence: str = ""
    nothing: str = ""
    rows: tuple[AroundRow, ...] = ()
    back: str = ""
    more: str = ""
    wishes: str = ""
    part: int = 0


def derive_state(
    picture: HousePicture,
    session: Session,
    *,
    page: Page,
    speech: Speech,
    now: datetime,
    comfort: Comfort | None = None,
    wide: bool = False,
    part: int = 0,
) -> AroundState:
    """What `page` says at `now`, on a tall screen or a `wide` one; `part` counts from 0 and wraps round."""
    comfort = comfort or Comfort()
    whole = _whole(picture, session, page=page, speech=speech, now=now, is_brief=not comfort.has_plain_text)
    if page is Page.AROUND and comfort.has_largest_text:
        whole = _in_largest_text(whole, picture, now=now, speech=speech)
    most = _rows_a_part(page, comfort, wide=wide)
    parts = max(1, -(-len(whole.rows) // most))
    first = part % parts * most
    return replace(
        whole,
        rows=whole.rows[first : first + most],
        back=speech.say("around.back"),
        more=_more(part % parts, parts, speech),
        # In larger words the first page leads to all of this by one button, and wishes are one of the ways.
        wishes=speech.say("wish.missing") if _leads_to_wishes(picture, page) and comfort.has_plain_text else "",
        part=part % parts,
    )


def _more(part: int, parts: int, speech: Speech) -> str:
    """What leads to the rows that follow, and from the last of them to the first again."""
    if parts == 1:
        return ""
    return speech.say("around.next" if part < parts - 1 else "around.first-again")


def _leads_to_wishes(picture: HousePicture, page: Page) -> bool:
    """The page of the houses does; where there is but one house, the page of that."""
    return page is (Page.HOUSES if only_house(picture) is None else Page.HOUSE)


def _in_largest_text(ways: AroundState, picture: HousePicture, *, now: datetime, speech: Speech) -> AroundState:
    """The ways by their names alone, below what the first page then has no room for."""
    told = told_on_a_calm_day(picture, now=now, speech=speech), told_as_demo(picture, speech)
    sentence = " ".join(filter(None, told))
    return replace(ways, rows=tuple(replace(row, detail="") for row in ways.rows), sentence=sentence)


def _rows_a_part(page: Page, comfort: Comfort, *, wide: bool) -> int:
    """How many rows there is room for; places and events say more about themselves than others."""
    across = ROWS_WITH_A_TIME.get(page, ROWS_WIDE)
    down = ROWS_WITH_A_TIME_TALL.get(page, ROWS_TALL)
    low = ROWS_WITH_A_TIME_LOW.get(page, ROWS_LOW)
    return (across if wide else low if comfort.low else down)[comfort.text_percent]


def ways(picture: HousePicture, speech: Speech) -> AroundWays:
    """What one may go on to from the first page."""
    return AroundWays(
        see_more=speech.say("around.more"),
        come_along=speech.say("around.come-along"),
        ideas=speech.say("around.ideas-short"),
        houses=houses_called(picture, speech),
    )


def _whole(
    picture: HousePicture, session: Session, *, page: Page, speech: Speech, now: datetime, is_brief: bool
) -> AroundState:
    match page:
        case Page.EVENTS:
            return _events(picture, now=now, speech=speech, is_brief=is_brief)
        case Page.IDEAS:
            return AroundState(
                heading=speech.say("around.ideas"),
                sentence=speech.say("around.ideas-more"),
                rows=tuple(_idea(idea, speech) for idea in shipped_ideas()),
            )
        case Page.HOUSES:
            return _houses(picture, session, now=now, speech=speech)
        case Page.HOUSE if session.house is not None:
            venue = picture.municipality.venue_by_id[session.house]
            return _rooms(picture, session, venue, now=now, speech=speech, is_brief=is_brief)
        case _:
            return AroundState(heading=speech.say("around.what-else"), rows=tuple(_ways(picture, speech)))


def _ways(picture: HousePicture, speech: Speech) -> Iterator[AroundRow]:
    yield AroundRow(Page.EVENTS, "", "doorOpen", speech.say("around.come-along"), speech.say("around.come-along-more"))
    yield AroundRow(Page.IDEAS, "", "lightbulb", speech.say("around.ideas"), speech.say("around.ideas-more"))
    yield AroundRow(Page.HOUSES, "", "mapPin", houses_called(picture, speech), speech.say("around.houses-now"))
    yield AroundRow(Page.WISHES, "", "messageSquarePlus", speech.say("wish.missing"), speech.say("wish.more"))


def _events(picture: HousePicture, *, now: datetime, speech: Speech, is_brief: bool) -> AroundState:
    events = open_events(picture, now=now, speech=speech)
    return AroundState(
        heading=speech.say("around.come-along"),
        sentence=speech.say("around.come-along-more") if events else "",
        nothing="" if events else speech.say("around.no-events"),
        rows=tuple(
            _event(picture, venue, booking, now=now, speech=speech, is_brief=is_brief) for venue, booking in events
        ),
    )


def _event(
    picture: HousePicture, venue: Venue, booking: Booking, *, now: datetime, speech: Speech, is_brief: bool
) -> AroundRow:
    """The day stands before the place when it is another one; the house when it is not this one."""
    space = picture.municipality.space_by_id[booking.space]
    starts_at = booking.span.starts_at
    day = local_day(starts_at, picture.municipality.zone)
    is_today = day == local_day(now, picture.municipality.zone)
    where = space.name if venue.id != here(picture)[0].id else with_floor(space.name, venue, space, speech)
    spoken = spoken_in_brief if is_brief else spoken_words
    parts = [
        *(() if is_today or starts_at <= now else (speech.starting_large(speech.short_day(day, now)),)),
        speech.name(where),
        *(() if venue.id == here(picture)[0].id else (speech.name(venue.name),)),
        speech.say("screen.until", at=speech.at(booking.span.ends_at)),
        *((spoken(speech.words, booking.spoken),) if booking.spoken else ()),
    ]
    return AroundRow(
        key=str(booking.id),
        time=speech.clock(starts_at),
        symbol="",
        title=booking.title or speech.named(booking.purpose),
        detail=speech.line(" · ".join(parts)),
        tag=speech.say("screen.running") if booking.span.holds(now) else "",
    )


def _idea(idea: Idea, speech: Speech) -> AroundRow:
    facts = [speech.count("count.persons", idea.persons), speech.length(idea.length)]
    facts += [speech.within(speech.named(need)) for need in sorted(idea.needs)]
    return AroundRow(idea.id, "", idea.symbol, speech.say(f"idea.{idea.id}"), " · ".join(facts))


def _houses(picture: HousePicture, session: Session, *, now: datetime, speech: Speech) -> AroundState:
    """Every house with what it has free, and over them for when that is, or that there is nothing."""
    tells_hours = session.when is When.NOW
    free = _free_places(picture, session, now=now)
    key = "around.houses" if free.total() else "around.houses-none"
    then = "now" if session.when is When.NOW else "then"
    when = speech.when(wanted_start(picture, session, now=now), now)
    sentence = speech.say(f"{key}-{then}", when=when, length=speech.length(session.length))
    return AroundState(
        heading=speech.say("around.houses"),
        sentence=speech.starting_large(sentence),
        rows=tuple(
            _house(
                picture,
                venue,
                free[venue.id] or _less(picture, session, venue, now=now),
                now=now,
                speech=speech,
                tells_hours=tells_hours,
            )
            for venue in houses_by_distance(picture)
        ),
    )


def _free_places(picture: HousePicture, session: Session, *, now: datetime) -> Counter[VenueId]:
    """How many are free in each house when the person wants one; now there are none in a house that is closed."""
    free = Counter(offer.venue.id for offer in free_anywhere(picture, session, now=now))
    if session.when is When.NOW:
        for venue in picture.municipality.venues:
            if _opens_at(picture, venue, now) is not None:
                del free[venue.id]
    return free


def _less(picture: HousePicture, session: Session, venue: Venue, *, now: datetime) -> datetime | None:
    """Until when a place is free now that is not free for as long as the person wants."""
    return free_now_until(picture, venue, now) if session.when is When.NOW else None


def _house(
    picture: HousePicture,
    venue: Venue,
    free: int | datetime | None,
    *,
    now: datetime,
    speech: Speech,
    tells_hours: bool,
) -> AroundRow:
    """With how many places it has free; or until when it has one, for less time; or that it has none."""
    is_open = _opens_at(picture, venue, now) is None
    match free:
        case int():
            told = speech.count("around.free-places", free)
        case datetime():
            told = speech.within(speech.say("screen.free-now-until", at=speech.at(free)))
        case _:
            told = _not_free(picture, venue, now, speech=speech)
    facts = [_walk(picture, venue, speech), told]
    if tells_hours and is_open and not isinstance(free, datetime):
        facts.append(told_open(picture, venue, now=now, speech=speech))
    return AroundRow(venue.id, "", "house", venue.name, " · ".join(filter(None, facts)))


def _walk(picture: HousePicture, venue: Venue, speech: Speech) -> str:
    """How far it is, or that it is this house."""
    minutes = walk_to(picture, venue)
    return speech.say("around.on-foot", minutes=minutes) if minutes else speech.say("screen.here")


def _not_free(picture: HousePicture, venue: Venue, now: datetime, *, speech: Speech) -> str:
    """Nothing is free, or it is closed now and opens then."""
    opens_at = _opens_at(picture, venue, now)
    if opens_at is not None:
        return speech.say("screen.opens", when=speech.when(opens_at, now))
    return speech.within(speech.say("around.none-free"))


def _opens_at(picture: HousePicture, venue: Venue, now: datetime) -> datetime | None:
    """When a house that is closed now opens; None where it is open, or stays closed for days."""
    openings = openings_within(picture.municipality, venue, TimeSpan(now, now + LOOK_AHEAD))
    return openings[0].starts_at if openings and not openings[0].holds(now) else None


def _rooms(
    picture: HousePicture, session: Session, venue: Venue, *, now: datetime, speech: Speech, is_brief: bool
) -> AroundState:
    offers = free_in(picture, session, venue, now=now)
    hours = told_open(picture, venue, now=now, speech=speech) if session.when is When.NOW else ""
    facts = [speech.name(venue.address), _walk(picture, venue, speech), hours]
    return AroundState(
        heading=venue.name,
        sentence=speech.line(" · ".join(filter(None, facts))),
        nothing="" if offers else _full(picture, session, venue, now=now, speech=speech),
        rows=tuple(_room(picture, offer, now=now, speech=speech, is_brief=is_brief) for offer in offers),
    )


def _full(picture: HousePicture, session: Session, venue: Venue, *, now: datetime, speech: Speech) -> str:
    """That nothing is free, or not for so long; and where there are others that one of those may have something."""
    if _less(picture, session, venue, now=now) is not None:
        return speech.say("around.houses-none-now", length=speech.length(session.length))
    return speech.say("around.house-full" if only_house(picture) is None else "around.the-house-full")


def _room(picture: HousePicture, offer: Offer, *, now: datetime, speech: Speech, is_brief: bool) -> AroundRow:
    """The time one would have, until when it is free at most, and its day; in larger words without that."""
    row = AroundRow(
        key=offer.space.id,
        time=speech.clock(offer.span.starts_at),
        symbol="",
        title=offer.space.name,
        detail=f"{_free(offer, now=now, speech=speech)} · {speech.say('screen.capacity', count=offer.layout.capacity)}",
    )
    return row if is_brief else _with_its_day(picture, row, offer, now=now, speech=speech)


def _free(offer: Offer, *, now: datetime, speech: Speech) -> str:
    """Until when it is free, from now on or from then."""
    at = speech.until(offer.free_until, offer.span.starts_at)
    if lasts_a_day(offer.span.starts_at, offer.free_until):
        return speech.say("screen.free-a-day")
    if offer.span.starts_at > now + timedelta(minutes=15):
        return speech.say("screen.free-day", when=speech.when(offer.free_from, now), end=at)
    return speech.say("screen.free-now-until", at=at)


def _with_its_day(picture: HousePicture, row: AroundRow, offer: Offer, *, now: datetime, speech: Speech) -> AroundRow:
    """`row` with the ribbon of the day it is offered on, and on it the time one would have, if one can have it."""
    starts_at = offer.span.starts_at
    shown = now if is_today(starts_at, now, picture=picture) else starts_at
    window = day_window(picture, offer.venue, shown, speech=speech)
    choice = choice_of(picture, offer, now=now)
    yours, certainty = (None, Certainty.SURE) if choice is None else (choice.span, choice.certainty)
    day = ribbon(picture, offer.space, window, now=now, speech=speech, yours=yours, certainty=certainty)
    return replace(row, pieces=day.pieces, hours=day.hours, nowFraction=day.now)

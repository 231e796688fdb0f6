"""The simple way's pages of what there is besides a search: one easy question each, and one place to go to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from booking_core.domain.finding.outings import Outing
from booking_core.domain.finding.search import Offer
from booking_core.domain.time_spans import TimeSpan, local_day
from ui.ideas import shipped_ideas
from ui.ports import HousePicture
from ui.view_models.finding.find_state import PURPOSE_ICONS
from ui.view_models.house.nearby import free_for_less, free_in, houses_by_distance, houses_called, open_events
from ui.view_models.house.outing_state import OutingState
from ui.view_models.offering.offers import walk_to
from ui.view_models.simple.questions import SimpleOption, clocked, day_in_full
from ui.view_models.simple.states import SimpleState, from_until
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import Speech

WAYS = {
    Page.EVENTS: "around.come-along",
    Page.IDEAS: "around.ideas",
    Page.HOUSES: "around.houses",
    Page.WISHES: "wish.missing",
}
WAY_ICONS = {
    Page.EVENTS: "doorOpen",
    Page.IDEAS: "lightbulb",
    Page.HOUSES: "mapPin",
    Page.WISHES: "messageSquarePlus",
}


def strolling(page: Page, picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> SimpleState:
    """What there is to choose from on `page`."""
    match page:
        case Page.EVENTS:
            options = tuple(_events(picture, speech=speech, now=now))
            more = speech.say("simple.come-more" if options else "simple.no-events")
            return SimpleState(heading=speech.say("simple.come"), sentence=more, options=options, back=True)
        case Page.IDEAS:
            options = tuple(SimpleOption(one.id, speech.say(f"idea.{one.id}"), one.symbol) for one in shipped_ideas())
            return SimpleState(heading=speech.say("simple.idea"), options=options, back=True)
        case Page.HOUSES:
            options = tuple(_houses(picture, speech))
            return SimpleState(heading=speech.say("simple.house"), options=options, back=True)
        case Page.HOUSE if session.house is not None:
            return _house(picture, session, speech=speech, now=now)
        case _:
            called = {one: speech.say(key) for one, key in WAYS.items()} | {Page.HOUSES: houses_called(picture, speech)}
            ways = tuple(SimpleOption(one, words, WAY_ICONS[one]) for one, words in called.items())
            return SimpleState(heading=speech.say("simple.look"), options=ways, back=True)


def visiting(page: OutingState, session: Session, outing: Outing, *, speech: Speech) -> SimpleState:
    """One place to go to: what is on there, or a room that is free."""
    span = outing.span if page.choice is None else page.choice.span
    start = speech.local(span.starts_at)
    yes = SimpleOption("book", speech.say("simple.yes-ask" if page.asks else "simple.yes"), "check", main=True)
    paper = SimpleOption("print", speech.say("simple.slip"), "printer", main=page.choice is None)
    done = SimpleOption("done", speech.say("simple.done"), "check", main=page.choice is None)
    may_print = page.print_slip != "" and page.slip == ""
    asked = ((page.choice is not None, yes), (may_print, paper), (page.slip != "", done))
    state = SimpleState(
        heading=speech.say("simple.go" if outing.is_event else "simple.this-one"),
        sentence=page.slip or page.note,
        name=page.heading,
        day=page.day,
        time=from_until(span, speech),
        place=page.place,
        symbol="doorOpen" if outing.is_event else PURPOSE_ICONS[session.purpose],
        people=0 if outing.is_event else session.persons,
        start_hour=start.hour,
        start_minute=start.minute,
        options=tuple(option for may, option in asked if may),
        back=True,
    )
    return state if page.heading else replace(state, options=())


def _events(picture: HousePicture, *, speech: Speech, now: datetime) -> Iterator[SimpleOption]:
    for _, booking in open_events(picture, now=now, speech=speech):
        title = speech.line(speech.name(booking.title or speech.named(booking.purpose)))
        when = _when(booking.span, speech=speech, now=now)
        yield clocked(str(booking.id), max(now, booking.span.starts_at), title, speech, detail=when)


def _when(span: TimeSpan, *, speech: Speech, now: datetime) -> str:
    """When to come: from when, and the day where it is another one; to what is on already, until when."""
    if span.holds(now):
        until = speech.say("screen.until", at=speech.until(span.ends_at, span.starts_at))
        return speech.say("simple.now-until", until=until)
    day, at = local_day(span.starts_at, speech.zone), speech.at(span.starts_at)
    if day == local_day(now, speech.zone):
        return speech.starting_large(at)
    return speech.words.in_row([day_in_full(day, speech=speech, now=now), at])


def _houses(picture: HousePicture, speech: Speech) -> Iterator[SimpleOption]:
    for venue in houses_by_distance(picture):
        minutes = walk_to(picture, venue)
        where = speech.say("around.on-foot", minutes=minutes) if minutes else speech.say("screen.here")
        yield SimpleOption(
            venue.id, speech.line(speech.words.in_row([speech.name(venue.name), speech.within(where)])), "house"
        )


def _house(picture: HousePicture, session: Session, *, speech: Speech, now: datetime) -> SimpleState:
    venue = next(one for one in picture.municipality.venues if one.id == session.house)
    offers = free_in(picture, session, venue, now=now) + free_for_less(picture, session, venue, now=now)
    options = tuple(_room(offer, speech) for offer in offers)
    heading = speech.say("simple.room" if options else "simple.no-room")
    return SimpleState(heading=heading, sentence=venue.name, options=options, back=True)


def _room(offer: Offer, speech: Speech) -> SimpleOption:
    name, when = speech.line(speech.name(offer.space.name)), from_until(offer.span, speech)
    return clocked(offer.space.id, offer.span.starts_at, name, speech, detail=when)

"""What somebody at a kiosk would wait for: what they looked for in vain, or the time that was taken from them."""

from dataclasses import replace
from datetime import datetime

from booking_core.domain.finding.suggestions import WORTH_WAITING
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Hours
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.told.waiting import WaitingNeed, refusal_of_need
from ui.ports import BookingRefused, HousePicture
from ui.view_models.offering.moving import refusal_now
from ui.view_models.offering.offers import PATIENCE, wanted_start
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.session import Choice, Session


def need_at(picture: HousePicture, session: Session, page: Page, *, fits: bool, now: datetime) -> WaitingNeed | None:
    """What can be waited for from `page`; None where nothing is missing, or nothing could ever meet it.

    `fits` says whether the page of results has something.
    """
    match page:
        case Page.RESULTS if not fits:
            need = _of_search(picture, session, now=now)
        case Page.CONFIRM if session.choice is not None and _is_gone(picture, session, session.choice, now=now):
            need = _of_choice(picture, session, session.choice)
        case Page.STOPPED if session.choice is not None and _was_taken(session):
            need = _of_choice(picture, session, session.choice)
        case _:
            return None
    return need if refusal_of_need(picture.municipality, need, now=now) is None else None


def _of_search(picture: HousePicture, session: Session, *, now: datetime) -> WaitingNeed:
    """Any place in any house, as far from the wanted start as the search looks."""
    starts_at = wanted_start(picture, session, now=now)
    return _need(picture, session, TimeSpan(starts_at, starts_at + session.length + PATIENCE))


def _of_choice(picture: HousePicture, session: Session, choice: Choice) -> WaitingNeed:
    """Any place in the same house, at the very time that was taken."""
    wanted = _need(picture, replace(session, length=choice.span.length), choice.span)
    return replace(wanted, house=VenueId(choice.offer.venue.id))


def _need(picture: HousePicture, session: Session, window: TimeSpan) -> WaitingNeed:
    zone = picture.municipality.zone
    opens, closes = (at.astimezone(zone).time() for at in (window.starts_at, window.ends_at))
    day = local_day(window.starts_at, zone)
    return WaitingNeed(
        persons=session.persons,
        length=session.length,
        first_day=day,
        last_day=day,
        purpose=session.purpose,
        needs=tuple(sorted(session.needs)),
        hours=Hours(opens, closes),
    )


def _is_gone(picture: HousePicture, session: Session, choice: Choice, *, now: datetime) -> bool:
    """Whether somebody else has the time by now."""
    refusal = refusal_now(picture, choice, persons=session.persons, now=now)
    is_free = picture.calendar.is_free(choice.offer.space, choice.span)
    return not is_free if refusal is None else refusal.code in WORTH_WAITING


def _was_taken(session: Session) -> bool:
    match session.outcome:
        case BookingRefused(refusals=refusals):
            return any(refusal.code in WORTH_WAITING for refusal in refusals)
        case _:
            return False

"""What was named with the no to a request: the first of it that can be had still, for whoever reads the no."""

from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.finding.availability import free_until
from booking_core.domain.finding.search import Offer
from booking_core.domain.places import Space
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import local_day
from ui.ports import HousePicture
from ui.view_models.offering.moving import refusal_now
from ui.view_models.offering.offers import can_promise, earliest_request, walk_to
from ui.view_models.offering.set_ups import placed_of
from ui.view_models.visit.session import Certainty, Choice, Session, When


def still_to_be_had(picture: HousePicture, declined: Booking, *, now: datetime) -> Choice | None:
    """The first of what was named with the no to `declined` that can be booked still, or asked for; None without one.

    Others may have it by now: it was free when the answer was given.
    """
    choices = (_as_choice(picture, one, now=now) for one in declined.instead)
    possible = (one for one in choices if one is not None)
    return next((one for one in possible if _can_be_had(picture, one, declined, now=now)), None)


def waits_for_the_centre(picture: HousePicture, declined: Booking, *, now: datetime) -> Choice | None:
    """What could be had if the centre answered, where it is silent and nothing can be had now; else None."""
    if picture.connected or still_to_be_had(picture, declined, now=now) is not None:
        return None
    return still_to_be_had(replace(picture, connected=True), declined, now=now)


def session_of(declined: Booking, choice: Choice, *, now: datetime, picture: HousePicture) -> Session:
    """A visit that stands before `choice`, of as many people who come for the same as `declined` was asked for."""
    zone = picture.municipality.zone
    is_today = local_day(choice.span.starts_at, zone) == local_day(now, zone)
    return Session(
        when=When.LATER if is_today else When.OTHER_DAY,
        starts_at=choice.span.starts_at,
        length=choice.span.length,
        persons=declined.persons,
        purpose=declined.purpose,
        openness=declined.openness,
        spoken=declined.spoken,
        choice=choice,
    )


def _as_choice(picture: HousePicture, instead: Instead, *, now: datetime) -> Choice | None:
    """As somebody would find it; None where the places no longer have it, or it cannot be asked for here."""
    space = picture.municipality.space_by_id.get(instead.space)
    layout = None if space is None else space.layout(instead.layout)
    if space is None or layout is None:
        return None
    venue, span = picture.municipality.venue_of_space[space.id], instead.span
    offer = Offer(
        venue=venue,
        space=space,
        layout=layout,
        span=span,
        free_from=span.starts_at,
        free_until=free_until(picture.municipality, picture.calendar, space, span.starts_at) or span.ends_at,
        walking_minutes=walk_to(picture, venue),
        suits=True,
        cost=0.0,
        set_up_by=instead.set_up_by,
    )
    certainty = _certainty(picture, space, offer, now=now)
    return None if certainty is None else Choice(offer, span, certainty)


def _certainty(picture: HousePicture, space: Space, offer: Offer, *, now: datetime) -> Certainty | None:
    """Whether it would be confirmed, or asked for; None where it is too soon to ask."""
    may_ask = offer.span.starts_at >= earliest_request(now)
    if space.approval:
        return Certainty.HOUSE if picture.connected and may_ask else None
    if can_promise(picture, offer, offer.span):
        return Certainty.SURE
    return Certainty.REQUEST if may_ask else None


def _can_be_had(picture: HousePicture, choice: Choice, declined: Booking, *, now: datetime) -> bool:
    if refusal_now(picture, choice, persons=declined.persons, now=now) is not None:
        return False
    return not isinstance(placed_of(picture, choice, persons=declined.persons, now=now), Refusal)

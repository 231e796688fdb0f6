"""What is sent to the centre for what is chosen at a desk."""

from booking_core.domain.bookings import Booking, Openness
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Weekday
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingOffer
from ui.ports import Alternative, HousePicture, SeriesMove, StaffWish, Waiter
from ui.view_models.desk.chosen.chosen import Drafted, Moving


def wish_of(drafted: Drafted) -> StaffWish:
    """What is sent for a draft; a closed booking has no public title."""
    draft = drafted.draft
    return StaffWish(
        id=drafted.id,
        to=draft.to,
        persons=draft.persons,
        purpose=draft.purpose,
        openness=draft.openness,
        title="" if draft.openness is Openness.CLOSED else draft.title,
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
        needs=draft.needs,
        wheelchairs=draft.wheelchairs,
        user=draft.user,
        group=draft.group,
        audience=draft.audience,
        is_trial=draft.is_trial,
        is_resident=draft.is_resident,
        spoken=() if draft.openness is Openness.CLOSED else draft.spoken,
    )


def move_of(picture: HousePicture, moving: Moving) -> SeriesMove | None:
    """What the centre is asked for when more than one date is moved; None of a booking of no series.

    What does not differ from the date that is held stays as each date has it.
    """
    booking, to, zone = moving.booking, moving.to, picture.municipality.zone
    series = None if booking.series is None else picture.series.get(booking.series)
    if series is None:
        return None
    bookings = picture.calendar.bookings
    own = Weekday.of(local_day(booking.span.starts_at, zone))
    is_retimed = to.span != booking.span
    return SeriesMove(
        series=series.id,
        booking=booking.id,
        scope=moving.scope,
        seen=tuple(bookings[one] for one in series.bookings if one in bookings),
        weekdays={} if moving.weekday in {None, own} else {own: moving.weekday},
        starts=to.span.starts_at.astimezone(zone).time() if is_retimed else None,
        ends=to.span.ends_at.astimezone(zone).time() if is_retimed else None,
        space=to.space if to.space != booking.space else None,
        layout=to.layout if to.layout != booking.layout else None,
        staying=moving.staying,
    )


def wish_for(waiter: Waiter, offer: WaitingOffer, new_id: BookingId) -> StaffWish:
    """The wish that books `offer` for somebody on the waiting list: the centre has their name and number."""
    need = waiter.wish.need
    return StaffWish(
        id=new_id,
        to=Alternative(offer.space, offer.layout, offer.span),
        persons=need.persons,
        purpose=need.purpose,
        openness=Openness.CLOSED,
        needs=need.needs,
        from_waiting=waiter.wish.id,
    )


def again(before: Booking, new_id: BookingId) -> StaffWish:
    """The wish that books `before` once more in its own place."""
    return StaffWish(
        id=new_id,
        to=Alternative(before.space, before.layout, before.span),
        persons=before.persons,
        purpose=before.purpose,
        openness=before.openness,
        title=before.title,
        needs=before.needs,
        wheelchairs=before.wheelchairs,
        replaces=before.id,
        user=before.user,
        group=before.group,
        audience=before.audience,
        is_trial=before.is_trial,
        spoken=before.spoken,
    )

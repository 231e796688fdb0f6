"""One booking in the panel, and the series it is part of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from booking_core.domain.bookings import Booking, BookingState, Contact
from booking_core.domain.holding import may_check_in
from booking_core.domain.recurring.series import Scope, Series
from booking_core.domain.stays import stay_of
from booking_core.language.series_words import SeriesWords
from booking_core.language.spoken import own_name
from booking_core.language.writing import apart
from booking_core.protocol.codes import code_of, grouped
from ui.view_models.desk.panel.panel_state import ChoiceRow, FactRow, OfferRow, PanelKind, PanelState
from ui.view_models.desk.panel.panel_words import in_pairs, needs_in_words, set_up_in_words, when_told, where_told
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.series_foresight import days_that_may_return
from ui.view_models.visit.speech import Speech, starting_large

REASONS = ("reason-mistake", "reason-house", "reason-repair", "reason-asked")
MOST_DAYS_OFFERED = 3


def booking_shown(workplace: Workplace, booking: Booking, *, asking: bool, reason: str) -> PanelState:
    """The booking with what can be done with it now."""
    speech, now = workplace.speech, workplace.now
    is_held = booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN}
    live = is_held and booking.span.ends_at > now
    have_come = stay_of(booking, workplace.picture.calendar).have_come
    return PanelState(
        kind=PanelKind.BOOKING.value,
        title=starting_large(workplace.called(booking)),
        subtitle=speech.say("web.plate-over") if is_held and not live else starting_large(speech.named(booking.state)),
        code=grouped(code_of(booking.id)),
        facts=tuple(_facts(workplace, booking)),
        plate_text=_over(booking, speech),
        may_check_in=live and may_check_in(booking, now=now) and not have_come and workplace.can_change,
        may_change=live and workplace.can_change,
        asking=asking and live,
        reasons=tuple(
            ChoiceRow(key, speech.say(f"panel.{key}"), "", speech.say(f"panel.{key}") == reason) for key in REASONS
        ),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        starts=speech.clock(booking.span.starts_at),
        length=speech.length(booking.span.length),
    )


def _over(booking: Booking, speech: Speech) -> str:
    if booking.state is BookingState.CANCELLED_BY_STAFF and booking.reason:
        return speech.say("panel.cancelled-because", reason=booking.reason)
    return "" if booking.state.occupies else speech.say("panel.holds-nothing")


def with_series(workplace: Workplace, booking: Booking, state: PanelState, scope: Scope) -> PanelState:
    """`state` with what a booking of a series has besides: how much of it is meant, and days that may come back."""
    series = series_of(workplace, booking)
    if series is None:
        return state
    days = days_that_may_return(workplace.picture, series, now=workplace.now) if state.may_change else ()
    return replace(
        state,
        in_series=True,
        scopes=tuple(scope_rows(workplace.speech, scope)) if state.asking else (),
        offers=tuple(_day_to_put_in(workplace, day) for day in days[:MOST_DAYS_OFFERED]),
    )


def series_of(workplace: Workplace, booking: Booking) -> Series | None:
    """The series it is a date of; None when it is none of its dates any more, or no series is known."""
    series = None if booking.series is None else workplace.picture.series.get(booking.series)
    return series if series is not None and series.place_of(booking.id) is not None else None


def scope_rows(speech: Speech, chosen: Scope) -> Iterator[ChoiceRow]:
    """How much of a series can be meant."""
    return (ChoiceRow(one.value, speech.say(f"desk-series.scope-{one.value}"), "", one is chosen) for one in Scope)


def _day_to_put_in(workplace: Workplace, day: date) -> OfferRow:
    speech = workplace.speech
    brief = speech.words.date_in_brief(day, today=workplace.today)
    title = speech.say("desk-series.put-in", day=brief)
    return OfferRow(f"add {day.isoformat()}", title, speech.say("desk-series.put-in-detail"), "", primary=False)


def series_facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    """ "Hver tirsdag · 5 af 8"."""
    series = series_of(workplace, booking)
    if series is not None:
        rule = SeriesWords(workplace.speech.words, workplace.today).rule(series.recurrence.pattern)
        place, count = series.place_of(booking.id), len(series.bookings)
        told = workplace.speech.say("desk-series.of", rule=rule, place=place, count=count)
        yield FactRow(workplace.speech.say("desk-series.series"), told)


def _facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    speech, picture = workplace.speech, workplace.picture
    contact = workplace.contacts.get(booking.id, Contact())
    yield FactRow(speech.say("panel.where"), where_told(picture, booking.space, speech))
    yield FactRow(speech.say("panel.when"), when_told(workplace, booking.span.starts_at, speech.span(booking.span)))
    yield from _stay_facts(workplace, booking)
    yield from series_facts(workplace, booking)
    yield FactRow(speech.say("panel.layout"), set_up_in_words(booking, speech))
    if booking.needs or booking.wheelchairs:
        yield FactRow(speech.say("panel.needs"), needs_in_words(booking, speech))
    yield FactRow(speech.say("panel.openness"), starting_large(speech.named(booking.openness)))
    if booking.spoken:
        names = ", ".join(apart(own_name(one), speech.words.language) for one in booking.spoken)
        yield FactRow(speech.say("panel.spoken"), names)
    if contact.name:
        yield FactRow(speech.say("panel.contact"), contact.name)
    if contact.phone:
        yield FactRow(speech.say("panel.phone"), in_pairs(contact.phone))
    if contact.email:
        yield FactRow(speech.say("panel.email"), contact.email)


def _stay_facts(workplace: Workplace, booking: Booking) -> Iterator[FactRow]:
    """What it goes on from, and what goes on from it: the same people, each part with a receipt of its own."""
    stay, speech = stay_of(booking, workplace.picture.calendar), workplace.speech
    place = stay.parts.index(booking)
    for key, parts in (("goes-on-from", stay.parts[:place]), ("goes-on", stay.parts[place + 1 :])):
        if parts:
            told = (f"{speech.span(part.span)} · {grouped(code_of(part.id))}" for part in parts)
            yield FactRow(speech.say(f"panel.{key}"), "\n".join(told))

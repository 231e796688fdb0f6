"""A move in the panel: what it means, why it cannot be, and what can be done instead."""

from collections.abc import Iterator
from datetime import timedelta

from booking_core.domain.bookings import Contact
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.series import Scope
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import local_day
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import SeriesRefused, refusal_from_wire
from ui.ports import Alternative, SeriesMove
from ui.view_models.desk.chosen.chosen import Moving
from ui.view_models.desk.chosen.wishes import move_of
from ui.view_models.desk.panel.panel_booking import MOST_DAYS_OFFERED, scope_rows, series_facts, series_of
from ui.view_models.desk.panel.panel_state import ChoiceRow, FactRow, OfferRow, PanelKind, PanelState
from ui.view_models.desk.panel.panel_words import in_pairs, place_and_time, set_up_there
from ui.view_models.desk.panel.waiting import WaitOffer
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import Suggestion, moves_instead, refusal_of_move
from ui.view_models.offering.series_foresight import dates_meant, dates_that_can, refusal_of_series_move
from ui.view_models.visit.speech import starting_large, starting_small, unbroken

SHORT_NAME = 2


def move_shown(workplace: Workplace, moving: Moving) -> PanelState:
    """Where it would go, and what stands in the way."""
    speech, booking, to = workplace.speech, moving.booking, moving.to
    if moving.scope is not Scope.THIS and (move := move_of(workplace.picture, moving)) is not None:
        return _move_series(workplace, moving, move)
    refusal = refusal_of_move(workplace.picture, booking, to, now=workplace.now)
    in_series = series_of(workplace, booking) is not None
    return PanelState(
        in_series=in_series,
        scopes=tuple(scope_rows(speech, moving.scope)) if in_series else (),
        kind=PanelKind.MOVE.value,
        title=starting_large(workplace.called(booking)),
        subtitle=speech.say("panel.code", code=grouped(code_of(booking.id))),
        facts=tuple(_move_facts(workplace, moving)),
        plate=speech.say("panel.cannot") if refusal is not None else "",
        plate_text="" if refusal is None else speech.refusal(refusal),
        refused=refusal is not None,
        offers=tuple(_move_offers(workplace, moving, refusal)),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        may_change=workplace.can_change,
    )


def _move_series(workplace: Workplace, moving: Moving, move: SeriesMove) -> PanelState:
    """More than one date of a series goes: which cannot, and how many can."""
    speech, zone = workplace.speech, workplace.picture.municipality.zone
    refused = refusal_of_series_move(workplace.picture, move, now=workplace.now)
    own = Weekday.of(local_day(moving.booking.span.starts_at, zone))
    weekday = moving.weekday or own
    plate = "" if refused is None else _why_not_all(workplace, refused)
    return PanelState(
        kind=PanelKind.MOVE.value,
        title=starting_large(workplace.called(moving.booking)),
        subtitle=speech.say("panel.code", code=grouped(code_of(moving.booking.id))),
        facts=tuple(_move_facts(workplace, moving)),
        plate=speech.say("panel.cannot") if refused is not None else "",
        plate_text=plate,
        refused=refused is not None,
        offers=tuple(_series_move_offers(workplace, moving, move, refused)),
        trouble=workplace.notice.text if workplace.notice.refused else "",
        may_change=workplace.can_change,
        in_series=True,
        scopes=tuple(scope_rows(speech, moving.scope)),
        weekdays=tuple(
            ChoiceRow(one.value, starting_large(speech.words.name_of(one)[:SHORT_NAME]), "", one is weekday)
            for one in Weekday
        ),
    )


def _why_not_all(workplace: Workplace, refused: SeriesRefused) -> str:
    """The days that stand in the way, each with its reason; the series' own where it is no day's."""
    speech = workplace.speech
    if not refused.dates:
        return speech.refusal(refusal_from_wire(refused.refusal))
    told = [
        speech.say(
            "desk-series.stays",
            day=starting_large(speech.words.date_in_brief(one.day, today=workplace.today)),
            why=starting_small(speech.refusal(refusal_from_wire(one.refusal))),
        )
        for one in refused.dates[:MOST_DAYS_OFFERED]
    ]
    return "\n".join(told)


def _series_move_offers(
    workplace: Workplace, moving: Moving, move: SeriesMove, refused: SeriesRefused | None
) -> Iterator[OfferRow]:
    speech, picture = workplace.speech, workplace.picture
    count = len(dates_meant(picture, move, now=workplace.now))
    if refused is None:
        title = speech.count("desk-series.move-all", count)
        yield OfferRow("move", title, place_and_time(workplace, moving.to), "Enter", primary=True)
    elif (rest := dates_that_can(picture, move, now=workplace.now)) and rest < count:
        title = speech.count("desk-series.move-rest", rest)
        yield OfferRow("rest", title, place_and_time(workplace, moving.to), "", primary=True)
    stays = Alternative(moving.booking.space, moving.booking.layout, moving.booking.span)
    yield OfferRow("stay", speech.say("panel.stay"), place_and_time(workplace, stays), "Esc", primary=False)


def _move_facts(workplace: Workplace, moving: Moving) -> Iterator[FactRow]:
    speech, picture, booking = workplace.speech, workplace.picture, moving.booking
    names = {space.id: space.name for _, space in picture.municipality.spaces()}
    yield FactRow(speech.say("panel.now"), f"{names[booking.space]} · {speech.span(booking.span)}")
    to = [names[moving.to.space], speech.span(moving.to.span)]
    if moving.weekday is not None:
        to.append(speech.words.name_of(moving.weekday))
    yield FactRow(speech.say("panel.to"), " · ".join(to))
    yield from series_facts(workplace, booking)
    yield FactRow(speech.say("panel.layout"), set_up_there(booking, moving.to, speech))
    contact = workplace.contacts.get(booking.id, Contact())
    if contact != Contact():
        yield FactRow(
            speech.say("panel.contact"), " · ".join(filter(None, (contact.name, unbroken(in_pairs(contact.phone)))))
        )


def _move_offers(workplace: Workplace, moving: Moving, refusal: Refusal | None) -> Iterator[OfferRow]:
    speech = workplace.speech
    if refusal is None:
        yield OfferRow(
            "move", speech.say("panel.move-there"), place_and_time(workplace, moving.to), "Enter", primary=True
        )
    else:
        offers = moves_instead(workplace.picture, moving.booking, moving.to, now=workplace.now)
        for number, one in enumerate(offers, start=1):
            yield suggestion_row(workplace, one, number)
    stays = Alternative(moving.booking.space, moving.booking.layout, moving.booking.span)
    yield OfferRow("stay", speech.say("panel.stay"), place_and_time(workplace, stays), "Esc", primary=False)


def suggestion_row(workplace: Workplace, one: Suggestion, number: int) -> OfferRow:
    """What could be had instead, with the digit that takes it."""
    speech = workplace.speech
    if one.shift > timedelta(0):
        detail = speech.say("panel.later", length=speech.length(one.shift))
    elif one.shift < timedelta(0):
        detail = speech.say("panel.earlier", length=speech.length(-one.shift))
    else:
        detail = speech.say("panel.same-time")
    return OfferRow(f"suggestion {number}", place_and_time(workplace, one.to), detail, str(number), primary=number == 1)


def waiting_row(offer: WaitOffer) -> OfferRow:
    """Somebody on the waiting list who could have it."""
    return OfferRow(offer.key, offer.title, offer.detail, "", primary=False)

"""The other ends a booking may have: later, as far as the room is free, or earlier; and why not. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, Channel, cells_of
from booking_core.domain.finding.availability import free_until, lasts_a_day
from booking_core.domain.policy import may_be_without_a_name
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.stays import Stay, can_be_continued, stay_of, stay_up_to
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, next_slot_start
from booking_core.protocol.authority import Origin
from ui.ports import Alternative, HousePicture
from ui.view_models.offering.foresight import refusal_of_move
from ui.view_models.visit.speech import Speech, unbroken

KIOSK = Origin(Channel.KIOSK)
LONGER_BY = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 45, 60, 90, 120))
MOST_ENDS = 6
_OF_A_NAME = {
    RefusalCode.NAME_NEEDED_START: "mine.longer-asks",
    RefusalCode.NAME_NEEDED_LENGTH: "mine.longer-in-all",
    RefusalCode.NAME_NEEDED_LAST_ROOM: "mine.longer-last-room",
}
"""Whether somebody left a number for it no screen knows, and none can be left afterwards: the house can help."""


@dataclass(frozen=True, slots=True)
class EndRow:
    """Another end one may choose: when, and how much that is."""

    label: str
    by: str


def longer_ends(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The later ends that can be had, up to the first that cannot; without contact as far as this kiosk can say."""
    last = stay_of(booking, picture.calendar).last
    ends: list[datetime] = []
    for by in LONGER_BY:
        ends_at = last.span.ends_at + by
        if not (picture.connected or may_go_on_here(picture, last, ends_at)):
            break
        if refusal_of_end(picture, last, ends_at, now=now) is not None:
            break
        ends.append(ends_at)
    return tuple(ends)


def may_go_on_here(picture: HousePicture, last: Booking, ends_at: datetime) -> bool:
    """Whether this kiosk may confirm by itself the time from the end of `last` until then."""
    space = picture.municipality.space_by_id[last.space]
    stands = space.offline and last.layout == space.standing_layout.id and can_be_continued(last)
    return stands and set(cells_of(space, TimeSpan(last.span.ends_at, ends_at))) <= picture.held


def shorter_ends(picture: HousePicture, booking: Booking, *, now: datetime) -> tuple[datetime, ...]:
    """The earlier ends there are, the latest few of them in order."""
    span = stay_of(booking, picture.calendar).span
    first = max(span.starts_at, next_slot_start(now) - SLOT_LENGTH) + SLOT_LENGTH
    count = max(0, int((span.ends_at - first) / SLOT_LENGTH))
    return tuple(first + number * SLOT_LENGTH for number in range(count))[-MOST_ENDS:]


def refusal_of_end(picture: HousePicture, booking: Booking, ends_at: datetime, *, now: datetime) -> Refusal | None:
    """Why `booking`, the last part of its stay, cannot end then; None when it can.

    Of two reasons the one that nobody can help: a number is of no use where the room is taken.
    """
    to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
    stay = stay_up_to(booking, picture.calendar)
    named = not all(may_be_without_a_name(picture.municipality, part) for part in stay.parts)
    refused = refusal_of_move(picture, booking, to, now=now, origin=KIOSK, named=named)
    if refused is None or refused.code not in _OF_A_NAME:
        return refused
    return refusal_of_move(picture, booking, to, now=now, origin=KIOSK, named=True) or refused


def end_rows(
    ends: tuple[datetime, ...], booking: Booking, picture: HousePicture, *, speech: Speech
) -> tuple[EndRow, ...]:
    """The ends as one reads them: "15.30", "30 min. længere"."""
    stay = stay_of(booking, picture.calendar)
    return tuple(_end_row(ends_at, stay, speech) for ends_at in ends)


def _end_row(ends_at: datetime, stay: Stay, speech: Speech) -> EndRow:
    by = ends_at - stay.span.ends_at
    key = "mine.longer-by" if by > timedelta(0) else "mine.shorter-by"
    return EndRow(speech.at(ends_at), speech.say(key, length=speech.length(abs(by))))


def why_not_longer(picture: HousePicture, booking: Booking, *, speech: Speech, now: datetime) -> str:
    """Why it cannot be longer still, or what comes of it without contact; empty when every choice can be had."""
    ends = longer_ends(picture, booking, now=now)
    if len(ends) == len(LONGER_BY):
        return "" if picture.connected else speech.say("mine.longer-alone")
    last = stay_of(booking, picture.calendar).last
    refused = refusal_of_end(picture, last, last.span.ends_at + LONGER_BY[len(ends)], now=now)
    if ends and not picture.connected:
        return speech.say("mine.longer-alone")
    phone = picture.municipality.venue_of_space[last.space].phone
    if refused is None:
        return speech.say("mine.longer-asks", phone=phone)
    if refused.code in _OF_A_NAME:
        most = timedelta(minutes=float(str(refused.facts["minutes"])))
        return speech.say(_OF_A_NAME[refused.code], phone=phone, minutes=unbroken(speech.length(most)))
    return speech.say("mine.taken-after") if refused.code is RefusalCode.TAKEN else speech.refusal(refused)


def longer_sentence(
    picture: HousePicture, booking: Booking, ends: tuple[datetime, ...], *, speech: Speech, now: datetime
) -> str:
    """Until when they can stay on, as `ends` has it, or that they cannot: for want of room, or here; "" at closing."""
    last = stay_of(booking, picture.calendar).last
    space = picture.municipality.space_by_id[last.space]
    free = free_until(picture.municipality, picture.calendar, space, last.span.ends_at)
    if not ends:
        return _none_longer(picture, last, is_free=free is not None, speech=speech, now=now)
    if len(ends) < len(LONGER_BY) and free is not None and ends[-1] < free:
        return speech.say("mine.longer-at-most", at=speech.at(ends[-1]))
    if free is None or lasts_a_day(last.span.ends_at, free):
        return speech.say("screen.free-a-day")
    return speech.say("mine.free-until", at=speech.at(free))


def _none_longer(picture: HousePicture, last: Booking, *, is_free: bool, speech: Speech, now: datetime) -> str:
    refused = refusal_of_end(picture, last, last.span.ends_at + SLOT_LENGTH, now=now)
    if refused is not None and refused.code is RefusalCode.TAKEN:
        return speech.say("mine.taken-after")
    return speech.say("mine.longer-not-here") if is_free else ""

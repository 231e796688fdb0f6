"""Closing rooms at the desk: the form, whom it displaces and what each would become, and a block that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.blocks import Block, BlockKind
from booking_core.domain.bookings import Booking, Instead
from booking_core.domain.displacing import Displaced, in_the_way, taken
from booking_core.domain.finding.suggestions import Suggestion
from booking_core.domain.identity import BookingId
from booking_core.domain.places import Venue
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.protocol.authority import refusal_of_block
from booking_core.protocol.messages import BlockRooms
from ui.ports import BlockWish
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDraft, BlockDrafted
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech, starting_large

CANCELLED, STAYING = "cancel", "stay"
_STATED_BY_THE_FORM = frozenset({RefusalCode.REASON_NEEDED})
"""An empty field says so itself."""


@dataclass(frozen=True, slots=True)
class DisplacedRow:
    """One booking in the way: who and when, what would become of it, and what could."""

    key: str
    when: str
    who: str
    fate: str
    open: bool
    """Nothing has been chosen for it, and nothing can be proposed."""
    choices: tuple[ChoiceRow, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class BlockState:
    rooms: tuple[ChoiceRow, ...] = ()
    kinds: tuple[ChoiceRow, ...] = ()
    first_day: str = ""
    starts: str = ""
    last_day: str = ""
    ends: str = ""
    reason: str = ""
    displaced: tuple[DisplacedRow, ...] = ()
    looking: bool = False
    heading: str = ""
    trouble: str = ""
    do: str = ""
    may_do: bool = False
    when: str = ""
    where: str = ""
    what: str = ""
    may_lift: bool = False


def derive_state(workplace: Workplace, displaced: tuple[Displaced, ...], *, looking: bool = False) -> BlockState:
    """The form, or the block that is open; empty while neither is.

    `displaced` belong to the form as it is now, or as it was while it is still being looked for who they are now.
    """
    match workplace.chosen:
        case BlockDrafted(draft=draft):
            return _form(workplace, draft, displaced, looking=looking)
        case BlockChosen(block=block_id):
            block = workplace.picture.calendar.blocks.get(block_id)
            return BlockState() if block is None else _standing(workplace, block)
        case _:
            return BlockState()


def refusal_now(workplace: Workplace, drafted: BlockDrafted) -> Refusal | None:
    """Why the rooms cannot be closed like that, whatever becomes of those in the way."""
    picture, draft, now = workplace.picture, drafted.draft, workplace.now
    command = _command(drafted)
    refusal = refusal_of_block(picture.municipality, picture.calendar, command, now=now)
    if refusal is not None:
        return refusal
    way = in_the_way(picture.municipality, picture.calendar, draft.rooms, draft.span, now=now)
    return None if way.until is None else Refusal(RefusalCode.IN_USE, {"free_from": way.until})


def wish_of(drafted: BlockDrafted, displaced: tuple[Displaced, ...]) -> BlockWish:
    """What is sent: everybody in the way, each with what was chosen or proposed."""
    draft = drafted.draft
    fates = tuple((one.booking, fate_of(one, draft.fates)) for one in displaced)
    reason = draft.reason.strip()
    return BlockWish(drafted.id, draft.kind, tuple(sorted(draft.rooms)), draft.span, reason, displaced=fates)


def fate_of(one: Displaced, fates: Mapping[BookingId, Instead | None]) -> Instead | None:
    """Where it goes; None where it is cancelled, or stays without its shelter."""
    if one.keeps_its_place:
        return None
    if one.booking.id in fates:
        return fates[one.booking.id]
    return None if one.suggestion is None else taken(one.suggestion)


def called(block: Block, speech: Speech) -> str:
    """What stands on the board: "Spærret: foldevæg repareres"."""
    return speech.say("blocks.closed-off", reason=block.reason)


def when_words(workplace: Workplace, span: TimeSpan) -> str:
    """From when to when, with both days where they differ."""
    speech, zone = workplace.speech, workplace.picture.municipality.zone
    first, last = local_day(span.starts_at, zone), local_day(span.ends_at, zone)
    if first == last:
        return f"{starting_large(speech.short_day(first, workplace.now))} {speech.span(span)}"
    starts = f"{speech.short_day(first, workplace.now)} {speech.clock(span.starts_at)}"
    ends = f"{speech.short_day(last, workplace.now)} {speech.clock(span.ends_at)}"
    return starting_large(speech.say("blocks.over-days", starts=starts, ends=ends))


def _command(drafted: BlockDrafted) -> BlockRooms:
    draft = drafted.draft
    return BlockRooms(
        id=drafted.id, kind=draft.kind, rooms=tuple(sorted(draft.rooms)), span=draft.span, reason=draft.reason
    )


def _form(workplace: Workplace, draft: BlockDraft, displaced: tuple[Displaced, ...], *, looking: bool) -> BlockState:
    speech = workplace.speech
    venue = workplace.picture.municipality.venue_by_id[draft.venue]
    drafted = workplace.chosen
    refusal = refusal_now(workplace, drafted) if isinstance(drafted, BlockDrafted) else None
    rows = tuple(_displaced(workplace, one, draft) for one in displaced)
    is_said = refusal is None or refusal.code in _STATED_BY_THE_FORM
    notice = workplace.notice.text if workplace.notice.refused else ""
    return BlockState(
        rooms=tuple(ChoiceRow(room.id, room.name, "", room.id in draft.rooms) for room in venue.rooms),
        kinds=tuple(_kinds(draft, speech)),
        first_day=_day(workplace, draft.span.starts_at),
        starts=speech.clock(draft.span.starts_at),
        last_day=_day(workplace, draft.span.ends_at),
        ends=speech.clock(draft.span.ends_at),
        reason=draft.reason,
        displaced=rows,
        looking=looking,
        heading=_heading(rows, speech, looking=looking),
        trouble=notice or ("" if is_said or refusal is None else speech.refusal(refusal)),
        do=_doing(displaced, draft, speech),
        may_do=refusal is None and not looking and not any(row.open for row in rows) and workplace.can_change,
    )


def _heading(rows: tuple[DisplacedRow, ...], speech: Speech, *, looking: bool) -> str:
    if rows:
        return speech.count("blocks.in-the-way", len(rows))
    return speech.say("blocks.looking") if looking else ""


def _kinds(draft: BlockDraft, speech: Speech) -> Iterator[ChoiceRow]:
    return (ChoiceRow(kind.value, speech.say(f"blocks.{kind.value}"), "", kind is draft.kind) for kind in BlockKind)


def _day(workplace: Workplace, instant: datetime) -> str:
    zone = workplace.picture.municipality.zone
    return starting_large(workplace.speech.short_day(local_day(instant, zone), workplace.now))


def _doing(displaced: tuple[Displaced, ...], draft: BlockDraft, speech: Speech) -> str:
    """What the button does, with how many it moves and cancels."""
    leaving = [one for one in displaced if not one.keeps_its_place]
    gone = sum(fate_of(one, draft.fates) is None for one in leaving)
    parts = [
        speech.count(f"blocks.{key}", number)
        for key, number in (("moves", len(leaving) - gone), ("cancels", gone))
        if number
    ]
    return speech.say("blocks.do-and", what=", ".join(parts)) if parts else speech.say("blocks.do")


def _displaced(workplace: Workplace, one: Displaced, draft: BlockDraft) -> DisplacedRow:
    speech, booking = workplace.speech, one.booking
    name = workplace.picture.municipality.space_by_id[booking.space].name
    when = f"{when_words(workplace, booking.span)} · {name}"
    who = f"{starting_large(workplace.called(booking))} · {speech.count('count.persons', booking.persons)}"
    choices = tuple(_choices(workplace, one, draft))
    fate = next((row.text for row in choices if row.chosen), speech.say("blocks.choose"))
    is_open = not any(row.chosen for row in choices)
    spoken = f"{when}, {who}, {fate}"
    return DisplacedRow(str(booking.id), when, who, fate, is_open, choices, spoken)


def _choices(workplace: Workplace, one: Displaced, draft: BlockDraft) -> Iterator[ChoiceRow]:
    speech, chosen = workplace.speech, one.booking.id in draft.fates
    if one.keeps_its_place:
        shelter = workplace.picture.municipality.space_by_id.get(one.booking.shelter or one.booking.space)
        name = "" if shelter is None else shelter.name
        yield ChoiceRow(STAYING, speech.say("blocks.stays", shelter=name), "", chosen=True)
        return
    fate = fate_of(one, draft.fates)
    for number, suggestion in enumerate(one.suggestions):
        text = _to_words(workplace, one.booking, suggestion)
        yield ChoiceRow(str(number), text, "", chosen=fate is not None and taken(suggestion) == fate)
    is_cancelled = chosen and fate is None
    yield ChoiceRow(CANCELLED, speech.say("blocks.cancel"), "", chosen=is_cancelled)


def _to_words(workplace: Workplace, booking: Booking, suggestion: Suggestion) -> str:
    """Where it would be, and when where that is another time."""
    municipality, ask, speech = workplace.picture.municipality, suggestion.ask, workplace.speech
    name = municipality.space_by_id[ask.space].name
    house, own = municipality.venue_of_space[ask.space], municipality.venue_of_space.get(booking.space)
    place = name if own is not None and own.id == house.id else f"{name}, {house.name}"
    if ask.span == booking.span:
        return place
    zone = municipality.zone
    is_same_day = local_day(ask.span.starts_at, zone) == local_day(booking.span.starts_at, zone)
    return f"{place} {speech.span(ask.span)}" if is_same_day else f"{place}, {when_words(workplace, ask.span).lower()}"


def _standing(workplace: Workplace, block: Block) -> BlockState:
    speech, venue = workplace.speech, workplace.picture.municipality.venue_by_id.get(block.venue)
    return BlockState(
        when=when_words(workplace, block.span),
        where=_rooms(venue, block),
        what=speech.say(f"blocks.{block.kind.value}"),
        reason=block.reason,
        trouble=workplace.notice.text if workplace.notice.refused else "",
        may_lift=block.occupies and block.span.ends_at > workplace.now and workplace.can_change,
    )


def _rooms(venue: Venue | None, block: Block) -> str:
    if venue is None:
        return ", ".join(block.rooms)
    return ", ".join(room.name for room in venue.rooms if room.id in block.rooms)

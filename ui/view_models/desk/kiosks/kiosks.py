"""The kiosks of the house in words: in contact or silent, what they may confirm by themselves, and what is frozen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from booking_core.domain.identity import DeviceId, DeviceRole, RoomId
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages.escrow import (
    NO_BACKLOG,
    Backlog,
    FrozenBecause,
    MachineAt,
    MachineSeen,
    RoomFrozen,
    RoomHeld,
)
from ui.ports import Alternative
from ui.view_models.desk.answering.calls import offer_words
from ui.view_models.desk.chosen.chosen import Watching
from ui.view_models.desk.kiosks.doubts import DoubtRow, doubt_rows, need_somebody, open_doubts
from ui.view_models.desk.kiosks.kiosk_watch import Sighting
from ui.view_models.desk.machine_names import desk_name, newer_release
from ui.view_models.desk.workplace import Workplace

SILENT_AFTER = timedelta(minutes=2)
"""Longer than a poll and what a busy centre takes to note it."""

OLD_AFTER = timedelta(seconds=90)
"""When what is shown is old enough for its age to be told."""


MOST_NAMED = 3
"""After a restore every machine of the town is missing at first."""


class Contact(StrEnum):
    IN_CONTACT = "in-contact"
    SILENT = "silent"
    LOST = "lost"
    NEVER = "never"  # enrolled, and not heard since
    NOT_ENROLLED = "not-enrolled"


@dataclass(frozen=True, slots=True)
class KioskSeen:
    """A kiosk of the house as far as it is known; `machine` is None where the centre has not enrolled it."""

    device: DeviceId
    where: str
    contact: Contact
    machine: MachineSeen | None


@dataclass(frozen=True, slots=True)
class LineRow:
    text: str


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """What nobody gets and until when, and why."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A booking whose paper may not have come out at the kiosk; `look` opens it."""

    key: str
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class KioskRow:
    """One kiosk. `then` says what its silence means, `frozen` what nobody gets and why.

    `holds` are what it may confirm, and what waits there.

    `papers` are receipts that may not have come out there. `older`: its program is older than others' in the house.
    """

    key: str
    where: str
    contact: str
    said: str
    then: str
    holds: tuple[LineRow, ...]
    frozen: tuple[FrozenRow, ...]
    papers: tuple[PaperRow, ...]
    about: str
    older: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class KiosksState:
    """`count` is how many kiosks and bookings need somebody; `waits` heads the board while the centre recovers."""

    count: int = 0
    waits: str = ""
    age: str = ""
    doubts: tuple[DoubtRow, ...] = ()
    rows: tuple[KioskRow, ...] = ()
    none: str = ""
    command: str = ""
    may_book: bool = False


def derive_state(workplace: Workplace, sighting: Sighting | None) -> KiosksState:
    """The panel for what was told last; outside of it the number and the banner alone."""
    is_shown = isinstance(workplace.chosen, Watching)
    if sighting is None:
        return KiosksState(none=_nothing_known(workplace) if is_shown else "")
    count, waits = _count(workplace, sighting), _waits(workplace, sighting)
    if not is_shown:
        return KiosksState(count, waits)
    rows = tuple(_row(workplace, sighting, one) for one in kiosks_seen(workplace, sighting))
    return KiosksState(
        count,
        waits,
        age=_age(workplace, sighting),
        doubts=tuple(doubt_rows(workplace, sighting)),
        rows=rows,
        none="" if rows else workplace.speech.say("kiosks.none"),
        command=workplace.speech.say("kiosks.command") if rows else "",
        may_book=workplace.can_change,
    )


def contact_of(machine: MachineSeen | None, sighting: Sighting) -> Contact:
    """How it was with the kiosk when it was told: what has been silent since may be this desk's own line."""
    if machine is None:
        return Contact.NOT_ENROLLED
    if machine.is_lost:
        return Contact.LOST
    if machine.told_at is None:
        return Contact.NEVER
    return Contact.SILENT if sighting.at - machine.told_at > SILENT_AFTER else Contact.IN_CONTACT


def kiosks_seen(workplace: Workplace, sighting: Sighting) -> Iterator[KioskSeen]:
    """The kiosks of the places file in its order, then those that are enrolled and stand in it no more."""
    seen = {one.device: one for one in sighting.machines.machines if one.role is DeviceRole.KIOSK}
    for kiosk in workplace.picture.municipality.venue_by_id[workplace.venue].kiosks:
        machine = seen.pop(kiosk.id, None)
        yield KioskSeen(kiosk.id, kiosk.where, contact_of(machine, sighting), machine)
    for machine in seen.values():
        yield KioskSeen(machine.device, machine.device, contact_of(machine, sighting), machine)


def _count(workplace: Workplace, sighting: Sighting) -> int:
    kiosks = sum(_needs_somebody(workplace, one) for one in kiosks_seen(workplace, sighting))
    return kiosks + need_somebody(open_doubts(workplace, sighting))


def _needs_somebody(workplace: Workplace, kiosk: KioskSeen) -> bool:
    """Whether it is silent, in doubt, or prints nothing. Of one that is lost people know already."""
    if kiosk.contact is Contact.LOST:
        return False
    return kiosk.contact is Contact.SILENT or _is_in_doubt(workplace, kiosk) or _backlog(kiosk).printer_is_away


def _is_in_doubt(workplace: Workplace, kiosk: KioskSeen) -> bool:
    return kiosk.machine is not None and any(one.until > workplace.now for one in kiosk.machine.in_doubt)


def _row(workplace: Workplace, sighting: Sighting, kiosk: KioskSeen) -> KioskRow:
    machine = kiosk.machine
    return KioskRow(
        key=kiosk.device,
        where=kiosk.where,
        contact=kiosk.contact.value,
        said=_said(workplace, kiosk),
        then=_then(workplace, kiosk),
        holds=(*_holds(workplace, kiosk), *_waiting_there(workplace, kiosk)),
        frozen=() if machine is None else tuple(_frozen(workplace, machine.in_doubt)),
        papers=() if machine is None else tuple(_papers(workplace, machine)),
        about=" · ".join(filter(None, (kiosk.device, "" if machine is None else machine.software))),
        older=_older(workplace, sighting, kiosk),
        urgent=_needs_somebody(workplace, kiosk),
    )


def _older(workplace: Workplace, sighting: Sighting, kiosk: KioskSeen) -> str:
    if kiosk.machine is None or kiosk.contact is Contact.LOST:
        return ""
    others = [one.software for one in sighting.machines.machines if not one.is_lost]
    newer = newer_release(kiosk.machine.software, others)
    return workplace.speech.say("kiosks.older", newer=newer) if newer else ""


def _said(workplace: Workplace, kiosk: KioskSeen) -> str:
    speech, told_at = workplace.speech, None if kiosk.machine is None else kiosk.machine.told_at
    if kiosk.contact is Contact.SILENT and told_at is not None:
        return speech.say("kiosks.silent", when=speech.when(told_at, workplace.now))
    return speech.say(f"kiosks.{kiosk.contact.value}")


def _then(workplace: Workplace, kiosk: KioskSeen) -> str:
    if kiosk.contact is not Contact.SILENT or kiosk.machine is None:
        return ""
    holds = any(one.until > workplace.now for one in kiosk.machine.held)
    return workplace.speech.say("kiosks.free-there" if holds else "kiosks.look-after-it")


def _holds(workplace: Workplace, kiosk: KioskSeen) -> Iterator[LineRow]:
    speech, groups = workplace.speech, _by_end(workplace, () if kiosk.machine is None else kiosk.machine.held)
    for until, rooms in groups:
        when = speech.when(until, workplace.now)
        yield LineRow(speech.say("kiosks.holds", rooms=_names(workplace, rooms), when=when))
    if not groups and kiosk.contact is Contact.IN_CONTACT and not _is_in_doubt(workplace, kiosk):
        yield LineRow(speech.say("kiosks.holds-nothing"))


def _waiting_there(workplace: Workplace, kiosk: KioskSeen) -> Iterator[LineRow]:
    speech, backlog = workplace.speech, _backlog(kiosk)
    if backlog.printer_is_away:
        yield LineRow(speech.say("kiosks.printer-away"))
    for key, count in (("kiosks.papers-waiting", backlog.papers), ("kiosks.untold", backlog.untold)):
        if count:
            yield LineRow(speech.count(key, count))


def _backlog(kiosk: KioskSeen) -> Backlog:
    return NO_BACKLOG if kiosk.machine is None else kiosk.machine.backlog


def _frozen(workplace: Workplace, frozen: tuple[RoomFrozen, ...]) -> Iterator[FrozenRow]:
    speech = workplace.speech
    for why in FrozenBecause:
        for until, rooms in _by_end(workplace, [one for one in frozen if one.why is why]):
            when = speech.when(until, workplace.now)
            title = speech.say("kiosks.frozen", rooms=_names(workplace, rooms), when=when)
            yield FrozenRow(title, speech.say(f"kiosks.frozen-{why.value}"))


def _papers(workplace: Workplace, machine: MachineSeen) -> Iterator[PaperRow]:
    """Of bookings that are not over: whoever made them saw no code, and may not know that they stand."""
    speech, known = workplace.speech, workplace.picture.calendar.bookings
    for one in machine.unprinted:
        booking = known.get(one)
        if booking is not None and booking.state.occupies and booking.span.ends_at > workplace.now:
            place = offer_words(workplace, Alternative(booking.space, booking.layout, booking.span))
            code = speech.say("panel.code", code=grouped(code_of(booking.id)))
            text = speech.say("kiosks.unprinted", place=place, code=code)
            yield PaperRow(str(booking.id), text, speech.say("kiosks.look-at-booking"))


def _by_end(
    workplace: Workplace, rooms: Iterable[RoomHeld | RoomFrozen]
) -> tuple[tuple[datetime, tuple[RoomId, ...]], ...]:
    """The rooms that are held up to the same end, what has passed left out."""
    by_end: dict[datetime, list[RoomId]] = defaultdict(list)
    for one in rooms:
        if one.until > workplace.now:
            by_end[one.until].append(one.room)
    return tuple((until, tuple(own)) for until, own in sorted(by_end.items()))


def _names(workplace: Workplace, rooms: tuple[RoomId, ...]) -> str:
    """In the order of the places file."""
    venue = workplace.picture.municipality.venue_by_id[workplace.venue]
    return ", ".join(room.name for room in venue.rooms if room.id in rooms)


def _age(workplace: Workplace, sighting: Sighting) -> str:
    """When this was told, where that is no matter of course."""
    if workplace.picture.connected and workplace.now - sighting.at < OLD_AFTER:
        return ""
    return workplace.speech.say("kiosks.age", when=workplace.speech.when(sighting.at, workplace.now))


def _nothing_known(workplace: Workplace) -> str:
    return workplace.speech.say("kiosks.asking" if workplace.picture.connected else "kiosks.unknown")


def _waits(workplace: Workplace, sighting: Sighting) -> str:
    """For whom a centre that was set back waits before anything can be booked: those of this house first."""
    if not sighting.machines.recovering:
        return ""
    speech = workplace.speech
    missing = sorted(sighting.machines.waited_for, key=lambda one: one.venue != workplace.venue)
    names = [_machine(workplace, one) for one in missing[:MOST_NAMED]]
    if len(missing) > MOST_NAMED:
        names.append(speech.count("kiosks.and-others", len(missing) - MOST_NAMED))
    return speech.say("kiosks.recovering-waits" if names else "kiosks.recovering", machines=", ".join(names))


def _machine(workplace: Workplace, one: MachineAt) -> str:
    """What a machine is called: "kiosken i Medborgerhuset (Foyeren)"."""
    municipality, speech = workplace.picture.municipality, workplace.speech
    if one.role is not DeviceRole.KIOSK:
        return desk_name(municipality, one.device, speech)
    known_house = municipality.venue_by_id.get(one.venue)
    house = one.venue if known_house is None else known_house.name
    known = municipality.kiosk_by_id.get(one.device)
    return speech.say("kiosks.a-kiosk", house=house, kiosk=one.device if known is None else known[1].where)

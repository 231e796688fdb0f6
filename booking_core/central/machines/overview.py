"""The machines as whoever runs the centre sees them: where, how long silent, what they hold, and how they leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

from booking_core.central.accounts.operators import operator
from booking_core.central.centre import Centre
from booking_core.central.data_folder.machines_file import keep_gone
from booking_core.central.failures import DeviceRefused
from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.escrow.custody import Custody, custody_of, declare_lost, drain
from booking_core.protocol.escrow.recovering import not_reported, place_of
from booking_core.protocol.escrow.serving import has_to_report
from booking_core.protocol.messages.escrow import Backlog, FrozenBecause
from booking_core.store.accounts import staff
from booking_core.store.central_store import CentralStore
from booking_core.store.escrow.escrow_books import EscrowBooks
from booking_core.store.logs import audit
from booking_core.store.logs.audit import Act
from booking_core.store.machines import devices, doubts
from booking_core.store.machines.doubts import DoubtKind, KeptDoubt

PEOPLE_WHO_DECLARE = 2
SOFTWARE = f"moedested {version('moedested')}"
"""As machines say it of themselves."""
HEARD_LATELY = timedelta(minutes=5)
"""A machine at work is heard twice a minute: one that was heard since then is hardly gone for good."""

_WHY = {
    FrozenBecause.LOST: "declared lost",
    FrozenBecause.NOT_REPORTED: "a restored centre had no proof of what was sold there",
    FrozenBecause.UNPROVED: "it began anew without proof of what it had sold, as after a power cut",
}

LOSS = """Declaring a machine lost is for good, and the one place where nothing but people stand behind the promise:
  - it is destroyed or stolen, or one of you has seen with your own eyes that it is switched off for good;
  - receipts that it printed, as far as they can be had, have been scanned at another machine first.
  Its messages count no more, and the cells it holds stay blocked until they have passed.
  Its receipts can be scanned still, and bring back their bookings in just those cells.
  When in doubt, wait: they pass by tomorrow."""


@dataclass(frozen=True, slots=True)
class Machine:
    """One enrolled machine. `place` is where it stands; `heard_at` is None before it was ever heard."""

    id: DeviceId
    place: str
    life: str
    software: str
    heard_at: datetime | None
    custody: Custody
    is_lost: bool
    unprinted: int
    backlog: Backlog


@dataclass(frozen=True, slots=True)
class Awaited:
    """A machine that a restored centre waits for, and where it stands."""

    id: DeviceId
    place: str


def machines(store: CentralStore, *, now: datetime) -> tuple[Machine, ...]:
    """Every machine that is enrolled and not retired."""
    with store.reading_books(now=now) as books:
        standings = books.standings()
        facts = devices.facts_of(books.connection, [one.id for one in standings])
        return tuple(
            Machine(
                one.id,
                place_of(books.municipality, one.id, facts[one.id].venue),
                f"{one.incarnation.epoch}.{one.incarnation.number}",
                facts[one.id].software,
                facts[one.id].heard_at,
                custody_of(books, one, now=now),
                one.is_lost,
                len(facts[one.id].unprinted),
                facts[one.id].backlog,
            )
            for one in standings
        )


def waited_for(store: CentralStore, *, now: datetime) -> tuple[Awaited, ...]:
    """The machines that a restored centre waits for; none where it does not recover."""
    with store.reading_books(now=now) as books:
        missing = not_reported(books.standings(), books.epoch) if books.is_recovering else ()
        return tuple(Awaited(one.id, place_of(books.municipality, one.id, one.venue)) for one in missing)


def listing(store: CentralStore, *, now: datetime) -> Iterator[str]:
    """What there is to say of every machine, of the recovery, and of bookings in doubt."""
    zone = store.municipality().zone
    for one in machines(store, now=now):
        yield from _lines_of(one, zone)
    for awaited in waited_for(store, now=now):
        yield f"the centre was restored and waits for the report of {awaited.id}, {awaited.place}"
    with store.reading_books(now=now) as books:
        for doubt in doubts.doubts(books.connection, now=now):
            yield _line_of_doubt(doubt, books.municipality)


def retire(centre: Centre, device: DeviceId, *, now: datetime) -> str:
    """Let the machine go, once it holds nothing; what was done.

    Raises:
        DeviceRefused: there is no such machine, a restored centre waits for its report, or it holds cells, which it is
            asked for: not yet.
    """
    with centre.store.writing_books(now=now) as books:
        _check_is_there(books, device)
        _check_has_reported(books, device)
        asked = drain(books, device, now=now)
        if not asked:
            devices.retire(books.connection, device)
            keep_gone(centre.folder, device)
            books.has_news = True
            audit.append(books.connection, [Act(operator(), "retired", device)], now=now)
    if asked:
        message = f"not yet: {device} holds {asked} cells and is asked for them. Run this again in half a minute."
        raise DeviceRefused(message)
    if device in centre.store.municipality().kiosk_by_id:
        return f"{device} is retired. Take it out of the places file too: the next import would let it in again."
    return f"{device} is retired."


def lose(centre: Centre, device: DeviceId, people: tuple[str, ...], *, anyway: bool = False, now: datetime) -> str:
    """Declare the machine lost in the names of two different people; what follows from it. `anyway`: heard or not.

    Raises:
        DeviceRefused: there is no such machine, not two people of the staff say so, or it was heard just now.
    """
    with centre.store.writing_books(now=now) as books:
        names = _who_declare(books, people)
        _check_is_there(books, device)
        if not anyway:
            _check_is_silent(books, device, now=now)
        declare_lost(books, device, now=now)
        devices.note_loss(books.connection, device, by=", ".join(names))
        keep_gone(centre.folder, device)
        books.has_news = True
        audit.append(books.connection, [Act(operator(), "declared-lost", device)], now=now)
        blocked = custody_of(books, books.standing(device), now=now).frozen.get(FrozenBecause.LOST, 0)
    return f"{device} is declared lost by {' and '.join(names)}. {blocked} cells stay blocked until they pass."


def check_is_not_at_work(centre: Centre, device: DeviceId, *, now: datetime) -> None:
    """Nothing, when whoever is let in as `device` puts no machine out that is at work.

    Raises:
        DeviceRefused: one of that name was heard just now.
    """
    with centre.store.reading() as connection:
        known = devices.read_device(connection, device)
    seconds = None if known is None else _seconds_since_heard(known.last_contact_at, now=now)
    if seconds is not None:
        message = (
            f"{device} is at work: it was heard {seconds} seconds ago, and is believed no more once another machine is "
            "let in by its name. Stop it first, and wait five minutes; a kiosk's data folder goes along to its "
            "successor (docs/operations.md). If that same machine is to have a new key, or was stolen just now, say it "
            "again with --anyway"
        )
        raise DeviceRefused(message)


def _seconds_since_heard(heard_at: datetime | None, *, now: datetime) -> int | None:
    """None where it was not heard lately."""
    if heard_at is None or now - heard_at >= HEARD_LATELY:
        return None
    return max(0, int((now - heard_at).total_seconds()))


def _who_declare(books: EscrowBooks, people: tuple[str, ...]) -> tuple[str, ...]:
    """Their names: those of accounts, of whatever role, as soon as anybody has one."""
    names = {name.strip().casefold(): name.strip() for name in people if name.strip()}
    if len(names) < PEOPLE_WHO_DECLARE:
        message = f"{LOSS}\n  Two different people say so: --by NAME --by NAME"
        raise DeviceRefused(message)
    known = [one.id for one in staff.accounts(books.connection)]
    strangers = [name for folded, name in names.items() if folded not in known]
    if known and strangers:
        message = (
            f"nobody of the staff has the name {' or '.join(strangers)}. Accounts are: {', '.join(known)}. "
            "Whoever has none yet gets one with: moedested central staff --add NAME"
        )
        raise DeviceRefused(message)
    return tuple(names.values())


def _check_is_silent(books: EscrowBooks, device: DeviceId, *, now: datetime) -> None:
    seconds = _seconds_since_heard(devices.last_contacts(books.connection, [device]).get(device), now=now)
    if seconds is None:
        return
    message = (
        f"{device} is not lost: it was heard {seconds} seconds ago. To let a machine at work go: "
        f"moedested central retire {device}. If it was stolen, or destroyed just now, say it again with --anyway"
    )
    raise DeviceRefused(message)


def _check_is_there(books: EscrowBooks, device: DeviceId) -> None:
    known = sorted(one.id for one in books.standings())
    if device not in known:
        message = f"there is no machine {device}. Enrolled are: {', '.join(known) or 'none'}"
        raise DeviceRefused(message)


def _check_has_reported(books: EscrowBooks, device: DeviceId) -> None:
    """What it knows may stand nowhere else: it takes two people to do without."""
    standing = books.standing(device)
    if has_to_report(books, standing) and not standing.is_lost:
        message = (
            f"not yet: the centre was restored and waits for the report of {device}. Switch it on, and run this again. "
            f"If it is gone for good: moedested central declare-lost {device} --by NAME --by NAME"
        )
        raise DeviceRefused(message)


def _lines_of(one: Machine, zone: ZoneInfo) -> Iterator[str]:
    heard = "never heard" if one.heard_at is None else f"heard {one.heard_at.astimezone(zone):%Y-%m-%d %H:%M}"
    lost = ", LOST" if one.is_lost else ""
    own, software = one.custody, one.software or "unknown"
    other = "" if software in {"unknown", SOFTWARE} else f" (the centre runs {SOFTWARE})"
    yield f"{one.id}  {one.place}{lost}"
    yield f"    life {one.life}, {heard}, software {software}{other}, {own.held} cells, {own.entries} entries"
    for why, count in sorted(own.frozen.items()):
        yield f"    {count} cells frozen until they pass: {_WHY[why]}"
    yield from _waiting_at(one)


def _waiting_at(one: Machine) -> Iterator[str]:
    if one.backlog.printer_is_away:
        yield "    its printer takes nothing: it is out of paper, switched off, or jammed"
    if one.backlog.papers:
        yield f"    {one.backlog.papers} papers wait for its printer"
    if one.unprinted:
        yield f"    the receipts of {one.unprinted} bookings may not have come out: the desk of the house knows which"
    if one.backlog.untold:
        yield f"    {one.backlog.untold} things that people did there wait to be told here"


def _line_of_doubt(doubt: KeptDoubt, municipality: Municipality) -> str:
    booking, zone = doubt.booking, municipality.zone
    starts_at = booking.span.starts_at.astimezone(zone)
    space = municipality.space_by_id.get(booking.space)
    what = "its place has gone to others" if doubt.kind is DoubtKind.CELLS else "it uses more of a quota than there was"
    name = booking.space if space is None else space.name
    return f"in doubt: {grouped(code_of(booking.id))}, {name}, {starts_at:%Y-%m-%d %H:%M}: {what}"

"""`moedested central doctor`: looks at the database and the files beside it, and says in plain words how they are."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from msgspec import MsgspecError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from booking_core.central.accounts.breached import LIST, OLD_AFTER, list_in
from booking_core.central.centre import Centre
from booking_core.central.data_folder.database_failures import damage_told
from booking_core.central.data_folder.endorsing import MARK, is_endorsed
from booking_core.central.data_folder.epoch_file import newest_epoch
from booking_core.central.data_folder.former_databases import former_databases
from booking_core.central.data_folder.keys import KEYS_FILE
from booking_core.central.data_folder.own_keys import are_foreign
from booking_core.central.failures import KeysForeign
from booking_core.central.reports import audit_report
from booking_core.central.reports.invariants_told import WHAT_TO_DO, faults_in
from booking_core.findings import Finding, Health
from booking_core.store.accounts import system_accounts
from booking_core.store.engines.migrate import form_of
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.logs.feed_log import CentreHead, read_head
from booking_core.store.machines.devices import former_keys, machine_keys
from booking_core.store.places import NoPlaces, read_places
from booking_core.store.upkeep.examination import Durability, damage, durability
from booking_core.store.upkeep.invariants import Invariant, seen_in

TOKENS_TOLD_BEFORE = timedelta(days=30)
MOST_TOLD = 5
"""Of one kind of damage: one is enough to act upon."""
_UNREADABLE = (DBAPIError, Unavailable, MsgspecError, ValueError, LookupError, TypeError)
"""What comes of reading a row that nobody has written so."""


def findings(centre: Centre) -> tuple[Finding, ...]:
    """Everything looked at, in one state of the database. A missing server or table is a failure to open it."""
    with centre.store.reading() as connection:
        return tuple(_look(centre, connection))


def _look(centre: Centre, connection: Connection) -> Iterator[Finding]:
    head = read_head(connection)
    yield _well(f"The tables have the form {form_of(connection)}, the newest this program knows.")
    for look in _looks(centre, connection, head):
        yield from _readable(look)


Look = Callable[[], Finding | Iterator[Finding]]


def _looks(centre: Centre, connection: Connection, head: CentreHead) -> Iterator[Look]:
    yield partial(_integrity, connection)
    yield partial(_places, connection, head)
    yield partial(_invariants, connection, now=centre.clock())
    yield partial(_epoch, centre, head)
    yield partial(_clock, centre)
    if are_foreign(centre.keys, connection):
        yield partial(_wrong, str(KeysForeign(centre.folder / KEYS_FILE)))  # what others signed they cannot judge
    else:
        yield partial(_audit, centre)
        yield partial(_machines, centre, connection)
        yield partial(_former_keys, centre, connection)
    yield partial(_programs, centre, connection)
    yield partial(_set_aside, centre)
    yield partial(_breached, centre)
    yield lambda: _keeping(durability(connection))


def _readable(look: Look) -> tuple[Finding, ...]:
    """What a look finds; that the database is damaged, where it cannot be taken."""
    try:
        found = look()
        return (found,) if isinstance(found, Finding) else tuple(found)
    except _UNREADABLE as err:
        return (_damaged(damage_told(err)),)


def _places(connection: Connection, head: CentreHead) -> Finding:
    try:
        municipality = read_places(connection, head.places_version)
    except NoPlaces:
        return _advice("There are no places yet, so nothing can be booked. Run: moedested central import FILE")
    return _well(f"{len(municipality.space_by_id)} places in {len(municipality.venues)} houses can be booked.")


def _integrity(connection: Connection) -> Iterator[Finding]:
    found = damage(connection)
    for words in found[:MOST_TOLD]:
        yield _damaged(words)
    if not found:
        yield _well("Pages, keys and indexes are whole.")


def _invariants(connection: Connection, *, now: datetime) -> Iterator[Finding]:
    looked = seen_in(connection, now=now)
    for _, fault in faults_in(looked):
        yield _wrong(f"{fault}. {WHAT_TO_DO}")
    if Invariant.FEED not in looked.counts:
        yield _well(f"The feed has {looked.entries} entries, without a hole, each bound to the one before.")
    if not looked.counts:
        yield _well("Every booking is as the feed tells it, and what is ahead takes just its own cells.")


def _epoch(centre: Centre, head: CentreHead) -> Finding:
    known = newest_epoch(centre.folder)
    if known != head.epoch:
        return _wrong(
            f"The database lives its life {head.epoch}, and the file beside the keys knows {known}. Start the service "
            "once from this folder: the newer one counts."
        )
    if head.recovering:
        return _advice(f"It lives its life {head.epoch} and waits for its machines: moedested central devices")
    return _well(f"It lives its life {head.epoch}; the file beside the keys agrees.")


def _clock(centre: Centre) -> Finding:
    doubt = centre.clock_watch.doubt()
    if doubt is not None:
        return _wrong(doubt.sentence)
    return _well(f"The clock shows {centre.clock():%Y-%m-%d %H:%M} UTC, and goes on from what it showed before.")


def _audit(centre: Centre) -> Finding:
    count, wrong = audit_report.found_faults(centre)
    if wrong:
        return _wrong("The audit log cannot be believed: moedested central audit --verify")
    return _well(f"The audit log has {count} entries and is whole.")


def _machines(centre: Centre, connection: Connection) -> Finding:
    keys = machine_keys(connection)
    strange = [key.device for key in keys if not is_endorsed(key, centre.keys.public)]
    if strange:
        return _wrong(
            f"The key of {', '.join(strange)} is not the one that was enrolled: somebody has changed the database by "
            "hand. The service does not hear it. Start the service anew, and it goes back to what it knows."
        )
    return _well(f"The keys of {len(keys)} machines are those that were enrolled, by the centre's signature.")


def _former_keys(centre: Centre, connection: Connection) -> Iterator[Finding]:
    """They speak for nobody, so that it is no worse than what cannot be read."""
    unsigned = [key.device for key in former_keys(connection) if not is_endorsed(key, centre.keys.public)]
    if unsigned:
        yield _advice(
            f"A former key of {', '.join(sorted(set(unsigned)))} is not signed by the centre: receipts printed with it "
            f"are not read. Was this database put back from a copy that an older program made, empty the file {MARK} "
            "and start the service anew: it then signs for what is there. Was it not, somebody has changed the "
            "database by hand."
        )


def _set_aside(centre: Centre) -> Iterator[Finding]:
    """Nothing is deleted from them but by whoever runs the centre."""
    for one in former_databases(centre.folder, now=centre.clock()):
        if one.overdue is None:
            yield _advice(f"{one.path.name}, set aside by restore, cannot be read. Delete it when nobody needs it.")
        elif one.overdue:
            yield _wrong(
                f"{one.path.name}, set aside by restore, has {one.overdue} names in it whose days are over: they are "
                "to be kept nowhere. Delete that file, and what lies beside it under its name."
            )


def _programs(centre: Centre, connection: Connection) -> Iterator[Finding]:
    """Tokens end by themselves, and nobody but operations can give out another."""
    soon = centre.clock() + TOKENS_TOLD_BEFORE
    for one in system_accounts.accounts(connection):
        if one.until <= soon:
            yield _advice(
                f"The token of {one.id} counts until {one.until:%Y-%m-%d}. Give that program another in time: "
                f"moedested central system --renew {one.id}, or end it with --retire."
            )


def _breached(centre: Centre) -> Finding:
    found = list_in(centre.folder)
    if found is None:
        return _advice(f"There is no list of passwords from breaches: see {LIST} in docs/operations.md.")
    if not found.is_usable:
        return _wrong(f"{LIST} is no readable list of hashes in their order: it finds nothing. Lay another there.")
    if centre.clock() - found.since > OLD_AFTER:
        return _advice(f"{LIST} lies there since {found.since:%Y-%m-%d}: lay a newer one there.")
    return _well(f"New passwords are held against {LIST}, which lies there since {found.since:%Y-%m-%d}.")


def _keeping(how: Durability | None) -> Iterator[Finding]:
    """PROTOCOL rule 9: there is one primary, and what only its disk knows goes with that disk."""
    lost = "what was decided last, and no machine has heard of, is lost with its disk"
    if how is None:
        yield _well("Every commit waits for the disk.")
        yield _advice(f"It is kept in one file: {lost}. A second copy at every moment needs PostgreSQL with a standby.")
        return
    yield from _of_the_server(how)
    if how.standbys:
        yield _well(f"Every commit waits for a standby too: {', '.join(how.standbys)}.")
    elif how.names_standbys and how.standbys is None:
        yield _advice("A standby is asked for; whether it answers may not be seen. Run: GRANT pg_monitor TO our user")
    elif how.names_standbys:
        yield _wrong("A standby is asked for and none answers: commits wait for it. Bring it back, or ask for none.")
    elif how.has_several_addresses:
        yield _wrong(
            "The service is given several addresses, and no commit waits for a standby: gone over to the other one it "
            "lacks what was decided last. Make a standby that commits wait for, or name one address."
        )
    else:
        yield _advice(f"No synchronous standby: {lost}. See synchronous_standby_names in postgresql.conf.")


def _of_the_server(how: Durability) -> Iterator[Finding]:
    is_safe = how.waits_for_disk and how.writes_whole_pages
    if is_safe:
        yield _well(f"PostgreSQL {how.version} waits for the disk at every commit.")
    else:
        yield _wrong("fsync or full_page_writes is off in postgresql.conf: a power cut loses confirmed bookings.")
    if not how.has_checksums:
        yield _advice("Pages have no checksums, so a lying disk is not noticed: see pg_checksums.")


def _well(sentence: str) -> Finding:
    return Finding(Health.WELL, sentence)


def _advice(sentence: str) -> Finding:
    return Finding(Health.ADVICE, sentence)


def _wrong(sentence: str) -> Finding:
    return Finding(Health.WRONG, sentence)


def _damaged(words: str) -> Finding:
    return _wrong(f"The database is damaged: {words}. Stop the service and put back the newest backup.")

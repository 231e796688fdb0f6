"""`moedested central retention`: delete now what the service deletes every day, and say what it was."""

from collections.abc import Iterator

from booking_core.central.centre import Centre
from booking_core.central.failures import ClockInDoubt
from booking_core.store.upkeep.retention import Forgotten

_NAMES = {
    "contacts": "contacts of bookings",
    "cards": "place cards",
    "waiting": "wishes on the waiting list",
    "tallies": "tallies of quotas",
    "reasons": "reasons for letting past a rule",
    "doubts": "bookings in doubt",
    "unheard_wishes": "wishes whose bookings never came",
    "guesses": "counts of wrong codes, under keyed hashes of addresses",
    "conditions": "condition reports closed long ago, which are counts now",
    "stopped": "place cards known only as stopped",
    "tellers": "counts of how often the people of a booking told of something",
}


def delete_what_is_over(centre: Centre) -> Iterator[str]:
    """What was deleted, a line each, and the days that decide.

    Raises:
        NoPlaces: nothing has been imported yet.
        ClockInDoubt: nobody can tell what is over.
    """
    doubt, now = centre.clock_watch.doubt(), centre.clock()
    if doubt is not None:
        raise ClockInDoubt(doubt.sentence)
    privacy = centre.store.municipality().privacy
    forgotten = centre.store.upkeep.forget_contacts(now=now)
    entries = centre.store.upkeep.cut_audit(centre.keys.signing.sign, now=now)
    cells = centre.store.upkeep.purge_authority(now=now)
    yield (
        f"Contacts are kept {privacy.contact_kept_days_after} days after a booking, the audit log "
        f"{privacy.audit_kept_days} days. Deleted now:"
    )
    yield from _lines(forgotten)
    yield f"  {entries:>8}  entries of the audit log, behind a signed cut"
    yield f"  {cells:>8}  holders of cells that passed long ago"
    yield "Bookings, statistics and what could not be met stay."


def _lines(forgotten: Forgotten) -> Iterator[str]:
    return (f"  {getattr(forgotten, name):>8}  {what}" for name, what in _NAMES.items())

"""What does not hold in the tables, in plain words."""

from collections.abc import Iterator

from booking_core.store.upkeep.invariants import MOST_NAMED, Invariant, Looked

WHAT_TO_DO = (
    "Somebody has changed the database by hand, or it is damaged. Stop the service and put back the newest backup; the "
    "machines then tell what they know."
)
_FAULTS = {
    Invariant.FEED: "The feed breaks at entry {named}",
    Invariant.BOOKINGS: "{count} bookings are not as the feed tells them ({named})",
    Invariant.BLOCKS: "{count} blocks are not as the feed tells them, or take other cells ({named})",
    Invariant.LACKING: (
        "{count} bookings that stand lack cells of their own time, so that others may be given their rooms ({named})"
    ),
    Invariant.ASTRAY: (
        "{count} bookings take cells that are not theirs, or are no longer, so that nobody gets these rooms ({named})"
    ),
}


def faults_in(looked: Looked) -> Iterator[tuple[Invariant, str]]:
    """Each kind there is, with how many and the ids of some; of the feed, the number of the entry."""
    for invariant, sentence in _FAULTS.items():
        count = looked.counts.get(invariant, 0)
        if count:
            more = ", …" if count > MOST_NAMED else ""
            yield invariant, sentence.format(count=count, named=", ".join(looked.named[invariant]) + more)

"""Whether what stands in the tables is what it must be: the doctor, an import and every night the service look by this.

    the feed             ── folded ──►  what was told last of each booking and block     FEED
    booking, block       as that says: version, state, place, time                       BOOKINGS, BLOCKS
    occupancy            just the cells that it says, and those of its own place and time     LACKING, ASTRAY

newest_told  the feed, folded
standing     a booking or a block as its row has it, and as it was told
looking      the two compared
"""

from booking_core.store.upkeep.invariants.looking import MOST_NAMED, Invariant, Looked, Looking, looking, seen_in

__all__ = ["MOST_NAMED", "Invariant", "Looked", "Looking", "looking", "seen_in"]

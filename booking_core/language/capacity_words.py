"""How many a place holds, in words."""

from booking_core.domain.places import Space
from booking_core.language.words import Words


def capacity_of(words: Words, space: Space) -> str:
    """ "Plads til 20, op til 24": as it stands, and as it can be set up where that is more."""
    standing = space.standing_layout.capacity
    most = max(layout.capacity for layout in space.layouts)
    if most > standing:
        return words.text("screen.capacity-up-to", count=standing, most=most)
    return words.text("screen.capacity", count=standing)

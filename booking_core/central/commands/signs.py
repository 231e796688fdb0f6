"""`signs`: the signs for the doors of a house, to print and put up."""

import argparse
from pathlib import Path

from booking_core.central.commands.arguments import Commands, added, to_text
from booking_core.central.commands.opening import opened
from booking_core.central.commands.saying import OK, refuse, say
from booking_core.documents.door_sign import door_signs, door_signs_pdf
from booking_core.domain.identity import VenueId


def add(commands: Commands) -> None:
    """Add `signs`."""
    parser = added(commands, "signs", _signs, "make the signs for the doors of a house, one a page, A5")
    parser.add_argument(
        "--venue", type=to_text, required=True, metavar="ID", help="the house, as the places file calls it"
    )
    parser.add_argument("--output", type=Path, metavar="FILE.pdf", help="without it: signs-VENUE.pdf, here")


def _signs(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        places = centre.store.municipality()
    finally:
        centre.close()
    venue = places.venue_by_id.get(VenueId(options.venue))
    if venue is None:
        return refuse(f"there is no house {options.venue}; there are {', '.join(one.id for one in places.venues)}")
    signs = door_signs(places, venue)
    if not signs:
        return refuse(f"{venue.name} has no room that is booked by itself: there is no door to mark")
    file = options.output or Path(f"signs-{venue.id}.pdf")
    try:
        file.write_bytes(door_signs_pdf(signs))
    except OSError as err:
        return refuse(f"{file} cannot be written: {err.strerror}")
    say(f"{venue.name}: {len(signs)} signs in {file}, A5, one a page.")
    return OK

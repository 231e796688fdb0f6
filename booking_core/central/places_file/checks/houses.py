"""What a venue's rooms, kiosks, printers and walk must say together."""

from collections.abc import Iterator

from booking_core.central.places_file.checks.references import unknown, unknown_in_list
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.schema.rooms import SpaceTable
from booking_core.central.places_file.schema.venue import KioskTable, PrinterTable, VenueTable
from booking_core.domain.places import PrinterKind

A_ROOM = "the id of a room of this venue"
VENUE_DEPTH = 2
"""("venue", 3): so long is the path of a venue."""
NEEDS = {
    PrinterKind.CUPS: {"queue": 'the name of its queue in quotes, as kind is "cups"'},
    PrinterKind.ESCPOS: {
        "width_mm": 'the paper\'s width in millimetres, 58 or 80, as kind is "escpos"',
        "code_page": 'the printer\'s code page, e.g. "CP858", as kind is "escpos"',
    },
}


def spaces_have_rooms_of_their_house(draft: Draft) -> Iterator[Mistake]:
    """A space is made of rooms of its own venue."""
    for path, space in draft.every(SpaceTable):
        known = draft.known_in(path[:VENUE_DEPTH], "room")
        yield from unknown_in_list((*path, "rooms"), space.rooms, known=known, kind=A_ROOM)


def kiosks_hold_rooms_of_their_house(draft: Draft) -> Iterator[Mistake]:
    """A kiosk confirms bookings only of rooms in its own venue."""
    for path, kiosk in draft.every(KioskTable):
        known = draft.known_in(path[:VENUE_DEPTH], "room")
        yield from unknown_in_list((*path, "holds"), kiosk.holds, known=known, kind=A_ROOM)


def kiosks_print_in_their_house(draft: Draft) -> Iterator[Mistake]:
    """A kiosk prints on a printer of its own venue."""
    for path, kiosk in draft.every(KioskTable):
        known = draft.known_in(path[:VENUE_DEPTH], "printer")
        if kiosk.printer is not None:
            kind = "the id of a printer of this venue"
            yield from unknown((*path, "printer"), kiosk.printer, known=known, kind=kind)


def printers_have_what_their_kind_needs(draft: Draft) -> Iterator[Mistake]:
    """A CUPS printer has a queue, a receipt printer its paper and letters."""
    for path, printer in draft.every(PrinterTable):
        given = printer.model_dump(include={"queue", "width_mm", "code_page"}, exclude_none=True)
        needs = NEEDS[printer.kind]
        for key in sorted(needs.keys() - given.keys()):
            yield Mistake((*path, key), "nothing", needs[key])
        for key in sorted(given.keys() - needs.keys()):
            expected = f'no such key, as kind is "{printer.kind.value}"'
            yield Mistake((*path, key), "a key for another kind of printer", expected)


def walk_passes_every_room_once(draft: Draft) -> Iterator[Mistake]:
    """The daily sheet goes along the walk, so a room left out would stay locked."""
    for path, venue in draft.every(VenueTable):
        known = draft.known_in(path, "room")
        yield from unknown_in_list((*path, "walk"), venue.walk, known=known, kind=A_ROOM)
        yield from _left_out(draft, path, venue)


def _left_out(draft: Draft, path: TomlPath, venue: VenueTable) -> Iterator[Mistake]:
    left_out = sorted(draft.ids_in(path, "room") - set(venue.walk))
    if left_out:
        rooms = ", ".join(f'"{room}"' for room in left_out)
        yield Mistake((*path, "walk"), f"a walk without {rooms}", "every room of the venue, each once")

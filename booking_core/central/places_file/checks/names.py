"""Ids: each once, and apart on receipts."""

from collections.abc import Hashable, Iterator, Mapping
from hashlib import sha256

from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath

KINDS = {
    "venue": "venues",
    "room": "rooms",
    "space": "spaces",
    "kiosk": "kiosks",
    "printer": "printers",
    "audience": "audiences",
    "association": "associations",
    "school": "schools",
    "quota": "quotas",
}
MARK_BYTES = 3
"""How much of a space's hash a receipt carries."""


def ids_are_unique(draft: Draft) -> Iterator[Mistake]:
    """In the whole municipality, also of rooms, as cells are kept by room alone; of layouts in a space."""
    for kind, plural in KINDS.items():
        expected = f"an id that no other of the municipality's {plural} has"
        yield from _repeated(draft, draft.ids_of_kind(kind), expected=expected)
    layouts = draft.ids_of_kind("layouts")
    for space in dict.fromkeys(path[:-1] for path in layouts):
        own = {path: layout for path, layout in layouts.items() if path[:-1] == space}
        yield from _repeated(draft, own, expected="an id that no other layout of the space has")


def _repeated(draft: Draft, ids: Mapping[TomlPath, str], *, expected: str) -> Iterator[Mistake]:
    first: dict[str, TomlPath] = {}
    for path, own in ids.items():
        if own in first:
            found = f'"{own}", which {draft.names[first[own]]} has too'
            yield Mistake((*path, "id"), found, expected)
        else:
            first[own] = path


def receipts_tell_spaces_apart(draft: Draft) -> Iterator[Mistake]:
    """A receipt names its space by the first three bytes of the id's SHA-256."""
    first: dict[Hashable, str] = {}
    for path, space in draft.ids_of_kind("space").items():
        other = first.setdefault(receipt_mark(space), space)
        if other != space:
            found = f'"{space}", which a receipt cannot tell from "{other}" (both have the same short code)'
            yield Mistake((*path, "id"), found, "another id; one letter more is enough")


def receipt_mark(space_id: str) -> bytes:
    """What a receipt carries of a space's id."""
    return sha256(space_id.encode()).digest()[:MARK_BYTES]

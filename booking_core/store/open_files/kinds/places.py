"""The places, and what each import of them names."""

import msgspec

from booking_core.domain.places import Municipality
from booking_core.store import schema
from booking_core.store.open_files import lines
from booking_core.store.open_files.kinds.kind import Keyring, Values, decoded, of_table

_PLACES = msgspec.json.Decoder(Municipality)


def _places_hold(row: Values, _keyring: Keyring) -> Values:
    decoded(row["document"].encode(), _PLACES, "places")
    return {}


PLACES = of_table("places", lines.PlacesLine, schema.places_version, renamed={"places": "document"}, keep=_places_hold)
VENUES = of_table("venues", lines.VenueLine, schema.venue)
ROOMS = of_table("rooms", lines.RoomLine, schema.room, renamed={"venue": "venue_id"})
SPACES = of_table("spaces", lines.SpaceLine, schema.space, renamed={"venue": "venue_id"})

"""Places: every version of the file, and what bookings and machines may refer to."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text

from booking_core.store.schema.conventions import metadata

places_version = Table(
    "places_version",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("source", String(200), nullable=False),
    Column("imported_at", BigInteger, nullable=False),
    comment="Every places file imported, as JSON of domain.places.Municipality. The newest is in force.",
)

venue = Table(
    "venue",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("retired", Boolean, nullable=False),
    comment="What bookings and devices may refer to; retired when the places file no longer has it.",
)

room = Table(
    "room",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("venue_id", ForeignKey("venue.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("retired", Boolean, nullable=False),
)

space = Table(
    "space",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("venue_id", ForeignKey("venue.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("retired", Boolean, nullable=False),
)

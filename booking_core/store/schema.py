"""The tables of the central store. Migrations under `migrations/` make exactly these; a test compares them.

Instants are unix seconds (UTC) as integers: SQLite and PostgreSQL then agree to the bit, and ranges are cheap.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

centre = Table(
    "centre",
    metadata,
    Column("only_row", Integer, CheckConstraint("only_row = 1", name="one_row"), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("recovering", Boolean, nullable=False),
    Column("feed_number", BigInteger, nullable=False),
    Column("feed_hash", String(64), nullable=False),
    Column("places_version", Integer, nullable=False),
    comment="One row: the life of this centre and the head of its feed. Updated last in every transaction.",
)

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

device = Table(
    "device",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("venue_id", ForeignKey("venue.id"), nullable=False),
    Column("role", String(16), nullable=False, server_default="kiosk"),
    Column("public_key", LargeBinary(32)),
    Column("incarnation", Integer, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("enrolled_at", BigInteger),
    Column("last_contact_at", BigInteger),
    Column("retired", Boolean, nullable=False),
    comment="Kiosks and front desks. Without a public key it has not been enrolled.",
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("device_id", ForeignKey("device.id"), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger),
)

challenge = Table(
    "challenge",
    metadata,
    Column("value", LargeBinary(32), primary_key=True),
    Column("device_id", ForeignKey("device.id"), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("nonce", LargeBinary(64)),
    Column("answer", LargeBinary),
    comment="Single use: a used challenge gets the first answer again, to the same nonce, or nothing.",
)

booking = Table(
    "booking",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", String(32), nullable=False),
    Column("space_id", ForeignKey("space.id"), nullable=False),
    Column("layout_id", String(64), nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("openness", String(32), nullable=False),
    Column("user_kind", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("title", String(200), nullable=False),
    Column("needs", String(200), nullable=False, server_default=""),
    Column("wheelchairs", Integer, nullable=False, server_default="0"),
    Column("set_up_by", String(16), nullable=False, server_default="crew"),
    Column("device_id", ForeignKey("device.id")),
    Column("reason", String(200)),
    Column("replaces", String(36)),
    Column("continues", String(36)),
    Column("code", String(9), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    Index("ix_booking_code", "code"),
    Index("ix_booking_ends_at", "ends_at"),
    comment="Bookings without persons; every former version stands in the feed.",
)

occupancy = Table(
    "occupancy",
    metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("booking_id", ForeignKey("booking.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Index("ix_occupancy_booking_id", "booking_id"),
    Index("ix_occupancy_slot", "slot"),
    comment="The (room, slot) grid: its primary key is what refuses a double booking.",
)

stock_use = Table(
    "stock_use",
    metadata,
    Column("venue_id", ForeignKey("venue.id"), primary_key=True),
    Column("item", String(16), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("used", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    CheckConstraint("used <= total", name="within_the_store"),
    comment="Furniture drawn from each house's store, by slot: what refuses the last chairs to the second of two.",
)

authority = Table(
    "authority",
    metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("device_id", ForeignKey("device.id"), nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("token", String(36), nullable=False),
    comment="Cells under the authority of a device. No row: the centre.",
)

answer = Table(
    "answer",
    metadata,
    Column("command_id", String(36), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("answered_at", BigInteger, nullable=False),
    comment="What each command was answered, for ever: the same id gets the same answer.",
)

feed = Table(
    "feed",
    metadata,
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False),
    Column("change", LargeBinary, nullable=False),
    comment="Everything that changed, dense in number, each entry's hash covering the one before.",
)

contact = Table(
    "contact",
    metadata,
    Column("booking_id", ForeignKey("booking.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    comment="The only personal data: a name and a phone number, sealed to the centre's key, gone after `keep_until`.",
)

"""Bookings and blocks, the cells they occupy, and what is counted of them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    false,
    text,
)

from booking_core.store.schema.conventions import metadata, seldom

IS_REQUESTED = text("state = 'requested'")
"""Said in a query word for word: only then is the index of those few bookings the one that it goes by."""

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
    Column("series", String(36)),
    Column("answer_by", BigInteger),
    Column("declined_because", String(16)),
    Column("instead", LargeBinary),
    Column("shelter_id", String(64)),
    Column("whereabouts", String(16)),
    Column("group_id", String(64)),
    Column("audience", String(64)),
    Column("is_trial", Boolean, nullable=False, server_default=false()),
    Column("spoken", String(40), nullable=False, server_default=""),
    Column("named", Boolean, nullable=False, server_default=false()),
    Column("code", String(9), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("changed_at", BigInteger),
    Column("told_by_others", Boolean, nullable=False, server_default=false()),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    Index("ix_booking_code", "code"),
    seldom("ix_booking_device_id", "device_id", "created_at"),
    Index("ix_booking_ends_at", "ends_at"),
    seldom("ix_booking_group_id", "group_id"),
    seldom("ix_booking_series", "series"),
    seldom("ix_booking_shelter_id", "shelter_id", "starts_at"),
    Index("ix_booking_space_id", "space_id", "ends_at"),
    Index("ix_booking_requested", "starts_at", "id", sqlite_where=IS_REQUESTED, postgresql_where=IS_REQUESTED),
    comment="Bookings without persons; every former version stands in the feed.",
)

series = Table(
    "series",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    comment="What the dates of a series have in common, as JSON of protocol.messages.SeriesOnWire.",
)

block = Table(
    "block",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("venue_id", ForeignKey("venue.id"), nullable=False),
    Column("rooms", Text, nullable=False),
    Column("starts_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("reason", String(200), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    Index("ix_block_ends_at", "ends_at"),
    comment="Rooms of a house closed for a time. Their ids stand in a row; their cells in `occupancy`.",
)

occupancy = Table(
    "occupancy",
    metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("booking_id", ForeignKey("booking.id")),
    Column("block_id", ForeignKey("block.id")),
    Column("kind", String(16), nullable=False),
    CheckConstraint("(booking_id IS NULL) <> (block_id IS NULL)", name="by_one_of_both"),
    seldom("ix_occupancy_block_id", "block_id"),
    Index("ix_occupancy_booking_id", "booking_id"),
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

quota_use = Table(
    "quota_use",
    metadata,
    Column("rule", String(64), primary_key=True),
    Column("party", String(80), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("used", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    CheckConstraint("used <= most", name="within_the_quota"),
    Index("ix_quota_use_keep_until", "keep_until"),
    comment="How much of a quota one party has used in a period: what refuses the last of it to the second of two.",
)

booking_party = Table(
    "booking_party",
    metadata,
    Column("booking_id", ForeignKey("booking.id"), primary_key=True),
    Column("party", String(80), nullable=False),
    Index("ix_booking_party_party", "party"),
    comment="Whose quotas a booking uses: a card or the keyed hash of a phone number. Gone with the contact.",
)

booking_override = Table(
    "booking_override",
    metadata,
    Column("booking_id", ForeignKey("booking.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("codes", String(400), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("device_id", ForeignKey("device.id")),
    Column("at", BigInteger, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    Index("ix_booking_override_at", "at"),
    Index("ix_booking_override_keep_until", "keep_until"),
    comment="The rules staff let a version of a booking past, and why: the house's own log.",
)

contact = Table(
    "contact",
    metadata,
    Column("booking_id", ForeignKey("booking.id"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    Index("ix_contact_keep_until", "keep_until"),
    comment="Who booked: name, phone number and e-mail, sealed to the centre's key, gone after `keep_until`.",
)

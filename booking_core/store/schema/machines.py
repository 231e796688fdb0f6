"""Machines: who they are, what they hold, and how far each is heard."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, false

from booking_core.store.schema.conventions import metadata

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
    Column("incarnation_epoch", Integer, nullable=False, server_default="0"),
    Column("previous_epoch", Integer, nullable=False, server_default="0"),
    Column("previous_incarnation", Integer, nullable=False, server_default="0"),
    Column("reported_epoch", Integer, nullable=False, server_default="0"),
    Column("token", BigInteger, nullable=False, server_default="0"),
    Column("was_granted", Boolean, nullable=False, server_default=false()),
    Column("synced_to", BigInteger),
    Column("lost_at", BigInteger),
    Column("lost_by", String(200)),
    Column("software", String(64), nullable=False, server_default=""),
    Column("unprinted", LargeBinary),
    Column("papers_waiting", BigInteger, nullable=False, server_default="0"),
    Column("untold", BigInteger, nullable=False, server_default="0"),
    Column("printer_is_away", Boolean, nullable=False, server_default=false()),
    Column("endorsement", LargeBinary),
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

former_key = Table(
    "former_key",
    metadata,
    Column("public_key", LargeBinary(32), primary_key=True),
    Column("device_id", ForeignKey("device.id"), nullable=False),
    Column("was_lost", Boolean, nullable=False),
    Column("ended_at", BigInteger, nullable=False, server_default="0"),
    Column("endorsement", LargeBinary),
    comment="Keys that machines had before they were enrolled anew: their paper of that time counts, and nothing else.",
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

authority = Table(
    "authority",
    metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("device_id", ForeignKey("device.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("incarnation", Integer, nullable=False),
    Column("token", BigInteger, nullable=False),
    Index("ix_authority_device_id", "device_id", "slot"),
    Index("ix_authority_slot", "slot"),
    comment="Cells under the authority of one life of a device, by one grant. No row: the centre.",
)

wanted = Table(
    "wanted",
    metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("until", BigInteger, nullable=False),
    Index("ix_wanted_until", "until"),
    comment="Cells that somebody waits for: recalled from their kiosk, and granted to none before `until`.",
)

journal_end = Table(
    "journal_end",
    metadata,
    Column("device_id", ForeignKey("device.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("incarnation", Integer, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    comment="How far the journal of each life of a device has been heard.",
)

kept_wish = Table(
    "kept_wish",
    metadata,
    Column("device_id", ForeignKey("device.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True, autoincrement=False),
    Column("incarnation", Integer, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("booking_id", String(36), nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("ix_kept_wish_at", "at"),
    Index("ix_kept_wish_booking_id", "booking_id"),
    comment="Giving back, coming and ending earlier, of bookings that have not arrived: they wait for them.",
)

doubt = Table(
    "doubt",
    metadata,
    Column("booking_id", String(36), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("told_by", ForeignKey("device.id")),
    Column("document", LargeBinary, nullable=False),
    Column("sealed", LargeBinary),
    Column("at", BigInteger, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    Index("ix_doubt_keep_until", "keep_until"),
    comment="Confirmed bookings the desk must look at: their cells went elsewhere, or a quota is used up.",
)

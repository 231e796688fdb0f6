"""The tables in a kiosk's two files. Instants are unix seconds (UTC) as integers, documents JSON by msgspec.

The replica can be fetched again at any time; the outbox cannot, so it is a file of its own.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

REPLICA_FORM = 4
"""Another one with each kind of change that the feed learns: an older program has passed over what it did not know."""

OUTBOX_FORM = 1

replica_metadata = MetaData()
outbox_metadata = MetaData()

replica_head = Table(
    "replica_head",
    replica_metadata,
    Column("only_row", Integer, CheckConstraint("only_row = 1"), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("chain_hash", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    Column("municipality", LargeBinary, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    comment="One row: the last feed entry applied, the places, and when the centre was last heard.",
)

replica_booking = Table(
    "replica_booking",
    replica_metadata,
    Column("id", String(36), primary_key=True),
    Column("ends_at", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Index("ix_replica_booking_ends_at", "ends_at"),
)

replica_series = Table(
    "replica_series",
    replica_metadata,
    Column("id", String(36), primary_key=True),
    Column("document", LargeBinary, nullable=False),
    comment="The series of the bookings, as the centre sent them.",
)

replica_block = Table(
    "replica_block",
    replica_metadata,
    Column("id", String(36), primary_key=True),
    Column("ends_at", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),
    comment="Rooms closed for a time, as the centre sent them.",
)

replica_revoked_card = Table(
    "replica_revoked_card",
    replica_metadata,
    Column("id", String(36), primary_key=True),
    Column("valid_until", String(10), nullable=False),
    comment="Place cards that are not taken any more, until their last day.",
)

replica_condition = Table(
    "replica_condition",
    replica_metadata,
    Column("id", String(36), primary_key=True),
    Column("document", LargeBinary, nullable=False),
    comment="What is broken, dirty or missing, as the centre sent it; gone once it is put right.",
)

outbox_wish = Table(
    "outbox_wish",
    outbox_metadata,
    Column("id", String(36), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("message", LargeBinary, nullable=False),
    Column("language", String(8), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("answer_by", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("answer", LargeBinary),
    Index("ix_outbox_wish_state", "state"),
    comment="What people asked for here: the message as sent, its contact sealed and gone after the answer.",
)

outbox_receipt = Table(
    "outbox_receipt",
    outbox_metadata,
    Column("booking_id", String(36), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("code", String(9), nullable=False),
    Column("token", String(400), nullable=False),
    Column("language", String(8), nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("paper", String(16)),
    Index("ix_outbox_receipt_code", "code"),
    comment="What was given to people here; `paper` is empty until the printer has been asked.",
)

outbox_unmet = Table(
    "outbox_unmet",
    outbox_metadata,
    Column("number", Integer, primary_key=True),
    Column("document", LargeBinary, nullable=False),
    comment="What people wanted here and could not have, without them, until the centre has been told.",
)

outbox_condition = Table(
    "outbox_condition",
    outbox_metadata,
    Column("number", Integer, primary_key=True),
    Column("message", LargeBinary, nullable=False),
    comment="What people here told is broken, dirty or missing, until the centre has been told.",
)

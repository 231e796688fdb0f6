"""The life of the centre, and what is only ever added to."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Integer, LargeBinary, String, Table

from booking_core.store.schema.conventions import metadata

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

audit = Table(
    "audit",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("verb", String(40), nullable=False),
    Column("subject", String(120), nullable=False, index=True),
    Column("outcome", String(200), nullable=False),
    Column("hash", String(64), nullable=False),
    comment="Who did what, by ids alone. Only ever appended to, and cut at a checkpoint when its days have passed.",
)

audit_checkpoint = Table(
    "audit_checkpoint",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("is_cut", Boolean, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    comment="How the audit log ended at some time, or where it was cut; signed by the centre.",
)

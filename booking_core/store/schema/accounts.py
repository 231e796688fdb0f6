"""Who may act: staff, programs of the house, place cards; and who guesses."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from booking_core.store.schema.conventions import metadata

place_card = Table(
    "place_card",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("group_id", String(64)),
    Column("valid_until", String(10), nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("device_id", ForeignKey("device.id")),
    Column("revoked_at", BigInteger),
    Column("sealed", LargeBinary),
    Column("keep_until", BigInteger, nullable=False),
    Index("ix_place_card_keep_until", "keep_until"),
    Index("ix_place_card_valid_until", "valid_until"),
    comment="Place cards; whose each is stands sealed as a contact, gone after `keep_until`.",
)

stopped_card = Table(
    "stopped_card",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("valid_until", String(10), nullable=False),
    Index("ix_stopped_card_valid_until", "valid_until"),
    comment="Place cards that a machine told a restored centre to be stopped, and of which nothing else is known.",
)

staff = Table(
    "staff",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("secret", String(200), nullable=False),
    Column("is_first", Boolean, nullable=False),
    Column("retired", Boolean, nullable=False),
    comment="Who acts for the house. The secret is an argon2id hash; a first one holds for one sign-in.",
)

staff_session = Table(
    "staff_session",
    metadata,
    Column("device_id", ForeignKey("device.id"), primary_key=True),
    Column("staff_id", ForeignKey("staff.id"), nullable=False, index=True),
    Column("began_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    comment="Who is signed in at a machine. It ends by itself: see domain.sessions.",
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    comment="Sign-ins that failed in a row, by account and by machine: each makes the next wait longer.",
)

system_account = Table(
    "system_account",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("digest", String(64), unique=True),
    Column("until", BigInteger, nullable=False),
    comment="The municipality's own programs: SHA-256 of each one's token, none once it is retired.",
)

guess = Table(
    "guess",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("sender", String(64), primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("wrong", Integer, nullable=False),
    Index("ix_guess_since", "since"),
    comment="Wrong codes by who sends them, under a keyed hash of the address: gone ten minutes after the first.",
)

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
    false,
    text,
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


def _seldom(name: str, column: str, *others: str) -> Index:
    """An index of those rows alone that have the column: hardly any, and all others are not written into it."""
    is_there = text(f"{column} IS NOT NULL")
    return Index(name, column, *others, sqlite_where=is_there, postgresql_where=is_there)


IS_REQUESTED = text("state = 'requested'")
"""Said in a query word for word: only then is the index of those few bookings the one that it goes by."""

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
    comment="Keys that machines had before they were enrolled anew: they make paper readable and speak for nobody.",
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
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    Index("ix_booking_code", "code"),
    _seldom("ix_booking_device_id", "device_id", "created_at"),
    Index("ix_booking_ends_at", "ends_at"),
    _seldom("ix_booking_group_id", "group_id"),
    _seldom("ix_booking_series", "series"),
    _seldom("ix_booking_shelter_id", "shelter_id", "starts_at"),
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
    _seldom("ix_occupancy_block_id", "block_id"),
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
    comment="The rules staff let a version of a booking past, and why: the house's own log.",
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
    Index("ix_contact_keep_until", "keep_until"),
    comment="Who booked: name, phone number and e-mail, sealed to the centre's key, gone after `keep_until`.",
)

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
    comment="Place cards; whose each is stands sealed as a contact, gone after `keep_until`.",
)

stopped_card = Table(
    "stopped_card",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("valid_until", String(10), nullable=False),
    comment="Place cards that a machine told a restored centre to be stopped, and of which nothing else is known.",
)

waiting = Table(
    "waiting",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("need", LargeBinary, nullable=False),
    Column("code", String(9), nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("space_id", String(64)),
    Column("venue_id", String(64)),
    Column("person", String(80)),
    Column("made_at", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    Column("told_at", BigInteger),
    Index("ix_waiting_code", "code"),
    Index("ix_waiting_keep_until", "keep_until"),
    Index("ix_waiting_person", "person"),
    comment="The waiting list: a need as JSON, and whom to call, sealed as a contact. Gone when its days are over.",
)

notification = Table(
    "notification",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("booking_id", ForeignKey("booking.id")),
    Column("waiting_id", String(36)),
    Column("offer", LargeBinary),
    Column("queued_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Index("ix_notification_booking_id", "booking_id"),
    Index("ix_notification_due_at", "due_at"),
    comment="What is still to be told by e-mail: to whom stands sealed with the booking or the wish, not here.",
)

unmet_demand = Table(
    "unmet_demand",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("noted_at", BigInteger, nullable=False),
    Column("source", String(16), nullable=False),
    Column("venue_id", ForeignKey("venue.id")),
    Column("district", String(200), nullable=False),
    Column("space_id", ForeignKey("space.id")),
    Column("day", String(10), nullable=False),
    Column("hour", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("persons", Integer, nullable=False),
    Column("wheelchairs", Integer, nullable=False),
    Column("needs", String(200), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("user_kind", String(32), nullable=False),
    Column("code", String(32), nullable=False),
    Index("ix_unmet_demand_noted_at", "noted_at"),
    comment="What people could not have, by the full hour, without persons: kept for statistics. `day` is local.",
)

unmet_count = Table(
    "unmet_count",
    metadata,
    Column("device_id", ForeignKey("device.id"), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("wishes", Integer, nullable=False),
    comment="How many unmet wishes each device has told of on its last local day: there is a limit.",
)

house_wish = Table(
    "house_wish",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("venue_id", ForeignKey("venue.id"), nullable=False, index=True),
    Column("place", String(16), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("persons", Integer, nullable=False),
    Column("week_part", String(16), nullable=False),
    Column("needs", String(200), nullable=False),
    Column("times", BigInteger, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("danish", String(300), nullable=False),
    Column("english", String(300), nullable=False),
    Column("answered_at", BigInteger),
    Column("is_closed", Boolean, nullable=False),
    comment="What people miss in a house and said to it, without persons; `told_at` is the full hour.",
)

house_wish_count = Table(
    "house_wish_count",
    metadata,
    Column("teller", String(64), primary_key=True),
    Column("hour", BigInteger, nullable=False),
    Column("wishes", Integer, nullable=False),
    comment="How many wishes each machine has told in its last hour: there is a limit.",
)

condition_report = Table(
    "condition_report",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("space_id", ForeignKey("space.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("thing", String(16), nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("times", Integer, nullable=False),
    Column("closed_at", BigInteger),
    Index("ix_condition_report_closed_at", "closed_at"),
    Index("ix_condition_report_space_id", "space_id"),
    comment="What is broken, dirty or missing, without who said so; closed ones become counts after some days.",
)

condition_teller = Table(
    "condition_teller",
    metadata,
    Column("booking_id", String(36), primary_key=True),
    Column("told", Integer, nullable=False),
    Column("keep_until", BigInteger, nullable=False),
    Index("ix_condition_teller_keep_until", "keep_until"),
    comment="How often the people of a booking have told of something, not of what: there is a limit. Soon gone.",
)

condition_count = Table(
    "condition_count",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("space_id", ForeignKey("space.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("thing", String(16), primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("hours_open", BigInteger, nullable=False),
    comment="Closed condition reports as counts, by the local month in which they were first told: kept for good.",
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
    comment="Wrong codes by who sends them, under a keyed hash of the address: gone ten minutes after the first.",
)

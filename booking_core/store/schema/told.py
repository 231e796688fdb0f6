"""What people tell the house, and what they are still to be told."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table

from booking_core.store.schema.conventions import metadata

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

"""Whose hands set a room up, and the furniture drawn from each house's store.

With them what asks and waits for a room: the request and its answer, the waiting list, the letters to be sent.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("answer_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("declined_because", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("instead", sa.LargeBinary(), nullable=True))
        batch_op.create_index(op.f("ix_booking_state"), ["state", "starts_at"])
        batch_op.add_column(sa.Column("set_up_by", sa.String(length=16), nullable=False, server_default="crew"))
        batch_op.add_column(sa.Column("series", sa.String(length=36), nullable=True))
        batch_op.create_index(op.f("ix_booking_series"), ["series"])
        batch_op.add_column(sa.Column("group_id", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("audience", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("is_trial", sa.Boolean(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("ended_at", sa.BigInteger(), nullable=True))
        batch_op.create_index(op.f("ix_booking_device_id"), ["device_id", "created_at"])
        batch_op.create_index(op.f("ix_booking_group_id"), ["group_id"])
    op.create_table(
        "stock_use",
        sa.Column("venue_id", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.CheckConstraint("used <= total", name=op.f("ck_stock_use_within_the_store")),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_stock_use_venue_id")),
        sa.PrimaryKeyConstraint("venue_id", "item", "slot", name=op.f("pk_stock_use")),
        comment="Furniture drawn from each house's store, by slot: what refuses the last chairs to the second of two.",
    )
    _let_shelters_be_held()
    _let_rooms_be_blocked()
    _create_quotas()
    _create_series()
    _create_waiting()
    _create_notification()
    _create_unmet_demand()


def _let_shelters_be_held() -> None:
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("shelter_id", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("whereabouts", sa.String(length=16), nullable=True))
        batch_op.create_index(op.f("ix_booking_shelter_id"), ["shelter_id", "starts_at"])


def _let_rooms_be_blocked() -> None:
    op.create_table(
        "block",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("venue_id", sa.String(length=64), nullable=False),
        sa.Column("rooms", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_block_ends_after_start")),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_block_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
        comment="Rooms of a house closed for a time. Their ids stand in a row; their cells in `occupancy`.",
    )
    op.create_index(op.f("ix_block_ends_at"), "block", ["ends_at"])
    with op.batch_alter_table("occupancy") as batch_op:
        batch_op.alter_column("booking_id", existing_type=sa.String(length=36), nullable=True)
        batch_op.add_column(sa.Column("block_id", sa.String(length=36), nullable=True))
        batch_op.create_foreign_key(op.f("fk_occupancy_block_id"), "block", ["block_id"], ["id"])
        batch_op.create_check_constraint(
            op.f("ck_occupancy_by_one_of_both"), "(booking_id IS NULL) <> (block_id IS NULL)"
        )
        batch_op.create_index(op.f("ix_occupancy_block_id"), ["block_id"])


def _create_quotas() -> None:
    op.create_table(
        "quota_use",
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("party", sa.String(length=80), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("used <= most", name=op.f("ck_quota_use_within_the_quota")),
        sa.PrimaryKeyConstraint("rule", "party", "period", name=op.f("pk_quota_use")),
        comment="How much of a quota one party has used in a period: what refuses the last of it to the second of two.",
    )
    op.create_index(op.f("ix_quota_use_keep_until"), "quota_use", ["keep_until"])
    op.create_table(
        "booking_party",
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("party", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_booking_party_booking_id")),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_booking_party")),
        comment="Whose quotas a booking uses: a card or the keyed hash of a phone number. Gone with the contact.",
    )
    op.create_index(op.f("ix_booking_party_party"), "booking_party", ["party"])
    op.create_table(
        "booking_override",
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("codes", sa.String(length=400), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_booking_override_booking_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_booking_override_device_id")),
        sa.PrimaryKeyConstraint("booking_id", "version", name=op.f("pk_booking_override")),
        comment="The rules staff let a version of a booking past, and why: the house's own log.",
    )


def _create_series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        comment="What the dates of a series have in common, as JSON of protocol.messages.SeriesOnWire.",
    )


def _create_waiting() -> None:
    op.create_table(
        "waiting",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("need", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
        comment="The waiting list: a need as JSON, and whom to call, sealed as a contact. Gone when its days are over.",
    )
    op.create_index(op.f("ix_waiting_keep_until"), "waiting", ["keep_until"])


def _create_notification() -> None:
    op.create_table(
        "notification",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("booking_id", sa.String(length=36), nullable=True),
        sa.Column("waiting_id", sa.String(length=36), nullable=True),
        sa.Column("offer", sa.LargeBinary(), nullable=True),
        sa.Column("queued_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_notification_booking_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        comment="What is still to be told by e-mail: to whom stands sealed with the booking or the wish, not here.",
    )
    op.create_index(op.f("ix_notification_booking_id"), "notification", ["booking_id"])
    op.create_index(op.f("ix_notification_due_at"), "notification", ["due_at"])


def _create_unmet_demand() -> None:
    op.create_table(
        "unmet_demand",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("venue_id", sa.String(length=64), nullable=True),
        sa.Column("district", sa.String(length=200), nullable=False),
        sa.Column("space_id", sa.String(length=64), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("wheelchairs", sa.Integer(), nullable=False),
        sa.Column("needs", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("user_kind", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_unmet_demand_venue_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_unmet_demand_space_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmet_demand")),
        comment="What people could not have, by the full hour, without persons: kept for statistics. `day` is local.",
    )
    op.create_index(op.f("ix_unmet_demand_noted_at"), "unmet_demand", ["noted_at"])
    op.create_table(
        "unmet_count",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("wishes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_unmet_count_device_id")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_unmet_count")),
        comment="How many unmet wishes each device has told of on its last local day: there is a limit.",
    )


def downgrade() -> None:
    op.drop_table("unmet_count")
    op.drop_table("unmet_demand")
    op.drop_table("notification")
    op.drop_table("waiting")
    op.drop_table("series")
    op.drop_table("booking_override")
    op.drop_table("booking_party")
    op.drop_table("quota_use")
    op.drop_table("stock_use")
    op.execute("DELETE FROM occupancy WHERE booking_id IS NULL")
    with op.batch_alter_table("occupancy") as batch_op:
        batch_op.drop_index(op.f("ix_occupancy_block_id"))
        batch_op.drop_constraint(op.f("ck_occupancy_by_one_of_both"), type_="check")
        batch_op.drop_constraint(op.f("fk_occupancy_block_id"), type_="foreignkey")
        batch_op.drop_column("block_id")
        batch_op.alter_column("booking_id", existing_type=sa.String(length=36), nullable=False)
    op.drop_table("block")
    with op.batch_alter_table("booking") as batch_op:
        batch_op.drop_index(op.f("ix_booking_shelter_id"))
        batch_op.drop_column("whereabouts")
        batch_op.drop_column("shelter_id")
        batch_op.drop_index(op.f("ix_booking_group_id"))
        batch_op.drop_index(op.f("ix_booking_device_id"))
        batch_op.drop_column("ended_at")
        batch_op.drop_column("is_trial")
        batch_op.drop_column("audience")
        batch_op.drop_column("group_id")
        batch_op.drop_index(op.f("ix_booking_series"))
        batch_op.drop_column("series")
        batch_op.drop_column("set_up_by")
        batch_op.drop_index(op.f("ix_booking_state"))
        batch_op.drop_column("instead")
        batch_op.drop_column("declined_because")
        batch_op.drop_column("answer_by")

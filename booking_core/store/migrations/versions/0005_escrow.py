"""Cells in the hands of kiosks: who holds which, in which life; their journals; and what the desk must look at.

No program has written to `authority` before this form: it is made anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("authority")
    _create_authority()
    _create_journals_and_doubts()
    with op.batch_alter_table("device") as batch_op:
        for name in ("incarnation_epoch", "previous_epoch", "previous_incarnation", "reported_epoch"):
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("token", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("was_granted", sa.Boolean(), nullable=False, server_default="0"))
        for name in ("synced_to", "lost_at"):
            batch_op.add_column(sa.Column(name, sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("lost_by", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("software", sa.String(length=64), nullable=False, server_default=""))
    op.execute("UPDATE device SET incarnation_epoch = (SELECT epoch FROM centre) WHERE incarnation > 0")


def _create_authority() -> None:
    op.create_table(
        "authority",
        sa.Column("room_id", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("incarnation", sa.Integer(), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_authority_device_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_authority_room_id")),
        sa.PrimaryKeyConstraint("room_id", "slot", name=op.f("pk_authority")),
        comment="Cells under the authority of one life of a device, by one grant. No row: the centre.",
    )
    op.create_index(op.f("ix_authority_device_id"), "authority", ["device_id", "slot"])
    op.create_index(op.f("ix_authority_slot"), "authority", ["slot"])
    op.create_table(
        "wanted",
        sa.Column("room_id", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_wanted_room_id")),
        sa.PrimaryKeyConstraint("room_id", "slot", name=op.f("pk_wanted")),
        comment="Cells that somebody waits for: recalled from their kiosk, and granted to none before `until`.",
    )
    op.create_index(op.f("ix_wanted_until"), "wanted", ["until"])


def _create_journals_and_doubts() -> None:
    op.create_table(
        "journal_end",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incarnation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_journal_end_device_id")),
        sa.PrimaryKeyConstraint("device_id", "epoch", "incarnation", name=op.f("pk_journal_end")),
        comment="How far the journal of each life of a device has been heard.",
    )
    op.create_table(
        "doubt",
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("told_by", sa.String(length=64), nullable=True),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["told_by"], ["device.id"], name=op.f("fk_doubt_told_by")),
        sa.PrimaryKeyConstraint("booking_id", "kind", name=op.f("pk_doubt")),
        comment="Confirmed bookings the desk must look at: their cells went elsewhere, or a quota is used up.",
    )
    op.create_index(op.f("ix_doubt_keep_until"), "doubt", ["keep_until"])

"""Wishes from the journals of kiosks that wait for their bookings."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_wish",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incarnation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_kept_wish_device_id")),
        sa.PrimaryKeyConstraint("device_id", "epoch", "incarnation", "sequence", name=op.f("pk_kept_wish")),
        comment="Giving back, coming and ending earlier, of bookings that have not arrived: they wait for them.",
    )
    op.create_index(op.f("ix_kept_wish_booking_id"), "kept_wish", ["booking_id"])


def downgrade() -> None:
    op.drop_table("kept_wish")

"""Whose hands set a room up, and the furniture drawn from each house's store."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("set_up_by", sa.String(length=16), nullable=False, server_default="crew"))
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


def downgrade() -> None:
    op.drop_table("stock_use")
    with op.batch_alter_table("booking") as batch_op:
        batch_op.drop_column("set_up_by")

"""Wishes told to a house, how many have said each, and what it answers."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "house_wish",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("venue_id", sa.String(64), nullable=False),
        sa.Column("place", sa.String(16), nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("week_part", sa.String(16), nullable=False),
        sa.Column("needs", sa.String(200), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.Column("danish", sa.String(300), nullable=False),
        sa.Column("english", sa.String(300), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_house_wish_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_wish")),
        comment="What people miss in a house and said to it, without persons; `told_at` is the full hour.",
    )
    op.create_index("ix_house_wish_venue_id", "house_wish", ["venue_id"])
    op.create_table(
        "house_wish_count",
        sa.Column("teller", sa.String(64), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("wishes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("teller", name=op.f("pk_house_wish_count")),
        comment="How many wishes each machine has told in its last hour: there is a limit.",
    )


def downgrade() -> None:
    op.drop_table("house_wish_count")
    op.drop_index("ix_house_wish_venue_id", table_name="house_wish")
    op.drop_table("house_wish")

"""Wrong codes, counted by all processes together."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guess",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=64), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "sender", name=op.f("pk_guess")),
        comment="Wrong codes by who sends them, under a keyed hash of the address: gone ten minutes after the first.",
    )


def downgrade() -> None:
    op.drop_table("guess")

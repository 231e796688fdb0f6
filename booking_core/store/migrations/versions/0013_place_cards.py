"""Place cards: whose they are, until when they are good, and which were stopped."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "place_card",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("group_id", sa.String(64), nullable=True),
        sa.Column("valid_until", sa.String(10), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(64), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_place_card_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_card")),
        comment="Place cards; whose each is stands sealed as a contact, gone after `keep_until`.",
    )
    op.create_index("ix_place_card_keep_until", "place_card", ["keep_until"])


def downgrade() -> None:
    op.drop_index("ix_place_card_keep_until", table_name="place_card")
    op.drop_table("place_card")

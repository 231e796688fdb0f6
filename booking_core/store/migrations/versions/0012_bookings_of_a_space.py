"""The bookings of a space that have not ended, found without looking at those of all others."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_booking_space_id", "booking", ["space_id", "ends_at"])


def downgrade() -> None:
    op.drop_index("ix_booking_space_id", table_name="booking")

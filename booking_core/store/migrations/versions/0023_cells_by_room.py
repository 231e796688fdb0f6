"""Cells are always asked for by room and time, which is their key: an index of the time alone served nobody."""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_occupancy_slot", table_name="occupancy")


def downgrade() -> None:
    op.create_index("ix_occupancy_slot", "occupancy", ["slot"])

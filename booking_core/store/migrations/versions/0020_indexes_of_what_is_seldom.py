"""Indexes of what most bookings do not have hold only those that have it: no other is written into them."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_SELDOM = {
    "ix_booking_device_id": ("booking", ["device_id", "created_at"]),
    "ix_booking_group_id": ("booking", ["group_id"]),
    "ix_booking_series": ("booking", ["series"]),
    "ix_booking_shelter_id": ("booking", ["shelter_id", "starts_at"]),
    "ix_occupancy_block_id": ("occupancy", ["block_id"]),
}


def upgrade() -> None:
    for name, (table, columns) in _SELDOM.items():
        is_there = sa.text(f"{columns[0]} IS NOT NULL")
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns, sqlite_where=is_there, postgresql_where=is_there)


def downgrade() -> None:
    for name, (table, columns) in _SELDOM.items():
        op.drop_index(name, table_name=table)
        op.create_index(name, table, columns)

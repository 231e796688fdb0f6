"""What need not be kept any longer is found without looking at all that is kept: each hour, at each wrong code."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_BY = (
    ("booking_override", "at"),
    ("booking_override", "keep_until"),
    ("guess", "since"),
    ("kept_wish", "at"),
    ("place_card", "valid_until"),
    ("stopped_card", "valid_until"),
)


def upgrade() -> None:
    for table, column in _BY:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table, column in _BY:
        op.drop_index(f"ix_{table}_{column}", table_name=table)

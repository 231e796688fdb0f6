"""Whether the house knows whom to call about a booking: a yes or no that every machine may have."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("booking", sa.Column("named", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE booking SET named = TRUE WHERE id IN (SELECT booking_id FROM contact)")


def downgrade() -> None:
    op.drop_column("booking", "named")

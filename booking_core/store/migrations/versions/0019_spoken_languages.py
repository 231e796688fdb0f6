"""Which languages are spoken at a booking that others may come to."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("booking", sa.Column("spoken", sa.String(40), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("booking", "spoken")

"""When a booking or a block was last changed: what calendar files tell of it.

Of what was changed before nobody wrote it down; its calendar entry bears the time that is known.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

_TABLES = ("booking", "block")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("changed_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for table in _TABLES:
        op.drop_column(table, "changed_at")

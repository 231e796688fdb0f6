"""What waits at each kiosk for its printer and for the centre, as it tells it."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_COLUMNS = ("papers_waiting", "untold")


def upgrade() -> None:
    with op.batch_alter_table("device") as batch_op:
        for name in _COLUMNS:
            batch_op.add_column(sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("printer_is_away", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("device") as batch_op:
        for name in (*_COLUMNS, "printer_is_away"):
            batch_op.drop_column(name)

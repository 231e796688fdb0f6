"""Front desks beside kiosks, and what people need of their place."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("device") as batch_op:
        batch_op.add_column(sa.Column("role", sa.String(length=16), nullable=False, server_default="kiosk"))
    with op.batch_alter_table("booking") as batch_op:
        batch_op.add_column(sa.Column("needs", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("wheelchairs", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("booking") as batch_op:
        batch_op.drop_column("wheelchairs")
        batch_op.drop_column("needs")
    with op.batch_alter_table("device") as batch_op:
        batch_op.drop_column("role")

"""Keys that machines had before they were enrolled anew: what they signed stays readable."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_key",
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("was_lost", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_former_key_device_id")),
        sa.PrimaryKeyConstraint("public_key", name=op.f("pk_former_key")),
        comment="Keys that machines had before they were enrolled anew: they make paper readable and speak for nobody.",
    )


def downgrade() -> None:
    op.drop_table("former_key")

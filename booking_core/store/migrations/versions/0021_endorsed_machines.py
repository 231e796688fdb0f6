"""The centre's signature over the key of each machine."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device", sa.Column("endorsement", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("device", "endorsement")

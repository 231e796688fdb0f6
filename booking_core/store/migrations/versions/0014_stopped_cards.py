"""Place cards that were stopped since the copy a centre was put back to, as its machines tell."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stopped_card",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("valid_until", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stopped_card")),
        comment="Place cards that a machine told a restored centre to be stopped, and of which nothing else is known.",
    )


def downgrade() -> None:
    op.drop_table("stopped_card")

"""The municipality's own programs, which act for the house by a token."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "system_account",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("digest", sa.String(64), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system_account")),
        sa.UniqueConstraint("digest", name=op.f("uq_system_account_digest")),
        comment="The municipality's own programs: SHA-256 of each one's token, none once it is retired.",
    )


def downgrade() -> None:
    op.drop_table("system_account")

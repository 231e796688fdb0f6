"""What receipts signed with a machine's former key may speak for: the bookings that came while it was its key.

Of the keys there are, nobody wrote down when they ended: at the latest when the machine was enrolled last.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0025"
branch_labels = None
depends_on = None

_ENDED_AT = "COALESCE((SELECT enrolled_at FROM device WHERE device.id = former_key.device_id), 0)"
_COMMENTS = (
    "Keys that machines had before they were enrolled anew: they make paper readable and speak for nobody.",
    "Keys that machines had before they were enrolled anew: their paper of that time counts, and nothing else.",
)


def upgrade() -> None:
    op.add_column("former_key", sa.Column("ended_at", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("former_key", sa.Column("endorsement", sa.LargeBinary(), nullable=True))
    op.add_column("booking", sa.Column("told_by_others", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(f"UPDATE former_key SET ended_at = {_ENDED_AT}")  # noqa: S608  # no word of it comes from outside
    _say(_COMMENTS[1], instead_of=_COMMENTS[0])


def downgrade() -> None:
    _say(_COMMENTS[0], instead_of=_COMMENTS[1])
    op.drop_column("booking", "told_by_others")
    op.drop_column("former_key", "endorsement")
    op.drop_column("former_key", "ended_at")


def _say(comment: str, *, instead_of: str) -> None:
    if op.get_context().dialect.supports_comments:
        op.create_table_comment("former_key", comment, existing_comment=instead_of)

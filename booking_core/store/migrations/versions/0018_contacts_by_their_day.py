"""Contacts whose days are over, found without looking at all others: `keep_until` is by the fewest days since.

What was told under more days than are in force is shortened here once, and from now on when the days become fewer.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

SECONDS_A_DAY = 86_400
_IN_FORCE = sa.text("SELECT document FROM places_version WHERE version = (SELECT places_version FROM centre)")
_LATEST = "(SELECT booking.ends_at + :kept FROM booking WHERE booking.id = contact.booking_id)"
_SHORTEN = sa.text(f"UPDATE contact SET keep_until = {_LATEST} WHERE keep_until > {_LATEST}")  # noqa: S608  # words of our own


def upgrade() -> None:
    document = op.get_bind().execute(_IN_FORCE).scalar_one_or_none()
    if document is not None:
        days = json.loads(document)["privacy"]["contact_kept_days_after"]
        op.get_bind().execute(_SHORTEN, {"kept": days * SECONDS_A_DAY})
    op.create_index("ix_contact_keep_until", "contact", ["keep_until"])


def downgrade() -> None:
    op.drop_index("ix_contact_keep_until", table_name="contact")

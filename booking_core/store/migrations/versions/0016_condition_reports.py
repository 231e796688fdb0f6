"""What people tell is broken, dirty or missing, until it is put right and counted."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "condition_report",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("space_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("thing", sa.String(16), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_condition_report_space_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_condition_report")),
        comment="What is broken, dirty or missing, without who said so; closed ones become counts after some days.",
    )
    op.create_index("ix_condition_report_closed_at", "condition_report", ["closed_at"])
    op.create_index("ix_condition_report_space_id", "condition_report", ["space_id"])
    op.create_table(
        "condition_teller",
        sa.Column("booking_id", sa.String(36), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_condition_teller")),
        comment="How often the people of a booking have told of something, not of what: there is a limit. Soon gone.",
    )
    op.create_index("ix_condition_teller_keep_until", "condition_teller", ["keep_until"])
    op.create_table(
        "condition_count",
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("space_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("thing", sa.String(16), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("hours_open", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_condition_count_space_id")),
        sa.PrimaryKeyConstraint("month", "space_id", "kind", "thing", name=op.f("pk_condition_count")),
        comment="Closed condition reports as counts, by the local month in which they were first told: kept for good.",
    )


def downgrade() -> None:
    op.drop_table("condition_count")
    op.drop_index("ix_condition_teller_keep_until", table_name="condition_teller")
    op.drop_table("condition_teller")
    op.drop_index("ix_condition_report_space_id", table_name="condition_report")
    op.drop_index("ix_condition_report_closed_at", table_name="condition_report")
    op.drop_table("condition_report")

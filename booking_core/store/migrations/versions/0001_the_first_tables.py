"""The first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FIRST_ROW = """
INSERT INTO centre (only_row, epoch, recovering, feed_number, feed_hash, places_version)
VALUES (1, 1, false, 0, '784e9d7f1a9eeefbc3a426bb5139680f8754155e695dfc9138bcb4d0285e0ffc', 0)
"""


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("command_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_answer")),
        comment="What each command was answered, for ever: the same id gets the same answer.",
    )
    op.create_table(
        "centre",
        sa.Column("only_row", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("recovering", sa.Boolean(), nullable=False),
        sa.Column("feed_number", sa.BigInteger(), nullable=False),
        sa.Column("feed_hash", sa.String(length=64), nullable=False),
        sa.Column("places_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("only_row = 1", name=op.f("ck_centre_one_row")),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_centre")),
        comment="One row: the life of this centre and the head of its feed. Updated last in every transaction.",
    )
    op.create_table(
        "feed",
        sa.Column("epoch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("change", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("epoch", "number", name=op.f("pk_feed")),
        comment="Everything that changed, dense in number, each entry's hash covering the one before.",
    )
    op.create_table(
        "places_version",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("imported_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_places_version")),
        comment="Every places file imported, as JSON of domain.places.Municipality. The newest is in force.",
    )
    op.create_table(
        "venue",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        comment="What bookings and devices may refer to; retired when the places file no longer has it.",
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("venue_id", sa.String(length=64), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("incarnation", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger(), nullable=True),
        sa.Column("last_contact_at", sa.BigInteger(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_device_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        comment="Kiosks and front desks. Without a public key it has not been enrolled.",
    )
    op.create_table(
        "room",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("venue_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_room_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )
    op.create_table(
        "space",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("venue_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_space_venue_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
    )
    op.create_table(
        "authority",
        sa.Column("room_id", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("incarnation", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_authority_device_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_authority_room_id")),
        sa.PrimaryKeyConstraint("room_id", "slot", name=op.f("pk_authority")),
        comment="Cells under the authority of a device. No row: the centre.",
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("space_id", sa.String(length=64), nullable=False),
        sa.Column("layout_id", sa.String(length=64), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("openness", sa.String(length=32), nullable=False),
        sa.Column("user_kind", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("replaces", sa.String(length=36), nullable=True),
        sa.Column("continues", sa.String(length=36), nullable=True),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_booking_ends_after_start")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_booking_device_id")),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_booking_space_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        comment="Bookings without persons; every former version stands in the feed.",
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index("ix_booking_code", ["code"], unique=False)
        batch_op.create_index("ix_booking_ends_at", ["ends_at"], unique=False)

    op.create_table(
        "challenge",
        sa.Column("value", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(length=64), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_challenge_device_id")),
        sa.PrimaryKeyConstraint("value", name=op.f("pk_challenge")),
        comment="Single use: a used challenge gets the first answer again, to the same nonce, or nothing.",
    )
    op.create_table(
        "enrolment",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_enrolment_device_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment")),
    )
    op.create_table(
        "contact",
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("keep_until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_contact_booking_id")),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_contact")),
        comment="Who booked: name, phone number and e-mail, sealed to the centre's key, gone after `keep_until`.",
    )
    op.create_table(
        "occupancy",
        sa.Column("room_id", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("booking_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_occupancy_booking_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_occupancy_room_id")),
        sa.PrimaryKeyConstraint("room_id", "slot", name=op.f("pk_occupancy")),
        comment="The (room, slot) grid: its primary key is what refuses a double booking.",
    )
    with op.batch_alter_table("occupancy", schema=None) as batch_op:
        batch_op.create_index("ix_occupancy_booking_id", ["booking_id"], unique=False)
        batch_op.create_index("ix_occupancy_slot", ["slot"], unique=False)

    op.execute(_FIRST_ROW)


def downgrade() -> None:
    with op.batch_alter_table("occupancy", schema=None) as batch_op:
        batch_op.drop_index("ix_occupancy_slot")
        batch_op.drop_index("ix_occupancy_booking_id")

    op.drop_table("occupancy")
    op.drop_table("contact")
    op.drop_table("enrolment")
    op.drop_table("challenge")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.drop_index("ix_booking_ends_at")
        batch_op.drop_index("ix_booking_code")

    op.drop_table("booking")
    op.drop_table("authority")
    op.drop_table("space")
    op.drop_table("room")
    op.drop_table("device")
    op.drop_table("venue")
    op.drop_table("places_version")
    op.drop_table("feed")
    op.drop_table("centre")
    op.drop_table("answer")

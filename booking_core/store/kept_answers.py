"""What each command was answered, kept for ever: the same id gets the same answer."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, select

from booking_core.domain.identity import DeviceId
from booking_core.protocol.authority import StoredAnswer
from booking_core.protocol.messages import Answer, Book, BookSeries, Command, NoteUnmet, Wait, WaitingCommand
from booking_core.store.rows import to_seconds
from booking_core.store.schema import answer

_TO_COMMAND = select(answer).where(answer.c.command_id == bindparam("command"))
_KEEP = answer.insert()


def fingerprint_of(command: Command | WaitingCommand | NoteUnmet, device: DeviceId | None) -> str:
    """What makes two commands the same: the fields that say something.

    Sealing is random, so of a contact only its presence counts; that a wish was printed meanwhile makes it no other. A
    field left at its default counts for nothing: what
    an older program sent before there was such a field is the same when a newer one sends it again.
    """
    if isinstance(command, Book | BookSeries | Wait) and command.contact is not None:
        command = msgspec.structs.replace(command, contact=b"")
    told = {
        field.name: getattr(command, field.name)
        for field in msgspec.structs.fields(command)
        if field.name != "is_printed" and getattr(command, field.name) != field.default
    }
    return sha256(msgspec.json.encode([type(command).__name__, told, device])).hexdigest()


def answers_to(connection: Connection, command_id: UUID) -> dict[UUID, StoredAnswer]:
    """What the id was answered, when it has been used."""
    row = connection.execute(_TO_COMMAND, {"command": str(command_id)}).one_or_none()
    if row is None:
        return {}
    return {command_id: StoredAnswer(row.fingerprint, msgspec.json.decode(row.answer, type=Answer))}


def keep_answer(connection: Connection, command_id: UUID, stored: StoredAnswer, *, now: datetime) -> None:
    """Answer that id with this from now on."""
    connection.execute(
        _KEEP,
        {
            "command_id": str(command_id),
            "fingerprint": stored.fingerprint,
            "answer": msgspec.json.encode(stored.answer),
            "answered_at": to_seconds(now),
        },
    )

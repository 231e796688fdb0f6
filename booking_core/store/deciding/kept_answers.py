"""What each command was answered, kept for ever: the same id gets the same answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from booking_core.domain.identity import DeviceId, StaffId
from booking_core.protocol.authority import StoredAnswer
from booking_core.protocol.messages import (
    Answer,
    Book,
    BookSeries,
    Command,
    ConditionCommand,
    NoteUnmet,
    Wait,
    WaitingCommand,
)
from booking_core.protocol.messages.wishes import TellWish
from booking_core.store.rows import to_seconds
from booking_core.store.schema import answer
from booking_core.store.statements.at_once import Sheet
from booking_core.store.statements.listed import listed, one_of
from booking_core.store.statements.prepared import Prepared

_TO_COMMANDS = Prepared(
    select(answer.c.command_id, answer.c.fingerprint, answer.c.answer).where(one_of(answer.c.command_id, "commands"))
)
_READ = msgspec.json.Decoder(Answer)


@cache
def _fields_of(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """The fields that make commands of that kind the same, each with its default."""
    return tuple((one.name, one.default) for one in msgspec.structs.fields(kind) if one.name != "is_printed")


def fingerprint_of(
    command: Command | WaitingCommand | ConditionCommand | NoteUnmet | TellWish,
    asker: DeviceId | StaffId | None,
) -> str:
    """What makes two commands the same: the fields that say something, and the machine or program that asks.

    Sealing is random, so of a contact only its presence counts: whose it is is compared as long as it is kept (see
    `known.is_of_somebody_else`), for this stays longer. That a wish was printed meanwhile makes it no other. A
    field left at its default counts for nothing: what
    an older program sent before there was such a field is the same when a newer one sends it again.
    """
    if isinstance(command, Book | BookSeries | Wait) and command.contact is not None:
        command = msgspec.structs.replace(command, contact=b"")
    said = ((name, getattr(command, name), default) for name, default in _fields_of(type(command)))
    told = {name: value for name, value, default in said if value != default}
    return sha256(msgspec.json.encode([type(command).__name__, told, asker])).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a command is answered from now on."""

    command: UUID
    stored: StoredAnswer
    at: datetime


def answers_to(connection: Connection, *commands: UUID) -> dict[UUID, StoredAnswer]:
    """What those ids were answered, as far as they have been used."""
    rows = _TO_COMMANDS.rows(connection, commands=listed(map(str, commands)))
    return {UUID(command): StoredAnswer(fingerprint, _READ.decode(told)) for command, fingerprint, told in rows}


def keep_answer(connection: Connection, command_id: UUID, stored: StoredAnswer, *, now: datetime) -> None:
    """Answer that id with this from now on."""
    sheet = Sheet()
    put_answers(sheet, [KeptAnswer(command_id, stored, now)])
    sheet.write(connection)


def put_answers(sheet: Sheet, kept: Iterable[KeptAnswer]) -> None:
    """Answer each of those ids so, once `sheet` is written."""
    rows = [
        {
            "command_id": str(one.command),
            "fingerprint": one.stored.fingerprint,
            "answer": msgspec.json.encode(one.stored.answer),
            "answered_at": to_seconds(one.at),
        }
        for one in kept
    ]
    sheet.put(answer, rows)

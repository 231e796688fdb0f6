"""What the centre has decided, said and written down: changes, answers, doubts, and the audit log."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection

from booking_core.domain.bookings import Booking
from booking_core.protocol.messages import (
    Answer,
    CardRevoked,
    Changed,
    Confirmed,
    FeedChange,
    Requested,
    SeriesAltered,
    SeriesBooked,
    SeriesRequested,
)
from booking_core.protocol.receipts import unsigned_receipt
from booking_core.store import schema
from booking_core.store.accounts import place_cards
from booking_core.store.logs.audit import Checkpoint
from booking_core.store.open_files import lines
from booking_core.store.open_files.kinds.kind import Keyring, LineUnusable, Values, decoded, of_table
from booking_core.store.open_files.lines import Line
from booking_core.store.rows import from_seconds

_BOOKING = msgspec.json.Decoder(Booking)
_ANSWER: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)
_CHANGE: msgspec.json.Decoder[FeedChange] = msgspec.json.Decoder(FeedChange)


def _doubts_hold(row: Values, _keyring: Keyring) -> Values:
    decoded(row["document"], _BOOKING, "document")
    return {"sealed": None}


def _changes_hold(row: Values, _keyring: Keyring) -> Values:
    decoded(row["change"], _CHANGE, "change")
    return {}


_CHANGES = of_table("changes", lines.ChangeLine, schema.feed, keep=_changes_hold)


def _put_changes(connection: Connection, given: Sequence[Line], keyring: Keyring) -> None:
    """A card that was stopped without being known stands in the feed alone."""
    _CHANGES.put(connection, given, keyring)
    for line in given:
        if isinstance(line, lines.ChangeLine):
            change = decoded(bytes(line.change), _CHANGE, "change")
            if isinstance(change, CardRevoked):
                place_cards.stop_unknown(connection, change.revoked)


def _signed_checkpoint(row: Values, keyring: Keyring) -> Values:
    one = Checkpoint(row["number"], from_seconds(row["at"]), row["hash"], row["is_cut"])
    return {"signature": keyring.signed(one.signed)}


def _answer_told(values: Values, _keyring: Keyring) -> Values:
    return {"answer": _with_receipt(bytes(values["answer"]), unsigned_receipt)}


def _answer_kept(row: Values, keyring: Keyring) -> Values:
    return {"answer": bytes(_with_receipt(row["answer"], keyring.signed_receipt))}


_WITH_RECEIPT = (Confirmed, Requested, Changed, SeriesBooked, SeriesRequested, SeriesAltered)


def _with_receipt(document: bytes, change: Callable[[str], str]) -> msgspec.Raw:
    answer = decoded(document, _ANSWER, "answer")
    if not isinstance(answer, _WITH_RECEIPT) or not answer.receipt:
        return msgspec.Raw(msgspec.json.encode(answer))
    try:
        return msgspec.Raw(msgspec.json.encode(msgspec.structs.replace(answer, receipt=change(answer.receipt))))
    except ValueError as err:
        message = "answer has a receipt that cannot be one"
        raise LineUnusable(message) from err


DOUBTS = of_table("doubts", lines.DoubtLine, schema.doubt, renamed={"booking": "booking_id"}, keep=_doubts_hold)
AUDIT = of_table("audit", lines.AuditLine, schema.audit)
CHECKPOINTS = of_table("checkpoints", lines.CheckpointLine, schema.audit_checkpoint, keep=_signed_checkpoint)
ANSWERS = of_table(
    "answers", lines.AnswerLine, schema.answer, renamed={"id": "command_id"}, tell=_answer_told, keep=_answer_kept
)
CHANGES = replace(_CHANGES, put=_put_changes)

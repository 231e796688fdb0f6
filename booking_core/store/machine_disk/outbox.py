"""What people asked for at this kiosk, what they were told and what they took along: it may not get lost.

                        ┌────────────► CONFIRMED
                        ├────────────► REQUESTED
                        ├────────────► DECLINED
    ASKING ─────────────┼─► WAITING ─► CONFIRMED | REQUESTED | DECLINED | UNWANTED
      ▲                 └─► UNWANTED
      └── asked again ───────┘ ▲  └──► RETURNING ─► CLOSED
                               └───── no answer ◄────┘
    ASKING, UNWANTED, RETURNING, CLOSED ─► CONFIRMED     the journal has it: see `stands`

A wish is written before the centre is asked: whatever happens after that, the answer can be asked for again under
the same id. ASKING is a person at the screen, WAITING a request on paper that the centre has not had; REQUESTED is one
it has, whose house answers: from then on the feed tells. UNWANTED is a wish whose owner was told
that nothing is booked, or took it back: if it turns out confirmed, it is given back (RETURNING).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from sqlite3 import Connection, Row
from uuid import UUID

import msgspec

from booking_core.domain.identity import BookingId
from booking_core.domain.told.demand import UnmetWish
from booking_core.protocol.messages import Book, Confirmed, FinalBookAnswer, ReportCondition, Requested
from booking_core.store.machine_disk.machine_files import (
    UNREADABLE,
    FileDamaged,
    MachineFile,
    open_machine_file,
    transaction,
)
from booking_core.store.machine_disk.outbox_schema import OUTBOX_FORM, OUTBOX_TABLES


class WishState(StrEnum):
    ASKING = "asking"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    DECLINED = "declined"
    UNWANTED = "unwanted"
    RETURNING = "returning"
    CLOSED = "closed"


UNSETTLED = frozenset({WishState.WAITING, WishState.UNWANTED})
OUTBOX_FILE = "outbox.sqlite"
"""Of a machine, in its data folder."""

MOST_UNMET_KEPT = 1000
"""A kiosk that is alone for weeks keeps the newest."""

MOST_CONDITIONS_KEPT = 200
"""A kiosk that is alone for weeks takes no more, as of wishes: whoever was told that it is kept can rely on it."""

_MAY_STAND_ALL_THE_SAME = frozenset(
    {WishState.ASKING, WishState.UNWANTED, WishState.RETURNING, WishState.CLOSED},
)
_ENDED = frozenset({WishState.CONFIRMED, WishState.REQUESTED, WishState.DECLINED, WishState.CLOSED})
_LEFT_BY_A_STOPPED_PROCESS = frozenset({WishState.ASKING, WishState.RETURNING})


@dataclass(frozen=True, slots=True)
class Claim:
    """A wish on the disk. `is_ours` says whether the caller is the one to ask the centre, with just this message.

    The message of an earlier try is the one to send: a contact sealed twice would make it another one.
    """

    wish: "Wish"
    is_ours: bool


class ReceiptKind(StrEnum):
    CONFIRMED = "confirmed"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish and how far it has come. `answer_by` and `ends_at` (UTC) are its first start and last end."""

    message: Book
    state: WishState
    language: str
    made_at: datetime
    answer_by: datetime
    ends_at: datetime
    answer: FinalBookAnswer | None = None

    @property
    def id(self) -> BookingId:
        return self.message.id


@dataclass(frozen=True, slots=True)
class OwnReceipt:
    """A receipt given out here; `token` is what its QR code carries, signed.

    `paper` is None until the printer has been asked.
    """

    booking: BookingId
    kind: ReceiptKind
    code: str
    token: str
    language: str
    issued_at: datetime
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class UnmetNote:
    """What somebody here wanted and could not have. `number` is its place on this machine, which nobody is told."""

    number: int
    wish: UnmetWish


@dataclass(frozen=True, slots=True)
class ConditionNote:
    """What somebody here told is broken, dirty or missing. `number` is its place on this machine."""

    number: int
    message: ReportCondition


class Outbox:
    """One file, used from any thread; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when nothing was kept.
    """

    def __init__(self, file: MachineFile) -> None:
        self._database = file.database
        self.moved_aside = file.moved_aside
        """Where a damaged predecessor lies: wishes in it were given up, and staff must be told."""

    @classmethod
    def open(cls, path: Path) -> "Outbox":
        """The outbox at `path`. Whoever was being asked for when the last process ended was told nothing."""
        outbox = cls(open_machine_file(path, OUTBOX_TABLES, form=OUTBOX_FORM, check=_check_readable))
        with transaction(outbox._database) as connection:
            connection.execute(
                "UPDATE outbox_wish SET state = ? WHERE state IN (SELECT value FROM json_each(?))",
                (WishState.UNWANTED, _listed(_LEFT_BY_A_STOPPED_PROCESS)),
            )
        return outbox

    def close(self) -> None:
        self._database.close()

    def begin(self, wish: Wish) -> Claim:
        """Write `wish` down before the centre is asked, or find it as it stands already."""
        with transaction(self._database) as connection:
            is_ours = _move(connection, wish.id, {WishState.UNWANTED}, WishState.ASKING)
            known = _wish(connection, wish.id)
            if known is not None:
                return Claim(known, is_ours)
            _put_wish(connection, wish)
        return Claim(wish, is_ours=True)

    def answer(self, answer: FinalBookAnswer, booking: BookingId, *, receipt: OwnReceipt | None = None) -> bool:
        """Keep the centre's final answer, and the receipt for it; False when nobody wants it any more."""
        with transaction(self._database) as connection:
            if not _move(connection, booking, {WishState.ASKING, WishState.WAITING}, _state_after(answer)):
                return False
            _put_answer(connection, answer, booking)
            if receipt is not None:
                _put_receipt(connection, receipt)
        return True

    def stands(self, answer: Confirmed, receipt: OwnReceipt) -> bool:
        """The journal holds the confirmation, whatever became of the wish here; False when that was known.

        The process was stopped in between, or the disk that seemed to refuse the entry has kept it.
        """
        with transaction(self._database) as connection:
            if not _move(connection, receipt.booking, _MAY_STAND_ALL_THE_SAME, WishState.CONFIRMED):
                return False
            _put_answer(connection, answer, receipt.booking)
            _put_receipt(connection, receipt)
        return True

    def wait(self, receipt: OwnReceipt) -> None:
        """Make a request of a wish that was asked in vain; `receipt` is its paper."""
        with transaction(self._database) as connection:
            _move(connection, receipt.booking, {WishState.ASKING}, WishState.WAITING)
            _put_receipt(connection, receipt)

    def give_up(self, booking: BookingId) -> bool:
        """Nobody counts on it any more; False when it was answered before."""
        return self._moved(booking, {WishState.ASKING, WishState.WAITING}, WishState.UNWANTED)

    def begin_return(self, booking: BookingId) -> bool:
        """Claim an unwanted wish for giving back; False when somebody else has it."""
        return self._moved(booking, {WishState.UNWANTED}, WishState.RETURNING)

    def postpone_return(self, booking: BookingId) -> None:
        self._moved(booking, {WishState.RETURNING}, WishState.UNWANTED)

    def close_wish(self, booking: BookingId) -> None:
        """It holds nothing at the centre, now and for ever."""
        with transaction(self._database) as connection:
            _move(
                connection,
                booking,
                {WishState.RETURNING, WishState.WAITING, WishState.ASKING},
                WishState.CLOSED,
            )
            _forget_contact(connection, booking)

    def unsettled(self) -> tuple[Wish, ...]:
        """What the centre must still be asked, what is to be given back first, then by age."""
        query = f"{_WISHES} WHERE {_IN_STATES} ORDER BY state, made_at"
        with transaction(self._database) as connection:
            return tuple(_wish_of(row) for row in connection.execute(query, (_listed(UNSETTLED),)))

    def wish(self, booking: BookingId) -> Wish | None:
        with transaction(self._database) as connection:
            return _wish(connection, booking)

    def receipts_with(self, code: str) -> tuple[OwnReceipt, ...]:
        """The receipts given out here with the nine-digit `code`, the newest first."""
        return self._receipts("code = ?", code)

    def receipts_of(self, booking: BookingId) -> tuple[OwnReceipt, ...]:
        """The receipts given out here for that booking, the newest first."""
        return self._receipts("booking_id = ?", str(booking))

    def unprinted(self) -> tuple[OwnReceipt, ...]:
        """Receipts kept of which nobody knows that they came out: the machine stopped at the paper, or before it."""
        return self._receipts("paper IS NULL")

    def note_paper(self, receipt: OwnReceipt, paper: str) -> None:
        """Remember what became of the paper."""
        with transaction(self._database) as connection:
            connection.execute(
                "UPDATE outbox_receipt SET paper = ? WHERE booking_id = ? AND kind = ?",
                (paper, str(receipt.booking), receipt.kind),
            )

    def forget_ended(self, before: datetime) -> None:
        """Drop settled wishes that ended before that instant, with their receipts."""
        over = (_listed(_ENDED), _seconds(before))
        with transaction(self._database) as connection:
            connection.execute(
                "DELETE FROM outbox_receipt WHERE booking_id IN "
                "(SELECT id FROM outbox_wish WHERE state IN (SELECT value FROM json_each(?)) AND ends_at < ?)",
                over,
            )
            connection.execute(
                "DELETE FROM outbox_wish WHERE state IN (SELECT value FROM json_each(?)) AND ends_at < ?", over
            )

    def note_unmet(self, wish: UnmetWish) -> None:
        """Keep `wish` until the centre has been told; of too many the oldest go."""
        with transaction(self._database) as connection:
            connection.execute("INSERT INTO outbox_unmet (document) VALUES (?)", (msgspec.json.encode(wish),))
            connection.execute(
                "DELETE FROM outbox_unmet WHERE number <= (SELECT max(number) FROM outbox_unmet) - ?",
                (MOST_UNMET_KEPT,),
            )

    def unmet(self, most: int) -> tuple[UnmetNote, ...]:
        """Up to `most` of the wishes that the centre has not been told of, the oldest first."""
        with transaction(self._database) as connection:
            rows = connection.execute(f"{_UNMET} ORDER BY number LIMIT ?", (most,)).fetchall()
        return tuple(_unmet_of(row) for row in rows)

    def forget_unmet(self, notes: Iterable[UnmetNote]) -> None:
        """The centre has been told of them."""
        with transaction(self._database) as connection:
            connection.executemany("DELETE FROM outbox_unmet WHERE number = ?", [(note.number,) for note in notes])

    def keep_condition(self, message: ReportCondition) -> bool:
        """Keep it until the centre has been told, once; False when there are as many as this kiosk keeps."""
        with transaction(self._database) as connection:
            same = "SELECT 1 FROM outbox_condition WHERE json_extract(CAST(message AS TEXT), '$.id') = ?"
            if connection.execute(same, (str(message.id),)).fetchone() is not None:
                return True
            (kept,) = connection.execute("SELECT count(*) FROM outbox_condition").fetchone()
            if kept >= MOST_CONDITIONS_KEPT:
                return False
            connection.execute("INSERT INTO outbox_condition (message) VALUES (?)", (msgspec.json.encode(message),))
        return True

    def conditions(self) -> tuple[ConditionNote, ...]:
        """What the centre has not been told of, the oldest first."""
        with transaction(self._database) as connection:
            return tuple(_condition_of(row) for row in connection.execute(f"{_CONDITIONS} ORDER BY number"))

    def forget_condition(self, note: ConditionNote) -> None:
        """The centre has been told."""
        with transaction(self._database) as connection:
            connection.execute("DELETE FROM outbox_condition WHERE number = ?", (note.number,))

    def _moved(self, booking: BookingId, sources: Iterable[WishState], target: WishState) -> bool:
        with transaction(self._database) as connection:
            return _move(connection, booking, sources, target)

    def _receipts(self, condition: str, *values: str) -> tuple[OwnReceipt, ...]:
        # Of one second the confirmation is newer than the request it answers, and sorts before it.
        query = f"{_RECEIPTS} WHERE {condition} ORDER BY issued_at DESC, kind"
        with transaction(self._database) as connection:
            return tuple(_receipt_of(row) for row in connection.execute(query, values))


_WISHES = "SELECT id, state, message, language, made_at, answer_by, ends_at, answer FROM outbox_wish"
_RECEIPTS = "SELECT booking_id, kind, code, token, language, issued_at, paper FROM outbox_receipt"
_UNMET = "SELECT number, document FROM outbox_unmet"
_CONDITIONS = "SELECT number, message FROM outbox_condition"
_IN_STATES = "state IN (SELECT value FROM json_each(?))"


def _check_readable(connection: Connection) -> None:
    try:
        for row in connection.execute(_WISHES).fetchall():
            _wish_of(row)
        for row in connection.execute(_RECEIPTS).fetchall():
            _receipt_of(row)
        for row in connection.execute(_UNMET).fetchall():
            _unmet_of(row)
        for row in connection.execute(_CONDITIONS).fetchall():
            _condition_of(row)
    except UNREADABLE as err:
        raise FileDamaged(type(err).__name__) from err


def _state_after(answer: FinalBookAnswer) -> WishState:
    match answer:
        case Confirmed():
            return WishState.CONFIRMED
        case Requested():
            return WishState.REQUESTED
        case _:
            return WishState.DECLINED


def _move(connection: Connection, booking: BookingId, sources: Iterable[WishState], target: WishState) -> bool:
    """Compare and set: the transaction holds the write lock, so nobody can come between."""
    moved = connection.execute(
        "UPDATE outbox_wish SET state = ? WHERE id = ? AND state IN (SELECT value FROM json_each(?))",
        (target, str(booking), _listed(sources)),
    )
    return moved.rowcount == 1


def _listed(states: Iterable[WishState]) -> str:
    """One value for a statement that takes them apart again."""
    return msgspec.json.encode([*states]).decode()


def _forget_contact(connection: Connection, booking: BookingId) -> None:
    wish = _wish(connection, booking)
    if wish is not None and wish.message.contact is not None:
        bare = msgspec.json.encode(msgspec.structs.replace(wish.message, contact=None))
        connection.execute("UPDATE outbox_wish SET message = ? WHERE id = ?", (bare, str(booking)))


def _wish(connection: Connection, booking: BookingId) -> Wish | None:
    row = connection.execute(f"{_WISHES} WHERE id = ?", (str(booking),)).fetchone()
    return None if row is None else _wish_of(row)


def _wish_of(row: Row) -> Wish:
    return Wish(
        message=msgspec.json.decode(row["message"], type=Book),
        state=WishState(row["state"]),
        language=row["language"],
        made_at=_instant(row["made_at"]),
        answer_by=_instant(row["answer_by"]),
        ends_at=_instant(row["ends_at"]),
        answer=None if row["answer"] is None else msgspec.json.decode(row["answer"], type=FinalBookAnswer),
    )


def _put_wish(connection: Connection, wish: Wish) -> None:
    connection.execute(
        "INSERT INTO outbox_wish (id, state, message, language, made_at, answer_by, ends_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            str(wish.id),
            wish.state,
            msgspec.json.encode(wish.message),
            wish.language,
            _seconds(wish.made_at),
            _seconds(wish.answer_by),
            _seconds(wish.ends_at),
        ),
    )


def _put_answer(connection: Connection, answer: FinalBookAnswer, booking: BookingId) -> None:
    _forget_contact(connection, booking)
    connection.execute("UPDATE outbox_wish SET answer = ? WHERE id = ?", (msgspec.json.encode(answer), str(booking)))


def _put_receipt(connection: Connection, receipt: OwnReceipt) -> None:
    """A request withdrawn and made again has the newer receipt."""
    connection.execute(
        "INSERT OR REPLACE INTO outbox_receipt (booking_id, kind, code, token, language, issued_at, paper) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            str(receipt.booking),
            receipt.kind,
            receipt.code,
            receipt.token,
            receipt.language,
            _seconds(receipt.issued_at),
            receipt.paper,
        ),
    )


def _unmet_of(row: Row) -> UnmetNote:
    return UnmetNote(row["number"], msgspec.json.decode(row["document"], type=UnmetWish))


def _condition_of(row: Row) -> ConditionNote:
    return ConditionNote(row["number"], msgspec.json.decode(row["message"], type=ReportCondition))


def _receipt_of(row: Row) -> OwnReceipt:
    return OwnReceipt(
        booking=BookingId(UUID(row["booking_id"])),
        kind=ReceiptKind(row["kind"]),
        code=row["code"],
        token=row["token"],
        language=row["language"],
        issued_at=_instant(row["issued_at"]),
        paper=row["paper"],
    )


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)

"""What people at this kiosk said they miss, until the centre has heard it, and what it last told of their house.

    said here ──► untold_wish ──► told, and dropped          heard_wishes: the list, as it stands without contact

A wish names nobody. The list can be fetched again; a wish that is lost with a damaged file is lost.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    cast,
    delete,
    func,
    select,
)

from booking_core.domain.house_wishes import WishHeard
from booking_core.protocol.messages.wishes import TellWish
from booking_core.store.machine_files import UNREADABLE, FileDamaged, MachineFile, open_machine_file, transaction

WISH_BOX_FORM = 1
MOST_UNTOLD = 100
"""A kiosk that is alone for weeks takes no more: whoever comes then is told so."""

wish_box_metadata = MetaData()

untold_wish = Table(
    "untold_wish",
    wish_box_metadata,
    Column("number", Integer, primary_key=True),
    Column("document", LargeBinary, nullable=False),
    comment="Wishes as they will be told, each under an id of its own: told twice it counts once.",
)

heard_wishes = Table(
    "heard_wishes",
    wish_box_metadata,
    Column("only_row", Integer, CheckConstraint("only_row = 1"), primary_key=True),
    Column("heard_at", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),
    comment="One row: what the centre last told of this house.",
)

_HEARD: msgspec.json.Decoder[tuple[WishHeard, ...]] = msgspec.json.Decoder(tuple[WishHeard, ...])
_ONLY_ROW = 1


@dataclass(frozen=True, slots=True)
class HeardWishes:
    """The list, and when the centre told it (UTC, seconds)."""

    heard: tuple[WishHeard, ...]
    heard_at: datetime


class WishBox:
    """One file, from any thread; each method is one transaction, on the disk when it returns.

    Raises (every method): DiskRefused, when it was not kept.
    """

    def __init__(self, file: MachineFile) -> None:
        self._engine = file.engine

    @classmethod
    def open(cls, path: Path) -> "WishBox":
        """The box at `path`; an empty one when there was no file, or a damaged one."""
        return cls(open_machine_file(path, wish_box_metadata, form=WISH_BOX_FORM, check=_check_readable))

    def close(self) -> None:
        self._engine.dispose()

    def put(self, telling: TellWish) -> bool:
        """Keep it until it has been told, once; False when there are as many as this kiosk keeps."""
        with transaction(self._engine) as connection:
            if connection.execute(select(untold_wish.c.number).where(_is_of(telling))).first() is not None:
                return True
            if connection.execute(select(func.count()).select_from(untold_wish)).scalar_one() >= MOST_UNTOLD:
                return False
            connection.execute(untold_wish.insert().values(document=msgspec.json.encode(telling)))
        return True

    def untold(self) -> tuple[TellWish, ...]:
        """Everything that is to be told, the oldest first."""
        with transaction(self._engine) as connection:
            return _untold(connection)

    def drop(self, telling: TellWish) -> None:
        """The centre has heard it."""
        with transaction(self._engine) as connection:
            connection.execute(delete(untold_wish).where(_is_of(telling)))

    def remember(self, wishes: HeardWishes) -> None:
        """What the centre has told just now."""
        values = {"heard_at": int(wishes.heard_at.timestamp()), "document": msgspec.json.encode(wishes.heard)}
        with transaction(self._engine) as connection:
            connection.execute(delete(heard_wishes))
            connection.execute(heard_wishes.insert().values(only_row=_ONLY_ROW, **values))

    def heard(self) -> HeardWishes | None:
        """What the centre last told; None when it never has."""
        with transaction(self._engine) as connection:
            return _heard(connection)


def _is_of(telling: TellWish) -> ColumnElement[bool]:
    own: ColumnElement[str] = func.json_extract(cast(untold_wish.c.document, Text), "$.id")
    return own == str(telling.id)  # whatever its spaces: another program may have written it


def _untold(connection: Connection) -> tuple[TellWish, ...]:
    rows = connection.execute(select(untold_wish.c.document).order_by(untold_wish.c.number)).scalars()
    return tuple(msgspec.json.decode(document, type=TellWish) for document in rows)


def _heard(connection: Connection) -> HeardWishes | None:
    row = connection.execute(select(heard_wishes)).one_or_none()
    return None if row is None else HeardWishes(_HEARD.decode(row.document), datetime.fromtimestamp(row.heard_at, UTC))


def _check_readable(connection: Connection) -> None:
    try:
        _untold(connection)
        _heard(connection)
    except UNREADABLE as err:
        raise FileDamaged(type(err).__name__) from err

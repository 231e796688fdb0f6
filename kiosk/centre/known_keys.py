"""The keys that receipts of this town are signed with, as the centre told them last; a start without it knows them."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.keeping.durable_files import PRIVATE, write_durably

KEYS_FILE = "receipt-keys.json"

log = structlog.get_logger()


class KnownKeys:
    """One small file. What cannot be read or kept is told again at the next hello, and then harms nobody."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEYS_FILE
        self._raw = self._read()

    @property
    def keys(self) -> tuple[Ed25519PublicKey, ...]:
        """Of all machines whose receipts count."""
        return tuple(Ed25519PublicKey.from_public_bytes(one) for one in self._raw)

    def learn(self, told: Iterable[bytes]) -> None:
        """The centre has said which they are: raw keys, in its own signed words."""
        raw = tuple(told)
        if raw == self._raw:
            return
        self._raw = raw
        try:
            write_durably(self._path, msgspec.json.encode(raw), mode=PRIVATE)
        except OSError as err:
            log.warning("the keys of other machines are not kept", reason=type(err).__name__)

    def _read(self) -> tuple[bytes, ...]:
        try:
            raw = msgspec.json.decode(self._path.read_bytes(), type=tuple[bytes, ...])
            for one in raw:
                Ed25519PublicKey.from_public_bytes(one)
        except (OSError, msgspec.MsgspecError, ValueError):
            return ()
        return raw

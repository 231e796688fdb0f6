"""Keys of other machines outlive the program: a start without the centre reads their receipts too."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.protocol.receipts import key_id_of
from kiosk.centre.client import CentreClient
from kiosk.centre.known_keys import KEYS_FILE, KnownKeys
from tests.kiosk.loopback_centre import LoopbackCentre


def raw_key() -> bytes:
    return Ed25519PrivateKey.generate().public_key().public_bytes_raw()


def raw_of(known: KnownKeys) -> list[bytes]:
    return [key.public_bytes_raw() for key in known.keys]


def test_what_the_centre_said_last_is_known_at_the_next_start(tmp_path: Path) -> None:
    first, second = raw_key(), raw_key()
    known = KnownKeys(tmp_path)
    known.learn((first,))
    known.learn((first, second))

    assert raw_of(known) == raw_of(KnownKeys(tmp_path)) == [first, second]
    assert (tmp_path / KEYS_FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"", b"[", b'["c2hvcnQ="]', b"\xff"], ids=["empty", "cut off", "no key", "no text"]
)
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEYS_FILE).write_bytes(content)

    assert KnownKeys(tmp_path).keys == ()


def test_a_disk_that_keeps_nothing_keeps_nobody_from_going_on(tmp_path: Path) -> None:
    known = KnownKeys(tmp_path / "not there")
    known.learn((raw_key(),))

    assert len(known.keys) == 1


def test_a_machine_that_starts_without_the_centre_knows_the_others(tmp_path: Path) -> None:
    other = Ed25519PrivateKey.generate().public_key()
    with LoopbackCentre().running() as centre:
        centre.receipt_keys = (other.public_bytes_raw(),)
        client = CentreClient(centre.identity(), centre_url=centre.url, software="test", keys=KnownKeys(tmp_path))
        client.snapshot()
        client.close()

    alone = CentreClient(centre.identity(), centre_url="http://127.0.0.1:9", software="test", keys=KnownKeys(tmp_path))
    known = [key_id_of(key) for key in alone.receipt_keys]
    alone.close()

    assert known == [key_id_of(other)]

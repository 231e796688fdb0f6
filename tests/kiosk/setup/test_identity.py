"""A machine keeps one key for life and pins the centre it was enrolled at."""

from pathlib import Path
from stat import S_IMODE

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from booking_core.domain.identity import DeviceId, VenueId
from kiosk.setup.identity import (
    IDENTITY_FILE,
    KEY_FILE,
    Enrolled,
    IdentityDamaged,
    NotEnrolled,
    device_key,
    key_text,
    load_identity,
    save_enrolled,
)


def enrolled() -> Enrolled:
    centre = Ed25519PrivateKey.generate().public_key()
    return Enrolled(
        device=DeviceId("house-kiosk"),
        venue=VenueId("house"),
        centre_url="https://booking.example",
        epoch=3,
        centre_key=centre,
        sealing_key=X25519PrivateKey.generate().public_key(),
        public_keys={"centre": centre},
    )


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = device_key(tmp_path)

    second = device_key(tmp_path)

    assert second.private_bytes_raw() == first.private_bytes_raw()
    assert S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_a_key_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    device_key(tmp_path)
    (tmp_path / KEY_FILE).chmod(0o644)

    device_key(tmp_path)

    assert S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


def test_what_the_centre_said_at_the_enrolment_is_remembered(tmp_path: Path) -> None:
    said = enrolled()
    key = device_key(tmp_path)
    save_enrolled(tmp_path, said)

    identity = load_identity(tmp_path)

    assert identity.key.private_bytes_raw() == key.private_bytes_raw()
    assert (identity.device, identity.enrolled.venue, identity.enrolled.epoch) == ("house-kiosk", "house", 3)
    assert key_text(identity.enrolled.centre_key) == key_text(said.centre_key)
    assert key_text(identity.enrolled.sealing_key) == key_text(said.sealing_key)
    assert list(identity.enrolled.public_keys) == ["centre"]
    assert S_IMODE((tmp_path / IDENTITY_FILE).stat().st_mode) == 0o600


def test_a_machine_nobody_enrolled_says_so(tmp_path: Path) -> None:
    device_key(tmp_path)

    with pytest.raises(NotEnrolled, match="enrol this machine with a code"):
        load_identity(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"device": "house-kiosk"}', b"\x00" * 40])
def test_a_damaged_identity_names_the_file_and_what_to_do(tmp_path: Path, content: bytes) -> None:
    device_key(tmp_path)
    (tmp_path / IDENTITY_FILE).write_bytes(content)

    with pytest.raises(IdentityDamaged, match=r"identity\.json cannot be used .* move it away and enrol"):
        load_identity(tmp_path)


def test_a_pinned_key_that_is_too_short_is_damage(tmp_path: Path) -> None:
    device_key(tmp_path)
    save_enrolled(tmp_path, enrolled())
    text = (tmp_path / IDENTITY_FILE).read_text()
    (tmp_path / IDENTITY_FILE).write_text(text.replace('"centre_key": "', '"centre_key": "AAAA'))

    with pytest.raises(IdentityDamaged):
        load_identity(tmp_path)


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff\xfe"])
def test_a_damaged_key_is_never_replaced_silently(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)

    with pytest.raises(IdentityDamaged):
        device_key(tmp_path)

    assert (tmp_path / KEY_FILE).read_bytes() == content


@pytest.mark.parametrize("before", [b"", b"Bag Attributes\r\n"], ids=["as it is made here", "as another program may"])
def test_a_key_is_read_whoever_has_written_it(tmp_path: Path, before: bytes) -> None:
    key = Ed25519PrivateKey.generate()
    (tmp_path / KEY_FILE).write_bytes(before + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

    assert device_key(tmp_path).private_bytes_raw() == key.private_bytes_raw()


def test_a_key_of_another_kind_is_damage(tmp_path: Path) -> None:
    """As long as one of ours, and one with which nothing is signed."""
    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / KEY_FILE).write_bytes(other)

    with pytest.raises(IdentityDamaged, match="not an Ed25519 key"):
        device_key(tmp_path)


def test_a_lost_key_is_not_quietly_made_anew_for_an_enrolled_machine(tmp_path: Path) -> None:
    device_key(tmp_path)
    save_enrolled(tmp_path, enrolled())
    (tmp_path / KEY_FILE).unlink()

    with pytest.raises(IdentityDamaged, match="device-key"):
        load_identity(tmp_path)


def test_nothing_half_written_is_left_beside_the_files(tmp_path: Path) -> None:
    device_key(tmp_path)
    save_enrolled(tmp_path, enrolled())

    assert sorted(path.name for path in tmp_path.iterdir()) == [KEY_FILE, IDENTITY_FILE]

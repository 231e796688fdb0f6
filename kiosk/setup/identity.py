"""Who this machine is: its own key, and the centre it has been enrolled at.

    device-key.pem   the Ed25519 key of this machine (PKCS8), made on the first start, never leaves it
    identity.json    its id and house, and the centre's keys, written by the enrolment

The centre's keys are pinned here: an answer counts only when they have signed it, whatever way it came.
"""

import errno
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_IMODE, S_ISVTX

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.identity import DeviceId, DeviceRole, VenueId
from kiosk.keeping.durable_files import PRIVATE, create_durably, refused_folder, write_durably

KEY_FILE = "device-key.pem"
IDENTITY_FILE = "identity.json"
RAW_KEY_BYTES = 32
FOR_THE_PROGRAM_ALONE = 0o700
_OTHERS = 0o077
_BEFORE_THE_KEY = bytes.fromhex("302e020100300506032b657004220420")
"""What stands before the 32 bytes of an Ed25519 key in PKCS8 (RFC 8410, section 7)."""
_FIRST_LINE, _LAST_LINE = b"-----BEGIN PRIVATE KEY-----", b"-----END PRIVATE KEY-----"
_OF_THE_FOLDER = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT})


class IdentityWrong(Exception):
    """This machine cannot say who it is; the text says what to do."""


class NotEnrolled(IdentityWrong):
    """No centre has taken this machine in yet."""


class IdentityDamaged(IdentityWrong):
    """A file that says who this machine is cannot be used."""


class FolderRefused(IdentityWrong):
    """The data folder cannot be written or read. Nothing is lost, and nothing must be moved."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What the centre said at the enrolment. `epoch` was its life number then; a later one may be known."""

    device: DeviceId
    venue: VenueId
    centre_url: str
    epoch: int
    centre_key: Ed25519PublicKey
    sealing_key: X25519PublicKey
    public_keys: Mapping[str, Ed25519PublicKey]
    role: DeviceRole = DeviceRole.KIOSK


@dataclass(frozen=True, slots=True)
class Identity:
    """This machine, as it speaks to its centre."""

    key: Ed25519PrivateKey
    enrolled: Enrolled

    @property
    def device(self) -> DeviceId:
        return self.enrolled.device


class EnrolledFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`identity.json`; keys are raw and in base64."""

    device: str
    venue: str
    centre_url: str
    epoch: int
    centre_key: str
    sealing_key: str
    public_keys: dict[str, str]
    role: DeviceRole = DeviceRole.KIOSK


def load_identity(data_dir: Path) -> Identity:
    """Who this machine is.

    Raises:
        NotEnrolled: nobody has enrolled it yet.
        IdentityDamaged: a file is there and cannot be used.
        FolderRefused: the folder cannot be written or read.
    """
    path = data_dir / IDENTITY_FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError as err:
        message = f"{path} is not there: enrol this machine with a code from the centre"
        raise NotEnrolled(message) from err
    except OSError as err:
        raise _unreadable(path, err) from err
    enrolled = _enrolled(path, content)
    if not (data_dir / KEY_FILE).exists():
        raise _damaged(data_dir / KEY_FILE, "it is not there")
    return Identity(device_key(data_dir), enrolled)


def save_enrolled(data_dir: Path, enrolled: Enrolled) -> None:
    """Remember the centre; it replaces a former one.

    Raises:
        OSError: the disk refused.
    """
    file = EnrolledFile(
        device=enrolled.device,
        venue=enrolled.venue,
        centre_url=enrolled.centre_url,
        epoch=enrolled.epoch,
        centre_key=key_text(enrolled.centre_key),
        sealing_key=key_text(enrolled.sealing_key),
        public_keys={name: key_text(key) for name, key in enrolled.public_keys.items()},
        role=enrolled.role,
    )
    content = msgspec.json.format(msgspec.json.encode(file), indent=2)
    write_durably(data_dir / IDENTITY_FILE, content, mode=PRIVATE)


def device_key(data_dir: Path) -> Ed25519PrivateKey:
    """The key of this machine, made now if it has none.

    Raises:
        IdentityDamaged: there is a key file, and no key can be read from it.
        OSError: the disk refused to keep a new key.
    """
    path = data_dir / KEY_FILE
    if not path.exists():
        create_durably(path, _made(), mode=PRIVATE)
    return _read_key(path)


def close_to_others(data_dir: Path) -> None:
    """Let nobody but this program's user into its data folder; a folder of another user stays as it is."""
    mode = data_dir.stat().st_mode
    if mode & _OTHERS and not mode & S_ISVTX:
        with suppress(OSError):
            data_dir.chmod(FOR_THE_PROGRAM_ALONE)


def key_text(key: Ed25519PublicKey | X25519PublicKey) -> str:
    """A public key as it is sent and stored: raw, in base64."""
    return b64encode(key.public_bytes_raw()).decode()


def signing_key_from(text: str) -> Ed25519PublicKey:
    """The key behind `key_text`.

    Raises:
        ValueError: it is none.
    """
    return Ed25519PublicKey.from_public_bytes(_raw(text))


def sealing_key_from(text: str) -> X25519PublicKey:
    """The key behind `key_text`.

    Raises:
        ValueError: it is none.
    """
    return X25519PublicKey.from_public_bytes(_raw(text))


def _raw(text: str) -> bytes:
    try:
        raw = b64decode(text, validate=True)
    except Base64Error as err:
        message = "a key is not in base64"
        raise ValueError(message) from err
    if len(raw) != RAW_KEY_BYTES:
        message = f"a key has {len(raw)} bytes, expected {RAW_KEY_BYTES}"
        raise ValueError(message)
    return raw


def _read_key(path: Path) -> Ed25519PrivateKey:
    try:
        if S_IMODE(path.stat().st_mode) != PRIVATE:
            path.chmod(PRIVATE)
        key = _key_in(path.read_bytes())
    except OSError as err:
        raise _unreadable(path, err) from err
    except (ValueError, TypeError, UnsupportedAlgorithm) as err:
        raise _damaged(path, "no key can be read from it") from err
    if key is None:
        raise _damaged(path, "its key is not an Ed25519 key")
    return key


def _made() -> bytes:
    """A new key, in PKCS8."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415

    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _key_in(pem: bytes) -> Ed25519PrivateKey | None:
    """A key as this program makes it is read here; the library for every other brings ciphers along, 1.2 MiB.

    Raises:
        ValueError, TypeError, UnsupportedAlgorithm: there is no key in it, or none that this machine can use.
    """
    content = pem.strip().removeprefix(_FIRST_LINE).removesuffix(_LAST_LINE)
    with suppress(Base64Error):
        plain = b64decode(b"".join(content.split()), validate=True)
        if plain.startswith(_BEFORE_THE_KEY) and len(plain) == len(_BEFORE_THE_KEY) + RAW_KEY_BYTES:
            return Ed25519PrivateKey.from_private_bytes(plain[-RAW_KEY_BYTES:])
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415  see above

    key = load_pem_private_key(pem, password=None)
    return key if isinstance(key, Ed25519PrivateKey) else None


def _enrolled(path: Path, content: bytes) -> Enrolled:
    try:
        file = msgspec.json.decode(content, type=EnrolledFile)
        return Enrolled(
            device=DeviceId(file.device),
            venue=VenueId(file.venue),
            centre_url=file.centre_url,
            epoch=file.epoch,
            centre_key=signing_key_from(file.centre_key),
            sealing_key=sealing_key_from(file.sealing_key),
            public_keys={name: signing_key_from(text) for name, text in file.public_keys.items()},
            role=file.role,
        )
    except (msgspec.MsgspecError, ValueError) as err:
        raise _damaged(path, str(err)) from err


def _unreadable(path: Path, err: OSError) -> IdentityWrong:
    if err.errno not in _OF_THE_FOLDER:
        return _damaged(path, str(err.strerror))
    return FolderRefused(refused_folder(path.parent, f"{path}: {err.strerror}"))


def _damaged(path: Path, what: str) -> IdentityDamaged:
    return IdentityDamaged(
        f"{path} cannot be used ({what}): move it away and enrol this machine with a new code from the centre"
    )

"""What lies on the shelf, with counts and hashes, signed by the centre that wrote it."""

from datetime import datetime
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta, Struct

from booking_core.central.data_folder.epoch_file import MOST_LIVES
from booking_core.central.failures import OpenFilesRefused
from booking_core.central.open_files.shelf import Shelf

MANIFEST = "manifest.json"
FORMAT = "moedested open files"
VERSION = 1
LARGEST_BYTES = 16 * 1024 * 1024
_CONTEXT = b"moedested open files 1\0"


class FileTold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file. `sha256` is of all its bytes, in hex; `lines` are 0 where it is no JSON Lines."""

    name: str
    lines: int
    bytes: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`epoch` and `feed_number` say how far the centre was; `centre_key` is its raw Ed25519 key.

    `signature` is by that key over `moedested open files 1` NUL and this as JSON without it.
    """

    format: str
    version: int
    made_at: datetime
    municipality: str
    time_zone: str
    epoch: Annotated[int, Meta(ge=0, le=MOST_LIVES)]
    feed_number: int
    feed_hash: str
    places_version: int
    has_contacts: bool
    centre_key: Annotated[bytes, Meta(min_length=32, max_length=32)]
    files: tuple[FileTold, ...]
    signature: bytes = b""

    @property
    def signed(self) -> bytes:
        return _CONTEXT + msgspec.json.encode(msgspec.structs.replace(self, signature=b""))

    def file(self, name: str) -> FileTold:
        """What is told of that file.

        Raises:
            OpenFilesRefused: nothing.
        """
        found = next((one for one in self.files if one.name == name), None)
        if found is None:
            message = f"{MANIFEST} does not name {name}. Export again"
            raise OpenFilesRefused(message)
        return found


class _Head(Struct, frozen=True):
    """What a manifest of any version says."""

    format: str
    version: int


def write_manifest(shelf: Shelf, manifest: Manifest, key: Ed25519PrivateKey) -> None:
    """Sign it, and lay it on the shelf."""
    signed = msgspec.structs.replace(manifest, signature=key.sign(manifest.signed))
    with shelf.writing(MANIFEST) as file:
        file.write(msgspec.json.format(msgspec.json.encode(signed), indent=2) + b"\n")


def read_manifest(shelf: Shelf) -> Manifest:
    """The manifest, as it was signed.

    Raises:
        OpenFilesRefused: there is none, or it is not what was written, or of another version.
    """
    try:
        with shelf.reading(MANIFEST) as file:
            data = file.read(LARGEST_BYTES)
        head = msgspec.json.decode(data, type=_Head)
        _check_version(head)
        manifest = msgspec.json.decode(data, type=Manifest)
        Ed25519PublicKey.from_public_bytes(manifest.centre_key).verify(manifest.signature, manifest.signed)
    except KeyError as err:
        message = f"there is no {MANIFEST}: these are no open files of Mødested, or not all of them. Copy them again"
        raise OpenFilesRefused(message) from err
    except (msgspec.DecodeError, InvalidSignature) as err:
        message = f"{MANIFEST} is not what was written. Copy all files again from where they came from, or export again"
        raise OpenFilesRefused(message) from err
    return manifest


def _check_version(head: _Head) -> None:
    if head.format != FORMAT:
        message = f"{MANIFEST} describes something else: {head.format!r}"
        raise OpenFilesRefused(message)
    if head.version != VERSION:
        message = f"the files have version {head.version}, and this program reads {VERSION}. Install a newer program"
        raise OpenFilesRefused(message)

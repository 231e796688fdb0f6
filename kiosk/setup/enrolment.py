"""Taking a new machine in: a one-time code binds this machine's key to a kiosk of the places file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from booking_core.domain.identity import DeviceId, DeviceRole, VenueId
from kiosk.setup.identity import (
    FOR_THE_PROGRAM_ALONE,
    Enrolled,
    close_to_others,
    device_key,
    key_text,
    save_enrolled,
    sealing_key_from,
    signing_key_from,
)

if TYPE_CHECKING:
    import requests

ENROL_PATH = "/v1/devices/enrol"
TIMEOUT_SECONDS = 15
ENGLISH = {"Accept-Language": "en"}
CREATED_OR_DONE = frozenset({200, 201})


class EnrolmentCode(StrEnum):
    """Why no enrolment came about. The first three are the centre's words, the others this machine's."""

    UNKNOWN = "enrolment-code-unknown"
    USED = "enrolment-code-used"
    EXPIRED = "enrolment-code-expired"
    REFUSED = "enrolment-refused"
    NO_ANSWER = "centre-unreachable"
    NOT_TRUSTED = "certificate-untrusted"
    NOT_A_CENTRE = "not-a-centre"


class EnrolmentFailed(Exception):
    """This machine was not taken in; nothing was written but its own key. `detail` says what to do."""

    def __init__(self, code: EnrolmentCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class _Taken(msgspec.Struct, frozen=True):
    device: str
    venue: str
    centre_key: str
    sealing_key: str
    epoch: int
    public_keys: dict[str, str] = {}
    role: DeviceRole = DeviceRole.KIOSK


class _NotTaken(msgspec.Struct, frozen=True):
    code: str
    detail: str = ""


def enrol(centre_url: str, code: str, data_dir: Path) -> Enrolled:
    """Bind this machine to the centre at `centre_url` by the one-time `code`, and remember the centre's keys.

    Raises:
        EnrolmentFailed: the centre did not answer, or did not accept the code.
        IdentityDamaged: this machine's key file cannot be read.
        OSError: the disk refused.
    """
    data_dir.mkdir(mode=FOR_THE_PROGRAM_ALONE, parents=True, exist_ok=True)
    close_to_others(data_dir)
    key = device_key(data_dir)
    wish = {"code": code.strip(), "public_key": key_text(key.public_key())}
    enrolled = _enrolled(_post(centre_url.rstrip("/"), wish), centre_url.rstrip("/"))
    save_enrolled(data_dir, enrolled)
    return enrolled


def _post(centre_url: str, wish: dict[str, str]) -> "requests.Response":
    import requests  # noqa: PLC0415  # heavy, and a machine is enrolled once

    address = f"{centre_url}{ENROL_PATH}"
    try:
        return requests.post(address, json=wish, headers=ENGLISH, timeout=TIMEOUT_SECONDS, allow_redirects=False)
    except requests.exceptions.SSLError as err:
        raise EnrolmentFailed(EnrolmentCode.NOT_TRUSTED, _not_trusted_at(centre_url)) from err
    except requests.RequestException as err:
        raise EnrolmentFailed(EnrolmentCode.NO_ANSWER, _no_answer_at(centre_url)) from err


def _no_answer_at(centre_url: str) -> str:
    return (
        f"{centre_url} did not answer. Check the address, this machine's network, and that the central service runs "
        "there."
    )


def _not_trusted_at(centre_url: str) -> str:
    return (
        f"{centre_url} shows a certificate that this machine does not trust. Check the name in the address and this "
        "machine's clock; for one of your own authority set REQUESTS_CA_BUNDLE to a file that has it."
    )


def _no_centre_at(centre_url: str, reason: str) -> str:
    return (
        f"What answers at {centre_url} is no centre of Mødested ({reason}). Check the address, and what stands between."
    )


def _enrolled(response: "requests.Response", centre_url: str) -> Enrolled:
    if response.status_code not in CREATED_OR_DONE:
        raise _failure(response, centre_url)
    try:
        taken = msgspec.json.decode(response.content, type=_Taken)
        return Enrolled(
            device=DeviceId(taken.device),
            venue=VenueId(taken.venue),
            centre_url=centre_url,
            epoch=taken.epoch,
            centre_key=signing_key_from(taken.centre_key),
            sealing_key=sealing_key_from(taken.sealing_key),
            public_keys={name: signing_key_from(text) for name, text in taken.public_keys.items()},
            role=taken.role,
        )
    except (msgspec.MsgspecError, ValueError) as err:
        raise EnrolmentFailed(EnrolmentCode.NOT_A_CENTRE, _no_centre_at(centre_url, str(err))) from err


def _failure(response: "requests.Response", centre_url: str) -> EnrolmentFailed:
    try:
        answer = msgspec.json.decode(response.content, type=_NotTaken)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        reason = f"HTTP status {response.status_code}"
        return EnrolmentFailed(EnrolmentCode.NOT_A_CENTRE, _no_centre_at(centre_url, reason))
    known = {code.value for code in EnrolmentCode}
    code = EnrolmentCode(answer.code) if answer.code in known else EnrolmentCode.REFUSED
    return EnrolmentFailed(code, answer.detail or f"The centre did not take this machine in ({answer.code}).")

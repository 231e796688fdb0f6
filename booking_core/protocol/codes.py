"""The booking code a person types or reads out: nine digits, the last of them a check digit.

Eight digits follow from the booking's id, so every machine finds the same code without asking. The check
digit (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004) catches every single wrong digit and every swap
of two neighbours. Two bookings may share a code: whoever looks one up gets them all. Ten digits are never a
code: they could be somebody's CPR number.
"""

import hashlib
from functools import reduce
from uuid import UUID

from booking_core.domain.identity import BookingId, WaitingId
from booking_core.domain.typed_numbers import without_signs

CODE_LENGTH = 9

_PURPOSE = b"moedested code 1\0"
_PUBLIC = b"moedested public 1\0"
_GROUP = 3

# A quasigroup of order ten that is totally anti-symmetric, with zeros on its diagonal.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def code_of(about: BookingId | WaitingId) -> str:
    """The code of a booking, or of a wish on the waiting list: nine digits without spaces, always those of its id."""
    digest = hashlib.sha256(_PURPOSE + about.bytes).digest()
    digits = f"{int.from_bytes(digest[:8]) % 10 ** (CODE_LENGTH - 1):0{CODE_LENGTH - 1}}"
    return f"{digits}{_check(digits)}"


def public_id_of(booking: BookingId) -> UUID:
    """What a booking is called where everybody reads: always the same, and neither its id nor its code follows."""
    return UUID(bytes=hashlib.sha256(_PUBLIC + booking.bytes).digest()[:16], version=5)


def grouped(code: str) -> str:
    """The code as it is shown: "482 916 370"."""
    return " ".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def parse_code(text: str) -> str | None:
    """The code that `text` means, in any digits, with or without signs in it; None when it cannot be one."""
    digits = without_signs(text)
    is_code = len(digits) == CODE_LENGTH and digits.isascii() and digits.isdigit() and _check(digits) == 0
    return digits if is_code else None


def _check(digits: str) -> int:
    return reduce(lambda interim, digit: _DAMM[interim][int(digit)], digits, 0)

"""Passwords of the staff: argon2id, with the parameters OWASP recommends for it."""

import secrets

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MEMORY_KIB = 19 * 1024
ITERATIONS = 2
SALT_BYTES, HASH_BYTES = 16, 32
NOBODYS = f"$argon2id$v=19$m={MEMORY_KIB},t={ITERATIONS},p=1${'A' * 22}${'A' * 43}"
"""What nobody's password is compared with: a salt and a hash of zeros, which cost a start of the program nothing."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4


def hashed(password: str) -> str:
    """What is kept of `password`, in PHC form."""
    salt = secrets.token_bytes(SALT_BYTES)
    kdf = Argon2id(salt=salt, length=HASH_BYTES, iterations=ITERATIONS, lanes=1, memory_cost=MEMORY_KIB)
    return kdf.derive_phc_encoded(password.encode())


def is_password(password: str, kept: str | None) -> bool:
    """Whether `kept` is of `password`. Of nobody (None) it takes as long to say no."""
    try:
        Argon2id.verify_phc_encoded(password.encode(), NOBODYS if kept is None else kept)
    except InvalidKey:
        return False
    return kept is not None


def first_password() -> str:
    """A password that nobody has chosen: 79 bits, easy to read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)

"""One name that opens shows that the keys are the database's, however many were sealed to those before."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from booking_core.central.data_folder.keys import CentreKeys
from booking_core.central.data_folder.own_keys import open_none
from booking_core.domain.bookings import Contact
from booking_core.protocol.sealing import seal_contact

OWN, FORMER = (CentreKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate()) for _ in range(2))
MANY = 50


def sealed_to(keys: CentreKeys) -> bytes:
    return seal_contact(Contact(phone="44000111"), keys.sealing.public_key())


@pytest.mark.parametrize(
    ("of_former", "of_own", "foreign"), [(0, 0, False), (0, 1, False), (MANY, 1, False), (1, 0, True), (MANY, 0, True)]
)
def test_keys_are_foreign_where_they_open_no_name_at_all(*, of_former: int, of_own: int, foreign: bool) -> None:
    sealed = [sealed_to(FORMER)] * of_former + [sealed_to(OWN)] * of_own

    assert open_none(OWN, sealed) is foreign

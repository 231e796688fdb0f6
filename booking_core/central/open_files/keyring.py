"""What the lines need of the centre's keys, and what only a centre with other keys must do anew."""

from uuid import UUID

from booking_core.central.accounts.passwords import first_password, hashed
from booking_core.central.contacts import ContactBook
from booking_core.central.data_folder.keys import CentreKeys
from booking_core.central.persons import Persons
from booking_core.domain.bookings import Contact
from booking_core.protocol.receipts import signed_again
from booking_core.protocol.sealing import seal_contact
from booking_core.store.open_files.kinds import Keyring


def keyring_of(keys: CentreKeys, contacts: ContactBook, *, has_contacts: bool, written_by: bytes) -> Keyring:
    """The keys of this centre for files `written_by` the centre with that raw public key."""

    def opened(sealed: bytes, about: UUID) -> Contact:
        return contacts.opened(sealed, about)

    return Keyring(
        has_contacts=has_contacts,
        written_by=written_by,
        is_of_the_same_centre=written_by == keys.public,
        opened=opened,
        sealed=lambda contact: seal_contact(contact, keys.sealing.public_key()),
        identified=Persons(keys).identify,
        signed=keys.signing.sign,
        signed_receipt=lambda unsigned: signed_again(unsigned, keys.signing),
        useless_secret=lambda: hashed(first_password()),
    )

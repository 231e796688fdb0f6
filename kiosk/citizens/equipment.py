"""What whoever does something at a kiosk works with: its files, its centre, its paper and its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.store.machine_disk.outbox import Outbox
from kiosk.anybody.redeeming import PaperOffice
from kiosk.centre.client import CentreClient
from kiosk.citizens.wish_office import WishOffice
from kiosk.keeping.custody import Custody
from kiosk.keeping.house_pictures import HousePictures
from kiosk.paper.receipts import ReceiptOffice


@dataclass(frozen=True, slots=True)
class Equipment:
    """Put together once, by `machine`. `sealing_key` closes what only the centre may read."""

    client: CentreClient
    outbox: Outbox
    pictures: HousePictures
    receipts: ReceiptOffice
    custody: Custody
    papers: PaperOffice
    wishes: WishOffice
    sealing_key: X25519PublicKey
    clock: Callable[[], datetime]

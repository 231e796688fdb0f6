"""What becomes of anything that waits for the centre or the disk, and waits in vain."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CentreSilent:
    """No answer came, and it is too soon to ask on paper: nothing was booked."""


@dataclass(frozen=True, slots=True)
class WishKept:
    """The centre is silent. The wish is on this machine's disk, and is carried out as soon as the centre answers."""


@dataclass(frozen=True, slots=True)
class KioskOutOfOrder:
    """The disk refused to keep the booking: nothing was booked, staff must look."""

"""Who of the staff acts at a machine."""

from typing import Protocol

from booking_core.protocol.messages.staff import NotSignedIn, StaffTold
from ui.ports.silence import CentreSilent


class SignInDesk(Protocol):
    """Lets people of the staff act here."""

    def staff(self) -> StaffTold | CentreSilent:
        """Who is signed in here, and whether somebody must be."""
        ...

    def sign_in(self, name: str, password: str, fresh: str | None) -> StaffTold | NotSignedIn | CentreSilent:
        """Let that person act here; `fresh` is the password from now on. Nothing of it is kept."""
        ...

    def sign_out(self) -> StaffTold | CentreSilent:
        """Nobody acts here any more."""
        ...

"""Signing in at this desk: the password is sealed to the centre at once, and nothing of it is kept."""

from collections.abc import Callable
from datetime import datetime

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from booking_core.domain.identity import DeviceId
from booking_core.protocol.messages.staff import (
    NotSignedIn,
    SignIn,
    SignOut,
    StaffAnswer,
    StaffMessage,
    StaffTold,
    StaffWanted,
)
from booking_core.protocol.sealing import seal_password
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure
from ui.ports import CentreSilent

log = structlog.get_logger()


class SignInDesk:
    """Asks the centre who acts here, and remembers what it said last."""

    def __init__(
        self,
        client: CentreClient,
        *,
        device: DeviceId,
        sealing_key: X25519PublicKey,
        clock: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._device = device
        self._sealing_key = sealing_key
        self._clock = clock
        self._last: StaffTold | None = None

    def staff(self) -> StaffTold | CentreSilent:
        """Who is signed in here, and whether somebody must be."""
        return _told(self._ask(StaffWanted()))

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody must sign in first: the centre tells this desk of nobody until then."""
        told = self._last or self.staff()
        if not isinstance(told, StaffTold) or not told.is_needed:
            return False
        return told.name is None or (told.until is not None and told.until <= self._clock())

    def sign_in(self, name: str, password: str, fresh: str | None) -> StaffTold | NotSignedIn | CentreSilent:
        """Let that person act here; `fresh` is the password from now on."""
        new = None if fresh is None else self._sealed(fresh)
        return self._ask(SignIn(name=name, sealed=self._sealed(password), fresh=new))

    def sign_out(self) -> StaffTold | CentreSilent:
        """Nobody acts here any more."""
        return _told(self._ask(SignOut()))

    def _sealed(self, password: str) -> bytes:
        return seal_password(password, self._device, self._sealing_key, at=self._clock())

    def _ask(self, message: StaffMessage) -> StaffAnswer | CentreSilent:
        try:
            answer = self._client.staff(message)
        except CentreFailure as err:
            log.warning("no answer about who is signed in", reason=type(err).__name__)
            return CentreSilent()
        if isinstance(answer, StaffTold):
            self._last = answer
        return answer


def _told(answer: StaffAnswer | CentreSilent) -> StaffTold | CentreSilent:
    return CentreSilent() if isinstance(answer, NotSignedIn) else answer

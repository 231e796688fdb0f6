"""Wishes at a kiosk: written down, told to the centre, and the list of them as the centre last told it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from uuid import UUID

import structlog

from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.house_wishes import HouseWish, WishHeard, most_wished_first
from booking_core.protocol.messages import SameIdOtherBody, refusal_from_wire
from booking_core.protocol.messages.wishes import TellWish, WishesWanted, WishNoted, WishRefused
from booking_core.store.machine_disk.machine_files import DiskRefused
from booking_core.store.machine_disk.wish_box import HeardWishes, WishBox
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreFailure, CentreObjects
from kiosk.centre.objections import Rest
from kiosk.keeping.house_pictures import HousePictures
from ui.ports import CentreSilent, WishKept, WishOutcome

WISHES_FILE = "wishes.sqlite"
LISTED_EVERY = timedelta(minutes=10)
"""How old the list may grow while nobody looks at it: what stands there without contact is no older at its loss."""


log = structlog.get_logger()


class WishOffice:
    """Tells what people miss, at once or as soon as the centre answers, and keeps the list fresh.

    | error             | a wish that was said                                            |
    | CentreUnreachable | is on the disk, told again at the next turn; it counts once     |
    | CentreUntrusted   | as above                                                        |
    | CentreObjects     | as above, in an hour; the log tells                             |
    | ENOUGH_WISHES     | said now: taken back, and whoever said it is told; kept: later  |
    | DiskRefused       | told at once all the same; without an answer it is not taken    |
    """

    def __init__(
        self, client: CentreClient, box: WishBox, *, pictures: HousePictures, clock: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._box = box
        self._pictures = pictures
        self._clock = clock
        self._one_telling_at_a_time = Lock()
        self._rest = Rest(clock)
        self._listed_at: datetime | None = None

    def recall(self) -> None:
        """Show what the centre told in an earlier life of this program."""
        try:
            kept = self._box.heard()
        except DiskRefused as err:
            log.warning("the wishes of this house cannot be read", code=err.code)
            return
        if kept is not None:
            self._pictures.wished(kept.heard)

    def tell(self, wish: HouseWish, identity: UUID) -> WishOutcome:
        """Say `wish` to the house: heard, kept until the centre answers, or refused. Of one `identity` once."""
        telling = TellWish(id=identity, wish=wish)
        with self._one_telling_at_a_time:
            is_kept = self._keep(telling)
            if is_kept is False:
                return Refusal(RefusalCode.ENOUGH_WISHES)
            try:
                return self._told(telling)
            except CentreFailure as err:
                log.warning("no answer to what people miss", reason=type(err).__name__)
                return WishKept() if is_kept else CentreSilent()

    def settle(self) -> None:
        """Tell everything that is kept, and look at the list when it has grown old.

        Raises:
            CentreFailure: the centre fell silent; what is left stays for the next time.
            DiskRefused: the file cannot be used.
        """
        if self._rest.is_on:
            return
        try:
            self._settle()
        except CentreObjects as err:
            log.error("the centre objects to wishes", code=err.code)  # noqa: TRY400  # the code is the whole story
            self._rest.begin()

    def untold(self) -> tuple[TellWish, ...]:
        """What the centre has not heard.

        Raises:
            DiskRefused: the file cannot be read.
        """
        return self._box.untold()

    def look(self) -> None:
        """Somebody looks at the list: ask the centre for it as it is now; without an answer it stays as it is."""
        try:
            self._list()
        except (CentreFailure, DiskRefused) as err:
            log.warning("no list of what people miss", reason=type(err).__name__)

    def close(self) -> None:
        self._box.close()

    def _settle(self) -> None:
        with self._one_telling_at_a_time:
            for telling in self._box.untold():
                if isinstance(self._told(telling, keeps=True), Refusal):
                    self._rest.begin()
                    return
        if self._listed_at is None or self._clock() - self._listed_at >= LISTED_EVERY:
            self._list()

    def _keep(self, telling: TellWish) -> bool | None:
        """Whether there was room for it; None when the disk keeps nothing."""
        try:
            return self._box.put(telling)
        except DiskRefused as err:
            log.error("what somebody misses is not kept", code=err.code)  # noqa: TRY400
            return None

    def _told(self, telling: TellWish, *, keeps: bool = False) -> WishHeard | Refusal | CentreSilent:
        answer = self._client.tell_wish(telling)
        match answer:
            case WishNoted(heard=heard):
                self._drop(telling)
                self._show_newer(heard)
                return heard
            case WishRefused(refusal=refusal):
                if not keeps:
                    self._drop(telling)
                return refusal_from_wire(refusal)
            case SameIdOtherBody():
                log.error("the centre knows another wish under the id", wish=str(telling.wish.id))
                self._drop(telling)
                return CentreSilent()

    def _drop(self, telling: TellWish) -> None:
        try:
            self._box.drop(telling)
        except DiskRefused as err:
            log.warning("a wish that was heard will be told again, and counts once", code=err.code)

    def _show_newer(self, heard: WishHeard) -> None:
        picture = self._pictures.current
        known = () if picture is None else picture.house_wishes
        others = tuple(one for one in known if one.wish.id != heard.wish.id)
        self._pictures.wished(most_wished_first((*others, heard)))

    def _list(self) -> None:
        now = self._clock()
        heard = self._client.wishes(WishesWanted()).heard
        self._listed_at = now
        self._box.remember(HeardWishes(heard, now))
        self._pictures.wished(heard)


def open_wishes(
    data_dir: Path, client: CentreClient, *, pictures: HousePictures, clock: Callable[[], datetime]
) -> WishOffice:
    """The office of the kiosk whose files are in `data_dir`, showing what it last heard.

    Raises:
        DiskRefused: no file can be made or read there.
    """
    office = WishOffice(client, WishBox.open(data_dir / WISHES_FILE), pictures=pictures, clock=clock)
    office.recall()
    return office

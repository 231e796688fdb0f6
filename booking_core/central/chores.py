"""What the service does by itself, again and again, beside answering.

Each runs on a thread of its own: none of them keeps a request waiting, and none stops because another fails.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import DBAPIError

from booking_core.central.absences import AbsenceWatch, EvenClock
from booking_core.central.bell import rang
from booking_core.central.centre import Centre
from booking_core.central.clock_watch import ClockWatch
from booking_core.central.data_folder.database_failures import in_words
from booking_core.central.letters.calling import Caller
from booking_core.central.letters.notifying import Notifier
from booking_core.central.letters.postman import Postman
from booking_core.central.nightly_look import NightlyLook
from booking_core.central.running.measures import Measures
from booking_core.central.town.looking_ahead import LookingAhead
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.places import NoPlaces

log = structlog.get_logger()

DUTY_IS_LOOKED_FOR_EVERY_SECONDS = 1
GOES_ON_AFTER_SECONDS = 0.1
"""With a chore that is done step by step, and not done yet."""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Chore:
    """`do` tells how much it did; `name` says so in the log. What is not yet done after it goes on soon."""

    name: str
    do: Callable[[], int]
    every_seconds: float
    is_done: Callable[[], bool] = _always

    @property
    def pause_seconds(self) -> float:
        return self.every_seconds if self.is_done() else GOES_ON_AFTER_SECONDS


def chores_of(centre: Centre, notifier: Notifier) -> tuple[Chore, ...]:
    """Everything a running centre does by itself."""
    store, clock, upkeep, sign = centre.store, centre.clock, centre.store.upkeep, centre.keys.signing.sign
    postman = Postman(store, centre.contacts, notifier, clock=clock)
    caller = Caller(store, centre.contacts)
    absences = AbsenceWatch(store, EvenClock(clock))
    night = NightlyLook(centre)
    sure = partial(_while_sure, centre.clock_watch)
    return (
        Chore("rooms released whose people had not come", sure(lambda _: absences.release()), every_seconds=20),
        Chore("contacts forgotten", sure(lambda now: upkeep.forget_contacts(now=now).total), every_seconds=3600),
        Chore("audit entries cut", sure(lambda now: upkeep.cut_audit(sign, now=now)), every_seconds=86_400),
        Chore("cells that passed long ago", sure(lambda now: upkeep.purge_authority(now=now)), every_seconds=3600),
        Chore("requests expired", sure(lambda now: upkeep.expire_requests(now=now)), every_seconds=15),
        Chore("bookings left outdoors", sure(lambda now: upkeep.settle_weather(now=now)), every_seconds=15),
        Chore("letters queued for the waiting list", sure(lambda now: caller.tell(now=now)), every_seconds=30),
        Chore("letters sent", postman.deliver, every_seconds=10),
        Chore("looked whether what is kept holds", night.step, every_seconds=60, is_done=lambda: night.is_done),
        Chore("written pages settled", lambda: _settled(centre), every_seconds=1),
    )


def chores_of_each(centre: Centre) -> tuple[Chore, ...]:
    """What every process does for itself, whoever is on duty."""
    ahead = LookingAhead(centre)
    return (
        Chore("days looked at beforehand", ahead.step, every_seconds=1, is_done=lambda: ahead.is_done),
        Chore("clock looked at", lambda: _looked_at(centre.clock_watch), every_seconds=60),
        Chore("contacts forgotten in memory", centre.contacts.forget_gone, every_seconds=600),
    )


def _while_sure(watch: ClockWatch, do: Callable[[datetime], int]) -> Callable[[], int]:
    """`do` at the present instant, when that can be gone by; what it does cannot be taken back."""

    def done() -> int:
        now = watch.sure_now()
        return 0 if now is None else do(now)

    return done


def _looked_at(watch: ClockWatch) -> int:
    """None, for the log: the watch itself says what there is to say. One off duty shall not have stood still either."""
    watch.sure_now()
    return 0


def _settled(centre: Centre) -> int:
    """None, for the log: it is nothing that anybody need know of each second."""
    centre.store.upkeep.settle()
    return 0


async def keep_doing(
    chore: Chore, measures: Measures, stopping: asyncio.Event, *, is_on_duty: Callable[[], bool] = _always
) -> None:
    """Do `chore` now and again and again, while this process is on duty.

    One that is under way when the service is `stopping` is done to its end.
    """
    while not stopping.is_set():
        if not is_on_duty():
            await rang(stopping, within_seconds=DUTY_IS_LOOKED_FOR_EVERY_SECONDS)
            continue
        done = await asyncio.to_thread(_attempt, chore, measures)
        if done:
            log.info(chore.name, count=done)
        await rang(stopping, within_seconds=chore.pause_seconds)


def _attempt(chore: Chore, measures: Measures) -> int:
    try:
        done = chore.do()
    except DBAPIError as err:
        log.error("not done this time", chore=chore.name, reason=_kind_of(err.orig))  # noqa: TRY400  # the whole story
    except Unavailable as err:
        log.error("not done this time", chore=chore.name, **in_words(err))  # noqa: TRY400  # as above
    except NoPlaces:
        return 0
    except Exception as err:  # a chore's own top: nobody is there to start it again
        log.exception("not done this time", chore=chore.name, reason=type(err).__name__)
    else:
        measures.did(chore.name, well=True)
        return done
    measures.did(chore.name, well=False)
    return 0


def _kind_of(error: BaseException | None) -> str:
    """What the database calls it; its own sentence may quote what was to be written."""
    return getattr(error, "sqlite_errorname", "") or type(error).__name__

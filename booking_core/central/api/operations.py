"""What operations ask the service about itself: whether it lives, and whether it can do its work."""

import shutil

from litestar import get
from litestar.di import NamedDependency
from sqlalchemy.exc import SQLAlchemyError

from booking_core.central.api.messages import AliveOut, Readiness, ReadinessOut
from booking_core.central.api.problems import LATER_SECONDS, Problem, problems_with
from booking_core.central.centre import Centre
from booking_core.central.guards.guarding import TOO_LARGE_HEADERS, TOO_LONG
from booking_core.central.machines import overview as machines
from booking_core.store.engines.migrate import has_newest_form
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.logs.feed_log import read_head
from booking_core.store.upkeep.examination import standby_is_silent


@get(
    "/healthz",
    sync_to_thread=False,
    tags=["Operations"],
    summary="Check that the service lives",
    responses=problems_with(TOO_LONG, TOO_LARGE_HEADERS),
)
def get_health() -> AliveOut:
    """The process answers. It asks nothing of the store: a busy one is no reason to start the service anew."""
    return AliveOut(ok=True)


@get(
    "/readyz",
    sync_to_thread=True,
    tags=["Operations"],
    summary="Check that the service can do its work",
    responses=problems_with(TOO_LONG, TOO_LARGE_HEADERS, 503),
)
def get_readiness(centre: NamedDependency[Centre], least_free_bytes: NamedDependency[int]) -> ReadinessOut:
    """The store answers in its newest form, there are places, and the disk has room; else 503.

    Then `fields` names what fails: `database`, `tables`, `places`, `disk`; `writing`, when something could not be kept
    within the last minute and nothing was kept since; of several processes `presence`, when this one hears nothing of
    the others; `standby`, when every commit waits for one that is not there. A restored centre is `recovering` and
    answers 200: it books nothing before the machines in `waiting_for` have reported, and they must reach it to do so.
    """
    try:
        failed = _failed(centre, least_free_bytes)
        head = centre.store.head()
    except (SQLAlchemyError, Unavailable) as err:
        raise Problem(503, "not-ready", fields=("database",), retry_after_seconds=LATER_SECONDS) from err
    if failed:
        raise Problem(503, "not-ready", fields=failed, retry_after_seconds=LATER_SECONDS)
    return ReadinessOut(
        state=Readiness.RECOVERING if head.recovering else Readiness.READY,
        epoch=head.epoch,
        feed_number=head.cursor.number,
        waiting_for=_places_waited_for(centre) if head.recovering else (),
    )


def _places_waited_for(centre: Centre) -> tuple[str, ...]:
    return tuple(one.place for one in machines.waited_for(centre.store, now=centre.clock()))


def _failed(centre: Centre, least_free_bytes: int) -> tuple[str, ...]:
    with centre.store.reading() as connection:
        is_newest = has_newest_form(connection)
        has_places = read_head(connection).places_version > 0
        has_standby = not standby_is_silent(connection)
    has_room = shutil.disk_usage(centre.folder).free >= least_free_bytes
    holds = {
        "tables": is_newest,
        "places": has_places,
        "disk": has_room,
        "writing": centre.store.transactions.hindered_lately() is None,
        "presence": centre.is_present(),
        "standby": has_standby,
    }
    return tuple(name for name, well in holds.items() if not well)

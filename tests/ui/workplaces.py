"""A workplace at the front desk for tests of what it does: no window around it, a desk of the tests behind it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from booking_core.domain.identity import VenueId
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk
from tests.ui.herlev_day import numbered_ids
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech


@contextmanager
def workplace_at(desk: ScriptedDesk) -> Iterator[Workplace]:
    """A workplace of the house without a window, in Danish; what it still does is awaited at the end."""
    parent = QObject()
    jobs = JobRunner(parent)
    workplace = Workplace(
        PictureBoard(desk.picture(), parent),
        desk,
        venue=VenueId("medborgerhus"),
        speeches={"da": Speech(Words.of("da"), MUNICIPALITY.zone)},
        clock=lambda: THURSDAY_14_08,
        jobs=jobs,
        new_id=numbered_ids(),
        parent=parent,
    )
    try:
        yield workplace
    finally:
        jobs.stop()
        workplace.close()

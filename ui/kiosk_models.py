"""The view models of the kiosk, by the names its window knows them by.

They are made in the order in which they hear of a change: a page before those that show it in another way, and the
frame, which turns the pages, as the last of all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject

from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import BookingDesk, Clock
from ui.view_models.confirming.confirm import ConfirmModel
from ui.view_models.confirming.receipt import ReceiptModel
from ui.view_models.confirming.spoken import SpokenModel
from ui.view_models.confirming.stopped import StoppedModel
from ui.view_models.finding.find import FindModel
from ui.view_models.finding.results import ResultsModel
from ui.view_models.frame.frame import FrameModel
from ui.view_models.frame.languages import LanguageModel
from ui.view_models.house.around import AroundModel
from ui.view_models.house.attract import AttractModel
from ui.view_models.house.outing import OutingModel
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.simple.model import SimpleModel
from ui.view_models.simple.page_models import PageModels
from ui.view_models.telling.condition import ConditionModel
from ui.view_models.telling.wishing import WishModel
from ui.view_models.visit.further import FurtherModel
from ui.view_models.visit.visit import Visit
from ui.view_models.waiting.joining import JoinModel


@dataclass(frozen=True, slots=True)
class KioskParts:
    """What the view models are made with. The rooms' photos lie in `pictures`; `parent` owns the models."""

    visit: Visit
    board: PictureBoard
    clock: Clock
    desk: BookingDesk
    jobs: JobRunner
    new_id: Callable[[], UUID]
    pictures: Path | None
    parent: QObject


def kiosk_models(parts: KioskParts, *, may_aloud: bool, stands_still: bool, reach_px: int) -> dict[str, QObject]:
    """All of them. The frame knows whether the screen can be read aloud, stands still, and how far one reaches."""
    visit, board, clock, parent = parts.visit, parts.board, parts.clock, parts.parent
    pages = _pages(parts)
    return {
        **pages.by_name(),
        "simple": SimpleModel(visit, board, pages, clock=clock, parent=parent),
        "further": FurtherModel(visit, parent=parent),
        "languages": LanguageModel(visit, parent=parent),
        "frame": FrameModel(
            visit,
            board,
            clock=clock,
            may_aloud=may_aloud,
            stands_still=stands_still,
            reach_px=reach_px,
            parent=parent,
        ),
    }


def _pages(parts: KioskParts) -> PageModels:
    visit, board, clock, parent = parts.visit, parts.board, parts.clock, parts.parent
    desk, jobs, new_id = parts.desk, parts.jobs, parts.new_id
    return PageModels(
        attract=AttractModel(visit, board, clock=clock, parent=parent),
        results=(results := ResultsModel(visit, board, clock=clock, desk=desk, jobs=jobs, parent=parent)),
        find=FindModel(visit, board, clock=clock, parent=parent),
        confirm=ConfirmModel(visit, board, clock=clock, desk=desk, jobs=jobs, new_id=new_id, parent=parent),
        receipt=ReceiptModel(visit, board, clock=clock, desk=desk, jobs=jobs, parent=parent),
        stopped=StoppedModel(visit, board, clock=clock, parent=parent),
        wishing=WishModel(visit, board, clock=clock, desk=desk, jobs=jobs, new_id=new_id, parent=parent),
        mine=(mine := MyReceiptModel(visit, board, clock=clock, desk=desk, jobs=jobs, parent=parent)),
        joining=JoinModel(visit, board, results, clock=clock, desk=desk, jobs=jobs, new_id=new_id, parent=parent),
        spoken=SpokenModel(visit, board, parent=parent),
        condition=ConditionModel(visit, board, mine, clock=clock, desk=desk, jobs=jobs, new_id=new_id, parent=parent),
        around=AroundModel(visit, board, clock=clock, parent=parent),
        outing=OutingModel(visit, board, clock=clock, desk=desk, jobs=jobs, pictures=parts.pictures, parent=parent),
    )

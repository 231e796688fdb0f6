"""The view models of the pages that the simple way shows in its own."""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject

from ui.view_models.confirming.confirm import ConfirmModel
from ui.view_models.confirming.receipt import ReceiptModel
from ui.view_models.confirming.spoken import SpokenModel
from ui.view_models.confirming.stopped import StoppedModel
from ui.view_models.finding.find import FindModel
from ui.view_models.finding.results import ResultsModel
from ui.view_models.house.around import AroundModel
from ui.view_models.house.attract import AttractModel
from ui.view_models.house.outing import OutingModel
from ui.view_models.mine.my_receipt import MyReceiptModel
from ui.view_models.telling.condition import ConditionModel
from ui.view_models.telling.wishing import WishModel
from ui.view_models.waiting.joining import JoinModel


@dataclass(frozen=True, slots=True)
class PageModels:
    """Those that *Enkelt* shows in its own way, in the order in which they hear of a change."""

    attract: AttractModel
    results: ResultsModel
    find: FindModel
    confirm: ConfirmModel
    receipt: ReceiptModel
    stopped: StoppedModel
    wishing: WishModel
    mine: MyReceiptModel
    joining: JoinModel
    spoken: SpokenModel
    condition: ConditionModel
    around: AroundModel
    outing: OutingModel

    def by_name(self) -> dict[str, QObject]:
        """By the names the window knows them by."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

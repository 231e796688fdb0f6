"""A measured figure, beside what it should be."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Result:
    """`ratio` is the figure divided by `against_figure`; `holds` is None where no goal is set."""

    name: str
    figure: float
    unit: str
    goal: str
    against: str
    against_figure: float | None = None
    holds: bool | None = None

    @property
    def ratio(self) -> float | None:
        return self.figure / self.against_figure if self.against_figure else None


def print_results(results: Sequence[Result], *, title: str = "measured") -> None:
    """One table of them."""
    table = Table("what", "figure", "unit", "goal", "floor or peer", "ratio", "holds", title=f"Mødested, {title}")
    for result in results:
        table.add_row(
            result.name,
            f"{result.figure:,.3g}" if result.figure < 100 else f"{result.figure:,.0f}",
            result.unit,
            result.goal,
            _against(result),
            "" if result.ratio is None else f"{result.ratio:.3g}",
            {True: "yes", False: "NO", None: "–"}[result.holds],
        )
    Console(width=170).print(table)


def _against(result: Result) -> str:
    if result.against_figure is None:
        return result.against
    return f"{result.against}: {result.against_figure:,.4g}"


def write_results(results: Sequence[Result], path: Path) -> None:
    """Keep the results as JSON, with their ratios."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(result), "ratio": result.ratio} for result in results]
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

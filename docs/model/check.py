"""Searches every state of the protocol's model, and shows that planted mistakes are found.

    python docs/model/check.py build/model [NAME...]

Exit code 0 when every configuration holds in a search that left nothing out, and every planted mistake
breaks the very property it is meant to break. The table of what was seen is left in `table.md`.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MODEL = Path(__file__).with_name("escrow.pml")
MEMORY_MB = 4_000
DEPTH = 1_000
LONGEST_S = 600

ONE_RECEIPT = 1
PAPER_COUNTS = 4
ENTRY_FITS = 5
NOTHING_FROZEN = 6


@dataclass(frozen=True, slots=True)
class Configuration:
    """What must hold in every state. `cycles` asks instead that no run goes round in circles."""

    name: str
    switches: str
    cycles: bool = False

    @property
    def compiler(self) -> list[str]:
        return ["-O2", "-DNP" if self.cycles else "-DSAFETY"]

    @property
    def search(self) -> list[str]:
        return ["-l"] if self.cycles else []


@dataclass(frozen=True, slots=True)
class Mistake:
    """A rule left out on purpose, and the property that breaks without it."""

    name: str
    switches: str
    breaks: int

    @property
    def compiler(self) -> list[str]:
        return ["-O0", "-DSAFETY"]

    @property
    def search(self) -> list[str]:
        return []


CONFIGURATIONS = (
    Configuration("two-slots", "SLOTS=2 TOKENS_OF_1=1 STARTS_0=2 STARTS_1=1"),
    Configuration("two-slots-twice", "SLOTS=2 STARTS_0=1 STARTS_1=1"),
    Configuration("both-restart", "SLOTS=1 STARTS_0=2 STARTS_1=2 WISHES=2"),
    Configuration("three-lives", "SLOTS=1 TOKENS=3 STARTS_0=3 STARTS_1=1 WISHES=2"),
    Configuration("sold-anew", "SLOTS=1 TOKENS=3 STARTS_0=2 STARTS_1=1 RESELL"),
    Configuration("lying-disk", "SLOTS=1 STARTS_0=2 STARTS_1=1 WISHES=2 LYING_DISK"),
    Configuration("lying-disk-three-lives", "SLOTS=1 STARTS_0=3 STARTS_1=1 CANCELS=0 LYING_DISK"),
    Configuration("power-kept", "SLOTS=1 STARTS_0=3 STARTS_1=2 NO_POWER_CUT"),
    Configuration(
        "power-kept-two-slots", "SLOTS=2 TOKENS_OF_1=1 STARTS_0=3 STARTS_1=1 CANCELS=0 WISHES=0 NO_POWER_CUT"
    ),
    Configuration("healed", "SLOTS=1 STARTS_0=2 STARTS_1=1 WISHES=2 HEAL"),
    Configuration("healed-two-slots", "SLOTS=2 TOKENS_OF_1=1 STARTS_0=1 STARTS_1=1 CANCELS=0 HEAL"),
    Configuration("healed-power-kept", "SLOTS=1 STARTS_0=2 STARTS_1=2 NO_POWER_CUT HEAL"),
    Configuration("no-circles", "SLOTS=1 STARTS_0=2 STARTS_1=1 HEAL", cycles=True),
)

MISTAKES = (
    Mistake("no-boot-barrier", "SLOTS=1 LYING_DISK WITHOUT_BOOT_BARRIER", ONE_RECEIPT),
    Mistake("give-back-without-proof", "SLOTS=1 LYING_DISK WITHOUT_PROOF", ONE_RECEIPT),
    Mistake("same-boot-without-witness", "SLOTS=1 LYING_DISK WITHOUT_WITNESS", ONE_RECEIPT),
    Mistake("witness-after-paper", "SLOTS=1 LYING_DISK WITH_WITNESS_AFTER_PAPER", ONE_RECEIPT),
    Mistake("sync-before-witness", "SLOTS=1 LYING_DISK WITH_SYNC_BEFORE_WITNESS", ENTRY_FITS),
    Mistake("release-without-token", "SLOTS=1 WITHOUT_TOKEN", ONE_RECEIPT),
    Mistake("released-token-taken-again", "SLOTS=1 WITHOUT_MEMORY_OF_TOKENS", ONE_RECEIPT),
    Mistake("early-recall-forgotten", "SLOTS=1 WITH_EARLY_RECALL_FORGOTTEN", ONE_RECEIPT),
    Mistake("cell-used-twice", "SLOTS=1 WITH_CELL_USED_TWICE", ONE_RECEIPT),
    Mistake("print-before-commit", "SLOTS=1 WITH_PRINT_BEFORE_COMMIT", PAPER_COUNTS),
    Mistake("timed-lease", "SLOTS=1 WITH_TIMED_LEASE", ONE_RECEIPT),
    Mistake("holdings-before-journals", "SLOTS=1 WITH_HOLDINGS_BEFORE_JOURNALS", ONE_RECEIPT),
    Mistake("predecessor-alone", "SLOTS=1 STARTS_0=3 NO_POWER_CUT WITH_PREDECESSOR_ALONE", NOTHING_FROZEN),
    Mistake("proof-inherited", "SLOTS=1 STARTS_0=3 LYING_DISK WITH_PROOF_INHERITED", ONE_RECEIPT),
    Mistake("grant-unasked", "SLOTS=1 STARTS_0=3 NO_POWER_CUT WITH_GRANT_UNASKED", NOTHING_FROZEN),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a search reported."""

    errors: int
    violated: str
    states: int
    depth: int
    memory_mb: float
    seconds: float
    complete: bool


def main(arguments: list[str]) -> int:
    """Runs all, or those named, one after the other, and tells of each in a line."""
    folder, names = Path(arguments[0]), arguments[1:]
    chosen = [each for each in (*CONFIGURATIONS, *MISTAKES) if not names or each.name in names]
    lines, failures = [], 0
    for each in chosen:
        seen = searched(each, folder / each.name)
        complaint = judged(each, seen)
        failures += bool(complaint)
        lines.append(row(each, seen, complaint))
        print(lines[-1], flush=True)
    (folder / "table.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if failures or not chosen else 0


def searched(each: Configuration | Mistake, folder: Path) -> Seen:
    """Generates, compiles and runs the search in `folder`, where a counterexample's trail is left."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{MODEL.name}.trail").unlink(missing_ok=True)
    run(["spin", *switches(each), "-a", str(MODEL)], folder)
    run(["gcc", "-w", *each.compiler, f"-DMEMLIM={MEMORY_MB}", "-o", "pan", "pan.c"], folder)
    report = run(["./pan", f"-m{DEPTH}", "-w25", "-n", *each.search], folder)
    (folder / "report.txt").write_text(report, encoding="utf-8")
    return read(report)


def switches(each: Configuration | Mistake) -> Iterator[str]:
    """The model's own switches; of a mistake only the property it breaks is looked at."""
    yield from (f"-D{switch}" for switch in each.switches.split())
    if isinstance(each, Mistake):
        yield f"-DONLY={each.breaks}"


def run(command: list[str], folder: Path) -> str:
    """What the command said. Raises CalledProcessError when it fails, TimeoutExpired when it takes too long."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=LONGEST_S)
    return done.stdout + done.stderr


def read(report: str) -> Seen:
    """The figures of a search; one that was cut short or kept only hashes of states is not complete."""
    cut_short = re.search(r"max search depth too small|Search not completed|out of memory|reached -DMEMLIM", report)
    violated = re.search(r"assertion violated (.*?) \(at depth|(non-progress cycle)", report)
    return Seen(
        errors=int(figure(r"errors: (\d+)", report)),
        violated=(violated[1] or violated[2]) if violated else "",
        states=int(float(figure(r"(\S+) states, stored", report))),
        depth=int(figure(r"depth reached (\d+)", report)),
        memory_mb=float(figure(r"(\S+)\s+total actual memory usage", report)),
        seconds=float(figure(r"elapsed time (\S+) seconds", report)),
        complete="Full statespace search" in report and "Partial Order Reduction" in report and not cut_short,
    )


def figure(pattern: str, report: str) -> str:
    """The number the pattern finds. Raises ValueError when the report has none: the search did not end."""
    found = re.search(pattern, report)
    if found is None:
        message = f"no {pattern!r} in:\n{report}"
        raise ValueError(message)
    return found[1]


def judged(each: Configuration | Mistake, seen: Seen) -> str:
    """What is wrong with this result, or nothing."""
    match each:
        case Configuration() if seen.errors:
            return f"FAILS: {seen.violated}"
        case Configuration() if not seen.complete:
            return "FAILS: not every state was searched"
        case Mistake() if not (seen.errors and seen.violated.startswith(f"(({each.breaks}!={each.breaks})||")):
            return f"NOT CAUGHT by property {each.breaks}: {seen.violated or 'nothing'}"
        case _:
            return ""


def row(each: Configuration | Mistake, seen: Seen, complaint: str) -> str:
    """One line of the README's tables."""
    good = "holds" if isinstance(each, Configuration) else f"caught by property {each.breaks}"
    figures = f"{seen.states:,} | {seen.depth} | {seen.memory_mb:.0f} | {seen.seconds:.1f}"
    return f"| `{each.name}` | {figures} | {complaint or good} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command blocks of a page, to be run as they stand there."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```sh\n# (?P<where>[^\n]*)\n(?P<text>.*?)^```$", flags=re.MULTILINE | re.DOTALL)
_SECONDS = 600
"""A block starts the program several times, which takes a machine that has much else to do twenty seconds each."""


@dataclass(frozen=True, slots=True)
class Block:
    """`where` is its first line, a comment that says on which machine and as whom."""

    where: str
    text: str

    def run(self, *, environment: Mapping[str, str], **how: Any) -> str:  # as subprocess takes it
        """What the commands say, the first that fails being the last.

        Raises:
            AssertionError: one failed; with everything that was said.
        """
        script = ["bash", "-eu", "-o", "pipefail", "-c", self.text]
        done: subprocess.CompletedProcess[str] = subprocess.run(
            script,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=dict(environment),
            timeout=_SECONDS,
            **how,
        )
        assert done.returncode == 0, f"{self.where}\n{done.stdout}"
        return done.stdout


def blocks(page: str, section: str) -> tuple[Block, ...]:
    """Those of one section of `docs/page` that say where they are run, in their order; sections below it included."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    level = re.search(rf"^(#+) {re.escape(section)}$", text, flags=re.MULTILINE)
    assert level is not None, f"{page} has no section {section!r}"
    rest = text[level.end() :]
    after = re.search(rf"^#{{2,{len(level[1])}}} ", rest, flags=re.MULTILINE)
    part = rest if after is None else rest[: after.start()]
    return tuple(Block(found["where"], found["text"]) for found in _BLOCK.finditer(part))

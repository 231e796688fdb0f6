"""What a command says to whoever typed it, and how it ends."""

import sys

OK, REFUSED, NOT_SERVED = 0, 1, 2


def say(*lines: str) -> None:
    """What was asked for."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def warn(*lines: str) -> int:
    """Something that was done, and must be known."""
    sys.stderr.write("\n  ".join(lines) + "\n")
    return OK


def refuse(*lines: str) -> int:
    """Why it was not done."""
    sys.stderr.write("\n  ".join(lines) + "\n")
    return REFUSED

"""Who runs the centre's commands, as the audit log names them."""

import getpass


def operator() -> str:
    """The account of this machine that types the command."""
    try:
        return f"operator:{getpass.getuser()}"
    except (KeyError, OSError):  # an account that the machine has no name for
        return "operator:unknown"

"""The program finds its commands by name and says clearly what it can do."""

import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from io import StringIO

import pytest

from kiosk.command_line import COMMAND_GROUP, SUMMARIES, run

received: list[list[str]] = []


def remember_and_return_seven(arguments: Sequence[str]) -> int:
    received.append(list(arguments))
    return 7


COMMANDS = [
    EntryPoint(name="remember", value=f"{__name__}:remember_and_return_seven", group=COMMAND_GROUP),
    EntryPoint(name="absent", value="no_such_module_anywhere:main", group=COMMAND_GROUP),
]


def run_with(*arguments: str) -> tuple[int, str, str]:
    output, errors = StringIO(), StringIO()
    code = run(arguments, commands=COMMANDS, output=output, errors=errors)
    return code, output.getvalue(), errors.getvalue()


def test_a_command_gets_the_arguments_after_its_name_and_its_exit_code_is_the_programs() -> None:
    received.clear()

    code, output, errors = run_with("remember", "--day", "2026-11-24")

    assert (code, output, errors) == (7, "", "")
    assert received == [["--day", "2026-11-24"]]


def test_without_a_command_all_commands_are_listed_on_the_error_stream() -> None:
    code, output, errors = run_with()

    assert code == 2
    assert output == ""
    assert errors.index("  absent\n") < errors.index("  remember\n")


def test_an_unknown_command_is_named_before_the_list() -> None:
    code, _, errors = run_with("rember")

    assert code == 2
    assert errors.startswith("moedested: there is no command 'rember'\n")
    assert "  remember\n" in errors


@pytest.mark.parametrize("asking", ["help", "--help", "-h"])
def test_asking_for_help_is_no_mistake(asking: str) -> None:
    code, output, errors = run_with(asking)

    assert (code, errors) == (0, "")
    assert "  remember\n" in output


def test_the_version_is_the_installed_one() -> None:
    code, output, _ = run_with("--version")

    assert code == 0
    assert output.startswith("moedested 0.")


def test_the_installed_program_knows_its_three_first_commands() -> None:
    assert {"kiosk", "demo", "central"} <= {command.name for command in entry_points(group=COMMAND_GROUP)}


def test_of_every_installed_command_the_list_says_what_it_is() -> None:
    assert set(SUMMARIES) == {command.name for command in entry_points(group=COMMAND_GROUP)}


def test_finding_a_command_imports_neither_qt_nor_the_central_service() -> None:
    script = (
        "import sys; sys.argv = ['moedested', 'help']; from kiosk.command_line import main; code = main();"
        "heavy = [m for m in sys.modules if m.startswith(('PySide6', 'booking_core'))];"
        "sys.exit(code or repr(heavy) if heavy else 0)"
    )

    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert finished.returncode == 0, finished.stderr

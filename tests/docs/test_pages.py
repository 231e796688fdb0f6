"""What the pages lead to and name is there: other pages, their headings, files of code, what operations type."""

import re
from pathlib import Path

import pytest

from booking_core.central.command_line import main
from tests.docs.commands import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/adr/*.md")])
FOR_OPERATIONS = ("operations.md", "installing.md", "privacy.md", "open-files.md")
CODE = [
    str(file)
    for part in ("benchmarks", "booking_core", "docs/model", "kiosk", "resources", "tests", "ui")
    for file in (ROOT / part).rglob("*")
    if file.suffix in {".py", ".qml"}
]
_FILE = re.compile(r"(?<![\w/.<…-])((?:[\w-]+/)*[\w-]+\.(?:py|qml))\b")
_FUNCTION = re.compile(r"\b(\w+)\(")
_DEFINED = re.compile(r"\b(?:def|class) (\w+)")
_LINK = re.compile(r"\]\((?!\w+:)(?P<page>[^)#\s]*)(?:#(?P<heading>[^)\s]+))?\)")
_COMMAND = re.compile(r"(?:(?<!/)moedested[- ]|`)central (?P<name>[a-z][a-z-]+)(?P<rest>[^`\n]*)")


def anchors_of(page: Path) -> set[str]:
    """What a link can name behind `#`: its headings, as repositories' hosts show them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: re.Match[str]) -> bool:
    target = (page.parent / link["page"]).resolve() if link["page"] else page
    return target.exists() and (link["heading"] is None or link["heading"] in anchors_of(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_page_and_its_heading(page: Path) -> None:
    links = _LINK.finditer(page.read_text(encoding="utf-8"))

    assert [link[0] for link in links if not leads_somewhere(page, link)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_code_that_a_page_names_is_there(page: Path) -> None:
    named = _FILE.findall(page.read_text(encoding="utf-8"))

    assert [name for name in named if not any(file.endswith(f"/{name}") for file in CODE)] == []


def test_the_proxy_that_is_shown_writes_down_no_address() -> None:
    """In its own log of errors stands every address that came while the service was restarted: keys to bookings."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    (server,) = re.findall(r"^server \{\n(.*?)^\}", page, flags=re.MULTILINE | re.DOTALL)
    of_the_server = [line.partition("#")[0].strip() for line in server.splitlines() if line.startswith("    ")]

    assert {"access_log off;", "error_log /dev/null crit;"} <= set(of_the_server)
    assert "_log" not in "".join(re.findall(r"location .*?\}", page, flags=re.DOTALL))


@pytest.mark.parametrize("page", ["architecture.md", "flows.md"])
def test_every_function_that_a_page_draws_is_there(page: str) -> None:
    drawn = set(_FUNCTION.findall((ROOT / "docs" / page).read_text(encoding="utf-8")))
    defined = {
        name for file in CODE if file.endswith(".py") for name in _DEFINED.findall(Path(file).read_text("utf-8"))
    }

    assert len(drawn) > 5
    assert drawn - defined == set()


def typed_on(page: str) -> set[tuple[str, frozenset[str]]]:
    """Each command of the centre that `docs/page` names, with its options."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return {(one["name"], frozenset(re.findall(r" (--[a-z-]+)", one["rest"]))) for one in _COMMAND.finditer(text)}


@pytest.mark.parametrize("page", FOR_OPERATIONS)
def test_every_command_for_operations_is_one_and_takes_its_options(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str, options: frozenset[str]) -> set[str]:
        with pytest.raises(SystemExit) as ended:
            main([name, "--help"])
        told = capsys.readouterr().out
        return {name} if ended.value.code else {one for one in options if one not in told}

    typed = typed_on(page)

    assert len(typed) > 1
    assert {name: lacking for name, options in typed if (lacking := missing(name, options))} == {}

"""What must stay true of the repository itself."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

TOP_LEVEL = {
    *(".ci", ".editorconfig", ".gitattributes", ".gitignore"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md"),
    *("installer.spec", "pyproject.toml", "requirements.lock"),
    *("benchmarks", "booking_core", "docs", "kiosk", "resources", "tests", "ui"),
}

# Written in two halves, so that this file does not find itself.
FOREIGN_TO_THE_PROJECT = re.compile(
    "|".join(
        [
            r"(?<![\w.)}<*-])/(?:work|home|root|tmp)" + r"/\w",
            r"pypi\." + r"org",
            r"files\.python" + r"hosted\.org",
            r"registry\.npm" + r"js",
            r"--(?:extra-)?index-" + r"url[ =]\w",
        ]
    )
)

BINARY = {".ttf", ".otf", ".woff2", ".png", ".jpg", ".pdf", ".qm", ".wav"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    files = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [file for file in files if file.exists()]


def test_no_lock_that_names_download_addresses_is_kept() -> None:
    assert not {file.name for file in tracked()} & {
        "uv.lock",
        "package-lock.json",
        "poetry.lock",
        "Pipfile.lock",
    }


def test_no_text_names_a_package_registry_or_a_folder_of_one_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in tracked()
        if file.suffix not in BINARY
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if FOREIGN_TO_THE_PROJECT.search(line)
    ]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "cd /work" + "/main",
        'open("/tmp' + '/x")',
        "https://pypi." + "org/simple",
        "--index-" + "url https://x",
    ],
)
def test_a_line_foreign_to_the_project_would_be_found(line: str) -> None:
    assert FOREIGN_TO_THE_PROJECT.search(line)


def test_the_top_level_holds_only_what_was_agreed() -> None:
    assert {file.relative_to(ROOT).parts[0] for file in tracked()} <= TOP_LEVEL


def test_the_picture_of_the_parts_has_every_package() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = text.partition("## The parts")[2].partition("```")[2].partition("```")[0]
    packages = {Path(name).parent for name in map(str, tracked()) if name.endswith("__init__.py")}
    of_the_program = {one for one in packages if one.relative_to(ROOT).parts[0] in {"booking_core", "kiosk", "ui"}}

    missing = {one.name for one in of_the_program} - set(re.findall(r"([\w]+)/", picture)) - {"versions"}

    assert missing == set()


def test_the_files_to_begin_with_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`([\w/]+/\w+\.(?:py|qml))`", text.partition("## Where to begin")[2].partition("Then the flows")[0]
    )

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_dependency_is_explained_and_every_explained_one_is_there() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = architecture.partition("## Dependencies")[2]
    explained = re.findall(r"^\| ([\w-]+) \| \S", table, flags=re.MULTILINE)

    needed = [Requirement(line).name for line in PROJECT["project"]["dependencies"]]

    assert sorted(set(explained) - {"package"}) == sorted(needed)


def test_every_dependency_is_locked_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==\S+ \\$", lock, flags=re.MULTILINE)}
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]

    assert {canonicalize_name(Requirement(line).name) for line in asked} <= locked


def test_the_domain_imports_no_third_party_package_but_those_of_calendars_and_words() -> None:
    allowed = sys.stdlib_module_names | {"booking_core", "babel", "dateutil", "holidays"}

    foreign = {
        f"{file.relative_to(ROOT)}: {name}"
        for file in (ROOT / "booking_core" / "domain").rglob("*.py")
        for name in imported_packages(file)
        if name not in allowed
    }

    assert foreign == set()


def imported_packages(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(imported):
                names |= {alias.name for alias in imported}
            case ast.ImportFrom(str(module), level=0):
                names.add(module)
            case _:
                pass
    return {name.partition(".")[0] for name in names}


def test_every_decision_record_says_what_was_dropped() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    wanted = ("## Context", "## Decision", "## Dropped", "## Consequences")

    lacking = [
        f"{record.name}: {heading}"
        for record in records
        for heading in wanted
        if heading not in record.read_text(encoding="utf-8")
    ]

    assert [record.name[:4] for record in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    assert lacking == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/model/README.md"])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = re.findall(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)", text)

    assert [target for target in targets if not ((ROOT / document).parent / target).exists()] == []


def test_words_are_compiled_beside_the_file_that_a_running_screen_reads(tmp_path: Path) -> None:
    """It has that file in its memory, and would end if it were written over."""
    compiled = tmp_path / "screens.qm"
    binaries = Path(sys.executable).parent

    def compile_words(language: str) -> None:
        source = ROOT / "resources" / "translations" / language / "screens.ts"
        compiled.with_suffix(".ts").write_bytes(source.read_bytes())
        subprocess.run(
            ["make", "-s", "-B", "-o", ".venv/.installed", f"BIN={binaries}", compiled], cwd=ROOT, check=True
        )

    compile_words("da")
    with compiled.open("rb") as read_by_a_screen:
        before = compiled.read_bytes()
        compile_words("de")

        assert read_by_a_screen.read() == before
    assert compiled.read_bytes() != before

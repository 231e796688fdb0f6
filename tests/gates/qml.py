"""Checks every QML file: its shape as qmlformat writes it, and each name in it against the types that exist.

`python -m tests.gates.qml` says what is wrong and exits with 1; `--format` brings the files into shape
instead. Types that Python gives to QML are known to qmllint through descriptions made here from their source,
one module for each `QML_IMPORT_NAME`.
"""

import argparse
import ast
import difflib
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

QT = Path(PySide6.__path__[0])
IMPORT_NAME = "QML_IMPORT_NAME"


class ToolFailedError(Exception):
    """A tool of Qt could not do its work; its own words are the message."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, or with `--format` mend, the files under `--root`; 1 means that something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.gates.qml", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("ui"), help="the folder with Python and QML files")
    parser.add_argument("--types", type=Path, default=Path("build/qmltypes"), help="where descriptions go")
    parser.add_argument("--format", action="store_true", help="rewrite the files instead of checking them")
    options = parser.parse_args(arguments)
    files = sorted(options.root.rglob("*.qml"))
    if options.format:
        _rewrite(files)
        return 0
    types = describe(options.root, options.types)
    faults = [*misshapen(files), *lint(files, options.root / "qml", types)]
    for fault in faults:
        print(fault)  # noqa: T201  this is the gate's answer
    return 1 if faults else 0


def misshapen(files: Sequence[Path]) -> list[str]:
    """One difference a file that qmlformat would write in another way."""
    with TemporaryDirectory() as folder:
        copies = [Path(folder, f"{number}.qml") for number, _ in enumerate(files)]
        for file, copy in zip(files, copies, strict=True):
            shutil.copyfile(file, copy)
        _rewrite(copies)
        pairs = zip(files, copies, strict=True)
        return [difference for file, copy in pairs if (difference := _difference(file, copy))]


def describe(root: Path, types: Path) -> Path:
    """Write a `qmldir` and a `.qmltypes` under `types` for each QML module that Python in `root` defines."""
    shutil.rmtree(types, ignore_errors=True)
    types.mkdir(parents=True)
    for module, sources in _python_modules(root).items():
        _describe_module(module, sources, types.joinpath(*module.split(".")))
    return types


def lint(files: Sequence[Path], modules: Path, types: Path) -> list[str]:
    """What qmllint has to say about `files`, not even one warning being accepted."""
    if not files:
        return []
    # With relative paths qmllint 6.12 does not see that a file belongs to the qmldir beside it.
    finished = subprocess.run(
        [
            QT / "qmllint",
            "-W",
            "0",
            "-I",
            modules.resolve(),
            "-I",
            types.resolve(),
            *(file.resolve() for file in files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    said = (finished.stdout + finished.stderr).strip()
    return [said or "qmllint failed and did not say why"] if finished.returncode else []


def _rewrite(files: Sequence[Path]) -> None:
    if files:
        _run([QT / "qmlformat", "--ignore-settings", "--newline", "unix", "-i", *files])


def _difference(file: Path, formatted: Path) -> str:
    before, after = (path.read_text(encoding="utf-8").splitlines(keepends=True) for path in (file, formatted))
    return "".join(difflib.unified_diff(before, after, fromfile=str(file), tofile=f"{file} (make format)"))


def _python_modules(root: Path) -> Mapping[str, Sequence[Path]]:
    modules: dict[str, list[Path]] = defaultdict(list)
    for source in sorted(root.rglob("*.py")):
        if name := _import_name(source):
            modules[name].append(source)
    return modules


def _import_name(source: Path) -> str | None:
    for statement in ast.parse(source.read_text(encoding="utf-8")).body:
        match statement:
            case ast.Assign([ast.Name(id=name)], ast.Constant(value=str(value))) if name == IMPORT_NAME:
                return value
            case _:
                continue
    return None


def _describe_module(module: str, sources: Sequence[Path], folder: Path) -> None:
    folder.mkdir(parents=True)
    classes = folder / "classes.json"
    _run([sys.executable, QT / "scripts" / "metaobjectdump.py", "--out-file", classes, *sources])
    described = json.loads(classes.read_text(encoding="utf-8"))
    versions = {(each["QML_IMPORT_MAJOR_VERSION"], each["QML_IMPORT_MINOR_VERSION"]) for each in described}
    major, minor = max(versions)
    foreign = ",".join(str(file) for file in _qt_types(each["QT_MODULES"] for each in described))
    _run(
        [
            *(QT / "Qt" / "libexec" / "qmltyperegistrar", "--generate-qmltypes", folder / "types.qmltypes"),
            *("--import-name", module, "--major-version", str(major), "--minor-version", str(minor)),
            *("--foreign-types", foreign, "-o", folder / "unused.cpp", classes),
        ]
    )
    (folder / "qmldir").write_text(f"module {module}\ntypeinfo types.qmltypes\n", encoding="utf-8")


def _qt_types(modules: Iterable[Iterable[str]]) -> Iterable[Path]:
    names = {name.lower() for names in modules for name in names} | {"qtcore", "qtqml"}
    files = (QT / "Qt" / "metatypes" / f"{name.replace('qt', 'qt6', 1)}_metatypes.json" for name in sorted(names))
    return (file for file in files if file.exists())


def _run(command: Sequence[str | Path]) -> None:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode or finished.stderr.strip():
        raise ToolFailedError((finished.stdout + finished.stderr).strip())


if __name__ == "__main__":
    sys.exit(main())

"""Checks that every text is there in every language.

`resources/translations` has a folder for each language, with the texts of the screens (`screens.ts`, from the
English of `qsTr` in the sources) and those of the core (`<part>.toml`), and `reviewed.toml`, which says who has
read them. `python -m tests.gates.translations` exits with 1 when a text is wanting; `--update` brings the `.ts`
files up to date with the sources instead and leaves new texts to be translated.

Danish and English have everything. The other languages have what a citizen or a public reader meets: every part
but those of STAFF_PARTS, and every screen but those of STAFF_SCREENS. What each text is to be like, in numbers, signs
and words, is looked at by `tests.gates.wording`.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import PySide6
from babel import Locale

from booking_core.language.catalogue import STAFF_LANGUAGES, Text
from tests.gates.wording import forms_of, texts_of, wording_faults

QT = Path(PySide6.__path__[0])
SOURCE_LANGUAGE = "en"
FIRST_TRANSLATION = "da"
PARTS = "*/*.toml"
SCREENS = "screens.ts"
READINGS = "reviewed.toml"
WRITTEN_IN = ("*.qml", "*.py")
STAFF_PARTS = frozenset(
    {
        "api",
        "blocks",
        "cards",
        "desk",
        "door",
        "gallery",
        "kiosks",
        "panel",
        "requests",
        "schedule",
        "series",
        "signin",
        "staff",
        "wanted",
    }
)
STAFF_SCREENS = frozenset({"FrontDesk", "Janitor"})
PLACE_MARKER = re.compile(r"%L?\d{1,2}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, or with `--update` bring up to date, the translations; 1 means that a text is wanting."""
    parser = argparse.ArgumentParser(prog="python -m tests.gates.translations", description=__doc__)
    parser.add_argument("--sources", type=Path, default=Path("ui"), help="the folder with Python and QML files")
    parser.add_argument("--folder", type=Path, default=Path("resources/translations"), help="the translations")
    parser.add_argument("--update", action="store_true", help="write new texts into the .ts files")
    options = parser.parse_args(arguments)
    if options.update:
        update(_screen_files(options.folder), options.sources)
        return 0
    faults = [
        *screen_faults(options.folder, options.sources),
        *core_faults(options.folder),
        *wording_faults(options.folder),
        *review_faults(options.folder),
        *stray_files(options.folder),
    ]
    for fault in faults:
        print(fault)  # noqa: T201  this is the gate's answer
    return 1 if faults else 0


def update(files: Iterable[Path], sources: Path) -> None:
    """Merge the texts found in `sources` into the `.ts` files; those no longer there become vanished."""
    found = sorted(path for pattern in WRITTEN_IN for path in sources.rglob(pattern))
    if not found:
        return
    for file in files:
        read = [path for path in found if _is_read_in(_language(file), path)]
        # English needs words of its own only where a number decides the form.
        only_plurals = ["-pluralonly"] if _language(file) == SOURCE_LANGUAGE else []
        told = [] if file.exists() else ["-target-language", _language(file)]  # what is there says so itself
        options = ["-silent", "-locations", "none", "-source-language", SOURCE_LANGUAGE, *told, *only_plurals]
        subprocess.run([QT / "lupdate", *options, *read, "-ts", file], check=True)


def screen_faults(folder: Path, sources: Path) -> Iterator[str]:
    """Each text of the screens that a language lacks, has unfinished, or has although no screen shows it."""
    with TemporaryDirectory() as temporary:
        files = _screen_files(folder)
        copies = [Path(temporary, _language(file), SCREENS) for file in files]
        for file, copy in zip(files, copies, strict=True):
            copy.parent.mkdir()
            if file.exists():
                shutil.copyfile(file, copy)
        update(copies, sources)
        for file, copy in zip(files, copies, strict=True):
            if copy.exists():
                yield from (f"{file}: {fault}" for fault in _faults_of(copy))


def core_faults(folder: Path) -> Iterator[str]:
    """Each text of the core that a language lacks, or whose {places} or plural forms are not the ones it needs."""
    languages = sorted({_language(file) for file in folder.glob(PARTS)})
    for part in sorted({file.stem for file in folder.glob(PARTS)}):
        wanted = [language for language in languages if language in STAFF_LANGUAGES or part not in STAFF_PARTS]
        yield from _part_faults(folder, part, wanted)


def _part_faults(folder: Path, part: str, languages: Iterable[str]) -> Iterator[str]:
    files = [folder / language / f"{part}.toml" for language in languages]
    catalogues = {file: texts_of(file) for file in files}
    everywhere = {key for texts in catalogues.values() for key in texts}
    for key in sorted(everywhere):
        written = {file: texts[key] for file, texts in catalogues.items() if key in texts}
        if len({frozenset(_places_of(text)) for text in written.values()}) > 1:
            yield f"{folder}/*/{part}.toml: '{key}' has other places in one language than in another"
        for file in files:
            yield from (f"{file}: '{key}' {fault}" for fault in _text_faults(file, written.get(file, "")))


def _text_faults(file: Path, text: Text) -> Iterator[str]:
    if not all(form.strip() for form in forms_of(text)):
        yield "has no text"
    if isinstance(text, Mapping) and text.keys() != plural_categories(_language(file)):
        wanted = ", ".join(sorted(plural_categories(_language(file))))
        yield f"has other plural forms than the language: {wanted}"


def plural_categories(language: str) -> frozenset[str]:
    """The numbers that a language tells apart (CLDR), "other" among them."""
    return Locale.parse(language).plural_form.tags | {"other"}


def review_faults(folder: Path) -> Iterator[str]:
    """Each language whose texts are here while `reviewed.toml` does not say whether they were read."""
    record = folder / READINGS
    if not record.exists():
        yield f"{record} is missing"
        return
    languages = _read(record)
    files = [*folder.glob(PARTS), *folder.glob(f"*/{SCREENS}")]
    for language in sorted({_language(file) for file in files} - languages.keys()):
        yield f"{record}: nothing is said about '{language}'"
    for language, entry in languages.items():
        if not isinstance(entry, dict) or not entry.get("name"):
            yield f"{record}: '{language}' has no name"
        elif not isinstance(entry.get("reviewed_on", date.min), date):
            yield f"{record}: reviewed_on of '{language}' is no day"


def stray_files(folder: Path) -> Iterator[str]:
    """Each file that lies in no language's folder, or deeper in it: nobody reads it."""
    read = {folder / READINGS, *folder.glob(PARTS), *folder.glob(f"*/{SCREENS}")}
    for file in sorted({*folder.rglob("*.toml"), *folder.rglob("*.ts")} - read):
        yield f"{file}: is no part of a language's folder"


def _screen_files(folder: Path) -> Sequence[Path]:
    return sorted({*folder.glob(f"*/{SCREENS}"), folder / FIRST_TRANSLATION / SCREENS})


def _language(file: Path) -> str:
    return file.parent.name


def _faults_of(file: Path) -> Iterator[str]:
    tree = ElementTree.parse(file)  # noqa: S314  our own file, just written by lupdate
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield f"not translated: {source!r}"
        elif translation.get("type") in {"vanished", "obsolete"}:
            yield f"no longer shown: {source!r}"
        else:
            yield from _faults_between(source, translation)


def _faults_between(source: str, translation: ElementTree.Element) -> Iterator[str]:
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if not all(form.strip() for form in forms):
        yield f"empty: {source!r}"
    for form in forms:
        if sorted(PLACE_MARKER.findall(form)) != sorted(PLACE_MARKER.findall(source)):
            yield f"other place markers than in the source: {source!r}"


def _read(file: Path) -> Mapping[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _is_read_in(language: str, source: Path) -> bool:
    return language in STAFF_LANGUAGES or not STAFF_SCREENS & set(source.parts)


def _places_of(text: Text) -> set[str]:
    """The places of all forms together: "one room" may do without its number."""
    return {name for form in forms_of(text) for _, name, _, _ in Formatter().parse(form) if name is not None}


if __name__ == "__main__":
    sys.exit(main())

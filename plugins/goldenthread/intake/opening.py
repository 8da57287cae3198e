"""Whether a file can be opened at all, decided by what it holds and not by its name; nothing in it is run."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

from goldenthread.intake.areas import too_wide
from goldenthread.messages import intake as say
from goldenthread.messages.files import unreadable_file
from goldenthread.problems import Place, Problem

LARGEST_MB = 20
LARGEST_UNPACKED_MB = 120
MOST_PARTS = 5000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PROGRAMS = {".docx": "Word", ".xlsx": "Excel", ".doc": "Word", ".xls": "Excel", ".docm": "Word", ".xlsm": "Excel",
             ".dotm": "Word", ".xltm": "Excel"}
_MAIN = {"Word": "word/document.xml", "Excel": "xl/workbook.xml"}
_MAIN_XLSB = "xl/workbook.bin"


def open_file(path: Path, shown: str) -> tuple[bytes, Problem | None]:
    """A file's bytes, or why it is not to be read: too large, protected, damaged, with macros, or of another sort."""
    place = Place(shown)
    suffix = path.suffix.lower()
    if suffix in (".docm", ".xlsm", ".dotm", ".xltm"):
        return b"", say.macros(place, _PROGRAMS[suffix])
    if suffix not in (".docx", ".xlsx", ".csv", ".doc", ".xls"):
        return b"", say.unknown_format(place, suffix)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return b"", unreadable_file(place, "it is not an ordinary file")
        if facts.st_size > LARGEST_MB * 1_000_000:
            return b"", say.too_large(place, facts.st_size / 1_000_000, LARGEST_MB, unpacked=False)
        data = path.read_bytes()
    except OSError as error:
        return b"", unreadable_file(place, error.strerror or "no reason given")
    return data, why_not(data, Path(shown).name, place)


def why_not(data: bytes, name: str, place: Place) -> Problem | None:
    """Why some bytes are not what the name of their file says, or cannot be read safely; None where they can."""
    suffix = Path(name).suffix.lower()
    if not data.strip():
        return say.empty(place)
    if suffix == ".csv":
        found = _office(data)
        return say.renamed(place, name, found) if found else None
    program = _PROGRAMS[suffix]
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        return say.locked(place, program) if encrypted else say.old_format(place, program)
    if not data.startswith(b"PK"):
        return say.renamed(place, name, "no file of Word or Excel")
    if suffix in (".doc", ".xls"):
        return say.renamed(place, name, f"a file of a new {program}")
    return _package(data, name, program, place)


def _office(data: bytes) -> str | None:
    """What a file of Word or Excel is, if it is one."""
    if data.startswith(_OLE):
        return "a file of an old Word or Excel"
    return "a file of Word or Excel, or a packed folder" if data.startswith(_ZIP) else None


def _package(data: bytes, name: str, program: str, place: Place) -> Problem | None:
    """What is wrong with a package of parts: the sizes it claims come first; none unpacks to more than it claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            claimed = sum(part.file_size for part in parts)
            if claimed > LARGEST_UNPACKED_MB * 1_000_000 or len(parts) > MOST_PARTS:
                return say.too_large(place, claimed / 1_000_000, LARGEST_UNPACKED_MB, unpacked=True)
            if any(part.flag_bits & 1 for part in parts):
                return say.locked(place, program)
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                return say.macros(place, program)
            other = "Excel" if program == "Word" else "Word"
            if _MAIN[program] not in names and (_MAIN[other] in names or _MAIN_XLSB in names):
                return say.renamed(place, name, f"a file of {other}")
            declared = [part.filename for part in parts if _declares_entities(package, part)]
            if declared:
                return say.damaged(place, program)
            area = too_wide(package) if program == "Excel" else ""
            if area:
                return say.too_wide(place, area)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return say.damaged(place, program)
    except Exception as error:  # zlib and lzma have errors of their own for bytes that cannot be unpacked
        if type(error).__module__ in ("zlib", "_lzma", "lzma", "struct"):
            return say.damaged(place, program)
        raise
    return None


def _declares_entities(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares entities, by which a small file unfolds into a huge one; no file of an office does."""
    return b"<!ENTITY" in package.read(part) and part.filename.endswith((".xml", ".rels"))

"""Every byte of what was published, searched: archives are opened, and words are found however they are written."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from goldenthread.build import Built
from planting import Mint, Where

_BETWEEN = r"(?:<[^<>]*>|\r?\n[ \t]|[\u00ad\u200b\u2060\ufeff]|&shy;|=\r?\n)*"
_JUNK = re.compile(_BETWEEN)
_YEAR = re.compile(r"(?<![0-9a-z.])(\d{4})(?![0-9a-z]|\.\d)")
_DIGEST = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_UNREAD = {
    ".docx!word/": re.compile(r' w:\w+="\d+"'),
    ".xlsx!xl/": re.compile(r' (?:rupbuild|window\w+|ht|spans)="[\d.:]+"|\$\d+|<c [^<>]*><v>[\d.]+</v>', re.IGNORECASE),
    ".stratml": _DIGEST,
    ".atom": _DIGEST,
}
"""Numbers that nobody reads as they stand, by the files they stand in: widths, places and sizes; which words a cell
of a spreadsheet shows, and its numbers, which `opened` gives by themselves; the digest of an id."""
_DAY_IN_A_CELL = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?><v>(\d{1,7})(?:\.\d+)?</v>')
_FIRST, _LAST = dt.date(1899, 12, 30), 2958465
_ESCAPED = re.compile(r"\\u00([3-7][0-9a-f])|&#x0*([3-7][0-9a-f]);|&#0*(\d{2,3});|%([3-7][0-9a-f])", re.IGNORECASE)
PICTURES = (".png", ".ico", ".woff2", ".woff", ".jpg", ".webp")
MOST_DEEP = 4


def of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder by their path in it, those whose names start with a dot too."""
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix(), path.read_bytes() if path.is_file() else b""


def of_built(built: Built) -> Iterator[tuple[str, bytes]]:
    """What the engine made, before MkDocs puts its theme around it: pages, files and what is found."""
    for page in built.made.pages:
        yield f"page {page.address}", repr(page).encode()
    yield "menu", repr(built.made.menu).encode()
    yield "forwards", repr(built.made.forwards).encode()
    for entry in built.made.search:
        yield f"search {entry.address}", repr(entry).encode()
    for file in built.files:
        yield f"{file.address} {file.about}", file.content


def opened(name: str, content: bytes, deep: int = 0) -> Iterator[tuple[str, bytes]]:
    """A file, and what lies in it where it is an archive of a sort that formats are made of."""
    yield name, content
    if deep == MOST_DEEP:
        return
    inner: Iterable[tuple[str, bytes]] = ()
    if content[:2] == b"\x1f\x8b":
        inner = [("unzipped", gzip.decompress(content))]
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inner = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
            inner.append(("comment", archive.comment))
            inner += [(f"{inside} in numbers", _days(sheet)) for inside, sheet in inner if "xl/worksheets/" in inside]
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            inner = [(entry.name, file.read()) for entry in archive if (file := archive.extractfile(entry))]
    elif content[:5] == b"%PDF-":
        inner = [(f"stream {at}", _inflated(match[1])) for at, match in
                 enumerate(re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL))]
    for within, bytes_ in inner:
        yield from opened(f"{name}!{within}", bytes_, deep + 1)


def _days(sheet: bytes) -> bytes:
    """The numbers in the cells of a spreadsheet, and the days they may be: it counts from 30 December 1899."""
    counted = (int(number) for number in _DAY_IN_A_CELL.findall(sheet))
    return "\n".join(f"{one} {_FIRST + dt.timedelta(one)}" for one in counted if one <= _LAST).encode()


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _text(content: bytes) -> str:
    return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def readable(name: str, text: str) -> str:
    """The text of a file without the numbers that nobody reads."""
    unread = next((one for where, one in _UNREAD.items() if where in name), None)
    return unread.sub("", text) if unread else text


def writings(content: bytes) -> Iterator[str]:
    """The text of a file in lower case, and once more with what is written by number, as in `&#113;` or `\\u0071`."""
    text = _text(content)
    yield text.casefold()
    if _ESCAPED.search(text):
        yield _ESCAPED.sub(lambda match: _letter(*match.groups()), text).casefold()


def _letter(*numbers: str | None) -> str:
    *hexadecimal, decimal, percent = numbers
    if decimal:
        return chr(int(decimal))
    return chr(int(next(number for number in (*hexadecimal, percent) if number), 16))


def spread(shape: str) -> re.Pattern[str]:
    """A pattern for the words of a mint, also where markup, a fold or a soft hyphen stands between their letters."""
    before, after = shape.split("{}")
    letters = [*before, *["[0-9a-z]"] * 8, *after]
    return re.compile(_BETWEEN.join(letters))


def found(files: Iterable[tuple[str, bytes]], mint: Mint) -> dict[str, set[str]]:
    """What a mint gave out and files hold: each word or year, and the files."""
    places: dict[str, set[str]] = {}
    pattern = spread(mint.shape)
    for name, content in files:
        for within, bytes_ in opened(name, content):
            for text in (within.casefold(), *writings(bytes_)):
                hits = {_JUNK.sub("", word) for word in pattern.findall(text)} & mint.words.keys()
                if mint.years and not _of_the_theme(name):
                    hits |= set(_YEAR.findall(readable(within, text))) & mint.years.keys()
                for word in hits:
                    places.setdefault(word, set()).add(within)
    return places


def _of_the_theme(name: str) -> bool:
    """Whether a file comes with the theme as it is: its code is full of numbers."""
    return "assets/" in name and name.endswith((".js", ".css", ".map", ".svg", *PICTURES))


def unreadable(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Files that are neither text, nor an archive that can be opened, nor a picture: nobody has looked into them."""
    return [
        within
        for name, content in files
        for within, bytes_ in opened(name, content)
        if "\ufffd" in _text(bytes_) and not within.endswith(PICTURES) and len(list(opened(within, bytes_))) == 1
    ]


def told(places: dict[str, set[str]], mint: Mint, most: int = 40) -> str:
    """What was found, a line each: what it was planted as, and the first files that hold it."""
    lines = sorted(
        f"{where(mint, word)}: {word} in {', '.join(sorted(files)[:3])}{' …' if len(files) > 3 else ''}"
        for word, files in places.items()
    )
    return "\n".join([f"{len(lines)} found", *lines[:most]])


def where(mint: Mint, word: str) -> Where:
    """Where a word or a year was planted."""
    return mint.words.get(word) or mint.years[word]

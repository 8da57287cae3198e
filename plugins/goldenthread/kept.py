"""What was made before, kept for the next build, so that one edit need not make everything anew.

Something is found again by all that it is made from, word for word, and by the version of everything that makes it; no
time stamp is looked at. So it is the same, byte for byte, as if it were made again, and what only colleagues may see is
found by nothing that the public edition is made from. Each edition of each project has a folder of its own.

The folder is the reader's own, outside the project: what comes with a repository is never taken for something that this
computer made. It can be deleted at any time; what is damaged in it is passed over, and what a build did not need is
taken out.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SWITCH = "GOLDENTHREAD_CACHE"
"""The variable of the environment that names another folder or, where it is `off`, keeps nothing."""
OURS = ("*.py", "*.html", "*.yml", "*.md")
LIBRARIES = ("icalendar", "jinja2", "lxml", "markdown", "markupsafe", "nh3", "pydantic", "python-docx", "pyyaml",
             "tzdata", "xlsxwriter")
SIZE = hashlib.sha256().digest_size
ONLY_MINE = 0o700
_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9A-Fa-f]+>")
"""What Python says of something instead of what is in it: by that nothing may be found again."""


class Store:
    """The folder of one edition of one project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()
        self.found = 0

    def kept(self, sort: str, of: object, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, taken from the folder where it is there."""
        said = repr(of)
        if _PLACE_IN_MEMORY.search(said):
            return make()
        name = hashlib.sha256(f"{maker()}\0{sort}\0{said}".encode()).hexdigest()
        self.used.add(name)
        known = self._read(name)
        if known is not None:
            self.found += 1
            return known
        made = make()
        self._write(name, made)
        return made

    def _read(self, name: str) -> bytes | None:
        """What stands in a file, which begins with the hash of all else in it; None where that is not so."""
        try:
            whole = (self.folder / name).read_bytes()
        except OSError:
            return None
        content = whole[SIZE:]
        return content if hashlib.sha256(name.encode() + content).digest() == whole[:SIZE] else None

    def _write(self, name: str, content: bytes) -> None:
        """Writes beside the file and puts it in its place whole; a folder that cannot be written to keeps nothing."""
        with suppress(OSError):
            number, path = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(hashlib.sha256(name.encode() + content).digest() + content)
                Path(path).replace(self.folder / name)
            except BaseException:
                Path(path).unlink(missing_ok=True)
                raise

    def tidy(self) -> None:
        """Takes out what this build did not need."""
        with suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in self.used:
                    file.unlink(missing_ok=True)


_STORE: ContextVar[Store | None] = ContextVar("store", default=None)


def kept(sort: str, of: object, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from an earlier build where one has it.

    `of` is everything that it is made from; its `repr` must say all of that. `sort` tells apart what is made in
    different ways from the same.
    """
    store = _STORE.get()
    return store.kept(sort, of, make) if store else make()


def used(more: frozenset[str] = frozenset()) -> frozenset[str]:
    """What this build has needed so far, with what another process has needed for it."""
    store = _STORE.get()
    if store is None:
        return frozenset()
    store.used |= more
    return frozenset(store.used)


@contextmanager
def keeping(root: Path, audience: str) -> Iterator[Store | None]:
    """Keeps what is made while it lasts, for the next build of the same edition of the project in a folder."""
    folder = _folder(root, audience)
    store = Store(folder) if folder else None
    token = _STORE.set(store)
    try:
        yield store
        if store:
            store.tidy()
    finally:
        _STORE.reset(token)


def _folder(root: Path, audience: str) -> Path | None:
    """The folder of an edition, made where it is not there; None where it cannot be, or others could write to it."""
    said = os.environ.get(SWITCH, "")
    if said == "off":
        return None
    try:
        top = Path(said) if said else _usual()
        folder = top / hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16] / audience
        folder.mkdir(parents=True, exist_ok=True, mode=ONLY_MINE)
        for one in (folder, folder.parent):
            one.chmod(ONLY_MINE)  # refused by the system where the folder is somebody else's
    except (OSError, RuntimeError):
        return None
    return folder


def _usual() -> Path:
    """Where programs of this system keep what they can make again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "goldenthread" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "goldenthread"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "goldenthread"


@cache
def maker() -> str:
    """What makes everything: our own files, Python, and the libraries whose work is kept."""
    made = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in LIBRARIES:
        try:
            made.update(f" {name} {version(name)}".encode())
        except PackageNotFoundError:
            made.update(f" {name} -".encode())
    package = Path(__file__).parent
    for file in sorted(file for pattern in OURS for file in package.rglob(pattern)):
        made.update(f"\0{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    return made.hexdigest()

"""A finished site put in the place of the old one: all of it or nothing, whatever stops a build.

A build writes into a folder beside the site, `.site.building`, which holds:

| name | what |
|---|---|
| `lock` | locked by the system for as long as the build lives; the system unlocks it when the build is killed |
| `new` | the site as it is being built; after an exchange in one step, the site that was replaced |
| `old` | only where the system cannot exchange in one step: the old site, whole, while the new one takes its place |
| `gone` | what is being removed |

So a folder `old` with no site beside is a build that was killed between its two steps, and its site is put back; all
else that a killed build left can be removed. What any other program put beside a site is never touched.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BESIDE = ".{}.building"
OWN = frozenset({"lock", "new", "old", "gone"})
ATTEMPTS, AT_A_TIME = 100, 32
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h


class InUse(Exception):  # noqa: N818  (it is a state, not a fault)
    """Another build, which is alive, writes this site."""


@contextmanager
def new_site(target: Path) -> Iterator[Path]:
    """An empty folder to build a site into; when the block ends well it stands in the place of `target`, which goes.

    When the block fails, or the exchange does, `target` is as it was, and nothing else is left behind. Raises InUse
    where another build writes the same site, and OSError where the folder cannot be made or exchanged.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    work = _beside(target)
    lock = _locked(work)
    try:
        _settle(work)
        fresh = work / "new"
        fresh.mkdir()
        yield fresh
        _on_disk(fresh)
        _exchange(fresh, target)
        _folder_on_disk(target.parent)
    finally:
        with suppress(OSError):
            _settle(work)
        _unlocked(work, lock)


def _exchange(fresh: Path, target: Path) -> None:
    """Puts a folder in the place of another: in one step on Linux, elsewhere in two, and what ends between the two is
    put right by `_settle`: here, or in the next command.
    """
    if target.exists():
        if _exchanged_in_one_step(fresh, target):
            return
        target.rename(fresh.with_name("old"))
    fresh.rename(target)


def put_back(folder: Path) -> list[Path]:
    """Undoes what killed builds left half done in a folder; gives the sites that were missing and are there again.

    What belongs to a build that is alive stays, and so does what cannot be changed.
    """
    found: list[Path] = []
    with suppress(OSError):
        for work in sorted(folder.glob(BESIDE.format("*"))):
            with suppress(OSError, InUse):
                if work.is_symlink() or not work.is_dir() or {path.name for path in work.iterdir()} - OWN:
                    continue
                lock = _locked(work)
                try:
                    found += _settle(work)
                finally:
                    _unlocked(work, lock)
    return found


def _beside(target: Path) -> Path:
    return target.with_name(BESIDE.format(target.name))


def _site_of(work: Path) -> Path:
    first, last = BESIDE.split("{}")
    return work.with_name(work.name.removeprefix(first).removesuffix(last))


def _settle(work: Path) -> list[Path]:
    """Puts the site back that is missing, and removes all else: what is removed is no longer called `old`, so that
    half of it can never be taken for a whole site.
    """
    found: list[Path] = []
    old, gone, site = work / "old", work / "gone", _site_of(work)
    if old.is_dir() and not site.exists():
        old.rename(site)
        found.append(site)
    _removed(gone)
    if old.is_dir():
        old.rename(gone)
        _removed(gone)
    _removed(work / "new")
    return found


def _removed(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


def _locked(work: Path) -> int:
    """Holds the lock of a folder, which is made where it is missing; gives the open file.

    A build that ends removes its lock: whoever opened it just before holds a file that nobody else can see, and tries
    again.
    """
    for _ in range(ATTEMPTS):
        with suppress(FileExistsError):
            work.mkdir()
        try:
            lock = os.open(work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue
        except BaseException:
            with suppress(OSError):
                work.rmdir()
            raise
        try:
            _hold(lock)
            if os.path.samestat(os.fstat(lock), (work / "lock").stat()):
                return lock
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)
    raise InUse


def _unlocked(work: Path, lock: int) -> None:
    if sys.platform == "win32":  # which removes no file that is open, neither ours nor that of whoever comes next
        os.close(lock)
    with suppress(OSError):
        (work / "lock").unlink()
    with suppress(OSError):
        work.rmdir()
    if sys.platform != "win32":
        os.close(lock)


def _hold(lock: int) -> None:
    """Locks an open file; raises InUse where somebody else did."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise InUse from None


def _exchanged_in_one_step(one: Path, other: Path) -> bool:
    """Whether the system exchanged two folders at once, as Linux does since 3.15 on most file systems (renameat2)."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _on_disk(folder: Path) -> None:
    """Waits until what was written is on the disk, so that a cut of power cannot leave a new site of empty files.

    Asking for the folder alone promises nothing of what is in its files. Many at a time, since the disk then takes them
    together: 0.1 s for 1000 pages, where one after the other takes up to 5 s.
    """
    with ThreadPoolExecutor(AT_A_TIME) as hands:
        for _ in hands.map(_file_on_disk, (path for path in folder.rglob("*") if path.is_file())):
            pass


def _file_on_disk(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def _folder_on_disk(folder: Path) -> None:
    """Waits until the exchange itself is on the disk, before what was replaced is removed."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)

"""A folder that is written again and again: only what changed is written, and only what was written here is removed.

A list in the folder holds the path of each file and a hash of what was written. A file that holds anything else was
changed by somebody: it is left alone, and told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from goldenthread.source.writing import put

LIST = ".goldenthread-files.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """What a folder's list says: for whom it was written, and the hashes that each file may have.

    A file may have two while it is being written: that of before and that of after.
    """

    audience: str
    hashes: Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Outcome:
    """What was done, by path: files that were written, were the same already, were removed; and, left alone since they
    hold something else, those that should have been written and those that should have gone.
    """

    written: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    not_written: list[str] = field(default_factory=list)
    not_removed: list[str] = field(default_factory=list)


def listed(folder: Path) -> Listed | None:
    """What the list of a folder says; None where there is none, or it cannot be read."""
    try:
        data = json.loads((folder / LIST).read_text("utf-8"))
        files = {str(path): frozenset(map(str, hashes)) for path, hashes in data["files"].items()}
        return Listed(str(data["audience"]), files)
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_folder(folder: Path, files: Mapping[str, bytes], audience: str) -> Outcome:
    """Makes a folder hold these files, by their paths in it with `/`; raises OSError where it cannot be written.

    A run that is cut short leaves whole files and a list that knows them, so that the next one goes on.
    """
    before = listed(folder) or Listed(audience, {})
    outcome = Outcome()
    folder.mkdir(parents=True, exist_ok=True)
    after: dict[str, list[str]] = {}
    waiting: dict[str, bytes] = {}
    for path, content in files.items():
        known = before.hashes.get(path, frozenset())
        found = _hash_of(folder, path)
        wanted = _hash(content)
        if found == wanted:
            outcome.same.append(path)
        elif found is None or found in known:
            waiting[path] = content
        else:
            outcome.not_written.append(path)
            after[path] = sorted(known)
            continue
        after[path] = [wanted]
    stale = [path for path in before.hashes if path not in files]
    if waiting or stale or _text(audience, after) != _read(folder / LIST):
        both = {path: sorted({*before.hashes.get(path, ()), *after.get(path, ())}) for path in {*before.hashes, *after}}
        put(folder / LIST, _text(audience, both))
    for path, content in waiting.items():
        put(folder / path, content)
        outcome.written.append(path)
    for path in stale:
        found = _hash_of(folder, path)
        if found in before.hashes[path]:
            _remove(folder, path)
            outcome.removed.append(path)
        elif found is not None:
            outcome.not_removed.append(path)
            after[path] = sorted(before.hashes[path])
    if _read(folder / LIST) != _text(audience, after):
        put(folder / LIST, _text(audience, after))
    return outcome


def _text(audience: str, hashes: Mapping[str, list[str]]) -> bytes:
    data: dict[str, Any] = {"version": VERSION, "audience": audience, "files": dict(sorted(hashes.items()))}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _hash_of(folder: Path, path: str) -> str | None:
    """The hash of a file; None where there is none, and of no file of ours where the path leads out of the folder."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        return None
    walked = [folder.joinpath(*parts[:size]) for size in range(1, len(parts) + 1)]
    if any(one.is_symlink() for one in walked) or any(one.exists() and not one.is_dir() for one in walked[:-1]):
        return "elsewhere"
    if walked[-1].is_dir():
        return "folder"
    content = _read(walked[-1])
    return None if content is None else _hash(content)


def _remove(folder: Path, path: str) -> None:
    """Removes a file, and the folders that are empty without it."""
    file = folder / path
    file.unlink()
    for above in file.parents:
        if above == folder or any(above.iterdir()):
            return
        above.rmdir()

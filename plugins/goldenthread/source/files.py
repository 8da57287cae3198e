"""The files of a project, read in one order everywhere, each a document or a problem."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.messages import files as say
from goldenthread.messages.typing import no_space_after_colon
from goldenthread.problems import Place, Problem
from goldenthread.source.document import Document, Prose
from goldenthread.source.project import Project
from goldenthread.source.tree import Facts, Items, Text, key_name
from goldenthread.source.yaml_tree import read_yaml

LARGEST_MB = 5
FACTS = (".yml", ".yaml")
PROSE = (".md", ".markdown")
MEDIA = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ico", ".avif", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4",
         ".webm", ".vtt")


@dataclass(slots=True)
class Sources:
    """What lies in the content folders: documents, media to copy, and what was wrong with the rest."""

    documents: list[Document] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sources(project: Project) -> Sources:
    """Reads every file of both content folders, in the order of their paths."""
    sources = Sources()
    for folder in dict.fromkeys([project.strategy, project.plans]):
        base = project.root / folder
        if not base.is_dir():
            if folder == project.strategy:
                sources.problems.append(say.no_content(Place(folder), folder))
            continue
        for path, problem in _walk(base, base.resolve(), project.root):
            if problem:
                sources.problems.append(problem)
                continue
            inside = path.relative_to(base).as_posix()
            _read_one(path, f"{folder.rstrip('/')}/{inside}", inside, sources, plans=folder == project.plans)
    return sources


def _walk(folder: Path, base: Path, root: Path) -> Iterator[tuple[Path, Problem | None]]:
    """Files under a folder in path order; links that lead out of it are problems and are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        place = Place(folder.relative_to(root).as_posix())
        yield folder, say.unreadable_file(place, error.strerror or "no reason given")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(base)):
            yield path, say.symbolic_link(Place(path.relative_to(root).as_posix()))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, base, root)
        else:
            yield path, None


def _read_one(path: Path, shown: str, inside: str, sources: Sources, *, plans: bool) -> None:
    suffix = path.suffix.lower()
    if suffix in MEDIA and not plans:
        sources.media.append(inside)
        return
    if suffix not in FACTS + PROSE:
        sources.problems.append(say.not_published(Place(shown)))
        return
    text, problem = read_text(path, shown)
    if text is None:
        if problem:
            sources.problems.append(problem)
        return
    document, problems = read_document(shown, inside, text)
    sources.problems.extend(problems)
    if document:
        sources.documents.append(document)


def read_text(path: Path, shown: str) -> tuple[str | None, Problem | None]:
    """A file's text with plain line ends and no byte-order mark, or why it cannot be had."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return None, say.unreadable_file(Place(shown), "it is not an ordinary file")
        if facts.st_size > LARGEST_MB * 1_000_000:
            return None, say.too_large(Place(shown), facts.st_size / 1_000_000, LARGEST_MB)
        raw = path.read_bytes()
    except OSError as error:
        return None, say.unreadable_file(Place(shown), error.strerror or "no reason given")
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> tuple[str | None, Problem | None]:
    """Bytes as text, or a problem that guesses which encoding they are in."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, say.not_utf8(Place(shown), "UTF-16, as “Unicode” in Notepad")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            return None, say.not_text(Place(shown))
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n")
        place = Place(shown, line + 1, len(before) - (before.rfind("\n") + 1) + 1)
        printable = sum(byte >= 32 or byte in (9, 10, 13) for byte in raw[:4096]) >= 0.9 * len(raw[:4096])
        return None, say.not_utf8(place, "Latin-1 or Windows-1252") if printable else say.not_text(Place(shown))
    if text.count("\x00") > len(text) // 4 > 0:
        return None, say.not_text(Place(shown))
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def read_document(shown: str, inside: str, text: str) -> tuple[Document | None, list[Problem]]:
    """One file's text as a document; Markdown may carry facts on top, between two lines of three dashes."""
    prose: Prose | None = None
    if inside.lower().endswith(PROSE):
        if not text.strip():
            return None, [say.empty_file(Place(shown))]
        text, prose, problem = _split(shown, text)
        if problem:
            return None, [problem]
    tree, problems = read_yaml(shown, text)
    if problems:
        return None, problems
    if tree is None:
        if prose is None:
            return None, [say.empty_file(Place(shown))]
        tree = Facts((), Place(shown))
    if isinstance(tree, Items):
        return None, [say.not_facts(tree.place, "a list")]
    if isinstance(tree, Text):
        stuck = re.match(r"([a-z][a-z_ -]*):(\S.*)$", tree.value)
        if stuck:
            fixed = f"{stuck[1]}: {stuck[2]}"
            place = Place(shown, tree.place.line, tree.place.column + len(stuck[1]))
            return None, [no_space_after_colon(place, stuck[1], fixed)]
        return None, [say.not_facts(tree.place, "a single value")]
    kinds = (value for key, value in tree.entries if key_name(key.value) == "kind" and isinstance(value, Text))
    kind = next(kinds, None)
    return Document(shown, inside, kind if kind and kind.value.strip() else None, tree, prose), []


def _split(shown: str, text: str) -> tuple[str, Prose | None, Problem | None]:
    """Facts and prose of a Markdown file; the facts keep their line numbers."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", Prose(text, Place(shown)), None
    for at in range(1, len(lines)):
        if lines[at].rstrip() == "---":
            facts = "\n".join(["", *lines[1:at]])
            return facts, Prose("\n".join(lines[at + 1 :]), Place(shown, at + 2)), None
    return "", None, say.unclosed_front_matter(Place(shown))

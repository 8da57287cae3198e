"""The files of a project, read in one order everywhere, each a document or a problem."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import islice
from pathlib import Path

from goldenthread.messages import files as say
from goldenthread.messages.typing import no_space_after_colon
from goldenthread.problems import Place, Problem
from goldenthread.source.among_words import facts_among_words
from goldenthread.source.document import Document, Prose
from goldenthread.source.project import Project
from goldenthread.source.rows import LONGEST_MENDED, parts
from goldenthread.source.tree import Facts, Node, Text, is_blank, key_name
from goldenthread.source.yaml_tree import place_at, read_yaml, without_unseen

LARGEST_MB, LARGEST_PROSE_MB = 5, 0.5
MOST_FILES = 20_000
_ALMOST_FACTS = re.compile(r"\s*(?:[-–—]{2,}\s*$|(?:kind|title|summary|audience|example|was|young)\s*:)", re.IGNORECASE)
_GAP = r"[\s\x00-\x1f\x7f]"
_PICTURE = "data:image/(?:png|jpe?g|gif|webp|avif)[;,]"
_RUNS = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|foreignobject|iframe|object|embed|handler|animate|set)\b|<!ENTITY"
    rf"|\son[a-z]{{3,}}\s*=|{f'{_GAP}*'.join('javascript:')}|<\?xml-stylesheet|@import|\bimage-set\("
    rf"|(?:href|src)\s*=\s*[\"'](?:{_GAP}|(?!{_PICTURE})(?:[a-z](?:[\w+.-]|{_GAP})*:|[/\\]{_GAP}*[/\\]))"
    rf"|\burl\((?:[\"']|{_GAP})*+(?!{_PICTURE})(?:[a-z](?:[\w+.-]|{_GAP})*:|[/\\]{_GAP}*[/\\])",
    re.IGNORECASE,
)
FACTS = (".yml", ".yaml")
PROSE = (".md", ".markdown")
MEDIA = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ico", ".avif", ".pdf", ".mp3", ".m4a", ".ogg", ".mp4",
         ".webm", ".vtt")


@dataclass(slots=True)
class Sources:
    """What lies in the content folders: documents, media to copy, and what was wrong with the rest.

    `read` is every document that could be read, one with a mistyped line too, as it was meant: what it says is checked.
    `lost` are the words by which something may be known that could not be read.
    """

    read: list[Document] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    @property
    def documents(self) -> list[Document]:
        """The documents in which no line is mistyped."""
        return [document for document in self.read if not document.slipped]


def read_sources(project: Project) -> Sources:
    """Reads every file of the content folders, in the order of their paths; that of colleagues may be missing."""
    sources = Sources()
    for folder in dict.fromkeys([project.strategy, project.plans, *([project.internal] if project.internal else [])]):
        base = project.root / folder
        if not base.is_dir():
            if folder == project.strategy:
                sources.problems.append(say.no_content(Place(folder), folder))
            continue
        before = len(sources.read)
        found = list(islice(_walk(base, folder.rstrip("/") or folder), MOST_FILES + 1))
        if len(found) > MOST_FILES:
            sources.problems.append(say.too_many_files(Place(folder), folder, MOST_FILES))
            continue
        for path, problem in found:
            if problem:
                sources.problems.append(problem)
                continue
            inside = path.relative_to(base).as_posix()
            _read_one(path, f"{folder.rstrip('/')}/{inside}", inside, sources, media=folder == project.strategy)
        if folder == project.internal:
            sources.read[before:] = [replace(document, secluded=True) for document in sources.read[before:]]
    return sources


def _walk(base: Path, shown: str) -> Iterator[tuple[Path, Problem | None]]:
    """Files under a folder in path order; links that lead out of it are problems and are not followed."""
    inside, waiting = base.resolve(), [base]
    while waiting:
        path = waiting.pop()
        if path != base and path.is_symlink() and not _leads_to_a_file_within(path, inside):
            yield path, say.symbolic_link(Place(_shown(path, base, shown)))
        elif path == base or (path.is_dir() and not path.is_symlink()):
            try:
                names = sorted((one.name for one in path.iterdir()), reverse=True)
            except OSError as error:
                yield path, say.unreadable_file(Place(_shown(path, base, shown)), error.strerror or "no reason given")
                continue
            waiting += [path / name for name in names if not name.startswith(".")]
        else:
            yield path, None


def _shown(path: Path, root: Path, shown: str) -> str:
    """A path as problems name it: after the name that the configuration gives its folder."""
    inside = path.relative_to(root).as_posix()
    return shown if inside == "." else f"{shown}/{inside}"


def _leads_to_a_file_within(path: Path, base: Path) -> bool:
    """Whether a symbolic link leads to a file of the same folder, and not out of it or round in a circle."""
    try:
        return path.resolve(strict=True).is_relative_to(base) and not path.is_dir()
    except (OSError, RuntimeError):
        return False


def _read_one(path: Path, shown: str, inside: str, sources: Sources, *, media: bool) -> None:
    suffix = path.suffix.lower()
    if suffix in MEDIA and media:
        sources.media.append(inside)
        if suffix == ".svg":
            sources.problems += _what_runs(path, shown)
        return
    if suffix not in FACTS + PROSE:
        sources.problems.append(say.not_published(Place(shown)))
        return
    text, problem = read_text(path, shown)
    if problem:
        sources.problems.append(problem)
    if text is None:
        sources.lost |= names_of(shown)
        return
    document, problems = read_document(shown, inside, text)
    sources.problems.extend(problems)
    if document:
        sources.read.append(replace(document, slipped=document.slipped or problem is not None))
    else:
        sources.lost |= names_of(shown) | names_in(text)


def _what_runs(path: Path, shown: str) -> Iterator[Problem]:
    """A drawing that somebody opens by itself is a page: what would run or load in it is refused."""
    text, problem = read_text(path, shown)
    if text is None:
        if problem:
            yield problem
        return
    plain = unescape(text)
    found = _RUNS.search(plain)
    if found:
        yield say.drawing_that_runs(place_at(shown, plain, found.start()), " ".join(found.group().split()).strip(" <="))


def names_of(path: str) -> set[str]:
    """What the things in a file may be called after its path: its own name, its folder's, or both."""
    *folders, name = path.rsplit(".", 1)[0].split("/")
    folder = folders[-1]
    return {name, folder, f"{folder}/{name}"}


def names_in(text: str) -> set[str]:
    """The values in a text that cannot be read: what follows a key or a dash, and each part between commas."""
    found: set[str] = set()
    for row in text.split("\n"):
        entry = parts(row) if 0 < len(row) <= LONGEST_MENDED else None
        if entry:
            value = entry["value"].strip(" \t[]{}\"'")
            found.update([value, *(part.strip(" \t\"'") for part in value.split(","))])
    return found


def read_text(path: Path, shown: str) -> tuple[str | None, Problem | None]:
    """A file's text with plain line ends and no byte-order mark, or why it cannot be had."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            return None, say.unreadable_file(Place(shown), "it is not an ordinary file")
        limit = LARGEST_PROSE_MB if path.suffix.lower() in PROSE else LARGEST_MB
        if facts.st_size > limit * 1_000_000:
            return None, say.too_large(Place(shown), facts.st_size / 1_000_000, limit)
        raw = path.read_bytes()
    except OSError as error:
        return None, say.unreadable_file(Place(shown), error.strerror or "no reason given")
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> tuple[str | None, Problem | None]:
    """Bytes as text, and a problem where they are in another encoding; what cannot be text is only a problem."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, say.not_utf8(Place(shown), "UTF-16, as “Unicode” in Notepad")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            return None, say.not_text(Place(shown))
        before = raw[: error.start].decode()
        line = before.count("\n")
        place = Place(shown, line + 1, len(before) - (before.rfind("\n") + 1) + 1)
        printable = sum(byte >= 32 or byte in (9, 10, 13) for byte in raw[:4096]) >= 0.9 * len(raw[:4096])
        if not printable:
            return None, say.not_text(Place(shown))
        return _plain_ends(raw.decode("utf-8", "replace")), say.not_utf8(place, "Latin-1 or Windows-1252")
    if text.count("\x00") > len(text) // 4 > 0:
        return None, say.not_text(Place(shown))
    return _plain_ends(text), None


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_document(shown: str, inside: str, text: str) -> tuple[Document | None, list[Problem]]:
    """One file's text as a document; Markdown may carry facts on top, between two lines of three dashes."""
    readable, problems = without_unseen(shown, text)
    prose: Prose | None = None
    if inside.lower().endswith(PROSE):
        if not readable.strip():
            return None, [*problems, say.empty_file(Place(shown))]
        readable, prose, problem = _split(shown, readable)
        if problem:
            return None, [*problems, problem]
    tree = read_yaml(shown, readable)
    problems += tree.problems
    facts = tree.node
    if prose and not tree.problems and (facts is None or is_blank(facts)):
        facts = Facts((), Place(shown))
    if not isinstance(facts, Facts):
        return None, problems if tree.problems else [*problems, _not_facts(shown, facts)]
    if not problems:
        problems += facts_among_words(shown, text, facts, prose.place.line if prose else None)
    kinds = (value for key, value in facts.entries if key_name(key.value) == "kind" and isinstance(value, Text))
    kind = next(kinds, None)
    kind = kind if kind and not is_blank(kind) else None
    return Document(shown, inside, kind, facts, prose, text, bool(problems), tree.lost), problems


def _not_facts(shown: str, node: Node | None) -> Problem:
    """What a file holds instead of facts."""
    if node is None or is_blank(node):
        return say.empty_file(Place(shown))
    if not isinstance(node, Text):
        return say.not_facts(node.place, "a list")
    stuck = re.match(r"([a-z][a-z_ -]*):(\S.*)$", node.value)
    if not stuck:
        return say.not_facts(node.place, "a single value")
    place = Place(shown, node.place.line, node.place.column + len(stuck[1]))
    return no_space_after_colon(place, stuck[1], f"{stuck[1]}: {stuck[2]}")


def _split(shown: str, text: str) -> tuple[str, Prose | None, Problem | None]:
    """Facts and prose of a Markdown file; the facts keep their line numbers. Blank lines above them are nothing."""
    lines = text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    if lines[first].rstrip() != "---":
        if _ALMOST_FACTS.match(lines[first]):
            column = len(lines[first]) - len(lines[first].lstrip()) + 1
            return "", None, say.facts_without_a_fence(Place(shown, first + 1, column))
        return "", Prose(text, Place(shown)), None
    for at in range(first + 1, len(lines)):
        if lines[at].rstrip() == "---":
            facts = "\n".join([""] * (first + 1) + lines[first + 1 : at])
            return facts, Prose("\n".join(lines[at + 1 :]), Place(shown, at + 2)), None
    return "", None, say.unclosed_front_matter(Place(shown))

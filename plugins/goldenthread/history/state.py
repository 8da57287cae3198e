"""One state of a project: its whole items, as its files were at a commit or are now."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from goldenthread.graph.linking import link
from goldenthread.graph.naming import Lost
from goldenthread.history.git import NoHistoryError, Repository
from goldenthread.history.misread import kept_back, without_holder
from goldenthread.kind import Kinds
from goldenthread.messages import history as say
from goldenthread.model.reading import Read
from goldenthread.model.record import Record
from goldenthread.problems import Place
from goldenthread.source.document import Document
from goldenthread.source.files import FACTS, LARGEST_MB, PROSE, decode, read_document
from goldenthread.source.project import Project, as_in

ReadOne = Callable[[Document, Kinds], Read]


@dataclass(frozen=True, slots=True)
class State:
    """The items of one state, whole (internal things included), by `kind:id`; its texts and the ids of its files."""

    name: str
    records: Mapping[str, Record]
    texts: Mapping[str, str]
    files: Mapping[str, str]


def of_now(records: Mapping[str, Record], texts: Mapping[str, str], project: Project) -> State:
    """The state of the files as they are, with the ids that git would give them."""
    files = {}
    for path in texts:
        try:
            files[path] = _git_id((project.root / path).read_bytes())
        except OSError:
            files[path] = ""
    return State("", records, texts, files)


def _git_id(raw: bytes) -> str:
    return hashlib.sha1(b"blob %d\x00" % len(raw) + raw, usedforsecurity=False).hexdigest()


@dataclass(slots=True)
class Past:
    """Reads states from the history by the engine's own reader; what a file held is read once, however often met."""

    repository: Repository
    project: Project
    kinds: Kinds
    read_one: ReadOne
    _raw: dict[str, bytes] = field(default_factory=dict)
    _read: dict[tuple[str, str, str, bool], tuple[Document, list[Record]] | None] = field(default_factory=dict)

    @property
    def folders(self) -> list[str]:
        """The folders of content in the project, as its settings name them today."""
        return folders_of(self.project)

    def fetch(self, ids: Iterable[str]) -> None:
        """Gets what files held, many in one call."""
        self._raw |= self.repository.contents(one for one in ids if one not in self._raw)

    def raw(self, own_id: str) -> bytes:
        """What a file held; nothing where it was not fetched."""
        return self._raw.get(own_id, b"")

    def state(self, commit: str, shown: str) -> State:
        """The state of the files at a commit; raises NoHistoryError where it has no content and somebody asked for it,
        by the name `shown`.
        """
        name = f"{commit}:./mkdocs.yml"
        then = as_in(self.project, self.repository.contents([name]).get(name, b"").decode("utf-8", "replace"))
        folders = folders_of(then)
        listed = self.repository.listing(commit, folders)
        files = {path: own_id for path, own_id in listed.items() if path.lower().endswith(FACTS + PROSE)}
        if not files and shown:
            raise NoHistoryError(say.no_content(Place("mkdocs.yml"), shown, folders[0] if folders else "strategy"))
        self.fetch(files.values())
        records: list[Record] = []
        texts: dict[str, str] = {}
        for folder in folders:
            for path in sorted(files):
                if path.startswith(f"{folder}/") and path not in texts:
                    document, read = self.of_file(path, files[path], folder, then) or (None, [])
                    texts[path] = document.text if document else ""
                    records += read
        linked, _ = link(without_holder(records), {kind.name: kind.word for kind in self.kinds}, Lost(), texts)
        return State(commit, {record.ref: record for record in linked}, texts, files)

    def version(self, path: str, own_id: str) -> list[Record]:
        """The items that one version of a file held, as read in today's folders; not linked."""
        folder = next((folder for folder in self.folders if path.startswith(f"{folder}/")), None)
        if folder is None or not path.lower().endswith(FACTS + PROSE):
            return []
        found = self.of_file(path, own_id, folder, self.project)
        return found[1] if found else []

    def is_secluded(self, path: str) -> bool:
        """Whether a file lies in the folder of what only colleagues see."""
        internal = _inside(self.project.internal)
        return bool(internal) and path.startswith(f"{internal}/")

    def of_file(self, path: str, own_id: str, folder: str, then: Project) -> tuple[Document, list[Record]] | None:
        """The document in a file as it once was, and its items; None where it cannot be read."""
        internal = _inside(then.internal)
        secluded = self.is_secluded(path) or (bool(internal) and path.startswith(f"{internal}/"))
        key = (path, own_id, folder, secluded)
        if key not in self._read:
            self._read[key] = self._made(path, self.raw(own_id), folder, secluded=secluded)
        return self._read[key]

    def _made(self, path: str, raw: bytes, folder: str, *, secluded: bool) -> tuple[Document, list[Record]] | None:
        inside = path.removeprefix(f"{folder}/")
        if len(raw) > LARGEST_MB * 1_000_000 or any(part.startswith(".") for part in inside.split("/")):
            return None
        text, _ = decode(raw, path)
        document, problems = read_document(path, inside, text) if text is not None else (None, [])
        if document is None:
            return None
        if secluded:
            document = replace(document, secluded=True)
        read = self.read_one(document, self.kinds)
        return document, kept_back(read.records, [*problems, *read.problems], document.text)


def folders_of(project: Project) -> list[str]:
    """The content folders that lie in the project, each once."""
    named = [project.strategy, project.plans, *([project.internal] if project.internal else [])]
    return list(dict.fromkeys(folder for one in named if (folder := _inside(one))))


def _inside(folder: str) -> str:
    """A folder's path in the project; empty where it lies outside."""
    plain = posixpath.normpath(folder.replace("\\", "/")) if folder else ""
    return "" if plain.startswith(("..", "/")) or plain == "." or Path(plain).is_absolute() else plain

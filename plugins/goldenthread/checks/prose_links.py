"""Links in an author's text: `[words](action:westmoor-2025/1.1)` leads to something that is there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from goldenthread.checks.faults import Faults
from goldenthread.checks.typed_links import WEB, Typed, item_meant, path_meant, scheme_of, schemes, typed_links
from goldenthread.graph.graph import Graph
from goldenthread.graph.naming import fold
from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.model.nearest import nearest
from goldenthread.model.record import Record
from goldenthread.problems import Place, Problem

OWN_PAGES = ("", "golden-thread/", "golden-thread/gaps/", "progress/", "changes/", "downloads/", "waivers/")
TAKEN_AWAY = ("javascript", "vbscript", "data")
MOST_COMPARED = 100_000
MOST_NAMED = 5


def links(graph: Graph, kinds: Kinds, faults: Faults) -> Iterator[Problem]:
    """Every link in the text below the facts leads to an item, a page or the web."""
    known = _Known(graph, kinds, faults, schemes(kinds))
    for record in graph:
        if record.prose is None:
            continue
        text, first = record.prose.text, record.prose.place.line
        ends = [at for at, sign in enumerate(text) if sign == "\n"]
        for link in typed_links(text):
            row = bisect(ends, link.start - 1)
            column = link.start - (ends[row - 1] if row else -1)
            problem = known.problem(record, link, Place(record.place.path, first + row, column))
            if problem:
                yield problem


@dataclass(slots=True)
class _Known:
    """What there is to link to; `left` is how many more names a wrong one is compared with."""

    graph: Graph
    kinds: Kinds
    faults: Faults
    schemes: dict[str, str]
    left: int = MOST_COMPARED
    names: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)

    def problem(self, record: Record, link: Typed, place: Place) -> Problem | None:
        """What is wrong with a link, if anything."""
        meant, scheme = item_meant(link.address, self.schemes), scheme_of(link.address)
        if meant:
            return self._item(meant[0], link.address.partition("#")[0], place)
        if scheme in WEB:
            return None
        if scheme in TAKEN_AWAY:
            return say.link_taken_away(place, scheme)
        if scheme:
            near = self._nearest(scheme, self.schemes)
            if link.alone and not near and "://" not in link.address:
                return None
            return say.link_scheme(place, link.address.partition(":")[0], self.schemes[near] if near else None)
        return self._page(record, link.address, place)

    def _item(self, ref: str, typed: str, place: Place) -> Problem | None:
        kind, _, own_id = ref.partition(":")
        if ref in self.graph or own_id in self.faults.lost:
            return None
        names = self._names(kind)
        called = names.get(fold(own_id), [])
        if len(called) > 1:
            rest = ["others"] if len(called) > MOST_NAMED else []
            return say.leads_to_two(place, typed, [*called[:MOST_NAMED], *rest])
        if not called:
            found = self._nearest(own_id, self.ids[kind])
            called = [f"{kind}:{found}"] if found else names.get(self._nearest(fold(own_id), names) or "", [])
        near = called[0] if len(called) == 1 else None
        first = f"{kind}:{self.ids[kind][0]}" if self.ids[kind] else None
        return say.link_nowhere(place, typed, self.kinds[kind].word, near, near or first)

    def _names(self, kind: str) -> dict[str, list[str]]:
        """What each of a kind may be called beside its id: the last part of it, its code, its title, its aliases."""
        if kind not in self.names:
            found = self.names[kind] = {}
            self.ids[kind] = [record.id for record in self.graph.of_kind(kind)]
            for record in self.graph.of_kind(kind):
                given = [record.id, record.last, record.code or "", record.title]
                for fact in record.type.answers_to:
                    value = record.facts.get(fact)
                    given += [value] if isinstance(value, str) else [str(one) for one in value or ()]
                for name in {fold(name) for name in given} - {""}:
                    found.setdefault(name, []).append(record.ref)
        return self.names[kind]

    def _page(self, record: Record, address: str, place: Place) -> Problem | None:
        """A relative link to a page; what leads to a file or only to a heading is not looked at."""
        path = address.partition("#")[0]
        if not path.endswith((".md", ".markdown", "/")) or address.startswith("//"):
            return None
        folder = record.inside.rsplit("/", 1)[0] + "/" if "/" in record.inside else ""
        to = path_meant(path, folder)
        pages = self._pages()
        if to in pages or to.startswith("guide/") or _is_pack(to):
            return None
        if to.rstrip("/").rpartition("/")[2] in self.faults.lost:
            return None
        near = pages.get(f"{to.rstrip('/')}.md")
        if not near and (found := self._nearest(to, pages)):
            near = f"/{found}" if not pages[found] else pages[found]
        return say.page_not_there(place, path, near)

    def _pages(self) -> dict[str, str]:
        """The addresses of all pages; and the files of items, which are no pages, each with how to link to it."""
        if not self.paths:
            self.paths = dict.fromkeys(OWN_PAGES, "")
            there = {record.kind for record in self.graph}
            self.paths |= {f"{kind.section}/": "" for kind in self.kinds if kind.listed and kind.name in there}
            for record in self.graph:
                self.paths[self.kinds.address(record).partition("#")[0]] = ""
                if record.prose is not None and record.kind != "page":
                    self.paths[record.inside] = record.ref
        return self.paths

    def _nearest(self, word: str, names: Collection[str]) -> str | None:
        """The name nearest to a wrong one, while not too many have been compared."""
        self.left -= len(names)
        return nearest(word, list(names)) if self.left > 0 else None


def _is_pack(address: str) -> bool:
    """Whether an address is that of a meeting's pack, which is made from what the meeting is about."""
    return address.startswith("bodies/") and "/pack/" in address

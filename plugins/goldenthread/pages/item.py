"""One item of the edition as templates see it: its words, its links, its holders; never the record itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from goldenthread.graph.graph import PART_OF, Graph, Tie, natural
from goldenthread.kind import Kind, Kinds, anchor
from goldenthread.model.fields import LinkTo
from goldenthread.model.query import Query
from goldenthread.model.record import Record
from goldenthread.model.when import Period, Timescale, When
from goldenthread.pages.marks import with_marks
from goldenthread.pages.terms import Lexicon
from goldenthread.pages.thread import Stop, Threads
from goldenthread.problems import Place
from goldenthread.progress.standing import Horizon, Standing, in_force, standing
from goldenthread.progress.verdict import verdict

LONGEST_LABEL = 110


class World(Protocol):
    """What an item asks of the edition it belongs to."""

    graph: Graph
    kinds: Kinds
    today: dt.date
    horizon: Horizon
    edit_base: str
    threads: Threads
    relations: dict[str, LinkTo]

    def item(self, record: Record) -> Item:
        """The view of a record."""

    def lexicon(self, strategy: str | None, paper: str | None = None) -> Lexicon:
        """The glossary in force for a strategy or a paper."""


@dataclass(frozen=True, slots=True)
class Linked:
    """One end of a link as a page shows it: the item, or the words as typed where it is in no register."""

    item: Item | None
    typed: str
    inferred: bool

    @property
    def title(self) -> str:
        """The item's title, or the words as typed."""
        return self.item.title if self.item else self.typed


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading."""

    heading: str
    links: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an example comes from: a published paper, or (without one) somebody's imagination."""

    paper: Item | None
    council: str


class Item:
    """One item of the edition."""

    __slots__ = ("_address", "_facts", "_record", "_site")

    def __init__(self, site: World, record: Record) -> None:
        self._site = site
        self._record = record
        self._address = site.kinds.address(record)
        self._facts: Mapping[str, Any] | None = None

    def __eq__(self, other: object) -> bool:
        """Two views of one record are the same item."""
        return isinstance(other, Item) and other.ref == self.ref

    def __hash__(self) -> int:
        """By the record, as `__eq__` compares."""
        return hash(self.ref)

    @property
    def ref(self) -> str:
        """`kind:id`."""
        return self._record.ref

    @property
    def id(self) -> str:
        """Its id, a path."""
        return self._record.id

    @property
    def last(self) -> str:
        """The last part of its id."""
        return self._record.last

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self._site.kinds[self._record.kind]

    @property
    def word(self) -> str:
        """What it is called: action, promise …"""
        return self.kind.word

    @property
    def title(self) -> str:
        """Its title."""
        return self._record.title

    @property
    def label(self) -> str:
        """What a link to it says: its title, cut where it is long; a paragraph by its number."""
        if self.kind.name == "paragraph" and self.code and self.holders:
            return f"paragraph {self.code} of {self.holders[-1].title}"
        return self.title if len(self.title) <= LONGEST_LABEL else f"{self.title[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"

    @property
    def code(self) -> str | None:
        """Its code, where it has one."""
        return self._record.code

    @property
    def address(self) -> str:
        """Where it is found in the site; with an anchor where it has no page of its own."""
        return self._address

    @property
    def anchor(self) -> str:
        """Its anchor on its holder's page."""
        return anchor(self._record.ref)

    @property
    def facts(self) -> Mapping[str, Any]:
        """Its facts by name, and those that follow from them."""
        if self._facts is None:
            self._facts = self._site.graph.derived(self._record)
        return self._facts

    def fact(self, name: str) -> Any:
        """One fact; dates, periods and timescales as the author's words; None where it is not given."""
        value = self.facts.get(name)
        return value.text if isinstance(value, When | Period | Timescale) else value

    @property
    def prose(self) -> str:
        """Its Markdown, as typed."""
        return self._record.prose.text if self._record.prose else ""

    @property
    def story(self) -> str:
        """Its Markdown without the blocks that ask for items."""
        return with_marks(self.prose, self.queries, marked=False)[0] if self.queries else self.prose

    @property
    def queries(self) -> tuple[Query, ...]:
        """What the blocks in its Markdown ask for."""
        return self._record.queries

    @property
    def place(self) -> Place:
        """Where it was written."""
        return self._record.place

    @property
    def folder(self) -> str:
        """The folder of its file, inside the content folder."""
        return self._record.inside.rsplit("/", 1)[0] + "/" if "/" in self._record.inside else ""

    def inferred(self, name: str) -> bool:
        """Whether a fact is our own reading."""
        return name in Graph.inferred(self._record)

    def held(self, kind: str) -> list[Item]:
        """What it holds of a kind, in the order written."""
        return [self._site.item(record) for record in self._site.graph.held(self.ref, kind)]

    @property
    def holders(self) -> list[Item]:
        """What holds it, nearest first."""
        return [self._site.item(self._site.graph[ref]) for ref in self._record.holders if ref in self._site.graph]

    def linked(self, relation: str) -> list[Linked]:
        """What it leads to by a relation."""
        return [self._linked(tie) for tie in self._site.graph.leads(self.ref, relation)]

    def back(self, relation: str) -> list[Linked]:
        """What leads to it by a relation."""
        return [self._linked(tie) for tie in self._site.graph.backlinks(self.ref).get(relation, ())]

    def _linked(self, tie: Tie) -> Linked:
        item = self._site.item(self._site.graph[tie.target]) if tie.target else None
        return Linked(item, tie.typed, tie.inferred)

    def related(self, *but: str) -> list[Group]:
        """All links from and to it under their headings, but for some relations that a page shows in its own way."""
        graph, skip = self._site.graph, {PART_OF, "drawn_from", "scope", *but}
        ends = [(self._site.relations[one].says, self.linked(one)) for one in graph.links(self.ref) if one not in skip]
        ends += [(self._site.relations[one].said_back, self.back(one)) for one in graph.backlinks(self.ref)
                 if one not in skip and f"back:{one}" not in skip]
        merged: dict[str, list[Linked]] = {}
        for heading, links in ends:
            known = merged.setdefault(heading, [])
            known += [link for link in links if all(link.item != one.item or link.item is None for one in known)]
        return [Group(heading, _without_steps(links)) for heading, links in merged.items() if links]

    @property
    def strategy(self) -> Item | None:
        """The strategy it belongs to."""
        found = self._site.graph.strategy_of(self._record)
        return self._site.item(found) if found else None

    @property
    def strip(self) -> list[Stop]:
        """The stops of its thread."""
        return self._site.threads.strip(self._record)

    @property
    def council(self) -> str:
        """The council it belongs to, as far as is known."""
        for item in (self, *self.holders, self.strategy):
            if item is not None and item.facts.get("council"):
                return str(item.facts["council"])
        return ""

    @property
    def provenance(self) -> Provenance | None:
        """For an example, where it comes from."""
        if not self._record.facts.get("example"):
            return None
        papers = self.linked("drawn_from")
        if self._record.kind == "paper":
            return Provenance(self, self.council)
        return Provenance(papers[0].item if papers else None, self.council)

    @property
    def lexicon(self) -> Lexicon:
        """The glossary in force on its page."""
        strategy = self.strategy
        paper = next((link.item.ref for link in self.linked("drawn_from") if link.item), None)
        return self._site.lexicon(strategy.ref if strategy else None, paper)

    @property
    def is_current(self) -> bool:
        """Whether it belongs to what a council does today: not to an example from a past paper, nor to what is over."""
        return in_force(self._site.graph, self._record, self._site.today)

    @property
    def standing(self) -> Standing:
        """For an action, where it stands."""
        return standing(self._site.graph, self._record, self._site.horizon)

    @property
    def verdict(self) -> str:
        """For a measure, whether it got better."""
        return verdict(self._record)

    @property
    def order(self) -> int:
        """Its place in its holder's list, counted from 0."""
        return self._record.order

    @property
    def sort_key(self) -> tuple[int, tuple[tuple[int, int, str], ...]]:
        """Its place among its like: its order where given, else its code."""
        return int(self.facts.get("order") or 0), natural(self.code or self.title)

    @property
    def origin(self) -> str:
        """Whose it is, as a heading: the paper it was drawn from, else its council, else this site."""
        provenance = self.provenance
        if provenance and provenance.paper:
            return " · ".join(part for part in (provenance.paper.fact("council"), provenance.paper.title) if part)
        return self.council or "All"

    @property
    def edit_url(self) -> str:
        """Where its line can be edited; empty where no repository is configured."""
        place = self.place
        return f"{self._site.edit_base}{place.path}#L{place.line}" if self._site.edit_base else ""


def _without_steps(links: list[Linked]) -> tuple[Linked, ...]:
    """Links without those of a step whose action is among them."""
    steps = {link.item: link.item.holders[0] for link in links if link.item and link.item.kind.name == "step"}
    known = {link.item for link in links}
    return tuple(link for link in links if not link.item or steps.get(link.item) not in known)

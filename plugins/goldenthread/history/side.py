"""One side of a comparison: what may be told of a state, by today's edition and guard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from goldenthread.checks import contacts, identifying, names
from goldenthread.checks.setting import Setting
from goldenthread.checks.waivers import without_waived
from goldenthread.edition.edition import edition
from goldenthread.edition.given_away import given_away
from goldenthread.edition.view import View
from goldenthread.edition.withholding import WORDS, decide, small_parts
from goldenthread.graph.graph import Graph
from goldenthread.history.state import State
from goldenthread.model.record import Record
from goldenthread.problems import Severity
from goldenthread.source.publishing import PEOPLE, Publishing

_NUMBER = re.compile(r"\d|\b(?:" + "|".join(WORDS[1:]) + r")\b", re.IGNORECASE)
FIGURES = ("value", "to", "numerator", "denominator", "baseline", "target", "readings")


@dataclass(slots=True)
class Side:
    """A state as an audience may be told of it: its items that are not gone, and of those that are looked at the
    facts that the edition shows.

    `looked_at` are the items of the files that differ; `held_back` those of them whose words are not repeated, since
    they show who somebody is, or a count that is withheld.
    """

    state: State
    gone: set[str]
    view: View
    order: Mapping[str, int]
    looked_at: list[Record] = field(default_factory=list)
    shown: Graph = field(init=False)
    held_back: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Makes the edition of what is looked at, with what holds it and all tables: the guard sees them as one."""
        known = self.state.records
        seen = [record for record in self.looked_at if record.ref not in self.gone]
        wanted = {record.ref for record in seen} | {holder for record in seen for holder in record.holders}
        if any(record.kind in ("dataset", "fact") for record in seen):
            wanted |= {ref for ref in known if ref.startswith("dataset:")}
        self.shown = edition(self._graph(wanted), self.view)

    def _graph(self, refs: Iterable[str]) -> Graph:
        known = self.state.records
        return Graph((known[ref] for ref in refs if ref in known and ref not in self.gone), self.order)

    def sees(self, ref: str) -> bool:
        """Whether there is such an item, and it may be told of."""
        return ref in self.state.records and ref not in self.gone

    def title(self, ref: str) -> str:
        """The title of an item that may be told of."""
        if ref in self.shown:
            return self.shown[ref].title
        record = self.state.records[ref]
        hidden = self.view.is_public and any(fact in record.internal_facts for fact in record.type.titled)
        return record.type.word.capitalize() if hidden else record.title

    def guards(self, ref: str) -> bool:
        """Whether the guard for small numbers changed a single fact, or left it out."""
        if not ref.startswith("fact:") or not self.view.is_public:
            return False
        whole = self.state.records[ref]
        if ref not in self.shown:
            return True
        facts = self.shown[ref].facts
        return any(facts.get(name) != whole.facts.get(name) for name in ("text", "value", "numerator", "denominator"))

    def hold_back(self, refs: Iterable[str], other: Side) -> None:
        """Finds, among items that changed, those whose words the public edition would not be let through with, as the
        tables of this state are and those of the other.
        """
        if not self.view.is_public:
            return
        known = self.state.records
        listed = [known[ref] for ref in refs if ref in known and ref not in self.gone]
        around = {record.ref for record in listed} | {holder for record in listed for holder in record.holders}
        graph = self._graph(around)
        setting = Setting("public", self.view.today, self.state.texts)
        found = [problem for check in (identifying.words, names.people, contacts.personal)
                 for problem in check(graph, setting)]
        items = {problem.item for problem in without_waived(found, graph, setting)
                 if problem.item and problem.severity is not Severity.NOTICE}
        places = {known[ref].place for ref in items if ref in known}
        held = {record.ref for record in listed if record.ref in items or record.place in places}
        for side in (self, other):
            held |= _giving_away(listed, side._tables(), self.view, self.order, setting)
        self.held_back = frozenset(held)

    def _tables(self) -> list[Record]:
        """The tables of this state that may be told of."""
        return [record for ref, record in self.state.records.items()
                if record.kind == "dataset" and ref not in self.gone]


def _giving_away(records: list[Record], tables: list[Record], view: View, order: Mapping[str, int],
                 setting: Setting) -> set[str]:
    """The items that have in their words a figure that some tables, which are of one state, withhold."""
    numbered = [record for record in records if record.kind not in ("dataset", "fact") and _has_number(record)]
    if not numbered or not tables:
        return set()
    graph = Graph([*tables, *numbered], order)
    withheld = decide(tables, view)
    return {record.ref for record in numbered if any(given_away(graph, [record], view, withheld, setting))}


def _has_number(record: Record) -> bool:
    texts = [str(getattr(value, "text", value)) for value in record.facts.values()]
    return any(map(_NUMBER.search, [*texts, record.prose.text if record.prose else ""]))


def tells_small_count(words: str, publishing: Publishing) -> bool:
    """Whether some words hold a small number of people, such as “three children”."""
    numbers = "|".join([*map(str, range(1, publishing.threshold + 1)), *WORDS[1 : publishing.threshold + 1]])
    people = "|".join(re.escape(unit) for unit in {*publishing.units, *PEOPLE, "child", "young person", "boy", "girl"})
    near = r"(?:\s+(?:of|the|our|these|more|other|\w{3,12})){0,3}\s+"
    return bool(re.search(rf"(?<![\w.,/])(?:{numbers}){near}(?:{people})\b", words, re.IGNORECASE))


def small_figures(record: Record, view: View) -> frozenset[str]:
    """The facts of a measure, or of anything like it, of which nothing is said, since they may count few people."""
    publishing = view.publishing
    if record.kind == "measure" and small_parts(record, view):
        return frozenset(FIGURES)
    facts = [str(getattr(one, "value", one)) for name in FIGURES if (given := record.facts.get(name))
             for one in (given if isinstance(given, tuple) else (given,))]
    if publishing.counts_people(record.facts.get("unit")) and any(
        1 <= int(number.replace(",", "")) <= publishing.threshold
        for words in facts for number in re.findall(r"(?<![\w.,/-])\d[\d,]*(?![\w.,/%-])", words)
        if number.replace(",", "").isdecimal()
    ):
        return frozenset(FIGURES)
    return frozenset(FIGURES) if any(tells_small_count(words, publishing) for words in facts) else frozenset()


def may_not_be_repeated(words: str, publishing: Publishing) -> bool:
    """Whether some words by themselves tell a small number of people, or may show who somebody is."""
    return tells_small_count(words, publishing) or any(identifying.traces(words)) or bool(
        contacts.contacts(words)) or any(names.titled(words))

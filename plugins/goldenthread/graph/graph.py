"""All records, linked both ways: who holds whom, what leads where, and what leads back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.graph.references import referred
from goldenthread.model.record import Record
from goldenthread.model.when import Timescale

PART_OF = "part_of"
REFERS_TO = "refers_to"


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that puts 1.2 before 1.10."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)



@dataclass(frozen=True, slots=True)
class Tie:
    """One end of a link: what it leads to, what it is called there, and whether it is our own reading."""

    target: str
    typed: str
    inferred: bool = False


class Graph:
    """Records by `kind:id`, with their links from either end; built anew from records, so it holds nothing else
    but what it has worked out from them already.

    Links whose other end is not among the records are left out: an edition that takes a record away takes every link
    to it away as well.
    """

    def __init__(self, records: Iterable[Record], order: Mapping[str, int]) -> None:
        listed = sorted(records, key=lambda record: (order.get(record.kind, 99), natural(record.id)))
        self.records: dict[str, Record] = {record.ref: record for record in listed}
        listed = list(self.records.values())
        self.order = order
        self._held: dict[str, dict[str, list[Record]]] = {}
        self._links: dict[str, dict[str, list[Tie]]] = {ref: {} for ref in self.records}
        self._back: dict[str, dict[str, list[Tie]]] = {ref: {} for ref in self.records}
        self._by_kind: dict[str, list[Record]] = {}
        self._derived: dict[str, Mapping[str, Any]] = {}
        self._strategies: dict[tuple[str, ...], Record | None] = {}
        self.codes: dict[str, dict[str, str]] = {}
        for record in listed:
            self._by_kind.setdefault(record.kind, []).append(record)
            if record.holders and record.holders[0] in self.records:
                self._held.setdefault(record.holders[0], {}).setdefault(record.kind, []).append(record)
            if getattr(record.type, "refers", False) and record.code:
                self.codes.setdefault(record.family, {})[record.code.casefold()] = record.ref
        for kinds in self._held.values():
            for held in kinds.values():
                held.sort(key=lambda record: record.order)
        for record in listed:
            self._link(record)

    def _link(self, record: Record) -> None:
        for holder in record.holders:
            self._tie(record.ref, PART_OF, holder, holder, inferred=False)
        for mention in record.mentions:
            if mention.field not in record.internal_facts:
                self._tie(record.ref, mention.to.relation, mention.target, mention.typed,
                          inferred=mention.field in self.inferred(record))
        if getattr(record.type, "refers", False):
            codes = self.codes.get(record.family, {})
            for text in self.texts(record):
                for code, target in referred(text, codes):
                    self._tie(record.ref, REFERS_TO, target or None, code, inferred=False)
        lifts = getattr(record.type, "lifts", ())
        inferred = self.inferred(record)
        for relation in lifts:
            for part in self.all_held(record.ref):
                for mention in part.mentions:
                    if mention.to.relation == relation and mention.field not in part.internal_facts:
                        self._tie(record.ref, relation, mention.target, mention.typed, inferred=relation in inferred)

    def _tie(self, source: str, relation: str, target: str | None, typed: str, *, inferred: bool) -> None:
        """Adds a link and its back-link once; a link to what is not here is kept only where it is shown as typed."""
        ties = self._links[source].setdefault(relation, [])
        if target is None:
            if all(tie.typed != typed for tie in ties):
                ties.append(Tie("", typed))
            return
        if target not in self.records or any(tie.target == target for tie in ties):
            return
        ties.append(Tie(target, typed, inferred))
        self._back[target].setdefault(relation, []).append(Tie(source, typed, inferred))

    @staticmethod
    def inferred(record: Record) -> frozenset[str]:
        """Which of a record's facts are marked as our own reading."""
        return frozenset(name.replace(" ", "_") for name in record.facts.get("inferred", ()))

    def __iter__(self) -> Iterator[Record]:
        """All records, by the kinds' order and then by id in natural order."""
        return iter(self.records.values())

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.records)

    def __contains__(self, ref: object) -> bool:
        """Whether there is a record with this `kind:id`."""
        return ref in self.records

    def __getitem__(self, ref: str) -> Record:
        """The record with this `kind:id`; raises KeyError where there is none."""
        return self.records[ref]

    def of_kind(self, kind: str) -> list[Record]:
        """All records of a kind, in their order."""
        return list(self._by_kind.get(kind, ()))

    def held(self, ref: str, kind: str) -> list[Record]:
        """What a record holds of one kind, in the order it was written."""
        return self._held.get(ref, {}).get(kind, [])

    def all_held(self, ref: str) -> list[Record]:
        """Everything a record holds itself, kind by kind."""
        return [record for held in self._held.get(ref, {}).values() for record in held]

    def links(self, ref: str) -> dict[str, list[Tie]]:
        """The links of a record, by relation; a target of "" is a name in no register, shown as typed."""
        return {relation: ties for relation, ties in self._links[ref].items() if ties}

    def leads(self, ref: str, relation: str) -> list[Tie]:
        """The links of a record by one relation."""
        return self._links[ref].get(relation, [])

    def backlinks(self, ref: str) -> dict[str, list[Tie]]:
        """What leads to a record, by relation."""
        return self._back[ref]

    def targets(self, ref: str, relation: str) -> list[Record]:
        """The records a record leads to by a relation."""
        return [self.records[tie.target] for tie in self._links[ref].get(relation, ()) if tie.target]

    def sources(self, ref: str, relation: str) -> list[Record]:
        """The records that lead to a record by a relation."""
        return [self.records[tie.target] for tie in self._back[ref].get(relation, ())]

    def strategy_of(self, record: Record) -> Record | None:
        """The strategy that something belongs to: the one that holds it, or the one that it or its holder names."""
        around = (record.ref, *record.holders)
        if around not in self._strategies:
            self._strategies[around] = self._strategy_around(around)
        return self._strategies[around]

    def _strategy_around(self, refs: Iterable[str]) -> Record | None:
        for ref in refs:
            if ref.startswith("strategy:") and ref in self.records:
                return self.records[ref]
            named = self.targets(ref, "strategy") if ref in self.records else []
            if named:
                return named[0]
        return None

    def texts(self, record: Record) -> list[str]:
        """All the words of a record and of its steps in which a reference may stand."""
        own = [value for name, value in record.facts.items()
               if isinstance(value, str) and name not in record.internal_facts and name not in ("summary",)]
        scale = record.facts.get("timescale")
        if isinstance(scale, Timescale) and "timescale" not in record.internal_facts:
            own.append(scale.text)
        return own + [text for step in self.held(record.ref, "step") for text in self.texts(step)]

    def derived(self, record: Record) -> Mapping[str, Any]:
        """A record's facts together with those that follow from them and from what it holds; not to be changed."""
        if self.records.get(record.ref) is not record:
            return self._derive(record)
        if record.ref not in self._derived:
            self._derived[record.ref] = self._derive(record)
        return self._derived[record.ref]

    def _derive(self, record: Record) -> Mapping[str, Any]:
        facts = dict(record.facts)
        parts: dict[str, list[Mapping[str, Any]]] = {}
        for kind, held in self._held.get(record.ref, {}).items():
            parts[kind] = [self.derived(part) for part in held]
        return {**facts, **record.type.derived(facts, parts)}

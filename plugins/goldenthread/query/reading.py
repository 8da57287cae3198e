"""A fenced block read as a question, with a problem at the place of whatever in it cannot be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from goldenthread.graph.linking import Names
from goldenthread.graph.naming import Lost, fold
from goldenthread.kind import Kind, Kinds
from goldenthread.messages import facts as say_facts
from goldenthread.messages import links as say_links
from goldenthread.messages import queries as say
from goldenthread.model.nearest import nearest
from goldenthread.model.query import SHOWS, Filter, Query, Subject
from goldenthread.model.reading import date_problem
from goldenthread.model.record import Record
from goldenthread.model.when import WhenError, read_when
from goldenthread.problems import Place, Problem
from goldenthread.query.blocks import Block, blocks, blocks_inside
from goldenthread.query.openings import Openings
from goldenthread.query.subjects import SETTINGS, Subjects, first, listed, plain, shown
from goldenthread.source.tree import Facts, Items, Node, Text, is_blank
from goldenthread.source.yaml_tree import read_yaml

USUAL = ("code", "title", "objective", "priority", "lead", "timescale", "status")
SIDES = ("before", "after")
SHORT = 4


def read_queries(records: list[Record], kinds: Kinds, lost: Lost) -> tuple[list[Record], list[Problem]]:
    """The records, each with the questions that its text asks, and every problem met in them.

    `lost` are the names that stand in what could not be read: to ask for one of them is not a second problem.
    """
    if not any(_may_ask(record) for record in records):
        return records, []
    names = Names({kind.name: kind.word for kind in kinds}, lost)
    for record in records:
        names.add(record)
    typed = frozenset(fold(mention.typed) for record in records for mention in record.mentions if not mention.target)
    families: dict[str, set[str]] = {}
    for record in records:
        for mention in record.mentions:
            if mention.to.relation == "strategy" and mention.target:
                families.setdefault(mention.target, set()).add(record.family)
    reader = _Reader(kinds, records, names, typed, families)
    made = []
    for record in records:
        queries = tuple(reader.all(record)) if _may_ask(record) else ()
        made.append(replace(record, queries=queries) if queries else record)
    return made, reader.problems


def _may_ask(record: Record) -> bool:
    return record.prose is not None and ("```" in record.prose.text or "~~~" in record.prose.text)


@dataclass(slots=True)
class _Reader:
    """`typed` are the names in no register; `belonging` the plans, pledges and charters of each strategy."""

    kinds: Kinds
    records: list[Record]
    names: Names
    typed: frozenset[str]
    belonging: Mapping[str, set[str]]
    problems: list[Problem] = field(default_factory=list)
    subjects: Subjects = field(init=False)
    openings: Openings = field(init=False)
    families: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Knows what can be asked, and each kind by every word for it."""
        self.subjects = Subjects(self.kinds)
        self.openings = Openings(self.kinds)

    def all(self, record: Record) -> Iterable[Query]:
        """The questions of one text."""
        assert record.prose is not None  # noqa: S101  (asked for only where there is one)
        rows = record.prose.text.split("\n")
        for block in blocks(record.prose.text):
            if not block.word:
                continue
            start = record.prose.place.line + block.first
            place = Place(record.place.path, start, block.column + 1)
            kind = self.openings.kind(block.word)
            if kind is None:
                self._no_kind(place, block.word)
            elif not block.closed:
                self.problems.append(say.block_not_closed(place, block.word))
            else:
                text = "\n".join([""] * start + rows[block.first + 1 : block.last])
                yield self.one(record, kind, block, place, text)
        for block in blocks_inside(record.prose.text):
            if block.word and self.openings.kind(block.word):
                place = Place(record.place.path, record.prose.place.line + block.first, block.column + 1)
                self.problems.append(say.block_inside(place, block.word))

    def _no_kind(self, place: Place, typed: str) -> None:
        """A problem where the word after the three backticks has a kind among others, or is nearly one."""
        meant = self.openings.meant(typed)
        near = nearest(typed, [kind.plural for kind in self.kinds], 0.75)
        if meant:
            self.problems.append(say.block_opening(place, typed, meant.plural))
        elif near:
            self.problems.append(say.block_kind(place, typed, near))

    def one(self, record: Record, kind: Kind, block: Block, place: Place, text: str) -> Query:
        """One question; what cannot be asked is left out of it, and is a problem."""
        tree = read_yaml(record.place.path, text)
        self.problems += tree.problems
        query = Query(kind.name, block.first, block.last, place)
        facts = tree.node
        if facts is None or is_blank(facts):
            facts = Facts((), place)
        elif not isinstance(facts, Facts):
            self.problems.append(say.block_not_facts(facts.place, block.word))
            facts = Facts((), place)
        self.families = self._families(kind, record, facts)
        for key, node in facts.entries:
            if not is_blank(node):
                query = self._line(query, kind, record, key, node)
        if not query.columns:
            known = self.subjects.of(kind)
            usual = dict.fromkeys(known[name] for name in USUAL if name in known)
            query = replace(query, columns=tuple(usual))
        return query

    def _families(self, kind: Kind, record: Record, facts: Facts) -> set[str]:
        """The strategies, plans and so on that all lines about a holder agree in: names are looked for there first."""
        known = self.subjects.of(kind)
        agreed: set[str] = set()
        for key, node in facts.entries:
            subject = known.get(plain(key.value))
            if subject is None or subject.sort not in ("holder", "strategy"):
                continue
            nodes = node.items if isinstance(node, Items) else (node,)
            found = [one for text in nodes if isinstance(text, Text)
                     for one in self.names.find(text.value, subject.kinds, record, {record.family})]
            here = {family for one in found for family in (one.family, *self.belonging.get(one.ref, ()))}
            agreed = agreed & here or here or agreed
        return agreed

    def _line(self, query: Query, kind: Kind, record: Record, key: Text, node: Node) -> Query:
        name = plain(key.value)
        apart = self.subjects.of(kind) if name in ("columns", "with", "without") else None
        values = self._values(key, node, apart)
        if not values:
            return query
        value = values[0]
        if name == "show":
            if value.value.lower() in SHOWS:
                return replace(query, show=value.value.lower())
            near = nearest(value.value, list(SHOWS), 0.5)
            self.problems.append(say_facts.not_in_list(value.place, "show", value.value, near, list(SHOWS)))
        elif name == "caption":
            return replace(query, caption=value.value)
        elif name == "limit":
            if value.value.isdecimal() and 0 < int(value.value) < 10_000:
                return replace(query, limit=int(value.value))
            self.problems.append(say.block_number(value.place, "limit", value.value))
        elif name == "backwards":
            if value.value.lower() in ("yes", "no", "true", "false"):
                return replace(query, backwards=value.value.lower() in ("yes", "true"))
            self.problems.append(say_facts.yes_or_no(value.place, "backwards", value.value))
        elif name in ("columns", "sort"):
            found = [subject for one in values if (subject := self._subject(kind, one))]
            return replace(query, columns=tuple(found)) if name == "columns" else replace(
                query, sort=found[0] if found else None)
        elif name in ("with", "without"):
            found = [subject for one in values if (subject := self._subject(kind, one))]
            return replace(query, filters=(*query.filters, *(Filter(name, subject) for subject in found)))
        elif name == "words":
            return replace(query, filters=(*query.filters, Filter("words", None, tuple(one.value for one in values))))
        else:
            made = self._filter(kind, record, key, name, values)
            return replace(query, filters=(*query.filters, made)) if made else query
        return query

    def _values(self, key: Text, node: Node, known: Mapping[str, Subject] | None) -> list[Text]:
        """The values of a line: one, a list, or, where names of facts are wanted, words apart by commas."""
        nodes = node.items if isinstance(node, Items) else (node,)
        found = [one for one in nodes if isinstance(one, Text)]
        if len(found) < len(nodes):
            self.problems.append(say_facts.one_value(key.place, key.value))
        if known is None:
            return [Text(" ".join(one.value.split()), one.place) for one in found]
        made = []
        for one in found:
            if plain(one.value) in known:
                made.append(one)
                continue
            column = one.place.column
            for part in one.value.split(","):
                lead = len(part) - len(part.lstrip())
                if part.strip():
                    made.append(Text(part.strip(), Place(one.place.path, one.place.line, column + lead)))
                column += len(part) + 1
        return made

    def _subject(self, kind: Kind, typed: Text) -> Subject | None:
        subject = self.subjects.of(kind).get(plain(typed.value))
        if subject is None:
            near = self._near(kind, typed.value)
            known = listed(self.subjects.offered(kind))
            self.problems.append(say.block_column(typed.place, typed.value, kind.plural, near, known))
        return subject

    def _near(self, kind: Kind, typed: str, *settings: str) -> str | None:
        """What was meant by a name that is nothing to ask for: what leads to such items, or the nearest name."""
        offered = self.subjects.offered(kind)
        named = self.openings.kind(typed)
        leading = [name for sort in ("held", "back", "link") for name, subject in offered.items() if named
                   and subject.sort == sort and (named.name == subject.name or named.name in subject.kinds)]
        names = [*(shown(name) for name in offered), *settings]
        return shown(leading[0]) if leading else nearest(typed, names, 0.6 if len(typed) <= SHORT else 0.7)

    def _filter(self, kind: Kind, record: Record, key: Text, name: str, values: list[Text]) -> Filter | None:
        known = self.subjects.of(kind)
        stem, _, side = name.rpartition("_")
        if side in SIDES and (stem in known or name not in known):
            return self._dated(kind, key, stem, side, values[0])
        subject = known.get(name)
        if subject is None:
            self.problems.append(self._no_key(kind, key, self._near(kind, key.value, *SETTINGS)))
            return None
        if subject.sort in ("held", "group"):
            self.problems.append(say.block_only_with(key.place, key.value))
            return None
        if subject.also and not subject.kinds:
            return self._words_or_names(record, key, name, subject, values)
        if not subject.kinds:
            for value in values:
                if subject.choices and value.value.lower() not in subject.choices:
                    near = nearest(value.value, list(subject.choices), 0.6)
                    self.problems.append(say_facts.not_in_list(
                        value.place, key.value, value.value, near, list(subject.choices)))
            return Filter("is", subject, tuple(value.value for value in values))
        targets: set[str] = set()
        for value in values:
            targets |= self._targets(subject, record, value)
        return Filter("is", subject, tuple(value.value for value in values), frozenset(targets))

    def _words_or_names(
        self, record: Record, key: Text, name: str, subject: Subject, values: list[Text]
    ) -> Filter:
        """A condition of a fact that shares its name with a kind: what is named, or else the very words."""
        targets: set[str] = set()
        kinds = tuple(one for way in subject.also for one in way.kinds)
        for value in values:
            found = self.names.find(value.value, kinds, record, self.families or {record.family})
            targets |= {one.ref for one in found}
            said = self._said(name)
            if not found and fold(value.value) not in said:
                targets |= self._targets(replace(subject.also[0], kinds=kinds), record, value, list(said.values()))
        return Filter("is", subject, tuple(value.value for value in values), frozenset(targets))

    def _said(self, name: str) -> dict[str, str]:
        """Every value that anything has of a fact."""
        return {fold(said): said for record in self.records if (said := str(record.facts.get(name) or ""))}

    def _no_key(self, kind: Kind, key: Text, near: str | None) -> Problem:
        known = listed(self.subjects.offered(kind))
        return say.block_key(key.place, key.value, kind.plural, near, [*known, *SETTINGS])

    def _dated(self, kind: Kind, key: Text, stem: str, side: str, value: Text) -> Filter | None:
        known = self.subjects.of(kind)
        dated = sorted(f"{shown(name)} {side}" for name, subject in first(known).items() if subject.dated)
        subject = known.get(stem)
        if subject is None:
            self.problems.append(self._no_key(kind, key, nearest(key.value, dated)))
            return None
        if not subject.dated:
            self.problems.append(say.block_not_a_date(key.place, shown(stem), dated))
            return None
        try:
            span = read_when(value.value).span
        except WhenError as error:
            self.problems.append(date_problem(value.place, error.words, error.reason))
            return None
        return Filter(side, subject, (value.value,), day=span.first if side == "before" else span.last)

    def _targets(self, subject: Subject, record: Record, value: Text, said: list[str] | None = None) -> set[str]:
        """The items that a value names; none, and a problem, where it leads nowhere or to two."""
        found = self.names.find(value.value, subject.kinds, record, self.families or {record.family})
        if len(found) == 1:
            return {found[0].ref}
        if found and subject.sort in ("holder", "strategy"):
            return {one.ref for one in found}
        if found:
            self.problems.append(say_links.leads_to_two(value.place, value.value, [one.ref for one in found]))
        elif not (subject.open and fold(value.value) in self.typed) and value.value not in self.names.lost:
            words = [self.names.words[kind] for kind in subject.kinds]
            near = self.names.nearest(value.value, subject.kinds) or nearest(value.value, said or [])
            self.problems.append(say_links.leads_nowhere(value.place, value.value, words, near))
        return set()

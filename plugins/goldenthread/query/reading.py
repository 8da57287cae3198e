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
from goldenthread.query.blocks import Block, blocks
from goldenthread.query.subjects import SETTINGS, Subjects
from goldenthread.source.tree import Facts, Items, Node, Text, is_blank, key_name
from goldenthread.source.yaml_tree import read_yaml

USUAL = ("code", "title", "objective", "priority", "lead", "timescale", "status")
SIDES = ("before", "after")


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
    reader = _Reader(kinds, names, typed)
    made = []
    for record in records:
        queries = tuple(reader.all(record)) if _may_ask(record) else ()
        made.append(replace(record, queries=queries) if queries else record)
    return made, reader.problems


def _may_ask(record: Record) -> bool:
    return record.prose is not None and ("```" in record.prose.text or "~~~" in record.prose.text)


@dataclass(slots=True)
class _Reader:
    kinds: Kinds
    names: Names
    typed: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    subjects: Subjects = field(init=False)
    words: dict[str, Kind] = field(init=False)

    def __post_init__(self) -> None:
        """Knows each kind by its plural, its word and its name."""
        self.subjects = Subjects(self.kinds)
        self.words = {key_name(word): kind for kind in self.kinds for word in (kind.plural, kind.word, kind.name)}

    def all(self, record: Record) -> Iterable[Query]:
        """The questions of one text."""
        assert record.prose is not None  # noqa: S101  (asked for only where there is one)
        rows = record.prose.text.split("\n")
        for block in blocks(record.prose.text):
            if not block.word:
                continue
            start = record.prose.place.line + block.first
            place = Place(record.place.path, start, block.column + 1)
            kind = self.words.get(key_name(block.word))
            if kind is None:
                near = nearest(block.word, [kind.plural for kind in self.kinds], 0.75)
                if near:
                    self.problems.append(say.block_kind(place, block.word, near))
            elif not block.closed:
                self.problems.append(say.block_not_closed(place, block.word))
            else:
                text = "\n".join([""] * start + rows[block.first + 1 : block.last])
                yield self.one(record, kind, block, place, text)

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
        for key, node in facts.entries:
            if not is_blank(node):
                query = self._line(query, kind, record, key, node)
        if not query.columns:
            known = self.subjects.of(kind)
            usual = dict.fromkeys(known[name] for name in USUAL if name in known)
            query = replace(query, columns=tuple(usual))
        return query

    def _line(self, query: Query, kind: Kind, record: Record, key: Text, node: Node) -> Query:
        name = key_name(key.value)
        values = self._values(key, node, commas=name in ("columns", "with", "without"))
        if not values:
            return query
        first = values[0]
        if name == "show":
            if first.value.lower() in SHOWS:
                return replace(query, show=first.value.lower())
            near = nearest(first.value, list(SHOWS), 0.5)
            self.problems.append(say_facts.not_in_list(first.place, "show", first.value, near, list(SHOWS)))
        elif name == "caption":
            return replace(query, caption=first.value)
        elif name == "limit":
            if first.value.isdecimal() and 0 < int(first.value) < 10_000:
                return replace(query, limit=int(first.value))
            self.problems.append(say.block_number(first.place, "limit", first.value))
        elif name == "backwards":
            if first.value.lower() in ("yes", "no", "true", "false"):
                return replace(query, backwards=first.value.lower() in ("yes", "true"))
            self.problems.append(say_facts.yes_or_no(first.place, "backwards", first.value))
        elif name in ("columns", "sort"):
            found = [subject for value in values if (subject := self._subject(kind, value))]
            return replace(query, columns=tuple(found)) if name == "columns" else replace(
                query, sort=found[0] if found else None)
        elif name in ("with", "without"):
            found = [subject for value in values if (subject := self._subject(kind, value))]
            return replace(query, filters=(*query.filters, *(Filter(name, subject) for subject in found)))
        elif name == "words":
            return replace(query, filters=(*query.filters, Filter("words", None, tuple(one.value for one in values))))
        else:
            made = self._filter(kind, record, key, name, values)
            return replace(query, filters=(*query.filters, made)) if made else query
        return query

    def _values(self, key: Text, node: Node, *, commas: bool) -> list[Text]:
        """The values of a line: one, a list, or, where names of facts are wanted, words apart by commas."""
        nodes = node.items if isinstance(node, Items) else (node,)
        found = [one for one in nodes if isinstance(one, Text)]
        if len(found) < len(nodes):
            self.problems.append(say_facts.one_value(key.place, key.value))
        if not commas:
            return [Text(" ".join(one.value.split()), one.place) for one in found]
        made = []
        for one in found:
            column = one.place.column
            for part in one.value.split(","):
                lead = len(part) - len(part.lstrip())
                if part.strip():
                    made.append(Text(part.strip(), Place(one.place.path, one.place.line, column + lead)))
                column += len(part) + 1
        return made

    def _subject(self, kind: Kind, typed: Text) -> Subject | None:
        known = self.subjects.of(kind)
        subject = known.get(key_name(typed.value))
        if subject is None:
            near = nearest(typed.value, [_shown(name) for name in known])
            self.problems.append(say.block_column(typed.place, typed.value, kind.plural, near, _listed(known)))
        return subject

    def _filter(self, kind: Kind, record: Record, key: Text, name: str, values: list[Text]) -> Filter | None:
        known = self.subjects.of(kind)
        stem, _, side = name.rpartition("_")
        if side in SIDES and (stem in known or name not in known):
            return self._dated(kind, key, stem, side, values[0])
        subject = known.get(name)
        if subject is None:
            near = nearest(key.value, [*(_shown(one) for one in known), *SETTINGS])
            self.problems.append(say.block_key(key.place, key.value, kind.plural, near, [*_listed(known), *SETTINGS]))
            return None
        if subject.sort in ("held", "group"):
            self.problems.append(say.block_only_with(key.place, key.value))
            return None
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

    def _dated(self, kind: Kind, key: Text, stem: str, side: str, value: Text) -> Filter | None:
        known = self.subjects.of(kind)
        dated = sorted(f"{_shown(name)} {side}" for name, subject in known.items() if subject.dated)
        subject = known.get(stem)
        if subject is None:
            near = nearest(key.value, dated)
            self.problems.append(say.block_key(key.place, key.value, kind.plural, near, [*_listed(known), *SETTINGS]))
            return None
        if not subject.dated:
            self.problems.append(say.block_not_a_date(key.place, _shown(stem), dated))
            return None
        try:
            span = read_when(value.value).span
        except WhenError as error:
            self.problems.append(date_problem(value.place, error.words, error.reason))
            return None
        return Filter(side, subject, (value.value,), day=span.first if side == "before" else span.last)

    def _targets(self, subject: Subject, record: Record, value: Text) -> set[str]:
        """The items that a value names; none, and a problem, where it leads nowhere or to two."""
        found = self.names.find(value.value, subject.kinds, record, {record.family})
        if len(found) == 1:
            return {found[0].ref}
        if found and subject.sort in ("holder", "strategy"):
            return {one.ref for one in found}
        if found:
            self.problems.append(say_links.leads_to_two(value.place, value.value, [one.ref for one in found]))
        elif not (subject.open and fold(value.value) in self.typed) and value.value not in self.names.lost:
            words = [self.names.words[kind] for kind in subject.kinds]
            near = self.names.nearest(value.value, subject.kinds)
            self.problems.append(say_links.leads_nowhere(value.place, value.value, words, near))
        return set()


def _shown(name: str) -> str:
    """A name as an author would type it."""
    return name.replace("_", " ")


def _listed(known: Mapping[str, Subject]) -> list[str]:
    """What can be asked for, each thing under the first of its names."""
    first = {subject: name for name, subject in reversed(list(known.items()))}
    return sorted(_shown(name) for name in first.values())

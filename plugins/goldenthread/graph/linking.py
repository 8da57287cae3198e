"""Links found: each name an author typed leads to the one thing it means, or to a problem with the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from goldenthread.graph.forms import with_originals
from goldenthread.graph.naming import Lost, fold
from goldenthread.graph.references import is_code, references
from goldenthread.messages import links as say
from goldenthread.model.fields import slug
from goldenthread.model.nearest import nearest
from goldenthread.model.record import Mention, Record
from goldenthread.model.when import Timescale
from goldenthread.problems import Problem, Severity
from goldenthread.source.finding import find

MOST_COMPARED = 100_000


@dataclass(slots=True)
class Names:
    """Every way in which anything can be named, by kind; `lost` are names that stand in what could not be read."""

    words: Mapping[str, str]
    lost: Lost
    by_name: dict[str, dict[str, dict[str, Record]]] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    near: dict[tuple[str, tuple[str, ...]], str | None] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Makes a record known by its id, the last part of it, its code, title and aliases."""
        names = [record.id, record.last]
        for fact in record.type.answers_to:
            value = record.facts.get(fact)
            names += [value] if isinstance(value, str) else list(value or ())
        if record.code:
            names.append(record.code)
        table = self.by_name.setdefault(record.kind, {})
        for name in names:
            table.setdefault(fold(name), {}).setdefault(record.ref, record)
            self.shown.setdefault(record.kind, {}).setdefault(fold(name), name)

    def find(self, typed: str, kinds: Iterable[str], source: Record, families: set[str]) -> list[Record]:
        """What a name may mean: narrowed to the source's own family, then to its own paper, where several fit."""
        prefix, _, rest = typed.partition(":")
        wanted = prefix.strip().replace(" ", "-")
        if rest and wanted in self.words:
            kinds, typed = (kind for kind in kinds if kind == wanted), rest
        found = [record for kind in kinds for record in self.by_name.get(kind, {}).get(fold(typed), {}).values()]
        exact = [record for record in found if record.id == typed.strip()]
        for narrower in (
            exact,
            [record for record in found if record.family in families],
            [record for record in found if _paper(record) == _paper(source)],
        ):
            if len(narrower) == 1:
                return narrower
            if narrower and len(narrower) < len(found):
                found = narrower
        return found

    def nearest(self, typed: str, kinds: tuple[str, ...], likeness: float = 0.7) -> str | None:
        """The name nearest to a wrong one, as its own author wrote it; `likeness` is how like it must be, to 1."""
        wanted = (fold(typed), kinds)
        if wanted not in self.near:
            shown = {folded: name for kind in kinds for folded, name in self.shown.get(kind, {}).items()}
            found = nearest(fold(typed), list(shown), likeness)
            self.near[wanted] = shown[found] if found else None
        return self.near[wanted]

    def is_near_to_internal(self, mention: Mention) -> bool:
        """Whether a wrong name is nearly that of something internal, which would be told to everybody."""
        near = self.nearest(mention.typed, mention.to.kinds, 0.78)
        found = (record for kind in mention.to.kinds if near
                 for record in self.by_name.get(kind, {}).get(fold(near), {}).values())
        return any(record.internal or record.facts.get("withdrawn_for") for record in found)


def _paper(record: Record) -> str:
    return record.paper.typed if record.paper else ""


def link(
    records: list[Record], words: Mapping[str, str], lost: Lost, texts: Mapping[str, str]
) -> tuple[list[Record], list[Problem]]:
    """The same records with every link led to its target, and a problem for each that leads nowhere or to two.

    `words` are the kinds' names on a page; `lost` the names that stand in what could not be read, so that a link to one
    of them is not a second problem; `texts` the files as typed, by path, in which a reference has its place.
    """
    names = Names(words, lost)
    wanted = {kind for record in records for mention in record.mentions for kind in mention.to.kinds}
    for record in records:
        if record.kind in wanted:
            names.add(record)
    problems: list[Problem] = []
    strategies = _strategies(records)
    loose = _loose(records)
    read = {record.ref: frozenset(record.facts.get("inferred") or ()) for record in records}
    linked = []
    for record in records:
        families = {record.family} | strategies.get(record.family, set())
        mentions = []
        for mention in record.mentions:
            target, problem = _lead(mention, record, names, families)
            mentions.append(replace(mention, target=target))
            if problem and mention.to.open and loose.intersection(record.holders):
                ours = read[record.ref].union(*(read.get(holder, ()) for holder in record.holders))
                known = problem.severity is Severity.WARNING or (
                    mention.field in ours and not names.is_near_to_internal(mention))
                problem = problem.as_notice() if known else problem
            if problem:
                problems.append(problem)
        linked.append(replace(record, mentions=tuple(mentions)))
    problems += _references(linked, names, texts, loose)
    return with_originals(linked), problems


def _loose(records: list[Record]) -> set[str]:
    """The plans that name no strategy yet, as one that has just been imported does not.

    What leads nowhere in the words of one is something to know: a name in no list, one that is our own reading, and
    what an action refers to.
    """
    return {record.ref for record in records if record.kind == "action-plan"
            and not any(mention.to.relation == "strategy" for mention in record.mentions)}


def _strategies(records: list[Record]) -> dict[str, set[str]]:
    """For each plan, pledge or charter the strategies it names: what it links to is looked for there first."""
    found: dict[str, set[str]] = {}
    for record in records:
        for mention in record.mentions:
            if mention.to.relation == "strategy":
                found.setdefault(record.family, set()).add(slug(mention.typed, 80))
    return found


def _lead(mention: Mention, source: Record, names: Names, families: set[str]) -> tuple[str | None, Problem | None]:
    found = names.find(mention.typed, mention.to.kinds, source, families)
    if len(found) == 1 and found[0].ref == source.ref:
        return None, say.links_to_itself(mention.place, mention.typed, mention.field)
    if len(found) == 1:
        return found[0].ref, None
    if found:
        return None, say.leads_to_two(mention.place, mention.typed, [record.ref for record in found])
    if mention.typed in names.lost:
        return None, None
    near = names.nearest(mention.typed, mention.to.kinds, 0.78 if mention.to.open else 0.7)
    if not mention.to.open:
        words = [names.words[kind] for kind in mention.to.kinds]
        return None, say.leads_nowhere(mention.place, mention.typed, words, near)
    if near:
        return None, say.near_name(mention.place, mention.typed, near)
    return None, say.unknown_name(mention.place, mention.typed, mention.in_brackets)


def _references(
    records: list[Record], names: Names, texts: Mapping[str, str], loose: set[str]
) -> Iterator[Problem]:
    """A problem for each “Refer to …” that names no action of its plan, or the action it stands in."""
    codes: dict[str, dict[str, str]] = {}
    for record in records:
        if getattr(record.type, "refers", False) and record.code:
            codes.setdefault(record.family, {})[record.code.casefold()] = record.code
    near: dict[tuple[str, str], str | None] = {}
    rows = cache(lambda path: texts.get(path, "").split("\n"))
    for record in records:
        known = codes.get(record.family, {})
        own = record.code if getattr(record.type, "refers", False) else _holder_code(record)
        is_loose = bool(loose.intersection(record.holders))
        for name, text in _texts(record) if known else ():
            for span in references(text):
                code = span.code.casefold()
                if code in known and not (own and code == own.casefold()):
                    continue
                if code not in known and (not is_code(code, known) or code in names.lost):
                    continue
                start = record.places.get(name, record.place)
                place = find(start, rows(record.place.path), text, span.start, span.end)
                if code in known:
                    found = say.refers_to_itself(place, span.code)
                    yield found.as_notice() if is_loose else found
                    continue
                if (record.family, code) not in near:
                    enough = len(near) * len(known) > MOST_COMPARED
                    guess = not enough and not re.fullmatch(r"\d+(?:\.\d+)+", span.code)
                    near[record.family, code] = nearest(span.code, list(known.values()), 0.5) if guess else None
                found = say.refers_nowhere(place, span.code, record.family, near[record.family, code])
                yield found.as_notice() if is_loose else found


def _texts(record: Record) -> list[tuple[str, str]]:
    texts = [(name, value) for name, value in record.facts.items() if isinstance(value, str) and name != "summary"]
    scale = record.facts.get("timescale")
    return texts + ([("timescale", scale.text)] if isinstance(scale, Timescale) else [])


def _holder_code(record: Record) -> str | None:
    return next((holder.rsplit("/", 1)[-1] for holder in record.holders if holder.startswith("action:")), None)

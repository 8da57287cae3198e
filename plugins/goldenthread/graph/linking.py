"""Links found: each name an author typed leads to the one thing it means, or to a problem with the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from goldenthread.graph.references import references
from goldenthread.messages import links as say
from goldenthread.model.fields import slug
from goldenthread.model.reading import nearest
from goldenthread.model.record import Mention, Record
from goldenthread.model.when import Timescale
from goldenthread.problems import Place, Problem


def fold(name: str) -> str:
    """A name without what does not matter: case, runs of spaces, spaces beside signs, the shape of an apostrophe."""
    plain = name.casefold().replace("’", "'").replace("‘", "'").replace("–", "-")
    plain = re.sub(r"\s+", " ", plain).strip()
    return re.sub(r"\s*([,&./-])\s*", r"\1", plain)


@dataclass(slots=True)
class Names:
    """Every way in which anything can be named, by kind; also the names of files that could not be read."""

    words: Mapping[str, str]
    by_name: dict[str, dict[str, list[Record]]] = field(default_factory=dict)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

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
            found = table.setdefault(fold(name), [])
            if record not in found:
                found.append(record)
            self.shown.setdefault(record.kind, {}).setdefault(fold(name), name)

    def find(self, typed: str, kinds: Iterable[str], source: Record, families: set[str]) -> list[Record]:
        """What a name may mean: narrowed to the source's own family, then to its own paper, where several fit."""
        prefix, _, rest = typed.partition(":")
        wanted = prefix.strip().replace(" ", "-")
        if rest and wanted in self.words:
            kinds, typed = (kind for kind in kinds if kind == wanted), rest
        found = [record for kind in kinds for record in self.by_name.get(kind, {}).get(fold(typed), ())]
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


def _paper(record: Record) -> str:
    return next((mention.typed for mention in record.mentions if mention.field == "paper"), "")


def link(records: list[Record], words: Mapping[str, str], broken: set[str]) -> tuple[list[Record], list[Problem]]:
    """The same records with every link led to its target, and a problem for each that leads nowhere or to two.

    `words` are the kinds' names on a page; `broken` the ids of files that could not be read, so that a link to one of
    them is not a second problem.
    """
    names = Names(words, broken=broken)
    for record in records:
        names.add(record)
    problems: list[Problem] = []
    strategies = _strategies(records)
    linked = []
    for record in records:
        families = {record.family} | strategies.get(record.family, set())
        mentions = []
        for mention in record.mentions:
            target, problem = _lead(mention, record, names, families)
            mentions.append(replace(mention, target=target))
            if problem:
                problems.append(problem)
        linked.append(replace(record, mentions=tuple(mentions)))
    problems += _references(linked, broken)
    return linked, problems


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
    if len(found) == 1:
        return found[0].ref, None
    if found:
        return None, say.leads_to_two(mention.place, mention.typed, [record.ref for record in found])
    if mention.typed.split("/")[0].split(":")[-1] in names.broken:
        return None, None
    shown = {folded: name for kind in mention.to.kinds for folded, name in names.shown.get(kind, {}).items()}
    near = nearest(fold(mention.typed), list(shown), 0.78)
    if not mention.to.open:
        words = [names.words[kind] for kind in mention.to.kinds]
        return None, say.leads_nowhere(mention.place, mention.typed, words, shown[near] if near else None)
    if near:
        return None, say.near_name(mention.place, mention.typed, shown[near])
    short = "&" in mention.typed or len(mention.typed) <= 3
    return None, say.unknown_name(mention.place, mention.typed, short)


def _references(records: list[Record], broken: set[str]) -> list[Problem]:
    """A problem for each “Refer to …” that names no action of its plan, or the action it stands in."""
    codes: dict[str, dict[str, str]] = {}
    for record in records:
        if getattr(record.type, "refers", False) and record.code:
            codes.setdefault(record.family, {})[record.code.casefold()] = record.code
    problems = []
    for record in records:
        if record.family not in codes or record.family in broken:
            continue
        known = codes[record.family]
        for name, text in _texts(record):
            for span in references(text):
                place = record.places.get(name, record.place)
                own = record.code if getattr(record.type, "refers", False) else _holder_code(record)
                if span.code.casefold() not in known:
                    near = nearest(span.code, list(known.values()), 0.5)
                    problems.append(say.refers_nowhere(_at(place, text, span.start), span.code, record.family, near))
                elif own and span.code.casefold() == own.casefold():
                    problems.append(say.refers_to_itself(_at(place, text, span.start), span.code))
    return problems


def _texts(record: Record) -> list[tuple[str, str]]:
    texts = [(name, value) for name, value in record.facts.items() if isinstance(value, str) and name != "summary"]
    scale = record.facts.get("timescale")
    return texts + ([("timescale", scale.text)] if isinstance(scale, Timescale) else [])


def _at(place: Place, text: str, offset: int) -> Place:
    """The place of a character of a value that was typed on one line without quotation marks."""
    return Place(place.path, place.line, place.column + offset)


def _holder_code(record: Record) -> str | None:
    return next((holder.rsplit("/", 1)[-1] for holder in record.holders if holder.startswith("action:")), None)

"""What can be asked of a kind: its facts, its links at both ends, what holds it, and the strategy it belongs to."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from goldenthread.kind import Kind, Kinds
from goldenthread.model.fields import LinkTo
from goldenthread.model.query import Subject
from goldenthread.model.shape import link_fields, may_hold, shapes
from goldenthread.model.thing import COMMON, Thing
from goldenthread.model.when import Period, Span, Timescale, When
from goldenthread.source.tree import key_name

_DATES = (When, Timescale, Period, Span)
_PLAIN = (str, int, bool, *_DATES)
_COMMON_FACTS = ("summary", "paper")
SETTINGS = ("show", "columns", "sort", "backwards", "limit", "caption", "words", "with", "without")
INHERITED = {"delivers": "works_towards"}
LABELS = {"timescale": "By when", "lead": "Who leads", "due": "Due"}


class Subjects:
    """What can be asked of each kind, by the names an author may use."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.of = cache(self._of)

    def _of(self, kind: Kind) -> dict[str, Subject]:
        """Every subject of a kind by its name; what the kind itself has stands before what leads to it."""
        word = kind.word.capitalize()
        titled = kind.type.titled[0] if len(kind.type.titled) == 1 else "title"
        made = {name: Subject("title", "title", word) for name in (titled, "title")}
        made["id"] = Subject("id", "id", "Id")
        if kind.type.coded:
            made["code"] = Subject("code", "code", "Code")
        facts = {name: shape for name, shape in may_hold(kind.type).items()
                 if (name not in COMMON or name in _COMMON_FACTS) and name != (kind.type.held_by or ("",))[0]}
        back, holders = self._back(kind), self._holders(kind)
        above = {word: Subject(holder.name, "holder", holder.word.capitalize(), kinds=(holder.name,))
                 for holder in reversed(holders) for word in (key_name(holder.name), holder.name.rsplit("-", 1)[-1])}
        leading = {key_name(words.replace(",", "")): Subject(relation, "back", words, kinds=tuple(sources))
                   for relation, (words, sources) in back.items()}
        for name, shape in facts.items():
            if shape.link:
                subject = Subject(shape.link.relation, "link", LABELS.get(name, shape.link.says),
                                  kinds=shape.link.kinds, open=shape.link.open, also=_inherited(shape.link))
                if name in above:
                    made.setdefault(name, replace(subject, label=_label(name), also=(*subject.also, above[name])))
                for known in (name, shape.link.relation, key_name(shape.link.says)):
                    made.setdefault(known, subject)
            elif shape.part and issubclass(shape.part, Thing):
                made.setdefault(name, Subject(shape.part.kind, "held", _label(name)))
            elif _is_plain(given := self._annotation(kind, name)):
                named = tuple(ways[name] for ways in (above, leading) if name in ways)
                made.setdefault(name, Subject(name, "fact", _label(name), _is(given, _DATES), _choices(given),
                                              also=named))
            else:
                made.setdefault(name, Subject(name, "group", _label(name)))
        for name, link in link_fields(kind.type):
            subject = Subject(link.relation, "link", link.says, kinds=link.kinds, open=link.open)
            for known in (name, key_name(link.says)):
                made.setdefault(known, subject)
        for name, type_ in kind.type.derives.items():
            made.setdefault(name, Subject(name, "fact", _label(name), type_ in _DATES))
        if holders:
            made["part_of"] = Subject("", "holder", "Part of", kinds=tuple(holder.name for holder in holders))
        for found in (above, {"strategy": Subject("strategy", "strategy", "Strategy", kinds=("strategy",))}, leading):
            for name, subject in found.items():
                made.setdefault(name, subject)
        for subject in list(made.values()):
            made.setdefault(key_name(subject.label.replace(",", "")), subject)
        return {name: subject for name, subject in made.items() if name not in SETTINGS}

    def offered(self, kind: Kind) -> dict[str, Subject]:
        """What an author is told of: all but what is for colleagues only unless somebody says otherwise."""
        known = self.of(kind)
        hidden = {known[name] for name in kind.type.internal_facts if name in known}
        return {name: subject for name, subject in known.items() if subject not in hidden and not (
            subject.sort == "back" and all(self.kinds[source].type.always_internal for source in subject.kinds))}

    def _annotation(self, kind: Kind, name: str) -> Any:
        """The type of a fact of a kind, or of what it takes on behalf of what it holds."""
        owners = [kind.type, *([kind.type.borrows[0]] if kind.type.borrows else [])]
        return next(info.annotation for owner in owners for field, info in owner.model_fields.items()
                    if name in (field, info.alias))

    def _back(self, kind: Kind) -> dict[str, tuple[str, list[str]]]:
        """The relations that lead to a kind: what they are called here, and the kinds they come from."""
        found: dict[str, tuple[str, list[str]]] = {}
        for other in self.kinds:
            for shape in may_hold(other.type).values():
                if shape.link and kind.name in shape.link.kinds:
                    found.setdefault(shape.link.relation, (shape.link.said_back, []))[1].append(other.name)
        return found

    def _holders(self, kind: Kind) -> list[Kind]:
        """The kinds that may hold this one, nearest first."""
        found: list[Kind] = []
        for other in self.kinds:
            holds = any(shape.part is kind.type for shape in shapes(other.type).values())
            if (holds or (kind.type.held_by and kind.type.held_by[1] == other.name)) and other not in found:
                found += [other, *(above for above in self._holders(other) if above not in found)]
        return found


def _inherited(link: LinkTo) -> tuple[Subject, ...]:
    """What an item has of a link by what holds it, and by what else it leads to."""
    through = INHERITED.get(link.relation)
    return (Subject(link.relation, "above", "", kinds=link.kinds),
            Subject(through, "through", "", kinds=link.kinds)) if through else ()


def _label(name: str) -> str:
    return LABELS.get(name, name.replace("_", " ").capitalize())


def _parts(annotation: Any) -> list[Any]:
    """The types that an annotation is made of: `Annotated[tuple[Line, ...], …] | None` is `[str]`."""
    if typing.get_origin(annotation) is typing.Literal:
        return [annotation]
    inner = [one for one in typing.get_args(annotation) if isinstance(one, type) or typing.get_origin(one)]
    if not inner:
        return [] if annotation in (type(None), Ellipsis) else [annotation]
    if typing.get_origin(annotation) is typing.Annotated:
        inner = inner[:1]
    return [part for one in inner for part in _parts(one)]


def _is(annotation: Any, wanted: tuple[type, ...]) -> bool:
    return any(part in wanted for part in _parts(annotation))


def _is_plain(annotation: Any) -> bool:
    """Whether a fact is words, a number, a date or one of a list: not a group of facts, nor things of its own."""
    return all(part in _PLAIN or typing.get_origin(part) is typing.Literal for part in _parts(annotation))


def _choices(annotation: Any) -> tuple[str, ...]:
    fixed = [part for part in _parts(annotation) if typing.get_origin(part) is typing.Literal]
    return tuple(str(one) for part in fixed for one in typing.get_args(part))


def shown(name: str) -> str:
    """A name as an author would type it."""
    return name.replace("_", " ")


def plain(typed: str) -> str:
    """A name as it is looked for: as a key, and without the commas that a heading may have."""
    return key_name(" ".join(typed.replace(",", "").split()))


def first(known: Mapping[str, Subject]) -> dict[str, Subject]:
    """What can be asked for, each thing under the first of its names."""
    names = {subject: name for name, subject in reversed(list(known.items()))}
    return {name: subject for subject, name in names.items()}


def listed(known: Mapping[str, Subject]) -> list[str]:
    """The first names of what can be asked for, as an author would type them."""
    return sorted(shown(name) for name in first(known))

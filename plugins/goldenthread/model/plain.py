"""An author's tree made ready for typing: keys by their one name, blanks left out, places and audiences noted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from goldenthread.messages import facts as say
from goldenthread.messages.typing import colon_in_entry, no_space_after_colon
from goldenthread.model.nearest import nearest
from goldenthread.model.shape import Shape, may_hold
from goldenthread.model.thing import KEEPS_BACK, Thing
from goldenthread.problems import Place, Problem
from goldenthread.source.quoting import in_quotes
from goldenthread.source.rows import LONGEST_TYPED
from goldenthread.source.tree import Facts, Items, Node, Text, is_blank, key_name, words_in

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Plain:
    """Plain data, with the place of each value and key, and which single facts an author marked as internal.

    `brackets` are the lists typed in square brackets; `lost` the values that fit nowhere.
    """

    places: dict[Loc, Place] = field(default_factory=dict)
    fields: dict[Loc, dict[str, Place]] = field(default_factory=dict)
    keys: dict[Loc, tuple[Place, str]] = field(default_factory=dict)
    internal: dict[Loc, set[str]] = field(default_factory=dict)
    brackets: set[Loc] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def base(self, loc: Loc) -> Loc:
        """A location as the author typed it: steps of it that were not typed (an implicit step) are passed over."""
        found: Loc = ()
        for step in loc:
            if (*found, step) in self.places:
                found = (*found, step)
        return found

    def place(self, loc: Loc) -> Place:
        """The place nearest to a location."""
        return self.places[self.base(loc)]

    def note(self, loc: Loc, place: Place) -> None:
        """Notes where the value at a location stands."""
        self.places[loc] = place
        self.fields.setdefault(loc[:-1], {})[str(loc[-1])] = place

    def mark_internal(self, loc: Loc) -> None:
        """Notes that the value at a location is internal, in every thing and part that it lies in."""
        for at in range(len(loc)):
            self.internal.setdefault(loc[:at], set()).add(str(loc[at]))

    def thing(self, node: Facts, owner: type[BaseModel], loc: Loc) -> dict[str, Any]:
        """Facts as a mapping by field name."""
        made: dict[str, Any] = {}
        known = may_hold(owner)
        for key, value in node.entries:
            name = key_name(key.value)
            here = (*loc, name)
            self.keys[here] = (key.place, key.value)
            self.note(here, value.place if not is_blank(value) else key.place)
            if loc == () and name == "kind":
                continue
            if is_blank(value) and name == "audience":
                self.problems.append(say.not_in_list(key.place, name, "", None, ["public", "internal"]))
            if is_blank(value) and name in KEEPS_BACK and name in known:
                self.problems.append(say.keeps_nothing_back(key.place, key.value))
            if is_blank(value):
                if name not in known:
                    made[name] = ""
                continue
            made[name] = self.value(value, known.get(name), here) if name in known else _any(value)
        return made

    def value(self, node: Node, shape: Shape | None, loc: Loc) -> Any:
        """One value in the form that its field takes; what does not fit is a problem, and is left out."""
        if shape is None:
            return _any(node)
        node = self._unwrap(node, shape, loc)
        if shape.part is None:
            return self._words(node, shape, loc)
        if shape.many and isinstance(node, Items):
            entries: list[Any] = []
            for entry in node.items:
                if is_blank(entry):
                    continue
                here = (*loc, len(entries))
                self.note(here, entry.place)
                part = self._part(entry, shape.part, here)
                if part is not None:
                    entries.append(part)
            return entries
        if shape.many:
            self.note((*loc, 0), node.place)
        made = self._part(node, shape.part, (*loc, 0) if shape.many else loc)
        if shape.many:
            return [made] if made is not None else []
        return made

    def _words(self, node: Node, shape: Shape, loc: Loc) -> Any:
        if isinstance(node, Text):
            return node.value
        if isinstance(node, Items) and shape.many:
            if node.flow:
                self.brackets.add(loc)
            words: list[str] = []
            for at, entry in enumerate(node.items):
                self.note((*loc, len(words)), entry.place)
                if isinstance(entry, Text):
                    if not is_blank(entry):
                        words.append(entry.value)
                else:
                    self.lost.update(words_in(entry))
                    self.problems.append(
                        _colon(entry, []) or say.one_value(entry.place, f"{_key(loc)} (entry {at + 1})"))
            return words
        self.lost.update(words_in(node))
        if isinstance(node, Facts) and shape.many:
            self.problems.append(say.list_expected(node.place, _key(loc)))
        else:
            self.problems.append(say.one_value(node.place, _key(loc)))
        return None

    def _part(self, node: Node, owner: type[BaseModel], loc: Loc) -> Any:
        """A group of facts; a bare text stands for its one chief fact, where it has one."""
        bare = owner.bare if issubclass(owner, Thing) else getattr(owner, "bare", None)
        if isinstance(node, Facts):
            colon = _colon(node, list(may_hold(owner))) if bare else None
            if colon is None:
                return self.thing(node, owner, loc)
            self.problems.append(colon)
            self.lost.update(words_in(node))
            return None
        if isinstance(node, Text) and bare:
            stuck = re.match(r"([A-Za-z][A-Za-z_ -]*):\s*(\S.*)$", node.value) if node.plain else None
            if stuck and key_name(stuck[1]) in may_hold(owner):
                place = Place(node.place.path, node.place.line, node.place.column + len(stuck[1]))
                self.problems.append(no_space_after_colon(place, stuck[1], f"- {stuck[1]}: {stuck[2]}"))
                return None
            self.note((*loc, bare), node.place)
            return {bare: node.value}
        known = [name for name in may_hold(owner) if name not in Thing.model_fields or name == "name"]
        self.problems.append(say.facts_expected(node.place, _key(loc), known))
        self.lost.update(words_in(node))
        return None

    def _unwrap(self, node: Node, shape: Shape, loc: Loc) -> Node:
        """A value with an audience of its own (`value:` and `audience:`), noted and taken out of its wrapping."""
        if not isinstance(node, Facts) or shape.part:
            return node
        names = {key_name(key.value) for key, _ in node.entries}
        if "audience" not in names or not names <= {"audience", "value", "text"} or len(names) != 2:
            return node
        audience = node.get("audience")
        said = audience.value.strip().lower() if isinstance(audience, Text) else ""
        if said == "internal":
            self.mark_internal(loc)
        elif said != "public":
            place = audience.place if audience else node.place
            self.problems.append(say.not_in_list(place, "audience", said, None, ["public", "internal"]))
        inner = node.get("value") or node.get("text")
        if inner is None:
            return Text("", node.place)
        self.note(loc, inner.place)
        return inner


def _colon(node: Node, known: list[str]) -> Problem | None:
    """The problem of an entry such as `- Priority 4: More homes`: meant as text, read as a fact of an unknown name."""
    if not isinstance(node, Facts) or len(node.entries) != 1:
        return None
    (key, value), = node.entries
    alone = isinstance(value, Text) and value.place.line == key.place.line and value.rows == 1
    if not alone or not isinstance(value, Text) or not key.plain or nearest(key_name(key.value), known):
        return None
    place = Place(key.place.path, key.place.line, key.place.column + len(key.value))
    typed = f"- {in_quotes(f'{key.value}: {value.value}'.strip())}"
    return colon_in_entry(place, typed if len(typed) <= LONGEST_TYPED else None)


def _key(loc: Loc) -> str:
    return next((str(step) for step in reversed(loc) if isinstance(step, str)), "this")


def _any(node: Node) -> Any:
    """Whatever lies under a key that nobody knows; only that it is there matters."""
    return node.value if isinstance(node, Text) else "…"

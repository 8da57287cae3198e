"""Facts as an author would type them: a thing filled with open words or with secrets, and one with a little of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pydantic import BaseModel

from goldenthread.model.fields import LinkTo
from goldenthread.model.thing import COMMON, Thing
from planting import (
    HIDING,
    SORTS,
    Fact,
    Mint,
    Spot,
    Where,
    facts_of,
    identifying,
    lends,
    sort_of,
    spots,
    typed_of,
)

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filler:
    """Makes facts out of what a mint gives; `names` gives the words for a link."""

    mint: Mint
    kind: str
    way: str
    names: Callable[[LinkTo, Where], list[str]]

    def all(self, owner: type[Thing], *, lent: bool = False) -> Tree:
        """Every fact; two of everything that may be several, and all that it holds, each with all of its own.

        What would hide the whole by itself is given only where that is what is tried.
        """
        return {fact.name: self.value(fact, (fact.name,)) for fact in typed_of(owner, lent=lent)
                if self.way == "hiding" or fact.name not in HIDING}

    def own(self, owner: type[Thing], *more: str, lent: bool = False) -> Tree:
        """Every fact of its own, of those that all things may have these `more`, and the least of what it holds."""
        return {
            fact.name: self.least_held(fact) if fact.shape.holds_things else self.value(fact, (fact.name,))
            for fact in typed_of(owner, lent=lent)
            if fact.name not in COMMON | HIDING or fact.name in (*more, "summary")
        }

    def least(self, owner: type[Thing], *more: str) -> Tree:
        """What it cannot do without and what it is called, `more` facts, and the least of what it holds."""
        made: Tree = {}
        for fact in typed_of(owner):
            if fact.shape.holds_things:
                made[fact.name] = self.least_held(fact)
            elif fact.info.is_required() or fact.name in (owner.titled[0], *more):
                made[fact.name] = self.value(fact, (fact.name,))
        return made

    def least_held(self, fact: Fact) -> Any:
        """The least of what lies in a fact that holds things."""
        part: Any = fact.shape.part
        return self.one_or_more(fact, [self.of(part).least(part)])

    def by(self, way: str) -> Filler:
        """The same for another way of being internal."""
        return Filler(self.mint, self.kind, way, self.names)

    def of(self, owner: type[Any]) -> Filler:
        """The same for something held."""
        return Filler(self.mint, owner.kind, self.way, self.names)

    @staticmethod
    def one_or_more(fact: Fact, values: list[Any]) -> Any:
        """Values as the fact takes them: a list, or the first."""
        return values if fact.shape.many else values[0]

    def value(self, fact: Fact, path: tuple[str, ...]) -> Any:
        """A value for a fact, two where it takes several."""
        part = fact.shape.part
        times = 2 if fact.shape.many else 1
        if part and issubclass(part, Thing):
            held = [self.of(part).all(part, lent=lent) for lent in lends(part)]
            return self.one_or_more(fact, [*held, {**self.of(part).least(part), "audience": "public"}])
        if part:
            return self.one_or_more(fact, [self.group(part, path) for _ in range(times)])
        where = Where(self.kind, ".".join(path), self.way)
        if fact.shape.link:
            return self.names(fact.shape.link, where)
        sort = sort_of(fact.owner, fact.shape.attr)
        if sort.startswith("="):
            return sort[1:]
        return self.one_or_more(fact, [dict(SORTS)[sort](self.mint, where) for _ in range(times)])

    def group(self, part: type[BaseModel], path: tuple[str, ...]) -> Tree:
        """A group of facts, all of them given."""
        return {fact.name: self.value(fact, (*path, fact.name)) for fact in facts_of(part)}


def marked(owner: type[Thing], together: list[Spot], public: Filler, secret: Filler, *, lent: bool = False) -> Tree:
    """A thing that says everything openly, but for these spots, each in a fact of its own."""
    made = public.own(owner, *(spot.path[0] for spot in together), lent=lent)
    for spot in together:
        inside: Any = made
        known = {fact.name: fact for fact in facts_of(owner, lent=lent)}
        for step in spot.path[:-1]:
            inside = first(inside[step])
            known = {fact.name: fact for fact in facts_of(known[step].shape.part or owner)}
        name = spot.path[-1]
        value = secret.by(spot.way).value(known[name], spot.path)
        if spot.way == "field":
            inside[name] = {"value": value, "audience": "internal"}
        elif spot.way == "group" and isinstance(value, list):
            inside[name] = [{**value[0], "audience": "internal"}, *inside[name][1:]]
        elif spot.way == "group":
            inside[name] = {**value, "audience": "internal"}
        else:
            inside[name] = value
    return made


def first(value: Any) -> Any:
    """The first of several, or the one."""
    return value[0] if isinstance(value, list) else value


def gathered(owner: type[Thing], *, lent: bool = False) -> list[list[Spot]]:
    """The spots of a thing, each alone; those in facts that all things may have share a thing, one of each fact."""
    alone: list[list[Spot]] = []
    shared: dict[str, list[Spot]] = {}
    for spot in spots(owner, lent=lent):
        if spot.path[0] in COMMON - identifying(owner) - HIDING:
            shared.setdefault(spot.path[0], []).append(spot)
        else:
            alone.append([spot])
    together = zip_longest(*shared.values())
    return alone + [[spot for spot in row if spot] for row in together]

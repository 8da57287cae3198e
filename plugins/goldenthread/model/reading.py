"""A document made into records: typed by its kind's class, every fault a problem at its own place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from goldenthread.messages import facts as say
from goldenthread.messages import files as say_files
from goldenthread.model.fields import LONGEST_NAME, slug
from goldenthread.model.nearest import nearest
from goldenthread.model.plain import Loc, Plain
from goldenthread.model.record import Mention, Record
from goldenthread.model.salvage import salvage
from goldenthread.model.shape import may_hold, shapes
from goldenthread.model.thing import Thing
from goldenthread.problems import Place, Problem
from goldenthread.source.document import Document
from goldenthread.source.tree import Facts, Items, key_name, words_in


@dataclass(slots=True)
class Read:
    """What came of one document: its records (holders first), its problems, and the values that could not be used."""

    records: list[Record]
    problems: list[Problem]
    lost: set[str] = field(default_factory=set)


def read_records(document: Document, owner: type[Thing], own_id: str) -> Read:
    """The records of a document that holds one thing of this class, with the id its file gives it."""
    plain = Plain()
    plain.places[()] = document.kind.place if document.kind else document.facts.place
    return _read(document, owner, own_id, document.facts, plain)


def read_register(document: Document, owner: type[Thing], plural: str) -> Read:
    """The records of a register: a file whose one list, under the kind's plural, holds many things."""
    shared = ("audience", "example", "paper", "scope") if "scope" in shapes(owner) else ("audience", "example", "paper")
    allowed = ["kind", plural, *shared]
    result = Read([], [])
    for key, _ in document.facts.entries:
        if key_name(key.value) not in allowed:
            near = nearest(key_name(key.value), allowed)
            result.problems.append(say.unknown_key(key.place, key.value, f"list of {plural}", near, allowed))
    inherited = tuple((key, value) for key, value in document.facts.entries if key_name(key.value) in shared)
    listed = document.facts.get(plural)
    place = document.kind.place if document.kind else document.facts.place
    if listed is None:
        result.problems.append(say.missing_fact(place, plural, f"list of {plural}", "Each entry starts with a dash."))
        result.lost.update(words_in(document.facts))
        return result
    for entry in listed.items if isinstance(listed, Items) else (listed,):
        if not isinstance(entry, Facts):
            result.problems.append(say.facts_expected(entry.place, plural, ["name", "title"]))
            result.lost.update(words_in(entry))
            continue
        plain = Plain()
        plain.places[()] = entry.place
        given = {key_name(key.value) for key, _ in entry.entries}
        lent = (pair for pair in inherited if key_name(pair[0].value) not in given)
        own = Facts((*entry.entries, *lent), entry.place)
        read = _read(document, owner, "", own, plain, in_register=True)
        result.problems.extend(read.problems)
        result.records.extend(read.records)
        result.lost |= read.lost
    return result


def _read(
    document: Document, owner: type[Thing], own_id: str, facts: Facts, plain: Plain, *, in_register: bool = False
) -> Read:
    data = plain.thing(facts, owner, ())
    problems = plain.problems
    try:
        thing = owner.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        problems += [_explain(fault, plain, owner) for fault in faults]
        plain.lost.update(fault["input"] for fault in faults if isinstance(fault["input"], str))
        thing = salvage(owner, data)
    maker = _Maker(document, plain, in_register)
    if in_register:
        own_id = thing.name or maker.made_name(thing)
    maker.make(thing, (), own_id, (), bool(thing.example), 0)
    return Read(maker.records, [*problems, *maker.problems], plain.lost)


@dataclass(slots=True)
class _Maker:
    """Takes a typed document apart into records."""

    document: Document
    plain: Plain
    in_register: bool = False
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def make(
        self, thing: Thing, loc: Loc, own_id: str, holders: tuple[str, ...], example: bool, order: int,
        paper: Mention | None = None, fallback: str = "",
    ) -> None:
        """Makes the record of a thing, then those of what it holds."""
        facts: dict[str, Any] = {}
        mentions: list[Mention] = []
        held: list[tuple[str, Thing, Loc]] = []
        for name, shape in shapes(type(thing)).items():
            value = getattr(thing, shape.attr)
            here = (*loc, name)
            if shape.holds_things:
                values = value if shape.many else [value] if value is not None else []
                held += [(name, entry, (*here, at)) for at, entry in enumerate(values)]
            elif shape.link:
                mentions += [
                    Mention(name, shape.link, typed, self.plain.place((*here, at)),
                            in_brackets=self.plain.base(here) in self.plain.brackets)
                    for at, typed in enumerate(value or ())
                ]
            elif shape.part:
                values = value if shape.many else [value] if value is not None else []
                for at, part in enumerate(values):
                    mentions += self._within(part, (*here, at) if shape.many else here)
                if values:
                    facts[name] = value
            elif value not in (None, (), "") and name not in ("name", "audience"):
                facts[name] = value
        if not any(mention.field == "paper" for mention in mentions) and paper:
            mentions.append(paper)
        paper = next((mention for mention in mentions if mention.field == "paper"), None)
        if paper and "paper" in self._internal(thing, loc):
            paper = replace(paper, internal=True)
        example = example or bool(thing.example)
        if example:
            facts["example"] = True
        self._check_inferred(thing, loc)
        record = Record(
            kind=thing.kind, id=own_id, title=title_of(thing), code=str(getattr(thing, thing.coded, None) or "") or None
            if thing.coded else None,
            type=type(thing), facts=facts, place=self.plain.place(loc), places=self._places(loc),
            holders=holders, mentions=tuple(mentions), prose=self.document.prose if loc == () else None,
            internal=thing.audience == "internal" or thing.always_internal or self.document.secluded,
            secluded=self.document.secluded, internal_facts=self._internal(thing, loc), example=example,
            inside=self.document.inside, order=order,
            named_from=self._named_from(thing) if loc or self.in_register or thing.name else None,
        )
        self.records.append(record)
        used: dict[tuple[str, str], int] = {}
        for at, (_, entry, where) in enumerate(held):
            name = self._unused(entry, used, where)
            entry_id = f"{self._prefix(own_id, holders, type(thing))}/{name}"
            self.make(entry, where, entry_id, (record.ref, *holders), example, at, paper, record.title)

    def _within(self, part: BaseModel, loc: Loc) -> list[Mention]:
        """The links that a group of facts holds; they belong to the field that the group fills."""
        return [
            Mention(f"{loc[-1] if isinstance(loc[-1], str) else loc[-2]}", shape.link, typed,
                    self.plain.place((*loc, name, at)), internal=getattr(part, "audience", None) == "internal")
            for name, shape in shapes(type(part)).items()
            if shape.link
            for at, typed in enumerate(getattr(part, shape.attr) or ())
        ]

    def _prefix(self, own_id: str, holders: tuple[str, ...], owner: type[Thing]) -> str:
        """What an item's id starts with: that of its holder, or of the plan where the holder is only a group in it."""
        return holders[-1].split(":", 1)[1] if getattr(owner, "groups", False) and holders else own_id

    def _unused(self, thing: Thing, used: dict[tuple[str, str], int], where: Loc) -> str:
        """A name not yet taken in this holder: a made one gets a number, a given one stays and is caught later."""
        if getattr(thing, "counted", False):
            return str(int(where[-1]) + 1)
        code = getattr(thing, thing.coded) if thing.coded else None
        given = thing.name or (str(code).lower() if code else None)
        name = given or self.made_name(thing)
        base, number = name, used.get((thing.kind, name), 1)
        while not given and (thing.kind, name) in used:
            number += 1
            name = f"{base}-{number}"
        used[thing.kind, base] = number
        used.setdefault((thing.kind, name), 1)
        return name

    def _named_from(self, thing: Thing) -> str | None:
        """The fact that an item's id is made from: its name, its code, or the first naming fact that is given."""
        if thing.name:
            return "name"
        if getattr(thing, "counted", False):
            return None
        if thing.coded and getattr(thing, thing.coded):
            return thing.coded
        return next((fact for fact in thing.named if getattr(thing, fact, None)), None)

    def made_name(self, thing: Thing) -> str:
        """A name made from the facts that usually give one."""
        return next((slug(str(value)) for fact in thing.named if (value := getattr(thing, fact, None))), thing.kind)

    def _places(self, loc: Loc) -> dict[str, Place]:
        """The place of each fact of one thing."""
        return self.plain.fields.get(self.plain.base(loc), {})

    def _internal(self, thing: Thing, loc: Loc) -> frozenset[str]:
        marked = frozenset(self.plain.internal.get(self.plain.base(loc), ()))
        follow = {name for name, sources in type(thing).follows.items() if marked & sources}
        return marked | follow | thing.internal_facts

    def _check_inferred(self, thing: Thing, loc: Loc) -> None:
        known = [name for name in shapes(type(thing)) if name not in ("inferred", "audience", "notes")]
        extra = list(borrowed[1]) if (borrowed := type(thing).borrows) else []
        for at, name in enumerate(thing.inferred):
            if name.replace(" ", "_").replace("-", "_") not in (*known, *extra):
                place = self.plain.place((*loc, "inferred", at))
                self.problems.append(say.unknown_inferred(place, name, [*known, *extra]))


def title_of(thing: Thing, fallback: str = "") -> str:
    """A thing's title: the first of its naming facts that is given, else its holder's title."""
    for fact in thing.titled:
        value = getattr(thing, fact, None)
        if value:
            return str(getattr(value, "text", value))
    return fallback or thing.word.capitalize()


def _explain(error: Mapping[str, Any], plain: Plain, owner: type[Thing]) -> Problem:
    """A typing error as a problem at the place an author would look."""
    loc: Loc = tuple(error["loc"])
    kind, details = str(error["type"]), dict(error.get("ctx") or {})
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "this")
    place = plain.place((*loc, *details.get("at", ())))
    if kind == "extra_forbidden":
        at, typed = plain.keys.get(loc, (place, key))
        holder = _class_at(owner, loc[:-1])
        known = sorted(name for name in may_hold(holder) if name not in ("inferred", "was"))
        word = holder.word if issubclass(holder, Thing) else str(loc[-2]).replace("_", " ") if len(loc) > 1 else "part"
        return say.unknown_key(at, typed, word, nearest(key, known), known)
    if kind == "missing":
        holder = _class_at(owner, loc[:-1])
        info = holder.model_fields.get(key)
        word = holder.word if issubclass(holder, Thing) else "part"
        where = plain.keys[loc][0] if loc in plain.keys else plain.place(loc[:-1])
        return say.missing_fact(where, key, word, (info.description or "") if info else "")
    if kind == "date":
        return date_problem(place, details["words"], details["reason"], period=details["period"])
    if kind == "not-in-list":
        given, choices = details["given"], details["choices"]
        return say.not_in_list(place, key, given, nearest(given, choices, 0.6), choices)
    if kind in _PLAIN:
        return _PLAIN[kind](place, key, details)
    return say.one_value(place, key)


_PLAIN = {
    "too-long": lambda place, key, ctx: say.too_long(place, key, ctx["length"], ctx["limit"]),
    "name-too-long": lambda place, key, ctx: say.name_too_long(place, ctx["name"], ctx["limit"]),
    "code-shape": lambda place, key, ctx: say.code_shape(place, ctx["name"]),
    "name-shape": lambda place, key, ctx: say.name_shape(place, ctx["name"], ctx["nearest"]),
    "web-address": lambda place, key, ctx: say.web_address(place, key, ctx["given"]),
    "nobody": lambda place, key, ctx: say.nobody(place, key, ctx["given"]),
    "yes-or-no": lambda place, key, ctx: say.yes_or_no(place, key, ctx["given"]),
    "number": lambda place, key, ctx: say.number(place, key, ctx["given"]),
    "row-length": lambda place, key, ctx: say.row_length(place, ctx["row"], ctx["count"], ctx["wanted"]),
    "period-audience": lambda place, key, ctx: say.period_audience(place),
    "steps-and-step-facts": lambda place, key, ctx: say.steps_and_step_facts(place, ctx["keys"]),
}


def date_problem(place: Place, words: str, reason: str, *, period: bool = False) -> Problem:
    """What is wrong with a date, for one of the reasons of a WhenError."""
    if reason == "impossible":
        return say.date_impossible(place, words)
    if reason == "numbers":
        return say.date_numbers(place, words)
    if reason == "backwards":
        return say.date_backwards(place, words)
    return say.period_unreadable(place, words) if period else say.date_unreadable(place, words)


def _class_at(owner: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The class that a location lies in."""
    for step in loc:
        if isinstance(step, str):
            shape = shapes(owner).get(step)
            if shape and shape.part:
                owner = shape.part
    return owner


def name_problem(document: Document, name: str, sort: str = "file") -> Problem | None:
    """What is wrong with the name of a file or folder as a part of an address, if anything."""
    place = Place(document.path)
    if len(name) > LONGEST_NAME:
        return say.name_too_long(place, name, LONGEST_NAME)
    if name != slug(name, LONGEST_NAME) or ".." in name:
        return say_files.file_name(place, name, slug(name, LONGEST_NAME) if slug(name) != "item" else None, sort)
    return None

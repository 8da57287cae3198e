"""Secrets for the leak test: a distinct one for every field of a class of facts, in a form that the field takes.

What a class may hold is read from its pydantic fields, and what a field takes is found by trying, so that a new kind or
fact is planted as it is; a field that takes nothing known here raises. What cannot be read from a class is named below:
`NOT_TAKEN` are facts that a kind has and its files must not give, `FIXED` values that a check wants, and `HIDING` facts
that keep the whole of a thing back where they are given.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from goldenthread.model.shape import Shape, shapes
from goldenthread.model.thing import Thing

SECRET = re.compile(r"qz[0-9a-z]{8}x")
FIRST_YEAR, LAST_YEAR = 2110, 9989
ORDINARY_YEAR = "2027"
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
NOT_TAKEN = {"page": {"name"}}
HIDING = {"exempt", "withdrawn_for"}
FIXED = {"Waiver.problem": "same-words", "Recorded.language": "Polish", "Recorded.date": "3 November 2026"}


@dataclass(frozen=True, slots=True)
class Where:
    """Where something was planted: the kind, the fact (`video.consent.review`), and by what it is internal."""

    kind: str
    fact: str
    way: str

    def __str__(self) -> str:
        """`kind.fact (way)`."""
        return f"{self.kind}.{self.fact} ({self.way})"


@dataclass(slots=True)
class Mint:
    """Gives out words and years, each once, and knows where each went; `shape` is what its words look like."""

    shape: str
    words: dict[str, Where] = field(default_factory=dict)
    years: dict[str, Where] = field(default_factory=dict)
    distinct_years: bool = True

    def word(self, where: Where) -> str:
        """A word in no dictionary, fit for a title, a name, a code, an address and a file name."""
        digest = hashlib.sha256(f"{self.shape}{len(self.words)}".encode()).digest()
        made = self.shape.format("".join(LETTERS[byte % len(LETTERS)] for byte in digest[:8]))
        self.words[made] = where
        return made

    def year(self, where: Where) -> str:
        """A year, or a number of four digits, that nothing else has."""
        if not self.distinct_years:
            return ORDINARY_YEAR
        made = str(FIRST_YEAR + len(self.years))
        assert int(made) < LAST_YEAR, "there are more dates to plant than years of four digits"
        self.years[made] = where
        return made


def secrets() -> Mint:
    """What must not be published."""
    return Mint("qz{}x")


def open_words() -> Mint:
    """What may be; that it is published shows that the secrets beside it could have been."""
    return Mint("op{}n", distinct_years=False)


SORTS: tuple[tuple[str, Callable[[Mint, Where], str]], ...] = (
    ("word and day", lambda mint, where: f"{mint.word(where)} by 3 March {mint.year(where)}"),
    ("day", lambda mint, where: f"3 March {mint.year(where)}"),
    ("years", lambda mint, where: (lambda year: f"{year}-{year}")(mint.year(where))),
    ("number", lambda mint, where: mint.year(where)),
    ("word", lambda mint, where: mint.word(where)),
    ("address", lambda mint, where: f"https://{mint.word(where)}.example/"),
)


class CannotPlantError(Exception):
    """A field takes nothing that this module knows how to make: add what it takes to `SORTS`."""


@cache
def adapter(owner: type[BaseModel], attr: str) -> TypeAdapter[Any]:
    """What reads a field of a class on its own."""
    info = owner.model_fields[attr]
    annotation: Any = info.annotation
    for entry in info.metadata:
        annotation = Annotated[annotation, entry]
    return TypeAdapter(annotation)


def reads(owner: type[BaseModel], attr: str, typed: str) -> Any:
    """What a field makes of some words; None where it refuses them."""
    try:
        return adapter(owner, attr).validate_python(typed)
    except ValidationError:
        return None


@cache
def sort_of(owner: type[BaseModel], attr: str) -> str:
    """What a field takes: one of `SORTS`, or the one fixed word to write, after `=`."""
    if f"{owner.__name__}.{attr}" in FIXED:
        return f"={FIXED[f'{owner.__name__}.{attr}']}"
    nowhere = Where("", "", "")
    found = {name: reads(owner, attr, make(secrets(), nowhere)) for name, make in SORTS}
    text = found["word"]
    if isinstance(text, str) or (isinstance(text, tuple) and all(isinstance(entry, str) for entry in text)):
        return "word"
    for name, value in found.items():
        if value is not None:
            return name
    for word in ("no", *_choices(owner.model_fields[attr].annotation)):
        if reads(owner, attr, word) is not None:
            return f"={word}"
    raise CannotPlantError(f"{owner.__name__}.{attr} takes no word, day, period, number, yes or choice")


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _choices(part)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a class: its name as typed, its shape, and the class and attribute it is read by."""

    name: str
    shape: Shape
    owner: type[BaseModel]

    @property
    def info(self) -> FieldInfo:
        """What pydantic knows of it."""
        return self.owner.model_fields[self.shape.attr]

    @property
    def takes_words(self) -> bool:
        """Whether a secret can be typed in it: a switch and a choice of fixed words hold none."""
        return bool(self.shape.link) or not sort_of(self.owner, self.shape.attr).startswith("=")


def facts_of(owner: type[BaseModel], *, lent: bool = False) -> Iterator[Fact]:
    """The facts an author may write; with `lent`, those on behalf of what it holds, in place of what it holds."""
    borrows = getattr(owner, "borrows", None) if lent else None
    for name, shape in shapes(owner).items():
        fact = Fact(name, shape, owner)
        if name == "audience" or fact.info.exclude or (borrows and shape.part is borrows[0]):
            continue
        yield fact
    if borrows:
        for name in borrows[1]:
            yield Fact(name, shapes(borrows[0])[name], borrows[0])


def typed_of(owner: type[Thing], *, lent: bool = False) -> Iterator[Fact]:
    """The facts to write: neither the holder, which a file's folder names, nor a name where the file's is the one."""
    for fact in facts_of(owner, lent=lent):
        if fact.name not in (owner.held_by or ())[:1] and fact.name not in NOT_TAKEN.get(owner.kind, ()):
            yield fact


def lends(owner: type[Thing]) -> tuple[bool, ...]:
    """Whether a thing must be planted twice: with what it holds, and with facts on behalf of it."""
    return (False, True) if owner.borrows else (False,)


def identifying(owner: type[Thing]) -> set[str]:
    """The facts that give a thing its title, its id and its code."""
    return {"name", *owner.titled, *owner.named, *([owner.coded] if owner.coded else [])}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a thing that can be internal by itself: one `field`, a `group` of facts, or internal by `default`."""

    path: tuple[str, ...]
    way: str

    @property
    def fact(self) -> str:
        """Its path as one word."""
        return ".".join(self.path)


def spots(owner: type[BaseModel], *, lent: bool = False, path: tuple[str, ...] = ()) -> Iterator[Spot]:
    """Every place where `audience: internal` may stand in a thing, what it holds apart, and what is internal anyway."""
    for fact in facts_of(owner, lent=lent):
        here = (*path, fact.name)
        if not path and fact.name in getattr(owner, "internal_facts", ()):
            yield Spot(here, "default")
        if fact.shape.holds_things:
            continue
        if fact.shape.part:
            yield Spot(here, "group")
            yield from spots(fact.shape.part, path=here)
        elif fact.takes_words:
            yield Spot(here, "field")

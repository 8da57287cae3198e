"""What an author's tree must look like for a class of facts: which field holds words, which a list, which things."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from goldenthread.model.fields import LinkTo
from goldenthread.model.thing import Thing


@dataclass(frozen=True, slots=True)
class Shape:
    """The outer form of one field: whether it takes a list, the class of what it holds, and its link if it is one."""

    attr: str
    many: bool
    part: type[BaseModel] | None
    link: LinkTo | None

    @property
    def holds_things(self) -> bool:
        """Whether what lies in it are things with an address of their own."""
        return self.part is not None and issubclass(self.part, Thing)


@cache
def shapes(owner: type[BaseModel]) -> dict[str, Shape]:
    """The shape of each field of a class, by name."""
    fields = owner.model_fields.items()
    return {info.alias or name: _shape(name, info.annotation, info.metadata) for name, info in fields}


@cache
def may_hold(owner: type[BaseModel]) -> dict[str, Shape]:
    """The shape of every fact an author may give: the class's own, and those it takes on behalf of what it holds."""
    borrows = getattr(owner, "borrows", None)
    lent = {name: shapes(borrows[0])[name] for name in borrows[1]} if borrows else {}
    return {**lent, **shapes(owner)}


def link_fields(owner: type[BaseModel]) -> Iterator[tuple[str, LinkTo]]:
    """Every field of a class that links, those inside its groups of facts among them; not those of things it holds."""
    for name, shape in shapes(owner).items():
        if shape.link:
            yield name, shape.link
        elif shape.part and not shape.holds_things:
            yield from link_fields(shape.part)


def _shape(attr: str, annotation: Any, metadata: list[Any]) -> Shape:
    link = next((entry for entry in metadata if isinstance(entry, LinkTo)), None)
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            inner = typing.get_args(annotation)
            link = link or next((entry for entry in inner[1:] if isinstance(entry, LinkTo)), None)
            annotation = inner[0]
        elif origin in (types.UnionType, typing.Union):
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            break
    many = typing.get_origin(annotation) is tuple
    inner_type = typing.get_args(annotation)[0] if many else annotation
    while typing.get_origin(inner_type) is typing.Annotated:
        inner_type = typing.get_args(inner_type)[0]
    part = inner_type if isinstance(inner_type, type) and issubclass(inner_type, BaseModel) else None
    return Shape(attr, many, part, link)

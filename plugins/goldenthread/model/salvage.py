"""What is right in a thing that has faults: kept, so that its links are checked and links to it lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from goldenthread.model.shape import shapes

T = TypeVar("T", bound=BaseModel)


def salvage(owner: type[T], data: Mapping[str, Any]) -> T:
    """A thing with each of its facts that is right by itself; the others are as if they were not given."""
    data = _with_lent_facts_in_place(owner, data)
    made: dict[str, Any] = {}
    for name, shape in shapes(owner).items():
        if owner.model_fields[shape.attr].is_required():
            made[shape.attr] = () if shape.many else None
        given = data.get(name)
        if given is None:
            continue
        if shape.part:
            entries = given if isinstance(given, list | tuple) else [given]
            parts = tuple(salvage(shape.part, entry) for entry in entries if isinstance(entry, Mapping))
            made[shape.attr] = parts if shape.many else next(iter(parts), None)
            continue
        with suppress(ValidationError):
            made[shape.attr] = _reader(owner, shape.attr).validate_python(given)
    return owner.model_construct(**made)


def _with_lent_facts_in_place(owner: type[BaseModel], data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts given on behalf of what a thing holds, put where they belong: an action's lead into its one step."""
    borrows = getattr(owner, "borrows", None)
    if not borrows:
        return data
    part, names = borrows
    lent = {name: data[name] for name in names if name in data}
    holder = next(name for name, shape in shapes(owner).items() if shape.part is part)
    return {**data, holder: [*(data.get(holder) or []), lent]} if lent else data


@cache
def _reader(owner: type[BaseModel], attr: str) -> TypeAdapter[Any]:
    """What reads one fact of a class by itself."""
    return TypeAdapter(owner.model_fields[attr].rebuild_annotation())

"""The guide's list of kinds and facts, made from the classes that read them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from goldenthread.kind import Kind, Kinds
from goldenthread.model.shape import may_hold, shapes
from goldenthread.model.thing import COMMON


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact as the guide lists it: its key, what it means, whether it must be given, and what it may link to."""

    key: str
    about: str
    needed: bool
    many: bool
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KindEntry:
    """A kind as the guide lists it."""

    name: str
    word: str
    about: str
    in_file: bool
    facts: tuple[FactEntry, ...]
    example: str


def kinds_for_guide(kinds: Kinds) -> list[KindEntry]:
    """Every kind with its own facts (the common ones apart), in the order readers meet them."""
    words = {kind.name: kind.word for kind in kinds}
    return [
        KindEntry(kind.name, kind.word, (kind.type.__doc__ or "").strip().splitlines()[0], kind.file or kind.register,
                  tuple(facts_of(kind.type, words)), example_of(kind))
        for kind in kinds
    ]


def example_of(kind: Kind) -> str:
    """The kind's example, as a file of it would be written; empty for what is written inside another's file."""
    found = sorted(kind.folder.glob(f"{kind.name}.example.*"))
    return found[0].read_text("utf-8").rstrip() if found else ""


def facts_of(owner: type[BaseModel], words: dict[str, str], *, common: bool = False) -> list[FactEntry]:
    """The facts of a class, as an author knows them."""
    made = []
    borrowed = getattr(owner, "borrows", None)
    for name, shape in may_hold(owner).items():
        if not common and name in COMMON:
            continue
        source = borrowed[0] if borrowed and name not in shapes(owner) else owner
        info: FieldInfo = source.model_fields[shape.attr]
        if info.exclude:
            continue
        made.append(FactEntry(name, info.description or "", info.is_required(), shape.many,
                              tuple(words[kind] for kind in shape.link.kinds) if shape.link else ()))
    return made

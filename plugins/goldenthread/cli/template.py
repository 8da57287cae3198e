"""A new file of a kind, drawn from the kind's example: what must be given is there, all else stands behind a `#`.

Words of the example end in `[replace]`, which the check points out. A link leads to what the project has, or waits.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel

from goldenthread.intake.write import as_value, lines, scalar
from goldenthread.kind import Kind, Kinds
from goldenthread.messages.catalogue import listed
from goldenthread.model.fields import Line, Lines
from goldenthread.model.shape import Shape, may_hold, shapes
from goldenthread.model.thing import COMMON
from goldenthread.model.unfilled import REPLACE
from goldenthread.pages.reference import FactEntry, example_of, facts_of
from goldenthread.source.files import read_document
from goldenthread.source.tree import Facts, Items, Node, Text, key_name

WIDTH = 112
MOST_NAMED = 8
REPORTED_LATER = frozenset({"updates"})
HEAD = (
    "Lines with a # in front are not read. Some say what a fact is. Others, such as “#summary:”, are facts that you "
    f"can use: take the # away. Words that end in {REPLACE} are an example: write your own, and take {REPLACE} out.")
FOOT = ("Anything can also have a name, a summary, an audience and notes for colleagues: see “What you can write” in "
        "the guide.")
_LETTERS = re.compile(r"[^\W\d_]{2}")


class NothingToLinkError(ValueError):
    """A file cannot be without a link, and the project has nothing that it can lead to; `kinds` are what could be."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        super().__init__(listed(kinds))
        self.kinds = kinds


@dataclass(frozen=True, slots=True)
class Template:
    """Writes new files from the examples of kinds. `names` are the ids of what the project has, by kind."""

    kinds: Kinds
    names: Mapping[str, list[str]]

    def file(self, kind: Kind) -> str:
        """A file that holds one thing; raises NothingToLinkError."""
        document, _ = read_document("x.md", "x.md", _fenced(example_of(kind)))
        assert document is not None  # noqa: S101  (examples are tested)
        own = [] if document.kind is None else [f"kind: {kind.name.replace('-', ' ')}"]
        rows = [*_remark(HEAD, 0), *own, *self._facts(kind.type, document.facts, 0), *_remark(FOOT, 0)]
        story = (document.prose.text if document.prose else "").strip()
        if not _in_markdown(kind):
            return "\n".join(rows) + "\n"
        said = f"\n{_marked(story)}\n" if story else ""
        return "\n".join(["---", *rows, "---"]) + f"\n{said}"

    def register(self, kind: Kind) -> str:
        """A file that holds a list of things, with one in it; raises NothingToLinkError."""
        head = [*_remark(HEAD, 0), f"kind: {kind.plural}", f"{key_name(kind.plural)}:"]
        return "\n".join([*head, *self.entry(kind), *_remark(FOOT, 0)]) + "\n"

    def entry(self, kind: Kind) -> list[str]:
        """The lines of one thing in such a list."""
        document, _ = read_document("x.yml", "x.yml", example_of(kind))
        given = document.facts.get(key_name(kind.plural)) if document else None
        first = given.items[0] if isinstance(given, Items) else given
        assert first is not None  # noqa: S101  (examples are tested)
        return list(self._item(kind.type, first, 2))

    def _facts(self, owner: type[BaseModel], example: Facts, indent: int) -> Iterator[str]:
        """What is used comes first, then what can be: of the example, and what else there is."""
        words = {kind.name: kind.word for kind in self.kinds}
        known = {fact.key: fact for fact in facts_of(owner, words, common=True)}
        used: list[str] = []
        unused: list[str] = []
        given = {key_name(key.value): node for key, node in example.entries if key_name(key.value) != "kind"}
        for name, node in given.items():
            if name == "name" and name in COMMON:
                continue
            live, rows = self._fact(owner, known[name], node, indent)
            (used if live else unused).extend(rows)
        for name, fact in known.items():
            if name not in given and name not in COMMON:
                unused += self._fact(owner, fact, Text("", example.place), indent)[1]
        yield from used
        yield from unused

    def _fact(self, owner: type[BaseModel], fact: FactEntry, node: Node, indent: int) -> tuple[bool, list[str]]:
        """Whether a fact is used at once, and its lines with what it means above them."""
        source = owner if fact.key in shapes(owner) else owner.borrows[0]  # type: ignore[attr-defined]
        shape = may_hold(owner)[fact.key]
        about, live = fact.about, fact.needed
        if to := may_lead_to(owner, fact.key):
            known = list(dict.fromkeys(id for kind in to for id in self.names.get(kind, [])))
            live = live or (fact.key == "strategy" and len(known) == 1)
            if live and not known:
                raise NothingToLinkError(to)
            about += f" Here: {', '.join(known)}." if 0 < len(known) <= MOST_NAMED else ""
            rows = [f"{' ' * indent}{fact.key}:{f' {scalar(self._link(to, known[0], whole=live))}' if known else ''}"]
        elif shape.part and isinstance(node, Text):
            rows = [f"{' ' * indent}{fact.key}:"]
        elif shape.part:
            live = live or (shape.many and fact.key not in REPORTED_LATER)
            rows = [f"{' ' * indent}{fact.key}:", *self._part(shape.part, shape, node, indent + 2)]
        else:
            said = as_value(node)
            words = _is_words(source, shape) and bool(said)
            live = live or words or (bool(said) and fact.key == getattr(owner, "coded", None))
            rows = list(lines({fact.key: _each_marked(said) if words else said}, indent))
        if not live:
            rows = [f"{' ' * indent}#{row[indent:]}" for row in rows]
        return live, [*_remark(about, indent), *rows]

    def _part(self, part: type[BaseModel], shape: Shape, node: Node, indent: int) -> Iterator[str]:
        """What lies in a fact: a list of which things are shown once, or facts that belong together."""
        if isinstance(node, Items):
            for one in node.items[:1] if shape.holds_things else node.items:
                yield from self._item(part, one, indent)
        elif isinstance(node, Facts):
            yield from self._facts(part, node, indent)

    def _item(self, part: type[BaseModel], node: Node, indent: int) -> Iterator[str]:
        if isinstance(node, Text):
            yield f"{' ' * indent}- {scalar(_marked(node.value))}"
        elif isinstance(node, Facts):
            rows = list(self._facts(part, node, indent + 2))
            first = next(at for at, row in enumerate(rows) if not row.lstrip().startswith("#"))
            rows[first] = f"{' ' * indent}- {rows[first].lstrip()}"
            yield from rows

    def _link(self, to: tuple[str, ...], id: str, *, whole: bool) -> str:
        """A link as it is typed: with its kind where several have that name, or might (`whole`)."""
        kinds = [kind for kind in to if id in self.names.get(kind, [])]
        return id if len(kinds if not whole else to) == 1 else f"{kinds[0]}:{id}"


def may_lead_to(owner: type[BaseModel], name: str) -> tuple[str, ...]:
    """The kinds that a fact may lead to, or by which it says in what this lies; none where it is no link."""
    link = may_hold(owner)[name].link
    fact, kind = getattr(owner, "held_by", None) or ("", "")
    return link.kinds if link else (kind,) if name == fact else ()


def _in_markdown(kind: Kind) -> bool:
    return example_of(kind).startswith("---")


def _fenced(example: str) -> str:
    return example if example.startswith("---") else f"---\n{example}\n---\n"


def _is_words(owner: type[BaseModel], shape: Shape) -> bool:
    """Whether a fact is plain words, of which there is no list and no grammar."""
    info = owner.model_fields[shape.attr]
    whole = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    options = [whole, *getattr(info.annotation, "__args__", ())]
    return any(one in (Line, Lines) for one in options)


def _each_marked(value: object) -> str | list[str]:
    return _marked(value) if isinstance(value, str) else [_marked(str(one)) for one in value]  # type: ignore[attr-defined]


def _marked(words: str) -> str:
    """Words with the sign that they are to be replaced; figures and signs are not."""
    return f"{words} {REPLACE}" if _LETTERS.search(words) else words


def _remark(words: str, indent: int) -> list[str]:
    lead = f"{' ' * indent}# "
    return textwrap.wrap(words, WIDTH, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)

"""What differs between a file that is there and what came in, and the lines of the file that change for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.intake.write import Value, as_value, entries, lines
from goldenthread.source.tree import Facts as Tree
from goldenthread.source.tree import Items, Node, Text, key_name


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs: whose it is (a code, empty for the plan's own), which, as it is (empty: it is not there),
    and as it came in.
    """

    code: str
    fact: str
    old: str
    new: str

    def text(self) -> str:
        """The change as a few lines for a reader."""
        head = " ".join(part for part in (self.code or "The plan", self.fact) if part)
        return f"  {head}\n    is:      {self.old or '(not there)'}\n    becomes: {self.new}"


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines of a file, counted from 0, and what comes in their place."""

    start: int
    end: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """What a second import would change; `kept` is what the file has and the import does not, which stays; `by_hand`
    what only a person can put together.
    """

    changes: tuple[Change, ...]
    kept: tuple[str, ...]
    by_hand: tuple[str, ...]
    text: str


Same = Callable[[str, str], bool]
"""Whether two names mean one and the same."""


class Edits:
    """A file as it is, its rows and its tree, and what is to change in it."""

    def __init__(self, text: str, tree: Tree, same: Same) -> None:
        self.rows = text.split("\n")
        self.tree = tree
        self.same = same
        self.changes: list[Change] = []
        self.kept: list[str] = []
        self.by_hand: list[str] = []
        self.edits: list[_Edit] = []

    def whole(self, key: Text, value: Node) -> tuple[int, int]:
        """The lines of a fact: its own, and those below it that are moved in further."""
        start = key.place.line - 1
        end = start + 1
        last = start + (value.rows if isinstance(value, Text) else 1)
        level = isinstance(value, Items) and not value.flow and value.place.column == key.place.column
        while end < len(self.rows):
            row = self.rows[end]
            indent = len(row) - len(row.lstrip(" ")) + 1
            dashed = level and indent == key.place.column and row.lstrip().startswith("- ")
            below = indent > key.place.column or dashed
            if row.strip() and end >= last and not below:
                break
            end += 1
        while end > max(last, start + 1) and (not self.rows[end - 1].strip()
                                               or self.rows[end - 1].lstrip().startswith("#")):
            end -= 1
        return start, end

    def put(self, holder: Tree, fact: str, value: Value, code: str, before: Sequence[str]) -> None:
        """Notes a fact that differs, and how its lines change; a new one comes after those that are named before it."""
        old, label = holder.get(fact), fact.replace("_", " ")
        entry = next(((key, node) for key, node in holder.entries if key_name(key.value) == fact), None)
        if old is not None and self._says_the_same(fact, as_value(old), value):
            return
        self.changes.append(Change(code, label, shown(as_value(old)) if old is not None else "", shown(value)))
        indent = holder.entries[0][0].place.column - 1
        rows = tuple(lines({fact: value}, indent))
        if entry:
            start, end = self.whole(*entry)
            first = self.rows[start][: entry[0].place.column - 1]
            self.edits.append(_Edit(start, end, (f"{first}{rows[0].lstrip()}", *rows[1:])))
            return
        above = [one for one in holder.entries if key_name(one[0].value) in before] or [holder.entries[0]]
        _, end = self.whole(*above[-1])
        self.edits.append(_Edit(end, end, rows))

    def add(self, holder: Tree, fact: str, values: Sequence[Value]) -> bool:
        """Puts entries at the end of a list; tells whether there is one with entries that they can follow."""
        entry = next(((key, node) for key, node in holder.entries if key_name(key.value) == fact), None)
        if entry is None or not isinstance(entry[1], Items) or entry[1].flow or not entry[1].items:
            return False
        row = self.rows[entry[1].items[0].place.line - 1]
        end = self.whole(*entry)[1]
        self.edits.append(_Edit(end, end, tuple(entries(values, len(row) - len(row.lstrip(" "))))))
        return True

    def patch(self) -> Patch:
        """All of it."""
        return Patch(tuple(self.changes), tuple(self.kept), tuple(self.by_hand), self.patched())

    def _says_the_same(self, fact: str, old: Value, new: Value) -> bool:
        """Whether two values differ in nothing that matters: names in other spellings are the same names."""
        if fact not in ("lead", "partners"):
            return shown(old) == shown(new)
        names, others = list(all_words(old)), list(all_words(new))
        return len(names) == len(others) and all(map(self.same, names, others))

    def patched(self) -> str:
        """The text with every edit made, the last first."""
        rows = list(self.rows)
        for edit in sorted(self.edits, key=lambda one: (one.start, one.end), reverse=True):
            rows[edit.start : edit.end] = edit.rows
        return "\n".join(rows)


def listed_in(holder: Tree, fact: str) -> list[Tree]:
    """The groups of facts in a list."""
    found = holder.get(fact)
    return [one for one in found.items if isinstance(one, Tree)] if isinstance(found, Items) else []


def said_in(holder: Tree, fact: str) -> str:
    """The words of a fact; empty where it has none."""
    found = holder.get(fact)
    return found.value.strip() if isinstance(found, Text) else ""


def shown(value: Value) -> str:
    """A value as one line, entries apart by semicolons."""
    if isinstance(value, str):
        return " ".join(value.split())
    return "; ".join(all_words(value))


def all_words(value: Value) -> Iterator[str]:
    """Each piece of words in a value, in its order."""
    if isinstance(value, str):
        yield " ".join(value.split())
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from all_words(one)

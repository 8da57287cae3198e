"""What differs between a file that is there and what came in, and the lines of the file that change for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.intake.audience import held, internal_below, is_internal
from goldenthread.intake.cleaning import lines_of
from goldenthread.intake.log import Log
from goldenthread.intake.proof import Wanted
from goldenthread.intake.write import Value, as_value, entries, lines
from goldenthread.source.quoting import closing_quote
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
Secret = Callable[[str], bool]
"""Whether a name is that of somebody internal."""
Read = Callable[[str], tuple[Value, str] | None]
"""Reads a text again with the engine: its facts and the story below them, or None where there is a mistake in it."""
_REMARK = re.compile(r"(?:^|\s)#")


class Edits:
    """A file as it is, its rows and its tree, and what is to change in it."""

    def __init__(
        self, text: str, tree: Tree, same: Same, read: Read, secret: Secret = lambda name: False
    ) -> None:
        self.text = text
        self.rows = text.split("\n")
        self.tree = tree
        self.same = same
        self.read = read
        self.secret = secret
        self.changes: list[Change] = []
        self.kept: list[str] = []
        self.by_hand: list[str] = []
        self.edits: list[_Edit] = []
        self.wanted = Wanted(tree)
        self.internal = {id(node) for node in internal_below(tree)}

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
        """Notes a fact that differs, and how its lines change; a new one comes after those that are named before it.

        What is for colleagues, and what cannot be changed without harm to what stands beside it, is left to a person.
        """
        old, label = holder.get(fact), fact.replace("_", " ")
        entry = next(((key, node) for key, node in holder.entries if key_name(key.value) == fact), None)
        if old is not None and self._says_the_same(fact, as_value(held(old)), value):
            return
        unsaid = self._unsaid(fact, old, value)
        said = [name for name in all_words(as_value(held(old))) if name not in unsaid] if old is not None else []
        if unsaid and self._says_the_same(fact, said, value):
            self.kept.append(f"{code}, {label}: who is internal")
            return
        start, end = self.whole(*entry) if entry else self._after(holder, before)
        key = entry[0].value if entry else fact
        rows = list(lines({key: value}, holder.entries[0][0].place.column - 1))
        if entry:
            rows[0] = self.rows[start][: entry[0].place.column - 1] + rows[0].lstrip()
        tail = self._tail(entry[1]) if entry and len(rows) == 1 and end == start + 1 else ""
        why = "it names somebody who is internal as well" if unsaid else self._why_by_hand(holder, old, value)
        if not tail and any(map(_REMARK.search, self.rows[start:end])):
            why = why or "there is a remark between its lines"
        if why:
            self.by_hand.append(f"{code or 'the plan'}, {label}: what came in says something else, and {why}")
            return
        self.changes.append(Change(code, label, shown(as_value(old)) if old is not None else "", shown(value)))
        self.wanted.put(holder, key, value)
        rows[0] += tail
        self.edits.append(_Edit(start, end, tuple(rows)))

    def _after(self, holder: Tree, before: Sequence[str]) -> tuple[int, int]:
        """Where a new fact goes: below the last of those that are named, else below the first there is."""
        above = [one for one in holder.entries if key_name(one[0].value) in before] or [holder.entries[0]]
        end = self.whole(*above[-1])[1]
        return end, end

    def _tail(self, value: Node) -> str:
        """The remark that stands behind a value in its line; empty where there is none."""
        if not isinstance(value, Text) or value.rows > 1:
            return ""
        row = self.rows[value.place.line - 1][value.place.column - 1 :]
        close = None if value.plain or not row else closing_quote(row)
        rest = row[len(value.value) :] if value.plain else row[close + 1 :] if close is not None else ""
        return rest.rstrip() if re.match(r"\s+#", rest) else ""

    def _why_by_hand(self, holder: Tree, old: Node | None, value: Value) -> str:
        """Why a fact is for a person to change; empty where it is not."""
        if id(holder) in self.internal:
            return "what it belongs to is internal"
        if old is not None and held(old) is not old:
            return "it has an audience of its own"
        kept = [word for _, node in holder.entries if is_internal(node) for word in all_words(as_value(held(node)))]
        if any(self.same(word, one) for word in kept for one in all_words(value)):
            return "another fact that says the same is internal"
        return "it is written on one line, in braces" if self._in_braces(holder) else ""

    def _in_braces(self, holder: Tree) -> bool:
        place = holder.place
        return self.rows[place.line - 1][place.column - 1 :].startswith("{")

    def add(self, holder: Tree, fact: str, values: Sequence[Value]) -> str:
        """Puts entries at the end of a list; gives the reason where they cannot be put there, else nothing."""
        entry = next(((key, node) for key, node in holder.entries if key_name(key.value) == fact), None)
        if id(holder) in self.internal:
            return "what they belong to is internal"
        if entry is None or not isinstance(entry[1], Items) or entry[1].flow or not entry[1].items:
            return f"there is no list “{fact}:” with dashes to add it to"
        row = self.rows[entry[1].items[0].place.line - 1]
        end = self.whole(*entry)[1]
        self.edits.append(_Edit(end, end, tuple(entries(values, len(row) - len(row.lstrip(" "))))))
        self.wanted.add(entry[1], values)
        return ""

    def patch(self) -> Patch:
        """All of it, proven: a text that would say anything but what is wanted is not given, and is for a person."""
        text, was = self.patched(), self.read(self.text)
        now = self.read(text) if self.edits else was
        if was is None or now != (self.wanted.whole(), was[1]):
            lost = [f"{' '.join(filter(None, (one.code or 'the plan', one.fact)))}: the file is written in a way that "
                    "cannot be changed safely" for one in self.changes]
            return Patch((), tuple(self.kept), (*self.by_hand, *lost), self.text)
        return Patch(tuple(self.changes), tuple(self.kept), tuple(self.by_hand), text)

    def _says_the_same(self, fact: str, old: Value, new: Value) -> bool:
        """Whether two values differ in nothing that matters: names in other spellings are the same names."""
        if fact not in ("lead", "partners"):
            return _cleaned(old) == _cleaned(new)
        names, others = self._once(all_words(old)), self._once(all_words(new))
        return len(names) == len(others) and all(map(self.same, names, others))

    def _unsaid(self, fact: str, old: Node | None, new: Value) -> list[str]:
        """The names in a fact that are internal and do not come in: no public file has them."""
        if fact not in ("lead", "partners") or old is None:
            return []
        return [name for name in all_words(as_value(held(old)))
                if self.secret(name) and not any(self.same(name, one) for one in all_words(new))]

    def _once(self, names: Iterator[str]) -> list[str]:
        """Names without those that only say one before them again, in another spelling."""
        kept: list[str] = []
        for name in names:
            kept += [name] if not any(self.same(name, one) for one in kept) else []
        return kept

    def patched(self) -> str:
        """The text with every edit made, the last first; of two at one place what is moved in further comes first."""
        rows = list(self.rows)
        numbered = sorted(enumerate(self.edits), reverse=True, key=lambda one: (
            one[1].start, one[1].end, -(len(one[1].rows[0]) - len(one[1].rows[0].lstrip(" "))), one[0]))
        for _, edit in numbered:
            rows[edit.start : edit.end] = edit.rows
        return "\n".join(rows)


def listed_in(holder: Tree, fact: str) -> list[Tree]:
    """The groups of facts in a list."""
    found = holder.get(fact)
    return [one for one in found.items if isinstance(one, Tree)] if isinstance(found, Items) else []


def said_in(holder: Tree, fact: str) -> str:
    """The words of a fact, whoever they are for; empty where it has none."""
    there = holder.get(fact)
    found = held(there) if there is not None else None
    return found.value.strip() if isinstance(found, Text) else ""


def shown(value: Value) -> str:
    """A value as one line, entries apart by semicolons."""
    if isinstance(value, str):
        return " ".join(value.split())
    return "; ".join(all_words(value))


def _cleaned(value: Value) -> str:
    """A value as an import cleans it: what differs in nothing else is the same."""
    return "; ".join(" ".join(lines_of(words, "", Log())) for words in all_words(value))


def all_words(value: Value) -> Iterator[str]:
    """Each piece of words in a value, in its order."""
    if isinstance(value, str):
        yield " ".join(value.split())
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from all_words(one)

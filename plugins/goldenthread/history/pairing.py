"""Which item of one state is which of another: by its id, a name it had before, or what it says and where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldenthread.history.wording import likeness, plainly
from goldenthread.kind import Kinds
from goldenthread.model.record import Record

ALIKE = 0.55
MOST_COMPARED = 20_000


def is_counted(record: Record) -> bool:
    """Whether an item's name is only its place in a list, as of a step."""
    return bool(getattr(record.type, "counted", False))


def sayings(record: Record) -> list[str]:
    """What an item says in the first place: its title, and its text where it has one beside it."""
    text = record.facts.get("text")
    return [record.title, *([str(text)] if isinstance(text, str) and text != record.title else [])]


def former_refs(record: Record, kinds: Kinds) -> Iterator[str]:
    """The `kind:id` that an item had under each of the names it had before."""
    section = kinds[record.kind].section
    for name in record.facts.get("was", ()):
        plain = str(name).strip("/")
        if section and plain.startswith(f"{section}/"):
            yield f"{record.kind}:{plain.removeprefix(f'{section}/')}"
        yield f"{record.kind}:{plain}"
        if "/" not in plain and "/" in record.id:
            yield f"{record.kind}:{record.id.rsplit('/', 1)[0]}/{plain}"


@dataclass(slots=True)
class _Pairing:
    kinds: Kinds
    new: dict[str, Record]
    found: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    compared: int = 0

    def put(self, old: Record, new: Record) -> None:
        self.found[old.ref] = new.ref
        self.taken.add(new.ref)

    def free(self, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if record.ref not in self.taken]

    def among(self, olds: list[Record], news: list[Record]) -> None:
        """Pairs items of one kind that lie in one place: by name, by words, by likeness, and what is left in turn."""
        counted = bool(olds) and is_counted(olds[0])
        if counted:
            self._by_words(olds, news)
            olds = [record for record in olds if record.ref not in self.found]
        if not counted:
            by_last = {record.last: record for record in self.free(news)}
            for old in olds:
                if old.last in by_last:
                    self.put(old, by_last.pop(old.last))
            self._by_words([record for record in olds if record.ref not in self.found], news)
        for old in [record for record in olds if record.ref not in self.found]:
            best = max(self.free(news), key=lambda one: (self._alike(old, one), one.ref), default=None)
            if best is not None and self._alike(old, best) >= ALIKE:
                self.put(old, best)
        if counted and olds and not olds[0].facts.get("date"):
            left = [record for record in olds if record.ref not in self.found]
            for old, new in zip(left, self.free(news), strict=False):
                self.put(old, new)

    def _by_words(self, olds: list[Record], news: list[Record]) -> None:
        by_words: dict[str, list[Record]] = {}
        for record in self.free(news):
            by_words.setdefault(_said(record), []).append(record)
        for old in olds:
            if by_words.get(_said(old)):
                self.put(old, by_words[_said(old)].pop(0))

    def _alike(self, old: Record, new: Record) -> float:
        self.compared += 1
        if self.compared > MOST_COMPARED:
            return 0.0
        return max(likeness(one, two) for one, two in zip(sayings(old), sayings(new), strict=False))


def _said(record: Record) -> str:
    return plainly(record.title).casefold()


def pair(old: list[Record], new: list[Record], kinds: Kinds) -> dict[str, str]:
    """For each old item the new one that it is, where there is one."""
    made = _Pairing(kinds, {record.ref: record for record in new})
    for record in old:
        if record.ref in made.new and not is_counted(record):
            made.put(record, made.new[record.ref])
    waiting = {record.ref: record for record in old if record.ref not in made.found}
    for record in made.free(new):
        before = next((ref for ref in former_refs(record, kinds) if ref in waiting), None)
        if before:
            made.put(waiting.pop(before), record)
    for depth in range(1 + max((len(record.holders) for record in old), default=0)):
        groups: dict[tuple[str, str], list[Record]] = {}
        for record in old:
            if len(record.holders) == depth and record.ref not in made.found:
                holder = record.holders[0] if record.holders else ""
                groups.setdefault((record.kind, made.found.get(holder, holder)), []).append(record)
        for (kind, holder), olds in groups.items():
            held = [record for record in made.free(new)
                    if record.kind == kind and (record.holders[0] if record.holders else "") == holder]
            if depth:
                made.among(olds, held)
            else:
                made._by_words(olds, held)
    return made.found

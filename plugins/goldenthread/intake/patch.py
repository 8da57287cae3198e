"""A plan that comes in a second time: what differs from the file that is there, and those lines alone put right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldenthread.intake.write import Facts, Value, as_value, entries, lines
from goldenthread.source.tree import Facts as Tree
from goldenthread.source.tree import Items, Node, Text, key_name
from goldenthread.source.yaml_tree import read_yaml

OF_A_STEP = ("action", "indicator", "lead", "partners", "resources", "timescale", "status")
_OF_A_PLAN = ("title", "period")
_STEPS = "steps"


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


class _Plan:
    """The file as it is: its rows, and its tree."""

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
        self.changes.append(Change(code, label, _shown(as_value(old)) if old is not None else "", _shown(value)))
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

    def _says_the_same(self, fact: str, old: Value, new: Value) -> bool:
        """Whether two values differ in nothing that matters: names in other spellings are the same names."""
        if fact not in ("lead", "partners"):
            return _shown(old) == _shown(new)
        names, others = list(_all_words(old)), list(_all_words(new))
        return len(names) == len(others) and all(map(self.same, names, others))

    def patched(self) -> str:
        """The text with every edit made, the last first."""
        rows = list(self.rows)
        for edit in sorted(self.edits, key=lambda one: (one.start, one.end), reverse=True):
            rows[edit.start : edit.end] = edit.rows
        return "\n".join(rows)


def patch_of(text: str, new: Facts, same: Same = str.__eq__, guessed: Collection[str] = ()) -> Patch | None:
    """What the facts of an import would change in the text of a plan; None where the text cannot be read as one.

    `same` tells whether two names mean one and the same; `guessed` are facts of the plan that the import does not give,
    `outcomes` among them where it gives no groups.
    """
    tree = read_yaml("x.yml", text)
    if tree.problems or not isinstance(tree.node, Tree):
        return None
    kind = tree.node.get("kind")
    if not isinstance(kind, Text) or key_name(kind.value) != "action_plan":
        return None
    plan = _Plan(text, tree.node, same)
    for fact in _OF_A_PLAN:
        if fact in new and fact not in guessed:
            plan.put(tree.node, fact, new[fact], "", ("kind", *_OF_A_PLAN[: _OF_A_PLAN.index(fact)]))
    _outcomes(plan, _each(new.get("outcomes")), grouped="outcomes" not in guessed)
    return Patch(tuple(plan.changes), tuple(plan.kept), tuple(plan.by_hand), plan.patched())


def _outcomes(plan: _Plan, new: Sequence[Mapping[str, Value]], *, grouped: bool) -> None:
    """Compares the groups by their code, else their title, and the actions by their code, whichever group has them."""
    listed = plan.tree.get("outcomes")
    groups = [one for one in listed.items if isinstance(one, Tree)] if isinstance(listed, Items) else []
    actions = {_said(one, "code"): one for group in groups for one in _listed(group, "actions")}
    seen: set[str] = set()
    for group in new:
        old = next((one for one in groups if _said(one, "code") and _said(one, "code") == group.get("code")), None)
        old = old or next((one for one in groups if _said(one, "title") == group["title"]), None)
        fresh = []
        for action in _each(group.get("actions")):
            code = str(action["code"])
            seen.add(code)
            if code in actions:
                _action(plan, actions[code], action, code)
            else:
                fresh.append(action)
        if old is not None and grouped:
            plan.put(old, "title", group["title"], str(group.get("code") or ""), ("code",))
        for holder, actions_of in _by_group(old, groups, fresh, grouped=grouped):
            _added(plan, holder, group, actions_of)
    plan.kept += [f"action {code}" for code in actions if code and code not in seen]


def _by_group(
    old: Tree | None, groups: list[Tree], fresh: list[Mapping[str, Value]], *, grouped: bool
) -> Iterator[tuple[Tree | None, list[Mapping[str, Value]]]]:
    """New actions with the group they belong to: where the import gives none, that with codes of the same beginning."""
    if grouped:
        yield old, fresh
        return
    starts = {_start(_said(action, "code")): group for group in groups for action in _listed(group, "actions")}
    for start, found in groupby(fresh, key=lambda action: _start(str(action["code"]))):
        yield starts.get(start, groups[-1] if groups else None), list(found)


def _start(code: str) -> str:
    return code.rpartition(".")[0]


def _added(plan: _Plan, old: Tree | None, group: Mapping[str, Value], fresh: list[Mapping[str, Value]]) -> None:
    """Puts new actions after the last of their group; a group that is not there comes after the last one."""
    if not fresh:
        return
    for action in fresh:
        plan.changes.append(Change(str(action["code"]), "new action", "", str(action["outcome"])))
    holder = old or plan.tree
    name = "actions" if old is not None else "outcomes"
    entry = next(((key, node) for key, node in holder.entries if key_name(key.value) == name), None)
    if entry is None or not isinstance(entry[1], Items) or not entry[1].items:
        plan.by_hand += [f"action {action['code']}: there is no list “{name}:” to add it to" for action in fresh]
        return
    first = entry[1].items[0]
    row = plan.rows[first.place.line - 1]
    indent = len(row) - len(row.lstrip(" "))
    made = entries(fresh if old is not None else [{**group, "actions": fresh}], indent)
    end = plan.whole(*entry)[1]
    plan.edits.append(_Edit(end, end, tuple(made)))


def _action(plan: _Plan, old: Tree, new: Mapping[str, Value], code: str) -> None:
    plan.put(old, "outcome", new["outcome"], code, ("code",))
    steps = _listed(old, _STEPS)
    given = _each(new.get(_STEPS))
    if not steps and not given:
        _facts(plan, old, new, code)
    elif len(steps) == len(given):
        for at, (step, one) in enumerate(zip(steps, given, strict=True), 1):
            _facts(plan, step, one, f"{code}, step {at}")
    else:
        had, has = max(len(steps), 1), max(len(given), 1)
        plan.by_hand.append(f"action {code}: it has {had} step{'' if had == 1 else 's'} in the file, and {has} in what "
                            "came in")


def _facts(plan: _Plan, old: Tree, new: Mapping[str, Value], code: str) -> None:
    for at, fact in enumerate(OF_A_STEP):
        if fact in new:
            plan.put(old, fact, new[fact], code, ("code", "outcome", *OF_A_STEP[:at]))
        elif fact != "status" and old.get(fact) is not None:
            plan.kept.append(f"{code}, {fact}")


def _listed(holder: Tree, fact: str) -> list[Tree]:
    found = holder.get(fact)
    return [one for one in found.items if isinstance(one, Tree)] if isinstance(found, Items) else []


def _each(value: Value | None) -> list[Mapping[str, Value]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, Sequence) else []


def _said(holder: Tree, fact: str) -> str:
    found = holder.get(fact)
    return found.value.strip() if isinstance(found, Text) else ""


def _shown(value: Value) -> str:
    """A value as one line, entries apart by semicolons."""
    if isinstance(value, str):
        return " ".join(value.split())
    return "; ".join(_all_words(value))


def _all_words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    else:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _all_words(one)

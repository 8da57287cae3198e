"""A plan that comes in a second time: what differs from the file that is there, and those lines alone put right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from goldenthread.intake.audience import is_internal
from goldenthread.intake.edits import Change, Edits, Patch, Same, Secret, listed_in, said_in
from goldenthread.intake.write import Facts, Value, as_value
from goldenthread.source.tree import Facts as Tree
from goldenthread.source.tree import Text, key_name
from goldenthread.source.yaml_tree import read_yaml

OF_A_STEP = ("action", "indicator", "lead", "partners", "resources", "timescale", "status")
_OF_A_PLAN = ("title", "period")
_STEPS = "steps"


def patch_of(
    text: str, new: Facts, same: Same = str.__eq__, guessed: Collection[str] = (), secret: Secret = lambda name: False
) -> Patch | None:
    """What the facts of an import would change in the text of a plan; None where the text cannot be read as one.

    `same` tells whether two names mean one and the same, `secret` whether one is internal and so in no
    public file; `guessed` are facts of the plan that the import does not give, `outcomes` among them where it gives no
    groups.
    """
    tree = read_yaml("x.yml", text)
    if tree.problems or not isinstance(tree.node, Tree):
        return None
    kind = tree.node.get("kind")
    if not isinstance(kind, Text) or key_name(kind.value) != "action_plan":
        return None
    plan = Edits(text, tree.node, same, reread, secret)
    for fact in _OF_A_PLAN:
        if fact in new and fact not in guessed:
            plan.put(tree.node, fact, new[fact], "", ("kind", *_OF_A_PLAN[: _OF_A_PLAN.index(fact)]))
    _outcomes(plan, _each(new.get("outcomes")), grouped="outcomes" not in guessed)
    return plan.patch()


def reread(text: str) -> tuple[Value, str] | None:
    """What a plan says, as the engine reads it; None where there is a mistake in it."""
    tree = read_yaml("x.yml", text)
    return None if tree.problems else (as_value(tree.node), "")


def _outcomes(plan: Edits, new: Sequence[Mapping[str, Value]], *, grouped: bool) -> None:
    """Compares the groups by their code, else their title, and the actions by their code, whichever group has them."""
    groups = listed_in(plan.tree, "outcomes")
    actions = {said_in(one, "code").casefold(): one for group in groups for one in listed_in(group, "actions")}
    seen: set[str] = set()
    for group in new:
        old = next((one for one in groups if said_in(one, "code") and said_in(one, "code") == group.get("code")), None)
        old = old or next((one for one in groups if said_in(one, "title") == group["title"]), None)
        fresh = []
        for action in _each(group.get("actions")):
            code = str(action["code"])
            seen.add(code.casefold())
            if code.casefold() in actions:
                _action(plan, actions[code.casefold()], action, code)
            else:
                fresh.append(action)
        if old is not None and grouped:
            plan.put(old, "title", group["title"], str(group.get("code") or ""), ("code",))
        for holder, actions_of in _by_group(old, groups, fresh, grouped=grouped):
            _added(plan, holder, group, actions_of)
    plan.kept += [f"action {said_in(one, 'code')}" for code, one in actions.items() if code and code not in seen]


def _by_group(
    old: Tree | None, groups: list[Tree], fresh: list[Mapping[str, Value]], *, grouped: bool
) -> Iterator[tuple[Tree | None, list[Mapping[str, Value]]]]:
    """New actions with the group they belong to: where the import gives none, that with codes of the same beginning."""
    if grouped:
        yield old, fresh
        return
    starts = {_start(said_in(action, "code")): group for group in groups for action in listed_in(group, "actions")}
    for start, found in groupby(fresh, key=lambda action: _start(str(action["code"]))):
        yield starts.get(start, groups[-1] if groups else None), list(found)


def _start(code: str) -> str:
    return code.rpartition(".")[0]


def _added(plan: Edits, old: Tree | None, group: Mapping[str, Value], fresh: list[Mapping[str, Value]]) -> None:
    """Puts new actions after the last of their group; a group that is not there comes after the last one."""
    if not fresh:
        return
    holder = old or plan.tree
    name = "actions" if old is not None else "outcomes"
    secret = {said_in(one, "outcome") for one in _internal_actions(plan)}
    known = [action for action in fresh if action["outcome"] in secret]
    fresh = [action for action in fresh if action not in known]
    values = fresh if old is not None else [{**group, "actions": fresh}]
    why = plan.add(holder, name, values) if fresh else ""
    if not why:
        plan.changes += [Change(str(action["code"]), "new action", "", str(action["outcome"])) for action in fresh]
    plan.by_hand += [f"action {action['code']}: {why}" for action in fresh if why]
    plan.by_hand += [f"action {action['code']}: an action with the same outcome is internal" for action in known]


def _internal_actions(plan: Edits) -> Iterator[Tree]:
    """The actions that are for colleagues, or whose outcome is."""
    for group in listed_in(plan.tree, "outcomes"):
        for action in listed_in(group, "actions"):
            outcome = action.get("outcome")
            if id(action) in plan.internal or (outcome is not None and is_internal(outcome)):
                yield action


def _action(plan: Edits, old: Tree, new: Mapping[str, Value], code: str) -> None:
    plan.put(old, "outcome", new["outcome"], code, ("code",))
    given = _each(new.get(_STEPS))
    steps = _compared(plan, listed_in(old, _STEPS), given)
    stands = said_in(old, "status") or _reported(old)
    if len(steps) < 2 and not given:
        _facts(plan, steps[0] if steps else old, new, code, stands)
    elif len(steps) == len(given):
        now = str(new.get("status") or "")
        if now and now != stands and not any(said_in(step, "status") for step in steps):
            plan.put(old, "status", now, code, ("code", "outcome"))
        for at, (step, one) in enumerate(zip(steps, given, strict=True), 1):
            own = str(one.get("status") or now) if one.get("status") or said_in(step, "status") else ""
            kept = {name: value for name, value in one.items() if name != "status"}
            _facts(plan, step, {**kept, "status": own} if own else kept, f"{code}, step {at}", stands)
    else:
        had, has = max(len(steps), 1), max(len(given), 1)
        plan.by_hand.append(f"action {code}: it has {had} step{'' if had == 1 else 's'} in the file, and {has} in what "
                            "came in")


def _compared(plan: Edits, steps: list[Tree], given: Sequence[Mapping[str, Value]]) -> list[Tree]:
    """The steps that those of an import are held against: all of them where it has the internal ones too, else those
    that a public file can have.
    """
    hidden = {id(step) for step in steps if id(step) in plan.internal}
    whole = len(given) == len(steps) and all(
        said_in(step, "action") == one.get("action") for step, one in zip(steps, given, strict=True)
        if id(step) in hidden)
    shown = [step for step in steps if id(step) not in hidden]
    return steps if whole else shown or steps


def _facts(plan: Edits, old: Tree, new: Mapping[str, Value], code: str, stands: str) -> None:
    """Compares the facts of an action with one step, or of a step; `stands` is where the action stands as it is."""
    for at, fact in enumerate(OF_A_STEP):
        if fact == "status" and old.get(fact) is None and new.get(fact) == stands:
            continue
        if fact in new:
            plan.put(old, fact, new[fact], code, ("code", "outcome", *OF_A_STEP[:at]))
        elif fact != "status" and old.get(fact) is not None:
            plan.kept.append(f"{code}, {fact}")


def _reported(action: Tree) -> str:
    """The status that the newest update of an action has set."""
    said = [said_in(update, "status") for update in listed_in(action, "updates")]
    return next((status for status in reversed(said) if status), "")


def _each(value: Value | None) -> list[Mapping[str, Value]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, Sequence) else []

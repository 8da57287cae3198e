"""A plan made from what a file holds: its groups, actions and steps with the author's words, ready to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.graph.references import references
from goldenthread.intake.cleaning import lines_of, one_line
from goldenthread.intake.codes import Recovered, recover
from goldenthread.intake.grid import Content, Paragraph
from goldenthread.intake.headings import LEAD, PARTNERS, WHO
from goldenthread.intake.log import Log, Sort, counted, so_many
from goldenthread.intake.names import KnownNames, names_as_written, names_in
from goldenthread.intake.rows import Action, Group, Reading, Step, in_order
from goldenthread.intake.tables import Table
from goldenthread.intake.times import as_timescale, period_in
from goldenthread.intake.write import Facts, Value
from goldenthread.kinds.action_plan import STATUSES
from goldenthread.messages.catalogue import quoted

OF_ITS_NAME = "the file's name"


@dataclass(slots=True)
class Plan:
    """A plan as it came in: its facts in the order in which they are written, and the names that no list holds.

    `guessed` says that the file gives no title, `ungrouped` that it gives no groups.
    """

    facts: Facts
    guessed: bool = False
    unknown: list[str] = field(default_factory=list)
    ungrouped: bool = False
    outcomes: int = 0
    actions: int = 0
    steps: int = 0


def read_plan(content: Content, tables: list[Table], stem: str, known: KnownNames, log: Log) -> Plan:
    """The plan in a file's tables; `stem` is the file's own name, for a plan without a title."""
    reading = Reading(log)
    above = ""
    for table in tables:
        before = len(reading.groups)
        if table.above != above:
            reading.groups.append(Group(table.grid.name, None, ""))
            above = table.above
        reading.table(table.grid, table.columns, table.start)
        _under_its_heading(reading, before, table, log)
    for group in reading.groups:
        if not group.actions and (group.title or group.code):
            log.add(Sort.NOT_UNDERSTOOD, group.place, f"a heading with no action below it: {quoted(group.title)}")
    groups = list(in_order(reading.groups))
    title, place = _title(content, tables, stem, log)
    plan = Plan({"kind": "action plan", "title": title}, guessed=place == OF_ITS_NAME)
    period = period_in(title)
    if period:
        plan.facts["period"] = period
        plan.facts["inferred"] = ["period"]
        log.add(Sort.INFERRED, place, f"period {period}: it stands in the title")
    cells = ["\n".join(step.facts.get(WHO, step.facts.get(fact, [])))
             for group in groups for action in group.actions for step in action.steps for fact in (LEAD, PARTNERS)]
    known.learn(cells)
    codes = _codes(groups, log)
    outcomes: list[Value] = []
    for group in groups:
        actions: list[Value] = [_action(action, code, plan, known, log)
                                for action, code in zip(group.actions, codes[id(group)], strict=True)]
        if not group.title:
            group.title = title
            log.add(Sort.INFERRED, group.place, f"outcome {quoted(title)}: these actions stand under no heading")
            plan.ungrouped = True
        given: Facts = {"code": group.code} if group.code else {}
        outcomes.append({**given, "title": group.title, "actions": actions})
    plan.facts["outcomes"] = outcomes
    plan.outcomes = len(groups)
    plan.actions = sum(len(group.actions) for group in groups)
    plan.steps = sum(len(action.steps) for group in groups for action in group.actions)
    return plan


def _under_its_heading(reading: Reading, before: int, table: Table, log: Log) -> None:
    """Gives a group without a title the heading that its table stands under."""
    for group in reading.groups[before:]:
        if not group.title and group.actions and table.above:
            group.title = table.above
            found = re.match(r"(\d+(?:\.\d+)*)[.):]?\s+(\S.*)", table.above)
            if found:
                group.code, group.title = found[1], found[2]
            log.add(Sort.CLEANED, table.grid.name, f"its actions stand under the heading {quoted(table.above)}")


def _title(content: Content, tables: list[Table], stem: str, log: Log) -> tuple[str, str]:
    """The plan's title and its place: the file's own heading, else the last words above the table's, else its name."""
    said = [(block.text, block.place) for block in content.blocks if isinstance(block, Paragraph)
            and block.level is not None and block.level <= 1 and block.text.strip()
            and not (block.text[:1].isdigit() and block.text.strip() in {table.above for table in tables})]
    first = tables[0]
    above = [(row.at(row.filled[0]).text, row.place) for row in first.grid.rows[: max(first.start - 1, 0)]
             if len(row.filled) == 1]
    chosen = said[0] if said else above[-1] if above else (stem.replace("-", " ").replace("_", " "), OF_ITS_NAME)
    if not said and not above:
        log.add(Sort.INFERRED, chosen[1], f"title {quoted(chosen[0])}: the file has none")
    for words, place in above:
        if (words, place) != chosen:
            log.add(Sort.LEFT_OUT, place, f"{counted(words)} above the table")
    aside = [block for block in content.blocks if isinstance(block, Paragraph) and block.text.strip()
             and (block.text, block.place) != chosen and all(table.above != block.text.strip() for table in tables)]
    if first.is_ours:
        number = sum(len(block.text.split()) for block in aside)
        log.add(Sort.LEFT_OUT, "the file", f"{so_many(number)} outside {quoted(first.above)}: they are for reading")
    else:
        for block in aside:
            log.add(Sort.LEFT_OUT, block.place, f"{counted(block.text)} outside the tables")
    return one_line(lines_of(chosen[0], chosen[1], log), chosen[1], log) or "Action plan", chosen[1]


def _codes(groups: list[Group], log: Log) -> dict[int, list[Recovered]]:
    words = " \n ".join(line for group in groups for action in group.actions for step in action.steps
                        for lines in step.facts.values() for line in lines)
    referred = frozenset(span.code.casefold() for span in references(words))
    taken: set[str] = set()
    return {id(group): recover(group.code, at, [action.code for action in group.actions], referred, taken, log)
            for at, group in enumerate(groups, 1)}


def _action(action: Action, code: Recovered, plan: Plan, known: KnownNames, log: Log) -> Facts:
    inferred = ["code"] if code.inferred else []
    facts: Facts = {"code": code.code}
    place = f"{action.place} ({code.code})"
    steps = [_step(step, plan, known, inferred, code.code, log) for step in action.steps]
    outcome = one_line(action.outcome, place, log)
    if not outcome:
        outcome = str(steps[0].pop("action", ""))
        log.add(Sort.CLEANED, place, "the action stands for its outcome, which the file does not give")
    facts["outcome"] = outcome
    if len(steps) == 1:
        facts |= steps[0]
    else:
        said = {str(step.get("status", "")) for step in steps}
        if len(said) == 1 and "" not in said:
            facts["status"] = said.pop()
            steps = [{name: value for name, value in step.items() if name != "status"} for step in steps]
        facts["steps"] = [step for step in steps if step]
    if inferred:
        facts["inferred"] = list(dict.fromkeys(inferred))
    return facts


def _step(step: Step, plan: Plan, known: KnownNames, inferred: list[str], code: str, log: Log) -> Facts:
    place = f"{step.place} ({code})"
    facts: Facts = {}
    for fact in ("action", "indicator"):
        if step.facts.get(fact):
            facts[fact] = one_line(step.facts[fact], place, log)
    facts |= _who(step, place, plan, known, inferred, log)
    if step.facts.get("resources"):
        facts["resources"] = one_line(step.facts["resources"], place, log)
    if step.facts.get("timescale"):
        scale = as_timescale(one_line(step.facts["timescale"], place, Log()), place, log)
        if scale.words:
            facts["timescale"] = scale.words
        if scale.inferred:
            inferred.append("timescale")
    if step.facts.get("status"):
        first, *others = step.facts["status"]
        said = re.sub(r"^\W+", "", first.casefold())
        if others:
            log.add(Sort.LEFT_OUT, place, f"{counted(' '.join(others))} below the status")
        if said in STATUSES:
            facts["status"] = said
        else:
            log.add(Sort.NOT_UNDERSTOOD, place, f"status {quoted(said)}: it can be {', '.join(STATUSES)}")
    return facts


def _beside(cell: str) -> tuple[str, str]:
    """Who leads, and whoever is named below in lines that start with “with”."""
    at = re.search(r"\n(?:together )?with\s", cell, re.IGNORECASE)
    return (cell[: at.start()], cell[at.end() :]) if at else (cell, "")


def _who(step: Step, place: str, plan: Plan, known: KnownNames, inferred: list[str], log: Log) -> Facts:
    """Who leads and who takes part; of several in one cell the first leads, which is our reading."""
    given: dict[str, list[str]] = {LEAD: [], PARTNERS: []}
    for fact in (WHO, LEAD, PARTNERS):
        cell = "\n".join(step.facts.get(fact, []))
        if not cell:
            continue
        if fact == LEAD:
            cell, beside = _beside(cell)
            given[PARTNERS] += names_in(beside, known).names
        found = names_as_written(cell, known) if step.own else names_in(cell, known)
        if found.doubtful:
            log.add(Sort.DOUBTFUL, place, f"{quoted(' '.join(cell.split()))} is read as "
                                          f"{' · '.join(found.names)}")
        if fact != WHO:
            given[fact] += found.names
            continue
        lead = found.lead or next(iter(found.names), None)
        given[LEAD] += [lead] if lead else []
        given[PARTNERS] += [name for name in found.names if name != lead]
        if len(found.names) > 1 and found.lead is None:
            inferred.append("lead")
            log.add(Sort.INFERRED, place, f"lead {quoted(str(lead))}: it is named first of {len(found.names)}")
    for fact, names in given.items():
        for name in names:
            if name in known:
                continue
            if name not in plan.unknown:
                plan.unknown.append(name)
            if known.near(name):
                inferred.append(fact)
    return {fact: names[0] if len(names) == 1 else list(dict.fromkeys(names)) for fact, names in given.items() if names}

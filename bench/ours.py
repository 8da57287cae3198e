"""The corpus as a project of goldenthread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from bench.corpus import YEAR, Action, Corpus, Council, Named, Plan, Priority
from bench.files import Write
from bench.settings import SETTINGS
from bench.words import PROMISES

TODAY = f"{YEAR}-11-22"
CONFIG = f"""\
docs_dir: strategy
{SETTINGS}\
  - goldenthread:
      plans: actionplans
"""
HELP = {
    "kind": "help", "title": "Who to talk to", "checked": f"16 November {YEAR}",
    "services": [{"name": "Childline", "sort": "national", "phone": "0800 1111", "free": True}],
}


def write(corpus: Corpus, folder: Path) -> None:
    """Writes the project: mkdocs.yml, strategy/ and actionplans/."""
    put = Write(folder)
    put("mkdocs.yml", CONFIG)
    put("strategy/index.md", _page({"title": "Promises and plans"}, "What was promised, and what is being done."))
    put("strategy/help.md", _page(HELP, "You can talk to someone today."))
    put("strategy/registers/shared.yml", _yaml(_register("organisations", corpus.shared)))
    for council in corpus.councils:
        _council(council, put)


def _council(council: Council, put: Callable[[str, str], None]) -> None:
    own, strategy = council.name, f"{council.name}-{YEAR - 1}"
    first = council.organisations[0].name
    put(f"strategy/registers/{own}-organisations.yml", _yaml(_register("organisations", council.organisations)))
    put(f"strategy/registers/{own}-roles.yml", _yaml(_register("roles", council.roles, organisation=first)))
    put(f"strategy/registers/{own}-bodies.yml", _yaml(_register("bodies", (council.board,), organisation=first)))
    put(f"strategy/{strategy}/strategy.md", _page({
        "kind": "strategy", "title": f"Growing up in {council.place} {YEAR - 1}–{YEAR + 2}",
        "council": f"{council.place} Council", "period": f"{YEAR - 1}-{YEAR + 2}", "status": "approved",
        "summary": f"What {council.place} wants for children in its care, and what it works on first.",
        "owner": council.roles[0].name, "ratified_by": council.board.name, "date_approved": f"11 March {YEAR - 1}",
        "vision": "Everyone who grows up in our care feels at home and has a say in what happens next.",
    }, "We wrote this with young people, carers and partners."))
    for order, priority in enumerate(council.priorities, 1):
        name = priority.name.partition("/")[2]
        put(f"strategy/{strategy}/{name}.md", _page(_priority(priority, order), priority.summary))
    put(f"strategy/{own}/pledge.md", _page(_pledge(council, strategy), "You can ask anyone here about these promises."))
    for plan in council.plans:
        put(f"actionplans/{plan.name}.yml", _yaml(_plan(plan, strategy)))


def _register(plural: str, listed: tuple[Named, ...], **also: str) -> dict[str, Any]:
    sorts = {} if plural == "roles" else {"sort": True}
    return {"kind": plural, plural: [
        {"name": one.name, "title": one.title, **({"sort": one.sort} if sorts else {}), **also, "summary": one.summary}
        for one in listed
    ]}


def _priority(priority: Priority, order: int) -> dict[str, Any]:
    return {
        "kind": "priority", "title": priority.title, "code": str(order), "order": order, "summary": priority.summary,
        "objectives": [{"name": one.name, "text": one.text} for one in priority.objectives],
        "evidence": [{"name": "need", "text": priority.need, "of": "need", "source": "Your Say survey"}],
        "measures": [{
            "name": f"{one.name}-shown", "text": one.measure, "direction": "up", "unit": "%",
            "baseline": {"value": one.readings[0][1], "date": one.readings[0][0]},
            "target": {"value": one.readings[0][1] + 20, "date": f"March {YEAR + 2}"},
            "readings": [{"date": day, "value": value} for day, value in one.readings[1:]],
            "objective": f"{priority.name}/{one.name}",
        } for one in priority.objectives],
    }


def _pledge(council: Council, strategy: str) -> dict[str, Any]:
    first = council.plans[0]
    kept = [f"{first.name}/{outcome.actions[0].code}" for outcome in first.outcomes]
    return {
        "kind": "pledge", "title": f"Our promises to you in {council.place}", "council": f"{council.place} Council",
        "strategy": strategy, "updated": f"9 September {YEAR - 1}",
        "summary": "Promises to children and young people in our care.",
        "promises": [{
            "name": keyword.casefold(), "number": number, "keyword": keyword, "text": text, "picture": picture,
            "priority": council.priorities[(number - 1) % len(council.priorities)].name,
            "kept_by": kept[number - 1:number],
        } for number, (keyword, picture, text) in enumerate(PROMISES, 1)],
    }


def _plan(plan: Plan, strategy: str) -> dict[str, Any]:
    return {
        "kind": "action plan", "title": plan.title, "strategy": strategy, "period": f"{YEAR - 1}-{YEAR + 2}",
        "status": "current", "approved": f"11 March {YEAR - 1}", "reports_to": plan.board,
        "summary": f"What will be done, by whom and by when, in {sum(1 for _ in plan.actions)} actions.",
        "outcomes": [{
            "code": outcome.code, "title": outcome.title, "priority": outcome.priority.name,
            "actions": [_action(action, outcome.priority) for action in outcome.actions],
        } for outcome in plan.outcomes],
    }


def _action(action: Action, priority: Priority) -> dict[str, Any]:
    steps = [{
        "action": step.action, "indicator": step.indicator, "lead": step.lead,
        **({"partners": list(step.partners)} if step.partners else {}),
        "resources": step.resources, "timescale": step.timescale,
    } for step in action.steps]
    own = steps[0] if len(steps) == 1 else {"steps": steps}
    return {
        "code": action.code, "outcome": action.outcome, **own, "status": action.status,
        "objective": f"{priority.name}/{action.objective.name}",
        "measure": f"{priority.name}/{action.objective.name}-shown",
        **({"refers_to": list(action.refers_to)} if action.refers_to else {}),
        **({"updates": [{"date": day, "text": text, "by": by} for day, text, by in action.updates]}
           if action.updates else {}),
    }


def _yaml(facts: dict[str, Any]) -> str:
    return yaml.dump(facts, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=10_000)


def _page(facts: dict[str, Any], text: str) -> str:
    return f"---\n{_yaml(facts)}---\n{text}\n"

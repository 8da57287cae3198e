"""The corpus as a project of sphinx-needs: a page and an item for each action, tables by filter."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import Action, Corpus, Outcome, Plan
from bench.files import Write

CONFIG = """\
project = "Promises and plans"
extensions = ["sphinx_needs"]
html_theme = "alabaster"
needs_types = [
    {"directive": "plan", "title": "Plan", "prefix": "P_", "color": "#BFD8D2", "style": "node"},
    {"directive": "action", "title": "Action", "prefix": "A_", "color": "#FEDCD2", "style": "node"},
    {"directive": "who", "title": "Organisation", "prefix": "O_", "color": "#DF744A", "style": "node"},
]
needs_links = {
    "plans": {"incoming": "holds", "outgoing": "is in"},
    "leads": {"incoming": "leads", "outgoing": "led by"},
    "partners": {"incoming": "takes part in", "outgoing": "with"},
    "refers": {"incoming": "referred to by", "outgoing": "refers to"},
}
needs_id_regex = "^[A-Z0-9_]+$"
"""


ONLY_ACTIONS = "type == 'action'"


def write(corpus: Corpus, folder: Path) -> None:
    """Writes the project: conf.py and a page in reStructuredText for each item."""
    put = Write(folder)
    put("conf.py", CONFIG)
    names = []
    own = (one for council in corpus.councils for one in (*council.organisations, *council.roles))
    for one in (*corpus.shared, *own):
        names.append(f"who/{one.name}")
        put(f"who/{one.name}.rst", "\n".join((
            _head(one.title), f".. who:: {one.title}", f"   :id: {_id(one.name)}", "", f"   {one.summary}", "",
            _needs("needlist", f"'{_id(one.name)}' in leads or '{_id(one.name)}' in partners"))))
    for plan in (plan for council in corpus.councils for plan in council.plans):
        names.append(f"plans/{plan.name}")
        put(f"plans/{plan.name}.rst", "\n".join((
            _head(plan.title), f".. plan:: {plan.title}", f"   :id: {_id(plan.name)}", "", "   A plan.", "",
            _needs("needtable", f"type == 'action' and '{_id(plan.name)}' in plans"))))
        for outcome, action in plan.actions:
            name = f"actions/{_id(plan.name, action.code).lower()}"
            names.append(name)
            put(f"{name}.rst", _action(plan, outcome, action))
    put("all.rst", f"{_head('All actions')}\n{_needs('needtable', ONLY_ACTIONS)}")
    listed = "\n".join(f"   {name}" for name in ("all", *names))
    put("index.rst", f"{_head('Promises and plans')}\n.. toctree::\n   :maxdepth: 1\n\n{listed}\n")


def _action(plan: Plan, outcome: Outcome, action: Action) -> str:
    leads = dict.fromkeys(_id(step.lead) for step in action.steps)
    partners = dict.fromkeys(_id(name) for step in action.steps for name in step.partners)
    refers = [_id(plan.name, code) for code in action.refers_to]
    lines = [
        _head(f"{action.code} {action.outcome}"),
        f".. action:: {action.outcome}",
        f"   :id: {_id(plan.name, action.code)}",
        f"   :status: {action.status}",
        f"   :plans: {_id(plan.name)}",
        f"   :leads: {', '.join(leads)}",
        *([f"   :partners: {', '.join(partners)}"] if partners else ()),
        *([f"   :refers: {', '.join(refers)}"] if refers else ()),
        "",
        f"   {outcome.code} {outcome.title}. {action.objective.text} {action.objective.measure}.",
        "",
        "   .. list-table::",
        "",
    ]
    for step in action.steps:
        cells = (step.action, step.indicator, step.resources, step.timescale)
        lines += [f"      {'* -' if not at else '  -'} {cell}" for at, cell in enumerate(cells)]
    lines += ["", *(f"   - {day}: {text}" for day, text, _ in action.updates), ""]
    return "\n".join(lines)


def _head(title: str) -> str:
    return f"{title}\n{'=' * len(title)}\n"


def _needs(what: str, chosen: str) -> str:
    return f".. {what}::\n   :filter: {chosen}\n"


def _id(*parts: str) -> str:
    return "_".join(parts).upper().replace("-", "_").replace(".", "_")

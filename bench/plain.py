"""The corpus as plain pages in Markdown, as a council without goldenthread would write them, for the peers.

They hold what goldenthread's pages of the same items hold: a page for each action, plan, priority, organisation and
promise, tables, links both ways, and one list of all actions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from bench.corpus import Action, Corpus, Council, Named, Outcome, Plan, Priority
from bench.words import PROMISES

Link = Callable[[str, str], str]
"""The address of one page as another links to it; both are paths such as `plans/wexmoor-2025-1.md`."""
ALL = "all-actions.md"


def pages(corpus: Corpus, link: Link) -> Iterator[tuple[str, str, str]]:
    """Each page: its path, its title, and its Markdown without the title."""
    yield from _Book(corpus, link).pages()


def plan_path(plan: Plan) -> str:
    """The path of a plan's page."""
    return f"plans/{plan.name}.md"


def action_path(plan: Plan, action: Action) -> str:
    """The path of an action's page."""
    return f"actions/{plan.name}/{action.code.replace('.', '-')}.md"


def priority_path(priority: Priority) -> str:
    """The path of a priority's page."""
    return f"strategies/{priority.name}.md"


class _Book:
    """The pages of a corpus, with what links to what."""

    def __init__(self, corpus: Corpus, link: Link) -> None:
        self.corpus = corpus
        self.link = link
        self.titles = corpus.titles
        self.roles = {one.name for council in corpus.councils for one in council.roles}
        self.leads: dict[str, list[tuple[Plan, Action]]] = defaultdict(list)
        self.joins: dict[str, list[tuple[Plan, Action]]] = defaultdict(list)
        self.delivers: dict[str, list[tuple[Plan, Action]]] = defaultdict(list)
        for plan in (plan for council in corpus.councils for plan in council.plans):
            for outcome, action in plan.actions:
                self.delivers[outcome.priority.name].append((plan, action))
                for name in dict.fromkeys(step.lead for step in action.steps):
                    self.leads[name].append((plan, action))
                for name in dict.fromkeys(name for step in action.steps for name in step.partners):
                    self.joins[name].append((plan, action))

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Every page of the site."""
        councils = self.corpus.councils
        listed = [(plan_path(plan), plan.title) for council in councils for plan in council.plans]
        yield "index.md", "Promises and plans", "What was promised, and what is being done.\n\n" + self._list(
            "index.md", listed)
        yield "help.md", "Who to talk to", "You can talk to someone today. Childline: 0800 1111."
        yield ALL, "All actions", self._table_of_actions(
            ALL, ((plan, outcome, action) for council in councils for plan in council.plans
                  for outcome, action in plan.actions))
        for one in self.corpus.shared:
            yield self._who(one, f"organisations/{one.name}.md")
        for council in councils:
            yield from self._council(council)

    def _council(self, council: Council) -> Iterator[tuple[str, str, str]]:
        for one in council.organisations:
            yield self._who(one, f"organisations/{one.name}.md")
        for one in council.roles:
            yield self._who(one, f"roles/{one.name}.md")
        path = f"boards/{council.board.name}.md"
        received = [(plan_path(plan), plan.title) for plan in council.plans]
        yield path, council.board.title, f"{council.board.summary}\n\n{self._list(path, received)}"
        for number, (keyword, _, text) in enumerate(PROMISES):
            path = f"promises/{council.name}/{keyword.casefold()}.md"
            behind = council.priorities[number % len(council.priorities)]
            yield path, f"{keyword} ({council.place})", f"{text}\n\n{self._list(path, [self._priority_of(behind)])}"
        for priority in council.priorities:
            yield self._priority(priority)
        for plan in council.plans:
            path = plan_path(plan)
            parts = [f"Reports to {self._named(path, council.board.name)}."]
            for outcome in plan.outcomes:
                rows = ((plan, outcome, action) for action in outcome.actions)
                goal = self._a(path, *self._priority_of(outcome.priority))
                parts.append(f"## {outcome.code} {outcome.title}\n\nPriority: {goal}")
                parts.append(self._table_of_actions(path, rows))
            yield path, plan.title, "\n\n".join(parts)
            referring: dict[str, list[Action]] = defaultdict(list)
            for _, action in plan.actions:
                for code in action.refers_to:
                    referring[code].append(action)
            for outcome, action in plan.actions:
                yield self._action(plan, outcome, action, referring[action.code])

    def _priority(self, priority: Priority) -> tuple[str, str, str]:
        path = priority_path(priority)
        measures = [
            (one.measure, *(f"{value}% ({day})" for day, value in one.readings)) for one in priority.objectives
        ]
        return path, priority.title, "\n\n".join((
            priority.summary, "## Why it matters", priority.need, "## Objectives",
            "\n".join(f"- {one.text}" for one in priority.objectives), "## Measures",
            _table(("Measure", "Baseline", "Then", "Now"), measures), "## Actions that deliver it",
            self._list(path, self._titles(self.delivers[priority.name]))))

    def _who(self, one: Named, path: str) -> tuple[str, str, str]:
        return path, one.title, "\n\n".join((
            one.summary, "## Leads", self._list(path, self._titles(self.leads[one.name])),
            "## Takes part in", self._list(path, self._titles(self.joins[one.name]))))

    def _action(
        self, plan: Plan, outcome: Outcome, action: Action, referring: list[Action]
    ) -> tuple[str, str, str]:
        path = action_path(plan, action)
        steps = [
            (step.action, step.indicator, self._named(path, step.lead),
             ", ".join(self._named(path, name) for name in step.partners), step.resources, step.timescale)
            for step in action.steps
        ]
        facts = [
            ("Plan", self._a(path, plan_path(plan), plan.title)),
            ("Outcome", f"{outcome.code} {outcome.title}"),
            ("Priority", self._a(path, *self._priority_of(outcome.priority))),
            ("Objective", action.objective.text), ("Measured by", action.objective.measure), ("Status", action.status),
        ]
        news = [(day, text, self._named(path, by)) for day, text, by in action.updates]
        own = {one.code: one for _, one in plan.actions}
        first = [(plan, own[code]) for code in action.refers_to]
        parts = [
            _table(("Fact", "What it is"), facts), "## Steps",
            _table(("What will be done", "How it will be known", "Lead", "With", "Resources", "By when"), steps)]
        if news:
            parts += ["## Updates", _table(("Day", "What happened", "Reported by"), news)]
        if first:
            parts += ["## Refers to", self._list(path, self._titles(first))]
        if referring:
            parts += ["## Referred to by", self._list(path, self._titles((plan, one) for one in referring))]
        return path, f"{action.code} {action.outcome}", "\n\n".join(parts)

    def _table_of_actions(self, path: str, rows: Iterable[tuple[Plan, Outcome, Action]]) -> str:
        return _table(("Code", "Outcome", "Lead", "By when", "Status"), [
            (action.code, self._a(path, action_path(plan, action), action.outcome),
             self._named(path, action.steps[0].lead), action.steps[-1].timescale, action.status)
            for plan, _, action in rows
        ])

    def _titles(self, actions: Iterable[tuple[Plan, Action]]) -> list[tuple[str, str]]:
        return [(action_path(plan, action), f"{action.code} {action.outcome}") for plan, action in actions]

    def _list(self, path: str, targets: Iterable[tuple[str, str]]) -> str:
        return "\n".join(f"- {self._a(path, *target)}" for target in targets)

    def _named(self, path: str, name: str) -> str:
        folder = "roles" if name in self.roles else "boards" if name.endswith("-panel") else "organisations"
        return self._a(path, f"{folder}/{name}.md", self.titles[name])

    def _priority_of(self, priority: Priority) -> tuple[str, str]:
        return priority_path(priority), priority.title

    def _a(self, path: str, target: str, title: str) -> str:
        return f"[{title}]({self.link(path, target)})"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

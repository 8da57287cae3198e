"""The corpus: councils with a strategy, priorities, plans and partners, made from a seed and a number of actions.

It is held as plain data, so that goldenthread and each peer are given the same words. A council has up to seven plans
of 35 actions; a few organisations work with all councils, so that some tables grow with the whole.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench import words

IN_A_PLAN = 35
PLANS_OF_A_COUNCIL = 7
ONE_COUNCIL = IN_A_PLAN * PLANS_OF_A_COUNCIL
IN_AN_OUTCOME = 6
YEAR = 2026
TIMESCALES = tuple(text.format(year=YEAR, next=YEAR + 1) for text in words.TIMESCALES)
DATED = sum("{" in text for text in words.TIMESCALES)


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation or a role: its name in addresses, its title, what sort it is and a sentence."""

    name: str
    title: str
    sort: str
    summary: str


@dataclass(frozen=True, slots=True)
class Objective:
    """What a priority sets out to reach, and the measure that shows it, with readings (day, per cent)."""

    name: str
    text: str
    measure: str
    readings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority of a strategy; `name` holds the strategy's own, as in `wexmoor-2026/being-heard`."""

    name: str
    title: str
    summary: str
    need: str
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an action; `lead` and `partners` are names of organisations or roles."""

    action: str
    indicator: str
    lead: str
    partners: tuple[str, ...]
    resources: str
    timescale: str


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `refers_to` are codes in its own plan, `updates` days with what was said and by whom."""

    code: str
    outcome: str
    steps: tuple[Step, ...]
    status: str
    objective: Objective
    refers_to: tuple[str, ...]
    updates: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A group of actions for one priority."""

    code: str
    title: str
    priority: Priority
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """An action plan; `board` is the name of the panel it reports to."""

    name: str
    title: str
    board: str
    outcomes: tuple[Outcome, ...]

    @property
    def actions(self) -> Iterator[tuple[Outcome, Action]]:
        """Its actions in order, each with its outcome."""
        return ((outcome, action) for outcome in self.outcomes for action in outcome.actions)


@dataclass(frozen=True, slots=True)
class Council:
    """A made-up council with all that is its own; `name` is in the names of everything."""

    name: str
    place: str
    organisations: tuple[Named, ...]
    roles: tuple[Named, ...]
    board: Named
    priorities: tuple[Priority, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All councils, and the organisations that work with each of them."""

    councils: tuple[Council, ...]
    shared: tuple[Named, ...]

    @property
    def titles(self) -> dict[str, str]:
        """The title of each organisation and role, by name."""
        own = (one for council in self.councils for one in (*council.organisations, *council.roles, council.board))
        return {one.name: one.title for one in (*self.shared, *own)}


def make(actions: int, seed: int = 1) -> Corpus:
    """A corpus of so many actions; the same number and seed give the same corpus."""
    chance = random.Random(f"{seed}/{actions}")
    sizes = [min(IN_A_PLAN, actions - at) for at in range(0, actions, IN_A_PLAN)]
    shared = tuple(_named("", title, sort) for title, sort in words.SHARED)
    parts = [sizes[at:at + PLANS_OF_A_COUNCIL] for at in range(0, len(sizes), PLANS_OF_A_COUNCIL)]
    return Corpus(tuple(_council(chance, number, own, shared) for number, own in enumerate(parts)), shared)


def _council(chance: random.Random, number: int, sizes: list[int], shared: tuple[Named, ...]) -> Council:
    place = words.PLACES[number % len(words.PLACES)] + (" Vale" if number >= len(words.PLACES) else "")
    name = slug(place)
    organisations = tuple(_named(place, title, sort) for title, sort in words.ORGANISATIONS)
    roles = tuple(_named(place, title, "role") for title in words.ROLES)
    board = _named(place, "Corporate Parenting Panel", "panel")
    priorities = _priorities(chance, f"{name}-{YEAR - 1}")
    who = (*organisations, *roles, *shared)
    plans = tuple(
        _plan(chance, f"{name}-{YEAR - 1}-{at + 1}", f"{place} action plan {at + 1}, {YEAR - 1}–{YEAR + 2}",
              board.name, size, priorities, who, roles)
        for at, size in enumerate(sizes)
    )
    return Council(name, place, organisations, roles, board, priorities, plans)


def _named(place: str, title: str, sort: str) -> Named:
    full = f"{place} {title}" if place else title
    summary = f"{full} is a {sort} that works for children in care. It is made up."
    return Named(slug(full), full, sort, summary)


def _priorities(chance: random.Random, strategy: str) -> tuple[Priority, ...]:
    """The priorities of a strategy, in which no two objectives or measures have the same words."""
    subjects = chance.sample(words.SUBJECTS, len(words.SUBJECTS))
    texts = chance.sample(words.OBJECTIVES, 3)
    made = []
    for at, (title, summary) in enumerate(words.PRIORITIES):
        own = [subjects[(at + 4 * number) % len(subjects)] for number in range(3)]
        objectives = [_objective(chance, *one) for one in zip(own, texts, words.MEASURES, strict=False)]
        need = chance.choice(words.NEEDS).format(subject=own[0])
        made.append(Priority(f"{strategy}/{slug(title)}", title, summary, f"{need}.", tuple(objectives)))
    return tuple(made)


def _objective(chance: random.Random, subject: str, text: str, measure: str) -> Objective:
    start = chance.randint(40, 60)
    readings = (
        (f"March {YEAR - 1}", start),
        (f"September {YEAR - 1}", start + chance.randint(-3, 8)),
        (f"March {YEAR}", start + chance.randint(-3, 15)),
    )
    told = text.format(subject=subject, number=chance.randint(2, 9), percent=chance.randint(60, 95))
    return Objective(slug(subject), f"{told}.", measure.format(subject=subject), readings)


def _plan(
    chance: random.Random, name: str, title: str, board: str, size: int,
    priorities: tuple[Priority, ...], who: tuple[Named, ...], roles: tuple[Named, ...],
) -> Plan:
    aims = [(thing, aim, where) for thing in words.THINGS for aim in words.AIMS for where in words.WHERE]
    chosen = iter(chance.sample(aims, size))
    outcomes: list[Outcome] = []
    for at, first in enumerate(range(0, size, IN_AN_OUTCOME)):
        priority = priorities[at % len(priorities)]
        actions: list[Action] = []
        for number in range(1, min(IN_AN_OUTCOME, size - first) + 1):
            (one, many), aim, where = next(chosen)
            outcome = f"{many.capitalize()} {aim.format(place=where)}"
            actions.append(_action(chance, f"{at + 1}.{number}", outcome, one, priority, who, roles, actions))
        outcomes.append(Outcome(f"{at + 1}.0", priority.summary.rstrip("."), priority, tuple(actions)))
    return Plan(name, title, board, tuple(outcomes))


def _action(
    chance: random.Random, code: str, outcome: str, thing: str, priority: Priority,
    who: tuple[Named, ...], roles: tuple[Named, ...], others: list[Action],
) -> Action:
    count = chance.choice((1, 1, 1, 2, 3))
    steps = tuple(_step(chance, thing, who, doing) for doing in chance.sample(words.DOINGS, count))
    before = [one.code for one in others if _last(one.steps) <= _last(steps)]
    refers_to = (chance.choice(before),) if before and chance.random() < 0.4 else ()
    updates = tuple(
        (f"{chance.randint(1, 28)} {month} {YEAR}", f"{chance.choice(words.NEWS)}.", chance.choice(roles).name)
        for month in ("April", "July", "October")[:chance.choice((0, 1, 2, 3))]
    )
    status = chance.choice(words.STATUSES)
    return Action(code, outcome, steps, status, chance.choice(priority.objectives), refers_to, updates)


def _last(steps: tuple[Step, ...]) -> int:
    """The place of the latest of their days among all; a timescale without a day comes before all."""
    places = [TIMESCALES.index(step.timescale) for step in steps]
    return max(place if place < DATED else -1 for place in places)


def _step(chance: random.Random, thing: str, who: tuple[Named, ...], doing: str) -> Step:
    lead, *partners = chance.sample(who, chance.choice((1, 2, 2, 3, 4)))
    weeks = chance.randint(6, 20)
    sign = chance.choice(words.SIGNS).format(percent=chance.randint(70, 95), weeks=weeks, less=weeks // 2)
    return Step(
        f"{doing.format(who=f'each {thing}')}.", f"{sign}.", lead.name, tuple(one.name for one in partners),
        chance.choice(words.RESOURCES), chance.choice(TIMESCALES),
    )


def slug(text: str) -> str:
    """Words as they stand in an address."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.casefold().replace("'", "")).split())

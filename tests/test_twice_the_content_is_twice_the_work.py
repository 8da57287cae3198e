"""Twice the content is twice the work: no step of a build grows faster than what there is to build.

Calls are counted, not seconds: a count is the same on every machine and each time. A project is built in three sizes,
each twice the one before. Where the work is in proportion, the second step up costs twice the first; where everything
is held against everything, it costs four times as much.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import pstats
from pathlib import Path

import pytest

from goldenthread.cli.site import build
from small_project import write

SIZES = (2, 4, 8)
MOST = 2.25
FEW = 300
"""Calls so few that what is done once a section, or for the first ten of something, can still be seen in them."""


def plan(at: int, of: int) -> str:
    """A plan of five actions, which its own organisation leads and the next one takes part in."""
    actions = "".join(
        f"      - code: 1.{number}\n        outcome: Homes of plan {at} are near in {number} places\n"
        f"        action: Find {number} homes near the family. Refer to 1.1.\n        lead: org-{at}\n"
        f"        partners: org-{(at + 1) % of}\n        timescale: by end of March 2027\n        status: on track\n"
        f"        objective: town-{at}/homes/near-{number % 3}\n        measure: town-{at}/homes/found\n"
        f"        updates:\n          - date: 14 July 2026\n            text: Two homes were found.\n"
        for number in range(2, 6))
    return (f"kind: action plan\ntitle: Plan {at}\nstrategy: town-{at}\nstatus: current\napproved: 11 March 2025\n"
            f"outcomes:\n  - code: \"1.0\"\n    title: Homes are near\n    priority: town-{at}/homes\n    actions:\n"
            f"      - code: 1.1\n        outcome: First of {at}\n        action: Begin.\n        lead: org-{at}\n"
            f"        timescale: by end of March 2027\n{actions}")


def town(root: Path, size: int) -> Path:
    """A project with so many strategies, each with a priority and a plan, organisations and words explained."""
    files = {f"actionplans/plan-{at}.yml": plan(at, size) for at in range(size)}
    for at in range(size):
        goals = "".join(f"  - name: near-{number}\n    text: Homes are near in way {number}.\n" for number in range(3))
        files[f"strategy/town-{at}/strategy.md"] = (
            f"---\nkind: strategy\ntitle: Strategy {at}\ncouncil: Town {at}\nsummary: A home for all.\n---\nWords.\n")
        files[f"strategy/town-{at}/homes.md"] = (
            f"---\nkind: priority\ntitle: Homes {at}\nobjectives:\n{goals}measures:\n  - name: found\n"
            f"    text: Homes found\n    objective: town-{at}/homes/near-1\n---\nHomes near us.\n\n## How\n\nSo.\n")
    for kind, line in (("organisations", "    title: Service {0}\n    sort: charity\n"),
                       ("terms", "    title: Word {0}\n    meaning: What it is.\n    scope: town-{0}\n")):
        listed = "".join(f"  - name: {kind[:3]}-{at}\n{line.format(at)}" for at in range(size))
        files[f"strategy/registers/{kind}.yml"] = f"kind: {kind}\n{kind}:\n{listed}"
    return write(root, files)


def calls(folder: Path, size: int) -> dict[str, int]:
    """How often each function of goldenthread is called in a build, and all functions together."""
    root = town(folder / str(size), size)
    profile = cProfile.Profile()
    done = profile.runcall(
        build, root, None, dt.date(2026, 11, 22), folder / f"site-{size}", strict=False, offline=False)
    assert done == 0
    counted = {"everything": 0}
    for (file, _, name), (_, number, *_) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        counted["everything"] += number
        if "goldenthread" in file:
            key = f"{file.rpartition('goldenthread/')[2]}: {name}"
            counted[key] = counted.get(key, 0) + number
    return counted


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, int]]:
    """The calls of a build in three sizes; one before them reads all templates."""
    folder = tmp_path_factory.mktemp("towns")
    calls(folder, 1)
    return [calls(folder, size) for size in SIZES]


def test_no_function_is_called_more_than_twice_as_often_for_twice_the_content(counted: list[dict[str, int]]) -> None:
    """Each function's calls, and all calls together, grow with the content and no faster."""
    small, middle, large = counted
    grown = {name: (large[name] - middle.get(name, 0), middle.get(name, 0) - small.get(name, 0)) for name in large}
    fast = {name: (second, first) for name, (second, first) in grown.items() if second > max(MOST * first, FEW)}
    assert not fast, f"these grow faster than the content (second step up, first): {fast}"
    assert "graph/graph.py: _link" in grown  # the names are those of our functions

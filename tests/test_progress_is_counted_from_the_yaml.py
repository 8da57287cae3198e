"""The progress page: each of its counts is counted here from the YAML, by other means, for a day that is given."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from goldenthread.model.when import read_timescale, read_when
from small_project import run, write

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
OPEN = ("not started", "on track", "at risk", "off track")
Facts = dict[str, Any]


def actions() -> list[Facts]:
    """The actions of the one plan in force, as Westmoor's file has them."""
    plan = yaml.load((ROOT / "actionplans" / "westmoor-2025.yml").read_text("utf-8"), yaml.BaseLoader)
    return [action for outcome in plan["outcomes"] for action in outcome["actions"]]


def told(action: Facts) -> list[Facts]:
    """The updates given by the day, oldest first."""
    found = [one for one in action.get("updates", []) if read_when(one["date"]).last <= TODAY]
    return sorted(found, key=lambda one: read_when(one["date"]).last)


def status(action: Facts) -> str:
    """What the action says of itself, or else what its latest update says."""
    said = [one["status"] for one in told(action) if one.get("status")]
    return str(action.get("status") or (said[-1] if said else "not started")).lower()


def due(action: Facts) -> dt.date | None:
    """The day of the last move, or the last day that the timescales name."""
    moved = [read_when(one["new_date"]).last for one in told(action) if one.get("new_date")]
    steps = action.get("steps") or [action]
    spans = [read_timescale(step["timescale"]).due for step in steps if step.get("timescale")]
    days = [span.last for span in spans if span]
    return moved[-1] if moved else max(days, default=None)


def partner(action: Facts) -> bool:
    """Whether a partner leads it, by the sort that the register of organisations gives."""
    file = ROOT / "strategy" / "registers" / "westmoor-organisations.yml"
    outside = {one["name"] for one in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["organisations"]
               if "council" not in one.get("sort", "")}
    lead = action.get("lead", [])
    leads = lead if isinstance(lead, list) else [lead]
    return bool(leads) and set(leads) <= outside


def expected() -> dict[str, int]:
    """How many actions are in each state."""
    listed = actions()
    late = [one for one in listed if status(one) in OPEN and (day := due(one)) and day < TODAY
            and (not partner(one) or one.get("response") or one.get("asked"))]
    soon = [one for one in listed if status(one) in OPEN and (day := due(one))
            and TODAY <= day <= TODAY + dt.timedelta(30)]
    quiet = [one for one in listed if status(one) in OPEN
             and (not told(one) or read_when(told(one)[-1]["date"]).last < TODAY - dt.timedelta(92))]
    moved = [one for one in listed if any(update.get("new_date") for update in told(one))]
    counts = {"late": len(late), "due-soon": len(soon), "no-recent-update": len(quiet), "date-moved": len(moved)}
    for name in (*OPEN, "done", "stopped"):
        counts[name.replace(" ", "-")] = sum(status(one) == name for one in listed)
    return {name: number for name, number in counts.items() if number}


@pytest.fixture(scope="module")
def page(built_site: Path) -> str:
    """The progress page of the examples, built for the day."""
    return (built_site / "progress" / "index.html").read_text("utf-8")


def test_each_count_is_that_of_the_yaml(page: str) -> None:
    """Both in the numbers at the top, which are links, and in the heading each leads to."""
    top = {name: int(number) for name, number in
           re.findall(r'<li><a href="#([a-z-]+)"><strong>(\d+)</strong>', page)}
    heads = {name: int(number) for name, number in re.findall(r'<h2 id="([a-z-]+)">[^<]*\((\d+)\)</h2>', page)}
    assert top == expected()
    assert {name: heads[name] for name in top} == top


def test_what_is_late_comes_first_and_the_day_is_named(page: str) -> None:
    """The first section is what is late; “as at” stands by the counts."""
    assert re.findall(r'<h2 id="([a-z-]+)">', page)[0] == "late"
    assert "As at 22 November 2026" in page
    assert 'data-built="2026-11-22"' in page


MARKS = ("gt-late", "gt-soon", "gt-quiet", "gt-counts", "gt-count", "gt-status")
DATED = re.compile(r'class="(?:{})[ "]|<h2[^>]*>[^<]*\(\d+\)</h2>'.format("|".join(MARKS)))


def test_every_count_and_state_has_its_day(built_site: Path) -> None:
    """On each page that says what is late, due soon or quiet, where something stands or how many there are, the day
    of which that is true is written, and given to the script that says when it is long past.
    """
    said = 0
    for file in built_site.rglob("index.html"):
        _, found, rest = file.read_text("utf-8").partition("<article")
        article = rest.split("</article>")[0]
        if found and DATED.search(article) and "guide/" not in file.as_posix():
            said += 1
            assert re.search(r'data-built="2026-11-22">As at 22 November 2026\.', article), file
    assert said > 20


def test_a_plan_of_the_past_is_shown_as_it_stood(page: str, built_site: Path) -> None:
    """Nothing of 2008 is late on any page, and the progress page says that the plan is over."""
    assert "action-plans/middlesbrough-2008/" in page.split('id="closed"')[1]
    for file in (built_site / "action-plans" / "middlesbrough-2008").rglob("index.html"):
        article = file.read_text("utf-8").split("<article")[1].split("</article>")[0]
        assert "gt-late" not in article, file


def test_the_home_page_says_the_same(built_site: Path) -> None:
    """Its counts are links to the lists."""
    html = (built_site / "index.html").read_text("utf-8")
    counts = {words: int(number) for number, words in
              re.findall(r"<strong>(\d+)</strong> <span>([^<]+)</span>", html)}
    found = expected()
    assert counts["late"] == found["late"]
    assert counts["done"] == found["done"]
    assert counts["without a recent update"] == found.get("no-recent-update", 0)
    assert 'href="progress/#late"' in html


SMALL = """kind: action plan
title: Plan
strategy: x
status: current
approved: 1 March 2026
outcomes:
  - code: "1.0"
    title: Homes
    actions:
{actions}"""
ACTION = """      - code: "1.1"
        outcome: A home
        lead: {lead}
        timescale: {timescale}
{more}"""
FILES = {
    "strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\n---\n",
    "strategy/organisations.yml": "kind: organisations\norganisations:\n  - name: council\n    title: Council\n"
                                  "    sort: council department\n  - name: charity\n    title: Charity\n"
                                  "    sort: charity\n",
}


@pytest.mark.slow
@pytest.mark.parametrize(("lead", "timescale", "more", "states"), [
    ("council", "October 2026", "status: on track", {"late", "on-track", "no-recent-update"}),
    ("council", "October 2026", "status: done", {"done"}),
    ("council", "October 2026", "status: stopped", {"stopped"}),
    ("council", "December 2026", "status: at risk", {"at-risk", "no-recent-update"}),
    ("council", "22 December 2026", "", {"due-soon", "not-started", "no-recent-update"}),
    ("council", "22 November 2026", "", {"due-soon", "not-started", "no-recent-update"}),
    ("council", "21 November 2026", "", {"late", "not-started", "no-recent-update"}),
    ("charity", "October 2026", "status: on track", {"on-track", "no-recent-update"}),
    ("charity", "October 2026", "response: We are short of staff.", {"late", "not-started", "no-recent-update"}),
    ("charity", "October 2026", "asked: 3 November 2026", {"late", "not-started", "no-recent-update"}),
    ("council", "October 2026", "updates:\n          - date: 1 November 2026\n            text: We need more time.\n"
     "            status: at risk\n            new_date: March 2027", {"at-risk", "date-moved"}),
    ("council", "March 2027", "updates:\n          - date: 22 August 2026\n            text: Fine.", {"not-started"}),
    ("council", "March 2027", "updates:\n          - date: 21 August 2026\n            text: Fine.",
     {"not-started", "no-recent-update"}),
    ("council", "March 2027", "updates:\n          - date: 1 December 2026\n            text: From the future.\n"
     "            status: done", {"not-started", "no-recent-update"}),
])
def test_each_state_has_its_day(lead: str, timescale: str, more: str, states: set[str], tmp_path: Path) -> None:
    """Late from the day after, due soon for 30 days, no recent update after 92; a partner's late action is public only
    with what they say; an update from the future says nothing yet.
    """
    action = ACTION.format(lead=lead, timescale=timescale, more=f"        {more}\n" if more else "")
    write(tmp_path, {**FILES, "actionplans/plan.yml": SMALL.format(actions=action)})
    done = run(tmp_path, "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site" / "progress" / "index.html").read_text("utf-8")
    assert set(re.findall(r'<li><a href="#([a-z-]+)"><strong>1</strong>', html)) == states


@pytest.mark.slow
@pytest.mark.parametrize(("direction", "readings", "words"), [
    ("up", ("40%", "55%"), "Better"), ("down", ("40%", "55%"), "Worse"), ("up", ("40%", "40%"), "No change"),
    ("none", ("40%", "55%"), "Cannot say"), ("up", ("40%",), "Cannot say"), ("up", ("few", "many"), "Cannot say"),
])
def test_better_or_worse_needs_a_direction(
    direction: str, readings: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    """And two figures; else nobody can say."""
    listed = "".join(f"      - date: {month} 2026\n        value: {value}\n"
                     for month, value in zip(("March", "June"), readings, strict=False))
    priority = ("---\nkind: priority\ntitle: P\nmeasures:\n  - text: How many\n"
                f"    direction: {direction}\n    readings:\n{listed}---\n")
    action = ACTION.format(lead="council", timescale="March 2027", more="")
    write(tmp_path, {**FILES, "strategy/x/p.md": priority, "actionplans/plan.yml": SMALL.format(actions=action)})
    done = run(tmp_path, "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site" / "progress" / "index.html").read_text("utf-8")
    assert f"<summary>{words}: 1</summary>" in html

"""The gaps page: its counts are those of the YAML, counted here by a plain YAML reader and nothing of the engine's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from small_project import run, write

ROOT = Path(__file__).parent.parent
Facts = dict[str, Any]


def files() -> Iterator[tuple[Path, Facts]]:
    """Every file of content with its facts, all of them text."""
    for path in sorted([*(ROOT / "strategy").rglob("*.*"), *(ROOT / "actionplans").rglob("*.yml")]):
        text = path.read_text("utf-8")
        if path.suffix == ".md":
            if not text.startswith("---\n"):
                continue
            text = text.split("\n---\n")[0]
        facts = yaml.load(text, yaml.BaseLoader)
        if isinstance(facts, dict):
            yield path, facts


def of(kind: str) -> list[Facts]:
    """The files of one kind."""
    return [facts for _, facts in files() if facts.get("kind") == kind]


def many(value: Any) -> list[Any]:
    """One value or a list, as a list."""
    return value if isinstance(value, list) else [value] if value else []


def plans() -> list[tuple[str, Facts, Facts]]:
    """Each action with the name of its plan's file and the outcome it is under."""
    return [
        (path.stem, outcome, action)
        for path, facts in files() if facts.get("kind") == "action plan"
        for outcome in facts["outcomes"] for action in outcome["actions"]
    ]


def words(action: Facts) -> str:
    """All the words of an action and its steps."""
    return " ".join(value for facts in (action, *action.get("steps", [])) for value in facts.values()
                    if isinstance(value, str))


def counted(html: str) -> dict[str, int]:
    """The number beside each heading of the gaps page, by its anchor."""
    return {name: int(number) for name, number in re.findall(r'<h2 id="([a-z-]+)">[^<]*\((\d+)\)</h2>', html)}


@pytest.fixture(scope="module")
def page(built_site: Path) -> str:
    """The gaps page of the examples."""
    return (built_site / "golden-thread" / "gaps" / "index.html").read_text("utf-8")


def test_promises_with_no_action(page: str) -> None:
    """Of the promises and commitments, those under whose `kept_by:` no action of a plan stands."""
    actions = {f"{plan}/{action['code']}" for plan, _, action in plans()}
    vows = [vow for kind, key in (("pledge", "promises"), ("charter", "commitments")) for facts in of(kind)
            for vow in facts[key]]
    bare = [vow for vow in vows if not {name.split(":")[-1] for name in many(vow.get("kept_by"))} & actions]
    assert len(vows) == 20
    assert counted(page)["promises-without-action"] == len(bare)


def test_evidence_with_no_source(page: str) -> None:
    """12 of the 14 of Peterborough, and none elsewhere: evidence of need that a priority holds."""
    need = [(path.parent.name, one) for path, facts in files() if facts.get("kind") == "priority"
            for one in facts.get("evidence", []) if one.get("of") == "need"]
    bare = [family for family, one in need if not one.get("source")]
    assert bare == ["peterborough-2016"] * 12
    assert counted(page)["evidence-without-source"] == 12


def test_priorities_with_no_action(page: str) -> None:
    """A priority that no outcome names, and no action by itself or by an objective of the priority."""
    named = {name.split("/")[-1] for _, outcome, action in plans()
             for name in [*many(outcome.get("priority")), *many(action.get("priority"))]}
    named |= {goal.split("/")[1] for _, _, action in plans() for goal in many(action.get("objective"))}
    priorities = [path.stem for path, facts in files() if facts.get("kind") == "priority"]
    assert len(priorities) == 14 + 8 + 3 + 7 + 6 + 2
    assert counted(page)["priorities-without-action"] == sum(stem not in named for stem in priorities)


def test_actions_with_no_measure_and_no_lead(page: str) -> None:
    """All 34 of 2008 have no measure; every action is led by somebody, so that gap is not there."""
    bare = [plan for plan, _, action in plans() if not action.get("measure")]
    assert bare.count("middlesbrough-2008") == 34
    assert counted(page)["actions-without-measure"] == len(bare)
    assert all(action.get("lead") or any(step.get("lead") for step in action.get("steps", []))
               for _, _, action in plans())
    assert "actions-led-by-nobody" not in counted(page)


def test_measures_with_no_baseline_or_target(page: str) -> None:
    """49 of the 50 of Peterborough, and none of Westmoor's."""
    measures = [(path.parent.name, one) for path, facts in files() if facts.get("kind") == "priority"
                for one in facts.get("measures", [])]
    bare = [family for family, one in measures if not (one.get("baseline") or one.get("target"))]
    assert bare == ["peterborough-2016"] * 49
    assert counted(page)["measures-without-baseline-or-target"] == 49


def test_targets_still_to_be_set(page: str) -> None:
    """1.11 (“Quarterly triggers to be set”) and 3.2 of the 2008 plan."""
    expected = [action["code"] for _, _, action in plans()
                if re.search(r"(?i)(target|trigger)s?[^.;]* to be set", words(action))]
    section = page.split('<h2 id="targets-to-be-set">')[1].split("</section>")[0]
    assert re.findall(r"action-plans/middlesbrough-2008/([\d.]+)/", section) == expected == ["1.11", "3.2"]


def test_priorities_with_no_evidence_of_impact(page: str) -> None:
    """A priority without evidence of impact and without a measure that has readings."""
    bare = [path for path, facts in files() if facts.get("kind") == "priority"
            and not any(one.get("of") == "impact" for one in facts.get("evidence", []))
            and not any(one.get("readings") for one in facts.get("measures", []))]
    assert counted(page)["no-evidence-of-impact"] == len(bare)


def test_implications_with_no_action_are_one_click_away(page: str) -> None:
    """21 of the 22 of the stocktake; the home page leads to the golden thread, and that to the list."""
    implications = [one for facts in of("report") for theme in facts.get("themes", [])
                    for one in theme.get("implications", [])]
    bare = [one for one in implications if not one.get("answered_by")]
    assert (len(implications), len(bare)) == (22, 21)
    assert counted(page)["implications-without-action"] == 21
    section = page.split('<h2 id="implications-without-action">')[1].split("</section>")[0]
    assert section.count("reports/care-matters-stocktake-2010/#implication-") == 21


KNOWN = """kind: action plan
title: Plan
strategy: x
outcomes:
  - code: "1.0"
    title: Homes
    actions:
      - code: "1.1"
        outcome: Open gap
        lead: Homes team
      - code: "1.2"
        outcome: Gap with a reason
        lead: Homes team
        known_gaps:
          - gap: no measure
            reason: The measure comes in spring.
            agreed_by: Head of Service
            review: {review}
"""


@pytest.mark.parametrize(("review", "known"), [("March 2027", 1), ("22 November 2026", 1), ("October 2026", 0)])
def test_a_known_gap_has_its_reason_until_its_review(review: str, known: int, tmp_path: Path) -> None:
    """It still counts among all, and is told apart; past its review it is a gap like any other."""
    write(tmp_path, {
        "strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\n---\n",
        "strategy/x/p.md": "---\nkind: priority\ntitle: P\n---\n",
        "actionplans/plan.yml": KNOWN.format(review=review),
    })
    done = run(tmp_path, "build", "--audience", "internal", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    html = (tmp_path / "site-internal" / "golden-thread" / "gaps" / "index.html").read_text("utf-8")
    assert counted(html)["actions-without-measure"] == 2
    assert html.count("The measure comes in spring.") == known
    assert ("Agreed by Head of Service" in html) == bool(known)

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


def is_open(value: Any) -> bool:
    """Whether a baseline or target is not given, or is only the word that there will be one."""
    text = value.get("value", "") if isinstance(value, dict) else value or ""
    return not text or bool(re.match(r"(?i)(to be (set|agreed|confirmed)|tbc)", text))


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
    """12 of the 14 of Peterborough, and none elsewhere: evidence that a priority holds, of need or of impact."""
    told = [(path.parent.name, one) for path, facts in files() if facts.get("kind") == "priority"
            for one in facts.get("evidence", [])]
    assert {one.get("of", "need") for _, one in told} == {"need", "impact"}
    bare = [family for family, one in told if not one.get("source")]
    assert bare == ["peterborough-2016"] * 12
    assert counted(page)["evidence-without-source"] == 12


def test_priorities_with_no_action(page: str) -> None:
    """A priority that no outcome names, and no action by itself or by an objective of the priority."""
    named = {name.split("/")[-1] for _, outcome, action in plans()
             for name in [*many(outcome.get("priority")), *many(action.get("priority"))]}
    named |= {goal.split("/")[1] for _, _, action in plans() for goal in many(action.get("objective"))}
    priorities = [path.stem for path, facts in files() if facts.get("kind") == "priority"]
    assert len(priorities) == 14 + 8 + 3 + 7 + 6 + 3
    assert counted(page)["priorities-without-action"] == sum(stem not in named for stem in priorities)


def test_actions_with_no_measure_and_no_lead(page: str) -> None:
    """All 34 of 2008 have no measure; every action is led by somebody, so that gap is not there."""
    bare = [plan for plan, _, action in plans() if not action.get("measure")]
    assert bare.count("middlesbrough-2008") == 34
    assert counted(page)["actions-without-measure"] == len(bare)
    leads = [[lead for part in (action, *action.get("steps", [])) for lead in many(part.get("lead"))]
             for _, _, action in plans()]
    assert all(set(map(str.casefold, names)) - {"tbc", "to be confirmed", "none", "-"} for names in leads)
    assert "actions-led-by-nobody" not in counted(page)


def test_measures_with_no_baseline_or_target(page: str) -> None:
    """49 of the 50 of Peterborough, and none of Westmoor's."""
    measures = [(path.parent.name, one) for path, facts in files() if facts.get("kind") == "priority"
                for one in facts.get("measures", [])]
    bare = [family for family, one in measures if is_open(one.get("baseline")) and is_open(one.get("target"))]
    assert bare == ["peterborough-2016"] * 49
    assert counted(page)["measures-without-baseline-or-target"] == 49


def test_targets_still_to_be_set(page: str) -> None:
    """1.11 (“Quarterly triggers to be set”) and 3.2 of the 2008 plan; no measure has a target that is still open."""
    expected = [action["code"] for _, _, action in plans()
                if re.search(r"(?i)(target|trigger)s?[^.;]* (to be (set|agreed|confirmed)|tbc)", words(action))]
    assert not any(one.get("target") and is_open(one["target"]) for _, facts in files() for one in many(
        facts.get("measures")) if facts.get("kind") == "priority")
    section = page.split('<h2 id="targets-to-be-set">')[1].split("</section>")[0]
    assert re.findall(r"action-plans/middlesbrough-2008/([\d.]+)/", section) == expected == ["1.11", "3.2"]


def test_actions_under_no_priority(page: str) -> None:
    """Every action of a plan whose strategy has priorities is for one of them, so that gap is not there."""
    astray = [action["code"] for _, outcome, action in plans()
              if not (outcome.get("priority") or action.get("priority") or action.get("objective"))]
    assert astray == []
    assert "actions-under-no-priority" not in counted(page)


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
    assert html.count("The measure comes in spring.") == html.count("Agreed by Head of Service") == 1
    assert ("its review is past" in html) == (not known)
    assert ("Known, and left for now" in html) == bool(known)


PRIORITY = """---
kind: priority
title: P
evidence:
  - text: The plan led to more homes nearby.
    of: impact
  - text: Too few homes are nearby.
    source: Needs analysis
measures:
  - text: Homes nearby
    target: {value: To be agreed}
  - text: Homes further away
    target: {value: tbc}
    baseline: {value: "12"}
  - text: Homes in all
    target: {value: "40"}
---
"""
PLAN = """kind: action plan
title: Plan
strategy: x
outcomes:
  - title: Homes
    priority: P
    actions:
      - {code: "1.2", outcome: Open homes, lead: TBC}
      - {code: "1.10", outcome: Find carers, lead: to be confirmed}
      - {code: "1.3", outcome: Train carers, lead: "none"}
      - {code: "1.4", outcome: Pay carers, lead: "-"}
      - {code: "1.5", outcome: Keep carers, lead: Homes team, indicator: Targets TBC}
      - {code: "1.6", outcome: Thank carers, lead: Homes team, indicator: The target is to be agreed with carers}
  - title: Schools
    actions:
      - {code: "2.1", outcome: Visit schools, lead: [Homes team, TBC]}
"""


def test_gaps_that_are_written_in_words(tmp_path: Path) -> None:
    """What is only promised (a target to be agreed, a lead TBC) counts as missing, and each list is in natural order;
    evidence of impact that a priority holds is the last stop of its thread, even where no measure has readings.
    """
    write(tmp_path, {"strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\n---\n", "strategy/x/p.md": PRIORITY,
                     "actionplans/plan.yml": PLAN})
    done = run(tmp_path, "build", "--audience", "internal", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    site = tmp_path / "site-internal"
    html = (site / "golden-thread" / "gaps" / "index.html").read_text("utf-8")
    found = counted(html)
    names = ("evidence-without-source", "actions-led-by-nobody", "actions-under-no-priority", "targets-to-be-set",
             "measures-without-baseline-or-target")
    assert {name: found.get(name) for name in names} == dict(zip(names, (1, 4, 1, 4, 1), strict=True))
    assert "no-evidence-of-impact" not in found
    unled = html.split('<h2 id="actions-led-by-nobody">')[1].split("</section>")[0]
    assert re.findall(r"action-plans/plan/([\d.]+)/", unled) == ["1.2", "1.3", "1.4", "1.10"]
    for page in ("strategies/x/p", "action-plans/plan/1.2", "golden-thread"):
        text = (site / page / "index.html").read_text("utf-8")
        assert "The plan led to more homes nearby." in text, page
        assert "nothing reported yet" not in text, page
    matrix = (site / "golden-thread" / "index.html").read_text("utf-8")
    assert "This strategy names no promises or objectives." in matrix
    drawing = matrix.split('<svg class="gt-diagram"')[1].split("</svg>")[0]
    hrefs = re.findall(r'<a href="([^"]+)"', drawing)
    assert len(hrefs) == 1 + 6 + 3 + 1

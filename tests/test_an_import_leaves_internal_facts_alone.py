"""A second import, accepted, makes nothing public that is internal, and changes nothing but what it was told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.intake.edits import Edits, Patch, Secret
from goldenthread.intake.patch import patch_of
from goldenthread.intake.strategy_patch import patch_of_page
from small_project import write

PLAN = """kind: action plan
title: Our plan
outcomes:
  - code: 1.0
    title: Homes
    actions:
      - code: 1.1
        outcome: More homes
        action: Look # ask Anna
        lead:
          value: Kingfisher
          audience: internal
        partners:
          audience: internal
          value:
            - Heron
            - Swift
"""
ACTION = {"code": "1.1", "outcome": "More homes", "action": "Look", "lead": "Kingfisher",
          "partners": ["Heron", "Swift"]}


def patched(
    text: str, *actions: dict[str, Any], title: str = "Our plan", secret: Secret = lambda name: False
) -> Patch:
    """What some actions in the first group would change in a plan."""
    group = {"code": "1.0", "title": "Homes", "actions": list(actions)}
    patch = patch_of(text, {"kind": "action plan", "title": title, "outcomes": [group]}, secret=secret)
    assert patch is not None
    return patch


def test_a_fact_with_an_audience_of_its_own_is_compared_with_its_value() -> None:
    """The same words are no change, however the value is wrapped; other words are for a person, unsaid."""
    for text in (PLAN, PLAN.replace("          value: Kingfisher\n          audience: internal\n", "").replace(
            "lead:", "lead: {value: Kingfisher, audience: internal}")):
        same = patched(text, ACTION)
        assert (same.text, same.changes, same.by_hand) == (text, (), ())
        other = patched(text, {**ACTION, "lead": "Osprey"})
        assert (other.text, other.changes) == (text, ())
        assert other.by_hand == ("1.1, lead: what came in says something else, and it has an audience of its own",)


def test_a_name_that_is_internal_beside_it_is_not_said_again() -> None:
    """A new fact that repeats what another fact of the same action keeps for colleagues is for a person."""
    text = PLAN[: PLAN.index("        partners:")]
    found = patched(text, {**ACTION, "partners": ["Kingfisher", "Heron"]})
    assert (found.text, found.changes) == (text, ())
    assert "another fact that says the same is internal" in found.by_hand[0]


@pytest.mark.parametrize("below", ["  - code: 1.0\n    audience: internal\n",
                                   "      - code: 1.1\n        audience: internal\n"])
def test_an_internal_entry_is_never_touched(below: str) -> None:
    """Neither an action that is internal, nor one in a group that is; what would be added to such a group is not."""
    text = PLAN.replace(below.split("\n", maxsplit=1)[0] + "\n", below)
    found = patched(text, {**ACTION, "action": "Look again"}, {"code": "9.9", "outcome": "More homes", "action": "Do"})
    assert (found.text, found.changes) == (text, ())
    assert "1.1, action: what came in says something else, and what it belongs to is internal" in found.by_hand
    assert any(one.startswith("action 9.9: ") for one in found.by_hand)


def test_an_entry_on_one_line_is_for_a_person() -> None:
    """Braces hold several facts in a line; none of them is lost."""
    text = ("kind: action plan\ntitle: Our plan\noutcomes:\n  - code: 1.0\n    title: Homes\n    actions:\n"
            "      - {code: 1.1, outcome: More homes, action: Look}\n      - code: 1.2\n        outcome: Old\n")
    found = patched(text, {**ACTION, "action": "Look again"}, {"code": "1.2", "outcome": "New"})
    assert found.text == text.replace("Old", "New")
    assert [(one.code, one.fact) for one in found.changes] == [("1.2", "outcome")]
    assert found.by_hand[0] == ("1.1, action: what came in says something else, and it is written on one line, "
                                "in braces")


def test_remarks_stay() -> None:
    """One behind a value stays behind it; one between the lines of a fact leaves the fact to a person."""
    found = patched(PLAN, {**ACTION, "action": "Look again"})
    assert found.text == PLAN.replace("Look # ask Anna", "Look again # ask Anna")
    text = (PLAN[: PLAN.index("        lead:")]
            + "        partners:\n          - Heron\n          # ask\n          - Swift\n")
    found = patched(text, {**ACTION, "lead": "Kingfisher", "partners": "Swift"})
    assert "# ask\n" in found.text
    assert found.by_hand == ("1.1, partners: what came in says something else, and there is a remark between its "
                             "lines",)


def test_new_facts_and_new_actions_at_one_place_go_where_they_belong() -> None:
    """Facts that come after the last line of an action stay its own where an action is added below it."""
    text = PLAN[: PLAN.index("        lead:")]
    found = patched(text, {**ACTION, "timescale": "2027"}, {"code": "1.2", "outcome": "New"})
    assert found.text == (f"{text}        lead: Kingfisher\n        partners:\n          - Heron\n          - Swift\n"
                          "        timescale: 2027\n      - code: 1.2\n        outcome: New\n")


def test_a_text_that_would_say_something_else_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """The new text is read again; where any other fact has changed, none is, and all are told."""
    whole = Edits.whole
    monkeypatch.setattr(Edits, "whole", lambda self, *entry: (whole(self, *entry)[0], whole(self, *entry)[1] + 1))
    found = patched(PLAN.replace(" # ask Anna", ""), {**ACTION, "action": "Look again"}, title="Our new plan")
    assert (found.text, found.changes) == (PLAN.replace(" # ask Anna", ""), ())
    assert found.by_hand == tuple(f"{one}: the file is written in a way that cannot be changed safely"
                                  for one in ("the plan title", "1.1 action"))


PAGE = """---
kind: priority
title: Homes
vision:
  value: All at home
  audience: internal
evidence:
  - text: Many move
    audience: internal
    of: need
  - text:
      value: Few stay
      audience: internal
    of: need
---

A story.
"""


def test_internal_entries_of_a_strategy_are_not_added_again() -> None:
    """They are known by their words; with other words they may be one of them, so that a person has to say."""
    facts = {"kind": "priority", "title": "Homes", "vision": "All at home",
             "evidence": [{"text": "Many move", "of": "need"}, {"text": "Few stay", "of": "need"}]}
    same = patch_of_page("x.md", PAGE, facts)
    assert same == Patch((), (), (), PAGE)
    other = patch_of_page("x.md", PAGE, {**facts, "vision": "Home", "evidence": [{"text": "Many moved", "of": "need"}]})
    assert other is not None
    assert (other.text, other.changes) == (PAGE, ())
    assert [one.split(": ")[-1] for one in other.by_hand] == [
        "what came in says something else, and it has an audience of its own",
        "it may be one of the entries that are internal, in other words"]
    new = patch_of_page("x.md", PAGE, {**facts, "evidence": [*facts["evidence"], {"text": "New", "of": "need"}]})
    assert new is not None
    assert new.text == PAGE.replace("    of: need\n---", "    of: need\n  - text: New\n    of: need\n---")


def test_a_partner_who_is_internal_stays() -> None:
    """A public file cannot name them: what it does not say is no change, and what it changes is for a person."""
    named = "        partners:\n          - Heron\n          - Swift\n"
    text = PLAN[: PLAN.index("        lead:")] + "        lead: Kingfisher\n" + named
    same = patched(text, {**ACTION, "partners": "Heron"}, secret={"Swift"}.__contains__)
    assert (same.text, same.changes, same.by_hand) == (text, (), ())
    assert same.kept == ("1.1, partners: who is internal",)
    other = patched(text, {**ACTION, "lead": "Osprey", "partners": ["Heron", "Owl"]},
                    secret={"Swift", "Kingfisher"}.__contains__)
    assert (other.text, other.changes) == (text, ())
    assert other.by_hand == tuple(f"1.1, {fact}: what came in says something else, and it names somebody who is "
                                  "internal as well" for fact in ("lead", "partners"))
    colleagues = patched(text, {**ACTION, "partners": ["Swift"]}, secret={"Swift"}.__contains__)
    assert colleagues.text == text.replace("          - Heron\n", "")


def test_a_public_file_takes_no_internal_partner_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exported for the public and imported again, a plan keeps who is in no public file, and it is told."""
    text = ("kind: action plan\ntitle: Ours\nstrategy: ours\noutcomes:\n  - code: 1.0\n    title: Homes\n    actions:\n"
            "      - code: 1.1\n        outcome: More homes\n        lead: heron\n        partners:\n"
            "          - swift\n          - owl\n")
    names = "".join(f"  - name: {one}\n    title: The {one}\n" for one in ("heron", "swift", "owl"))
    root = write(tmp_path, {
        "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
        "strategy/organisations.yml": f"kind: organisations\norganisations:\n{names}    audience: internal\n",
        "actionplans/ours.yml": text})
    monkeypatch.chdir(root)
    assert CliRunner().invoke(main, ["export", "csv", "--today", "2026-11-22"]).exit_code == 0
    done = CliRunner().invoke(main, ["import", "export/plans/ours.csv", "--accept"])
    assert "says the same already" in done.output, done.output
    assert "1.1, partners: who is internal" in done.output
    assert (root / "actionplans/ours.yml").read_text("utf-8") == text


def test_an_internal_step_is_never_taken_for_another() -> None:
    """A public file has the others alone: they are held against those, and one more is for a person."""
    text = (PLAN[: PLAN.index("        action: ")]
            + "        steps:\n          - action: Hide\n            audience: internal\n          - action: Look\n")
    step, base = {"action": "Look"}, {"code": "1.1", "outcome": "More homes"}
    for facts in (step, {"steps": [{"action": "Hide"}, step]}):
        same = patched(text, {**base, **facts})
        assert (same.text, same.changes, same.by_hand) == (text, (), ())
    assert patched(text, {**base, "action": "Find"}).text == text.replace("Look", "Find")
    more = patched(text, {**base, "steps": [step, {"action": "Tell"}]})
    assert (more.text, more.changes) == (text, ())
    assert more.by_hand == ("action 1.1: it has 1 step in the file, and 2 in what came in",)


def test_the_log_names_nobody_who_is_internal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies beside what is public: a name that is near to an internal one is told as any other that no list has."""
    root = write(tmp_path, {
        "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
        "strategy/organisations.yml": "kind: organisations\norganisations:\n  - name: heron\n    title: Heron Homes\n"
                                      "  - name: unit\n    title: Kingfisher Watch\n    audience: internal\n",
        "new.csv": "Code,Outcome,Action,Lead,Partners\n1.1,More homes,Look,Heron Home,Kingfisher Watches\n"})
    monkeypatch.chdir(root)
    CliRunner().invoke(main, ["import", "new.csv"])
    log = (root / "imports/new.txt").read_text("utf-8")
    assert "“Heron Home” is in no list of organisations, bodies or roles, though “heron homes” is" in log
    assert "Kingfisher Watches" in log
    assert "kingfisher watch”" not in log.casefold()

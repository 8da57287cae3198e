"""“Refer to 1.1, 1.2 & 1.6”: which codes a text refers to, and which numbers in it are none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cases_reader import checked, lay_out
from goldenthread.graph.references import references

FOUND = [
    ("Refer to 1.1, 1.2 & 1.6", ["1.1", "1.2", "1.6"]),
    ("Refer to 1.1, 1.2 and 1.6", ["1.1", "1.2", "1.6"]),
    ("Refer to 1.1, 1.2, and 1.6", ["1.1", "1.2", "1.6"]),
    ("Refer to 1.1, 1.2, & 1.6", ["1.1", "1.2", "1.6"]),
    ("Refer to 1.1,1.2&1.6", ["1.1", "1.2", "1.6"]),
    ("Refer to 1.1; 1.2", ["1.1", "1.2"]),
    ("Refer to 1.1/1.2", ["1.1", "1.2"]),
    ("Refer to 1.1 or 1.2", ["1.1", "1.2"]),
    ("Refer to 1.7", ["1.7"]),
    ("Refer to 1.10", ["1.10"]),
    ("Refer to 1.5. Undertake needs analysis", ["1.5"]),
    ("Refer to 1.5.Undertake needs analysis", ["1.5"]),
    ("Undertake needs analysis. Refer to 1.5.", ["1.5"]),
    ("refer to 1.1", ["1.1"]),
    ("REFER TO 1.1", ["1.1"]),
    ("Refers to 1.1", ["1.1"]),
    ("Refer also to 1.1", ["1.1"]),
    ("Refer to action 1.1", ["1.1"]),
    ("Refer to actions 1.1 & 1.2", ["1.1", "1.2"]),
    ("Refer to: 1.1", ["1.1"]),
    ("See 1.1", ["1.1"]),
    ("(see action 1.1)", ["1.1"]),
    ("Linked to 1.1 and 2.3", ["1.1", "2.3"]),
    ("Refer to A1, B2 & C3.1", ["A1", "B2", "C3.1"]),
    ("Refer to 1.1a and 1.1b", ["1.1a", "1.1b"]),
    ("Refer to 1.1. Later refer to 2.2 & 2.3", ["1.1", "2.2", "2.3"]),
    ("Refer to\u00a01.1", ["1.1"]),
    ("Refer to A-2 or b-10", ["A-2", "b-10"]),
    ("Refer to 1.1 to 1.6", ["1.1", "1.6"]),
    ("Refer to 1.15x", ["1.15x"]),
]


@pytest.mark.parametrize(("text", "codes"), FOUND, ids=[entry[0] for entry in FOUND])
def test_codes_after_refer_to_are_references(text: str, codes: list[str]) -> None:
    """Codes after “refer to”, “see” or “linked to” are references, each where it stands; the rest is prose."""
    spans = list(references(text))
    assert [span.code for span in spans] == codes
    assert [text[span.start : span.end] for span in spans] == codes


NONE = [
    "Finish remodelling the CAF post 1.4.08",
    "post 1.4.08",
    "1.5. Undertake needs analysis",
    "Version 1.4 of the plan",
    "18 carers and 32 placements",
    "£1.5 million",
    "Referral rate of 1.5",
    "Referred 1.5 times as often",
    "Prefer 1.1",
    "Oversee 12 homes",
    "See 12 families a month",
    "See the guidance of 1.4.08",
    "As agreed on 1.4.08",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_none(text: str) -> None:
    """A date, a sum, a version or a count is no reference."""
    assert not list(references(text))


PLAN = """kind: action plan
title: Plan
strategy: x
outcomes:
  - title: Homes
    actions:
      - code: 1.1
        outcome: More homes
      - code: 1.2
        outcome: More beds
      - code: 1.6
        outcome: More carers
      - code: 2.1
        outcome: Being heard
        {field}: {words}
"""


def refers(root: Path, words: str, field: str = "action") -> tuple[list[str], list[str]]:
    """What the last action of a small plan refers to when its words are these, and the problems."""
    whole = checked(lay_out(root, {"actionplans/plan.yml": PLAN.replace("{field}", field).replace("{words}", words)}))
    return [record.code or "" for record in whole.graph.targets("action:plan/2.1", "refers_to")], [
        p.code for p in whole.report
    ]


@pytest.mark.parametrize("field", ["outcome", "action", "indicator", "resources", "timescale", "refers_to"])
def test_a_reference_in_any_field_is_a_link_with_a_back_link(field: str, tmp_path: Path) -> None:
    """Whichever words of an action say so, the action refers to another, and that one lists it."""
    words = "\n          - 1.1\n          - 1.6" if field == "refers_to" else "Refer to 1.1 & 1.6"
    text = PLAN.replace("        outcome: Being heard\n", "") if field == "outcome" else PLAN
    whole = checked(
        lay_out(tmp_path, {"actionplans/plan.yml": text.replace("{field}", field).replace("{words}", words)})
    )
    assert not list(whole.report)
    assert [record.code for record in whole.graph.targets("action:plan/2.1", "refers_to")] == ["1.1", "1.6"]
    assert [record.code for record in whole.graph.sources("action:plan/1.6", "refers_to")] == ["2.1"]


def test_a_reference_in_a_step_belongs_to_its_action(tmp_path: Path) -> None:
    """What a step refers to, its action refers to, once."""
    words = "Refer to 1.2\n            indicator: Refer to 1.2 & 1.6"
    assert refers(tmp_path, f"\n          - action: {words}", "steps") == (["1.2", "1.6"], [])


@pytest.mark.parametrize(
    "words",
    [
        "Refer 20 children a year to the advocacy service",
        "The school nurse will refer to 3 agencies",
        "Refer to 2026 figures",
        "Refer to G7 leaders and Y11 pupils",
        "Refer to section 1.9 of the guidance",
        "See p. 12",
        "Refer to the plan of 1.4.08",
    ],
)
def test_a_number_that_is_no_code_stops_nobody(words: str, tmp_path: Path) -> None:
    """An ordinary sentence with a number in it is neither a reference nor a problem."""
    assert refers(tmp_path, words) == ([], [])


@pytest.mark.parametrize("words", ["Refer to 1.1 to 1.6", "Refer to 1.1 – 1.6", "Refer to actions 1.1-1.6"])
def test_a_range_of_codes_is_not_half_read(words: str, tmp_path: Path) -> None:
    """A range is all of its actions, those between its two ends too."""
    assert refers(tmp_path, words) == (["1.1", "1.2", "1.6"], [])


def test_thousands_of_references_are_read_in_seconds(tmp_path: Path) -> None:
    """The time a plan takes grows with its length, and not with the square of it."""
    actions = "".join(
        f"      - code: 1.{at}\n        outcome: Outcome {at}\n        action: Refer to 1.1\n" for at in range(1, 5001)
    )
    text = f"{PLAN.split('      - code')[0]}{actions}"
    root = lay_out(tmp_path, {"actionplans/plan.yml": text})
    started = time.process_time()
    whole = checked(root)
    assert time.process_time() - started < 6.0
    assert len(whole.graph.sources("action:plan/1.1", "refers_to")) == 5000


def test_whole_numbers_are_codes_where_the_plan_has_them(tmp_path: Path) -> None:
    """In a plan whose actions are 1, 2 and 3, “refer to 2” is a reference."""
    text = PLAN.replace("1.1", "1").replace("1.2", "2").replace("1.6", "3").replace("2.1", "4")
    whole = checked(
        lay_out(
            tmp_path, {"actionplans/plan.yml": text.replace("{field}", "action").replace("{words}", "Refer to 1 & 3")}
        )
    )
    assert [record.code for record in whole.graph.targets("action:plan/4", "refers_to")] == ["1", "3"]


def test_references_stay_in_their_own_plan(tmp_path: Path) -> None:
    """Two plans may have the same codes; a reference leads to the action of its own plan."""
    text = PLAN.replace("{field}", "action").replace("{words}", "Refer to 1.1")
    whole = checked(lay_out(tmp_path, {"actionplans/plan.yml": text, "actionplans/other.yml": text}))
    assert [record.id for record in whole.graph.targets("action:other/2.1", "refers_to")] == ["other/1.1"]

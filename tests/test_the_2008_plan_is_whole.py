"""Middlesbrough's plan of 2008: every action, lead, date and reference of the paper is in the records."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from published import Entry, by_kind, under

PLAN = "middlesbrough-2008"
CFL, TRUST, SCB = (
    f"organisation:{name}" for name in ("children-families-learning", "childrens-trust", "south-tees-scb")
)
DUE = {
    "2008-06-30": {"2.1", "2.3", "2.4", "2.5"},
    "2008-07-31": {"1.6", "1.7", "1.8", "1.9", "1.10"},
    "2008-08-31": {"3.4", "3.5"},
    "2008-09-30": {"1.1", "1.2", "1.5", "3.6"},
}
REFERENCES = {
    "1.5": ["1.7"],
    "1.9": ["1.1", "1.2", "1.6"],
    "1.10": ["1.1", "1.2", "1.5"],
    "1.16": ["1.6", "1.11"],
    "1.19": ["1.5"],
    "1.20": ["1.17"],
    "2.5": ["2.2", "2.4"],
}


@pytest.fixture
def actions(built_site: Path) -> list[Entry]:
    """The plan's actions."""
    return under(by_kind(built_site)["action"], PLAN)


def test_there_are_34_actions_in_three_groups_and_35_steps(built_site: Path, actions: list[Entry]) -> None:
    """The paper has 22, 6 and 6 actions; only 1.5 has two steps."""
    kinds = by_kind(built_site)
    groups = [entry["links"]["part_of"][0] for entry in actions]
    assert [groups.count(f"outcome:{PLAN}/{code}") for code in ("1.0", "2.0", "3.0")] == [22, 6, 6]
    steps = under(kinds["step"], PLAN)
    assert len(steps) == 35
    assert [entry["id"] for entry in steps if entry["id"].startswith(f"{PLAN}/1.5/")] == [
        f"{PLAN}/1.5/1",
        f"{PLAN}/1.5/2",
    ]


def test_codes_are_text_in_natural_order(actions: list[Entry]) -> None:
    """1.10 comes after 1.9, and 1.2 and 1.20 are two."""
    wanted = [f"{group}.{number}" for group, last in ((1, 22), (2, 6), (3, 6)) for number in range(1, last + 1)]
    assert [entry["code"] for entry in actions] == wanted


def test_there_are_13_references_with_their_back_links(actions: list[Entry]) -> None:
    """“Refer to 1.1, 1.2 & 1.6” is three links; each shows on the other action as well."""
    found = {entry["code"]: entry["links"]["refers_to"] for entry in actions}
    assert {code: refs for code, refs in found.items() if refs} == {
        code: [f"action:{PLAN}/{target}" for target in targets] for code, targets in REFERENCES.items()
    }
    assert sum(len(refs) for refs in found.values()) == 13
    back = {entry["code"]: entry["backlinks"]["refers_to"] for entry in actions}
    for code, targets in REFERENCES.items():
        for target in targets:
            assert f"action:{PLAN}/{code}" in back[target]
    assert sum(len(refs) for refs in back.values()) == 13


def test_the_organisations_are_right_whatever_the_spelling(actions: list[Entry], project: Path) -> None:
    """Each cell of the paper names its organisations in one of many spellings; all lead to the same three."""
    original = project.parent / "shared" / "originals" / "middlesbrough-action-plan-2008.csv"
    if not original.is_file():
        pytest.skip("the council's own file of the plan is not beside the project")
    cells: dict[str, str] = {}
    code = ""
    for row in csv.reader(io.StringIO(original.read_text("utf-8-sig"))):
        code = row[0] if row[0][:1].isdigit() and row[2] else code
        if len(row) > 4 and row[2] and code:
            cells[code] = f"{cells.get(code, '')} {row[4]}"
    for entry in actions:
        cell = cells[entry["code"]].replace(" ", "").replace("\n", "")
        named = set(entry["links"].get("lead", [])) | set(entry["links"].get("partners", []))
        wanted = {CFL} if "C,F&L" in cell else set()
        wanted |= {TRUST} if "CT" in cell.replace("STLSCB", "") or "Children'sTrust" in cell else set()
        wanted |= {SCB} if "STLSCB" in cell else set()
        assert named == wanted, entry["code"]
        assert entry["links"]["lead"] == ([CFL] if CFL in wanted else [SCB]), entry["code"]


def test_due_dates_are_right_to_the_month(built_site: Path, actions: list[Entry]) -> None:
    """June: 1.5 (a step), 2.1, 2.3, 2.4, 2.5; July: 1.6–1.10; August: 3.4, 3.5; September: 1.1, 1.2, 1.5, 3.6."""
    found: dict[str, set[str]] = {}
    for entry in actions:
        if "due" in entry["fields"]:
            assert entry["fields"]["due"]["precision"] == "month"
            found.setdefault(entry["fields"]["due"]["date"], set()).add(entry["code"])
    assert found == DUE
    steps = {entry["id"]: entry["fields"] for entry in by_kind(built_site)["step"]}
    assert steps[f"{PLAN}/1.5/2"]["due"] == {"text": "June 2008", "date": "2008-06-30", "precision": "month"}


def test_14_actions_are_reported_monthly_and_reviewed_quarterly(actions: list[Entry]) -> None:
    """The paper spells it four ways; it is one cadence."""
    both = [
        entry["code"] for entry in actions if entry["fields"].get("cadence") == ["monthly report", "quarterly review"]
    ]
    assert both == [*(f"1.{number}" for number in range(13, 23)), "2.6", "3.1", "3.2", "3.3"]


def test_lost_codes_are_marked_as_inferred(actions: list[Entry]) -> None:
    """15 of the 34 codes are lost in the paper's text; each is our reading, and says so."""
    inferred = [entry["code"] for entry in actions if "code" in entry["fields"].get("inferred", [])]
    assert inferred == ["1.1", "1.2", *(f"1.{n}" for n in range(7, 15)), "1.17", "1.18", "1.19", "2.5", "3.6"]


def test_ten_findings_are_evidence(built_site: Path) -> None:
    """What the analysis found is evidence of need, held by the strategy."""
    found = under(by_kind(built_site)["evidence"], PLAN)
    assert len(found) == 10
    assert all(entry["links"]["part_of"] == [f"strategy:{PLAN}"] for entry in found)

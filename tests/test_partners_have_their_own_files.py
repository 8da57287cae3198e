"""Partners' spreadsheets: what each organisation has taken on, and each plan as its table, counted from the YAML."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest

from goldenthread.build import build_site, check_project
from goldenthread.source.project import read_project
from plans_in_yaml import PLANS, actions, due, last_day, loaded, many, organisations, plain, status
from published import words
from small_project import write

TODAY = dt.date(2026, 11, 22)
WORDS = ("action", "indicator", "resources", "timescale")
OF_A_PLAN = ["code", "outcome", "action", "indicator", "lead", "partners", "resources", "timescale", "due", "status",
             "group_code", "group", "id"]
OF_AN_ORGANISATION = ["code", "plan", "outcome", "action", "lead", "partners", "timescale", "due", "status", "late",
                      "as_at", "response", "address"]


def rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a spreadsheet by column, after its byte-order mark."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def named(one: dict[str, Any]) -> list[str]:
    """Who leads a step, and who takes part in it, as typed."""
    return [*many(one.get("lead")), *many(one.get("partners"))]


def iso(day: tuple[dt.date, bool] | None) -> str:
    """A day as a spreadsheet has it."""
    return day[0].isoformat() if day else ""


@pytest.mark.parametrize("name", PLANS)
def test_a_plans_table_has_a_row_for_each_step(project: Path, built_site: Path, name: str) -> None:
    """In the order of the plan, with the columns of the paper's table and the author's words."""
    found = rows((built_site / f"downloads/plans/{name}.csv").read_bytes())
    assert list(found[0]) == OF_A_PLAN
    expected = [
        (one["code"], one["outcome"], *(step.get(name, "") for name in WORDS),
         iso(due(one) if len(one["steps"]) == 1 else last_day(step["timescale"])), status(one),
         group["code"], group["title"], f"{name}/{one['code']}/{at}")
        for group in loaded(project / f"actionplans/{name}.yml")["outcomes"]
        for one in actions(project, name) if one["code"] in {raw["code"] for raw in group["actions"]}
        for at, step in enumerate(one["steps"], 1)
    ]
    given = [tuple(row[name] for name in OF_A_PLAN if name not in ("lead", "partners")) for row in found]
    assert given == expected
    assert len(found) == {"middlesbrough-2008": 35}.get(name, len(found)) > 2
    assert [len(row["lead"].split("; ")) for row in found] == [
        len(many(step.get("lead"))) or 1 for one in actions(project, name) for step in one["steps"]]


def test_an_organisation_has_what_it_leads_or_takes_part_in(project: Path, built_site: Path) -> None:
    """Each action once, by the day it is due; whoever has none has no file."""
    there = {file.stem: rows(file.read_bytes()) for file in (built_site / "downloads/organisations").glob("*.csv")}
    expected: dict[str, list[tuple[str, str, str]]] = {}
    for name in PLANS:
        title = loaded(project / f"actionplans/{name}.yml")["title"]
        for one in actions(project, name):
            who = {plain(said) for step in one["steps"] for said in named(step)}
            for own_id, names in organisations(project).items():
                if who & names and ("westmoor" in own_id) == ("westmoor" in name):
                    expected.setdefault(own_id, []).append((one["code"], title, iso(due(one))))
    assert there.keys() == expected.keys()
    for own_id, found in there.items():
        assert list(found[0]) == OF_AN_ORGANISATION
        assert sorted((row["code"], row["plan"], row["due"]) for row in found) == sorted(expected[own_id])
        order = [row["due"] or "9999" for row in found]
        assert order == sorted(order)
        for row in found:
            assert row["as_at"] == "2026-11-22"
            assert (built_site / row["address"] / "index.html").exists()
            assert row["outcome"] in words((built_site / row["address"] / "index.html").read_text("utf-8"))


def test_what_is_late_is_told_as_at_the_day(project: Path, built_site: Path) -> None:
    """Westmoor's, where the day has passed and nobody said that it is done or stopped; nothing of 2008 is late."""
    late = {row["code"] for file in (built_site / "downloads/organisations").glob("*.csv")
            for row in rows(file.read_bytes()) if row["late"] == "yes"}
    registered = set.union(*organisations(project).values())
    expected = {
        one["code"] for one in actions(project, "westmoor-2025")
        if (day := due(one)) and day[0] < TODAY and status(one) not in ("done", "stopped")
        and {plain(said) for said in named(one)} & registered
    }
    assert late == expected != set()


FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
    "strategy/who.yml": "kind: organisations\norganisations:\n"
                        "  - name: helpers\n    title: Helpers\n    sort: charity\n"
                        "  - name: us\n    title: Us\n    sort: council department\n  - name: idle\n    title: Idle\n",
    "actionplans/ours.yml": """kind: action plan
title: Our plan
strategy: ours
approved: 5 January 2026
outcomes:
  - code: 1.0
    title: All is well
    actions:
      - code: 1.1
        outcome: "=1+1, or more"
        action: Do it
        lead: helpers
        timescale: March 2027
      - code: 1.2
        outcome: It is done early
        lead: helpers
        timescale: January 2026
        status: done
      - code: 1.3
        outcome: It is late, and they say why
        lead: helpers
        timescale: March 2026
        response: The builder went away.
      - code: 1.4
        outcome: It is late, and nobody asked
        lead: helpers
        partners: us
        timescale: February 2026
      - code: 1.5
        outcome: It comes in two steps
        steps:
          - action: First
            lead: us
            timescale: April 2026
          - action: Second
            lead: helpers
            timescale: May 2027
        updates:
          - date: 5 May 2026
            text: It takes longer.
            new_date: June 2027
      - code: 1.6
        outcome: It moved
        lead: Somebody in no register
        partners: helpers
        timescale: April 2026
        updates:
          - date: 5 March 2026
            text: It takes longer.
            new_date: 3 July 2027
      - code: 1.7
        outcome: Secret zebra
        audience: internal
        lead: idle
        timescale: April 2027
  - code: 2.0
    title: More
    actions: []
""",
    "actionplans/second.yml": "kind: action plan\ntitle: Second plan\nstrategy: ours\noutcomes:\n  - code: 1.0\n"
                              "    title: Other\n    actions:\n      - code: 1.1\n        outcome: Of the second\n"
                              "        lead: helpers\n        timescale: May 2028\n",
}


def built(root: Path, audience: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """The files and the pages of the small project, by address."""
    write(root, FILES)
    project, problems = read_project(root, audience=audience, today=TODAY)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    site = build_site(checked)
    pages = {page.address: page.lead + "".join(section.html for section in page.sections) for page in site.made.pages}
    return {file.address: file.content for file in site.files}, pages


def test_no_cell_is_run_and_nothing_internal_leaves(tmp_path: Path) -> None:
    """A cell like a formula gets an apostrophe; an internal action has no row, and its lead no file."""
    files, _ = built(tmp_path, "public")
    own = {address: files[address] for address in files if re.match("downloads/(plans|organisations)/", address)}
    assert {address for address in own if address.endswith(".csv")} == {
        "downloads/plans/ours.csv", "downloads/plans/second.csv", "downloads/organisations/helpers.csv",
        "downloads/organisations/us.csv"}
    assert rows(own["downloads/plans/ours.csv"])[0]["outcome"] == "'=1+1, or more"
    assert rows(own["downloads/organisations/helpers.csv"])[3]["outcome"] == "'=1+1, or more"
    assert not [address for address, content in own.items() if b"zebra" in content]
    inside, _ = built(tmp_path, "internal")
    assert b"zebra" in inside["downloads/organisations/idle.csv"]


def test_a_partners_late_action_is_late_with_its_response(tmp_path: Path) -> None:
    """In public, only then, and of no other is it said that it is not; colleagues see every late one."""
    public, _ = built(tmp_path, "public")
    found = rows(public["downloads/organisations/helpers.csv"])
    assert [(row["code"], row["due"], row["late"]) for row in found] == [
        ("1.2", "2026-01-31", ""), ("1.4", "2026-02-28", ""), ("1.3", "2026-03-31", "yes"),
        ("1.1", "2027-03-31", ""), ("1.5", "2027-06-30", ""), ("1.6", "2027-07-03", ""),
        ("1.1", "2028-05-31", "")]
    assert {row["code"]: row["response"] for row in found if row["response"]} == {
        "1.3": "They say: The builder went away."}
    assert next(row["lead"] for row in found if row["code"] == "1.6") == "Somebody in no register"
    inside, _ = built(tmp_path, "internal")
    late = {row["code"] for row in rows(inside["downloads/organisations/helpers.csv"]) if row["late"] == "yes"}
    assert late == {"1.3", "1.4"}
    steps = [(row["code"], row["due"]) for row in rows(public["downloads/plans/ours.csv"])]
    assert steps[-3:] == [("1.5", "2026-04-30"), ("1.5", "2027-05-31"), ("1.6", "2027-07-03")]


def test_the_page_lists_what_is_due_first(tmp_path: Path) -> None:
    """Then what has no day; with the day it is all as at, the plan of each where there are two, and no anchor twice."""
    _, pages = built(tmp_path, "public")
    page = pages["organisations/helpers/"]
    leads = page[page.index('id="lead"') : page.index('id="partners"')]
    order = re.findall(r'data-due="([^"]*)"', leads)
    assert order == ["2026-01-31", "2026-02-28", "2026-03-31", "2027-03-31", "2027-06-30", "2028-05-31"]
    assert "As at 22 November 2026" in words(page)
    assert leads.count("Second plan") == 1
    anchors = re.findall(r'\bid="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert 'id="1.1"' in pages["action-plans/ours/"]
    assert "downloads" not in pages["organisations/idle/"]

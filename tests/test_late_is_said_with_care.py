"""Late is said of a partner in public only with what they say or that they did not; of a plan that is over, never."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from goldenthread.build import build_site, check_project
from goldenthread.source.project import read_project
from published import words
from small_project import write

TODAY = dt.date(2026, 11, 22)
PLAN = """kind: action plan
title: Plan
strategy: x
period: 2025-2026
reports_to: board
{head}outcomes:
  - code: "1.0"
    title: Homes
    priority: x/p
    actions:
{actions}"""
ACTION = """      - code: "{code}"
        outcome: Home {code}
        lead: {lead}
        timescale: October 2026
        status: on track
{more}"""
FILES = {
    "strategy/x/strategy.md": "---\nkind: strategy\ntitle: S\nperiod: 2025-2027\n---\n",
    "strategy/x/p.md": "---\nkind: priority\ntitle: P\n---\n\n```actions\nwords: Home\n```\n",
    "strategy/who.yml": "kind: organisations\norganisations:\n  - name: council\n    title: Council\n"
                        "    sort: council department\n  - name: charity\n    title: Charity\n    sort: charity\n",
    "strategy/bodies.yml": "kind: bodies\nbodies:\n  - name: board\n    title: Board\n",
    "strategy/meeting.md": "---\nkind: meeting\ntitle: The Board meets\nbody: board\ndate: 8 December 2026\n"
                           "published: 20 November 2026\n---\n",
}
LEADS = {"1.1": ("charity", ""), "1.2": ("charity", "        response: We are short of staff.\n"),
         "1.3": ("charity", "        asked: 3 November 2026\n"), "1.4": ("council", "")}
ACTIONS = "".join(ACTION.format(code=code, lead=lead, more=more) for code, (lead, more) in LEADS.items())


def site(root: Path, head: str, audience: str) -> dict[str, str]:
    """Every page and file of one edition, by address."""
    write(root, {**FILES, "actionplans/plan.yml": PLAN.format(head=head, actions=ACTIONS)})
    project, _ = read_project(root, audience=audience, today=TODAY)
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    built = build_site(checked)
    return {page.address: page.html for page in built.made.pages} | {
        file.address: file.content.decode() for file in built.files if not file.address.endswith((".docx", ".xlsx"))}


def late(pages: dict[str, str]) -> dict[str, set[str]]:
    """By address of a page the codes of the actions that are said to be late on it."""
    found: dict[str, set[str]] = {}
    for address, html in pages.items():
        own = re.fullmatch(r"action-plans/plan/(\d\.\d)/", address)
        if own and "gt-late" in html:
            found.setdefault(address, set()).add(own[1])
        rows = re.findall(r"<tr\b.*?</tr>", html, re.DOTALL)
        rows += re.findall(r"<li>(?:(?!<li>).)*?</li>", re.sub(r"(?s)<tr\b.*?</tr>", "", html), re.DOTALL)
        for row in rows:
            if "gt-late" in row:
                found.setdefault(address, set()).update(re.findall(r"Home (\d\.\d)", row))
    return found


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_partner_is_late_in_public_only_with_a_word_about_it(audience: str, tmp_path: Path) -> None:
    """On every page that says so: the plan's, the actions', the partner's, the priority's, progress and the pack."""
    pages = site(tmp_path, "approved: 1 March 2026\n", audience)
    told = late(pages)
    expected = {"1.2", "1.3", "1.4"} | ({"1.1"} if audience == "internal" else set())
    listed = {code for codes in told.values() for code in codes}
    assert listed == expected
    assert {"action-plans/plan/", "organisations/charity/", "strategies/x/p/", "progress/"} <= told.keys()
    top = re.search(r'href="#late"><strong>(\d)</strong>', pages["progress/"])
    assert top
    assert int(top[1]) == len(expected)
    pack = pages["bodies/board/pack/2026-12-08/"].split('<h2 id="late">')[1].split("</section>")[0]
    assert set(re.findall(r"Home (\d\.\d)", pack)) == expected
    for address in ("progress/", "action-plans/plan/1.2/"):
        assert "They say: We are short of staff." in words(pages[address])
    for address in ("progress/", "action-plans/plan/1.3/"):
        assert "Asked on 3 November 2026, no reply." in words(pages[address])
    diary = pages["downloads/organisations/charity.ics"].replace("\r\n ", "").split("BEGIN:VEVENT")
    goes = {code: "late (as at 22 November 2026)" in event for event in diary
            for code in re.findall(r"UID:action:plan/(\d\.\d)@", event)}
    assert goes == {"1.1": audience == "internal", "1.2": True, "1.3": True}
    rows = csv.DictReader(pages["downloads/organisations/charity.csv"].removeprefix("\ufeff").splitlines())
    assert {row["code"] for row in rows if row["late"] == "yes"} == expected - {"1.4"}


@pytest.mark.parametrize("head", [
    "status: closed\n", "ended: 21 November 2026\n", "ended: 31 March 2026\ncame_of_it: Two homes opened.\n"])
def test_a_plan_that_is_over_is_shown_as_it_stood(head: str, tmp_path: Path) -> None:
    """It is in a list of its own with what came of it; nothing of it is late, due or quiet anywhere, in any edition."""
    for audience in ("public", "internal"):
        pages = site(tmp_path, head, audience)
        assert late(pages) == {}
        assert not any(mark in html for html in pages.values() for mark in ("gt-late", "gt-soon\">Due", "gt-quiet"))
        over = words(pages["progress/"].split('id="closed"')[1])
        assert "Plans that are over, as they stood" in words(pages["progress/"])
        assert "Plan 2025-2026" in over
        assert ("Two homes opened." in over) is ("came_of_it" in head)
        assert ("ended" in over) is ("ended" in head)
        assert "How it is going: on track (as it stood)" in pages["downloads/plans/plan.ics"].replace("\r\n ", "")
        assert "late" not in pages["downloads/plans/plan.csv"].casefold()

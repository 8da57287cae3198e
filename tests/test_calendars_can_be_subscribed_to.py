"""Calendars: every file is read by a real parser and by a plain reading of the standard, and keeps its UIDs."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from goldenthread.build import check_project, publish
from goldenthread.cli import main
from goldenthread.exports import calendars
from goldenthread.graph.graph import Graph
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from plans_in_yaml import PLANS, actions, due, status
from published import words
from small_project import run, write

TODAY = dt.date(2026, 11, 22)
CADENCES = ("Weekly report", "Fortnightly update", "Monthly report", "Quarterly review", "Termly return",
            "Six-monthly review", "Yearly review")
PLAN = """kind: action plan
title: {title}
strategy: ours
period: {period}
{more}
reports_to: the-panel
outcomes:
  - code: 1.0
    title: All is well
    actions:
{actions}
"""
FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\ncouncil: Ourtown Council\nperiod: 2026-2028\n---\n",
    "strategy/who.yml": "kind: organisations\norganisations:\n"
                        "  - name: helpers\n    title: Helpers\n    sort: charity\n"
                        "  - name: idle\n    title: Idle\n",
    "strategy/bodies.yml": "kind: bodies\nbodies:\n  - name: the-panel\n    title: The Panel\n"
                           "  - name: the-other\n    title: The Other\n",
    "strategy/duties.yml": "kind: duties\nduties:\n"
                           "  - name: yearly\n    title: Yearly overview\n    owed_to: the-panel\n"
                           "    how_often: every year\n    strategy: ours\n"
                           "  - name: each\n    title: News\n    owed_to: the-panel\n    how_often: at each meeting\n"
                           "    strategy: ours\n",
    "strategy/meetings/one.md": "---\nkind: meeting\ntitle: The Panel meets\nbody: the-panel\ndate: 8 December 2026\n"
                                "---\n",
    "strategy/meetings/two.md": "---\nkind: meeting\ntitle: It met some day\nbody: the-panel\ndate: May 2026\n---\n",
}


def action(code: str, *facts: str, title: str = "Something comes of it") -> str:
    """An action of the test's plan, led by Helpers."""
    lines = [f"code: {code}", f"outcome: {title}", "action: Do it", "lead: helpers", *facts]
    return "".join(f"      {'  ' if at else '- '}{line}\n" for at, line in enumerate(lines))


def plan(
    *actions: str, title: str = "Our plan", period: str = "2026-2027", more: str = "approved: 15 April 2026"
) -> str:
    """The test's plan."""
    return PLAN.format(title=title, period=period, more=more, actions="".join(actions))


def graph_of(root: Path, text: str, titles: str = "") -> Graph:
    """The public edition of a project with one plan; every title beside the plan's begins with `titles`."""
    files = {path: facts.replace("title: ", f"title: {titles}") for path, facts in FILES.items()}
    write(root, {**files, "actionplans/ours.yml": text})
    project, problems = read_project(root, audience="public", today=TODAY)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    return publish(checked)


def made(graph: Graph, audience: str = "public", today: dt.date = TODAY) -> dict[str, bytes]:
    """The calendars of an edition by address."""
    return {file.address: file.content for file in calendars.files(graph, KINDS, audience, today)}


def events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by UID, as the real parser reads them."""
    listed = Calendar.from_ical(content).events
    found = {str(event["uid"]): event for event in listed}
    assert len(found) == len(listed), "two events have one UID"
    return found


def by_hand(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar, read by the letter of RFC 5545: folds undone, then name, parameters and value."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    for line in lines:
        assert len(line.encode()) <= 75, line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line), line
    whole: list[str] = []
    for line in lines:
        if line.startswith((" ", "\t")):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    found: list[dict[str, str]] = []
    within: dict[str, str] = {}
    for line in whole[1:-1]:
        if line == "BEGIN:VEVENT":
            within = {}
        elif line == "END:VEVENT":
            found.append(within)
        else:
            name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z]+=[A-Z-]+)*):(.*)", line).groups()  # type: ignore[union-attr]
            assert name not in within
            within[name] = value
    return found


def days(event: Any, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days of an event between two days, its rule expanded by dateutil."""
    start = event["dtstart"].dt
    if "rrule" not in event:
        return [start] if first <= start <= last else []
    rule = event["rrule"].to_ical().decode()
    expanded = [day.date() for day in rrulestr(rule, dtstart=dt.datetime.combine(start, dt.time()))]
    assert expanded[0] == start, "the first day is not of the rule"
    return [day for day in expanded if first <= day <= last]


def unescaped(value: str) -> str:
    """A text value as it was before it was escaped."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def files_of(site: Path) -> list[Path]:
    """The calendars of a site."""
    return sorted((site / "downloads").rglob("*.ics"))


def test_every_calendar_is_read_alike_by_two_readers(built_site: Path) -> None:
    """By the library and by the letter of the standard; each has a name, and each event all it must have."""
    found = files_of(built_site)
    assert {file.parent.name for file in found} == {"plans", "organisations", "bodies"}
    for file in found:
        whole = Calendar.from_ical(file.read_bytes())
        assert not whole.errors
        assert (str(whole["prodid"]), whole["version"], whole["method"]) == ("-//goldenthread//EN", "2.0", "PUBLISH")
        assert whole["x-wr-calname"]
        assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in file.read_bytes()
        ours, theirs = by_hand(file.read_bytes()), events(file.read_bytes())
        assert ours, f"{file.name} holds nothing"
        assert {one["UID"] for one in ours} == set(theirs)
        for one in ours:
            other = theirs[one["UID"]]
            assert not other.errors
            assert unescaped(one["SUMMARY"]) == str(other["summary"])
            assert unescaped(one["DESCRIPTION"]) == str(other["description"])
            assert one["DTSTART;VALUE=DATE"] == f"{other['dtstart'].dt:%Y%m%d}"
            assert other["dtend"].dt - other["dtstart"].dt == dt.timedelta(1)
            assert one["DTSTAMP"] == "20261122T000000Z"
            assert "URL" not in one
            assert str(other["summary"]).strip() == str(other["summary"])


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_has_each_date_once_and_a_month_is_its_last_day(project: Path, built_site: Path, name: str) -> None:
    """Counted from the YAML; a month is titled “by end of”, a day is not; what is done or stopped says so first."""
    found = events((built_site / f"downloads/plans/{name}.ics").read_bytes())
    expected = {}
    for one in actions(project, name):
        if day := due(one):
            by = "" if day[1] else f"by end of {day[0]:%B %Y}: "
            mark = {"done": "Done: ", "stopped": "Stopped: "}.get(status(one), "")
            title = f"{mark}{by}{one['code']} {one['outcome']}"
            expected[f"action:{name}/{one['code']}@goldenthread"] = (day[0], title)
    once = {uid: (event["dtstart"].dt, str(event["summary"])) for uid, event in found.items() if "rrule" not in event}
    assert once == expected
    assert len(expected) == {"middlesbrough-2008": 15}.get(name, len(expected)) > 2


def test_uids_outlive_changed_titles(tmp_path: Path) -> None:
    """They are made of what a thing is and its id; new titles of plans, actions, boards, meetings, duties and
    organisations, and a rebuild on another day, change none.
    """
    actions = ["timescale: March 2027", "timescale: Monthly report and quarterly review"]
    one = made(graph_of(tmp_path / "one", plan(*(action(f"1.{at}", text) for at, text in enumerate(actions, 1)))))
    two = made(graph_of(tmp_path / "two", plan(*(action(f"1.{at}", text, title="Quite other words")
                                                 for at, text in enumerate(actions, 1)), title="Another title"),
                        titles="Renamed "), today=dt.date(2027, 1, 5))
    assert one.keys() == two.keys()
    for address in one:
        before, after = events(one[address]), events(two[address])
        assert before.keys() == after.keys()
        assert not {str(one["summary"]) for one in before.values()} & {str(one["summary"]) for one in after.values()}
        assert {str(one["dtstart"].dt) for one in before.values()} == {str(one["dtstart"].dt) for one in after.values()}
    assert set(events(one["downloads/plans/ours.ics"])) == {
        "action:ours/1.1@goldenthread", "action:ours/1.2:monthly-report@goldenthread",
        "action:ours/1.2:quarterly-review@goldenthread"}


def test_the_dates_of_a_year_are_right(tmp_path: Path) -> None:
    """Counted from the day the plan was approved, 15 April 2026, until its last day; terms by months."""
    listed = (action(f"1.{at}", f"timescale: {text}") for at, text in enumerate(CADENCES, 1))
    found = events(made(graph_of(tmp_path, plan(*listed)))["downloads/plans/ours.ics"])
    of_a_year = [days(found[uid], dt.date(2026, 4, 15), dt.date(2027, 4, 14)) for uid in sorted(found)]
    assert [len(one) for one in of_a_year] == [52, 26, 11, 3, 2, 1, 0]
    weekly, fortnightly, monthly, quarterly, termly, half_yearly, _ = of_a_year
    assert weekly[:3] == [dt.date(2026, 4, 22), dt.date(2026, 4, 29), dt.date(2026, 5, 6)]
    assert fortnightly[:3] == [dt.date(2026, 4, 29), dt.date(2026, 5, 13), dt.date(2026, 5, 27)]
    assert monthly == [dt.date(2026 + (month > 12), (month - 1) % 12 + 1, 15) for month in range(5, 16)]
    assert quarterly == [dt.date(2026, 7, 15), dt.date(2026, 10, 15), dt.date(2027, 1, 15)]
    assert termly == [dt.date(2026, 7, 31), dt.date(2026, 12, 31)]
    assert half_yearly == [dt.date(2026, 10, 15)]
    later = [days(found[uid], dt.date(2027, 4, 15), dt.date(2030, 1, 1)) for uid in sorted(found)]
    assert later[6] == [dt.date(2027, 4, 15)]
    assert later[3] == [dt.date(2027, 4, 15), dt.date(2027, 7, 15), dt.date(2027, 10, 15)]
    assert max(day for one in later for day in one) <= dt.date(2027, 12, 31)


def test_the_dates_of_westmoor_over_a_year(built_site: Path) -> None:
    """Counted here month by month from 11 March 2025, when the plan was approved, without the rules of calendars."""
    found = events((built_site / "downloads/plans/westmoor-2025.ics").read_bytes())
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    of_a_year = {uid.removeprefix("action:westmoor-2025/").removesuffix("@goldenthread"): days(event, first, last)
                 for uid, event in found.items() if "rrule" in event}
    eleventh = [dt.date(2026, month, 11) for month in range(1, 13)]
    quarters = [day for day in eleventh if day.month in (3, 6, 9, 12)]
    terms = [dt.date(2026, 4, 30), dt.date(2026, 7, 31), dt.date(2026, 12, 31)]
    assert of_a_year == {"1.1:quarterly-review": quarters, "1.5:termly-report": terms,
                         "2.1:monthly-report": eleventh, "2.1:quarterly-review": quarters}


@pytest.mark.parametrize(("more", "cadence", "expected"), [
    ("", "Quarterly review", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
    ("", "Monthly report", [f"2026-{month:02}-{calendar.monthrange(2026, month)[1]}" for month in range(1, 13)]),
    ("", "Yearly review", ["2026-12-31"]),
    ("approved: 31 January 2026", "Monthly report",
     [f"2026-{month:02}-{calendar.monthrange(2026, month)[1]}" for month in range(2, 13)]),
    ("approved: 30 November 2025", "Quarterly review", ["2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30"]),
    ("approved: 29 February 2024", "Yearly review", ["2026-02-28"]),
    ("tabled: 10 March 2026\napproved: 9 April 2026", "Quarterly review", ["2026-07-09", "2026-10-09"]),
    ("approved: 15 April 2026\nended: 31 July 2026", "Monthly report", ["2026-05-15", "2026-06-15", "2026-07-15"]),
])
def test_no_month_is_left_out(tmp_path: Path, more: str, cadence: str, expected: list[str]) -> None:
    """A day that some month does not have is its last; years alone are counted by whole months."""
    period = "2024-2027" if "2024" in more else "2026-2027"
    content = made(graph_of(tmp_path, plan(action("1.1", f"timescale: {cadence}"), period=period, more=more)))
    (event,) = events(content["downloads/plans/ours.ics"]).values()
    assert [day.isoformat() for day in days(event, dt.date(2026, 1, 1), dt.date(2026, 12, 31))] == expected


def test_a_plan_that_is_over_stays_as_it_was(built_site: Path) -> None:
    """The 2008 plan: 14 monthly reports that are 17 dates each, and none after 2009; nothing of it is late."""
    found = events((built_site / "downloads/plans/middlesbrough-2008.ics").read_bytes())
    monthly = [event for uid, event in found.items() if ":monthly-report@" in uid]
    assert len(monthly) == 14
    for event in monthly:
        listed = days(event, dt.date(2000, 1, 1), dt.date(2040, 1, 1))
        assert (listed[0], listed[-1], len(listed)) == (dt.date(2008, 7, 19), dt.date(2009, 12, 19), 18)
    for event in found.values():
        assert "How it is going" not in str(event["description"])
        assert "not the council's text or its current promises" in str(event["description"])


def test_an_event_says_how_its_action_is_going(tmp_path: Path) -> None:
    """What is done says so first; what is stopped is cancelled; what was moved is at its new day; as at the day."""
    moved = ("timescale: March 2026", "response: The builder was late.", "updates:", "  - date: 5 May 2026",
             "    text: It takes longer", "    new_date: June 2026")
    found = events(made(graph_of(tmp_path, plan(
        action("1.1", "timescale: March 2027, monthly report", "status: done", "updates:", "  - date: 20 June 2026",
               "    text: Finished", "    status: done"),
        action("1.2", "timescale: March 2027", "status: stopped"),
        action("1.3", *moved),
        action("1.4", "timescale: by end of 2027", "status: at risk"),
        action("1.5", "timescale: March 2026"),
    )))["downloads/plans/ours.ics"])
    one = {uid.removeprefix("action:ours/").removesuffix("@goldenthread"): event for uid, event in found.items()}
    assert str(one["1.1"]["summary"]) == "Done: by end of March 2027: 1.1 Something comes of it"
    reports = days(one["1.1:monthly-report"], dt.date(2026, 1, 1), dt.date(2028, 1, 1))
    assert reports == [dt.date(2026, 5, 15), dt.date(2026, 6, 15)]
    assert {code: str(event["status"]) for code, event in one.items() if "status" in event} == {"1.2": "CANCELLED"}
    assert str(one["1.2"]["summary"]).startswith("Stopped: by end of March 2027: 1.2")
    assert one["1.3"]["dtstart"].dt == dt.date(2026, 6, 30)
    told = str(one["1.3"]["description"]).splitlines()
    assert "Now due: June 2026; at first: March 2026" in told
    assert "How it is going: late (as at 22 November 2026)" in told
    assert "They say: The builder was late." in told
    assert str(one["1.4"]["summary"]).startswith("by end of 2027: 1.4")
    told = str(one["1.4"]["description"]).splitlines()
    assert told[:4] == ["Do it", "Who leads: Helpers", "By when: by end of 2027",
                        "How it is going: at risk (as at 22 November 2026)"]
    assert "late" not in str(one["1.5"]["description"]), "a partner's, with no response and not asked"


def test_a_board_has_its_meetings_duties_and_reports(tmp_path: Path) -> None:
    """Meetings of a known day, with what is due there; a yearly duty; one report for a whole plan; what falls due."""
    actions = [action("1.1", "timescale: Monthly report"), action("1.2", "timescale: Monthly report"),
               action("1.3", "timescale: 3 March 2027"), action("1.4", "timescale: Monthly report", "status: done")]
    found = made(graph_of(tmp_path, plan(*actions)))
    assert set(found) == {"downloads/plans/ours.ics", "downloads/organisations/helpers.ics",
                          "downloads/bodies/the-panel.ics"}
    listed = events(found["downloads/bodies/the-panel.ics"])
    one = {uid.removesuffix("@goldenthread"): event for uid, event in listed.items()}
    assert set(one) == {"meeting:one", "duty:yearly:yearly", "action-plan:ours:monthly-report", "action:ours/1.3"}
    assert one["meeting:one"]["dtstart"].dt == dt.date(2026, 12, 8)
    assert "To be reported here: News" in str(one["meeting:one"]["description"])
    assert days(one["duty:yearly:yearly"], dt.date(2020, 1, 1), dt.date(2040, 1, 1)) == [
        dt.date(year, 12, 31) for year in (2026, 2027, 2028)]
    told = str(one["action-plan:ours:monthly-report"]["description"]).splitlines()
    assert told[:2] == ["1.1 Something comes of it", "1.2 Something comes of it"]
    assert "1.4" not in " ".join(told)


def test_nothing_internal_is_in_a_public_calendar(tmp_path: Path) -> None:
    """An internal action, timescale, update or organisation leaves neither words nor an event."""
    text = plan(
        action("1.1", "timescale: March 2027"),
        action("1.2", "audience: internal", "timescale: April 2027", title="Zebra of the action"),
        action("1.3", "timescale:", "  value: May 2027 zebra", "  audience: internal"),
        action("1.4", "timescale: June 2027", "updates:", "  - date: 5 May 2026", "    audience: internal",
               "    text: Zebra of the update", "    new_date: July 2027", "    status: stopped"),
        action("1.5", "timescale: August 2027", "budget: 500 zebra").replace("lead: helpers", "lead: hidden"),
    )
    hidden = {"strategy/hidden.yml": "kind: organisations\naudience: internal\norganisations:\n  - name: hidden\n"
                                     "    title: Zebra of the organisation\n"}
    write(tmp_path, hidden)
    found = made(graph_of(tmp_path, text))
    for content in found.values():
        assert "zebra" not in content.decode().replace("\r\n ", "").casefold()
    listed = events(found["downloads/plans/ours.ics"])
    assert set(listed) == {f"action:ours/{code}@goldenthread" for code in ("1.1", "1.4", "1.5")}
    assert listed["action:ours/1.4@goldenthread"]["dtstart"].dt == dt.date(2027, 6, 30)
    assert "status" not in listed["action:ours/1.4@goldenthread"]


def test_two_exports_are_the_same_bytes(project: Path, built_site: Path, tmp_path: Path) -> None:
    """What the command writes is what the site has."""
    done = run(project, "export", "ics", "--today", TODAY.isoformat(), "--out", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    written = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.ics")}
    downloads = built_site / "downloads"
    assert written == {file.relative_to(downloads).as_posix(): file.read_bytes() for file in files_of(built_site)}


TITLES = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=500).map(
    lambda text: " ".join(text.split())).filter(bool)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A plan with one dated action."""
    return graph_of(tmp_path_factory.mktemp("small"), plan(action("1.1", "timescale: March 2027")))


@settings(deadline=None, max_examples=150)
@given(title=TITLES)
@example(title="Brothers, sisters; 50% \\n \\, “home” 👨\u200d👩\u200d👧 “: BEGIN:VEVENT")
@example(title="עברית العربية " * 30)
@example(title="é" * 500)
@example(title="END:VCALENDAR")
@example(title="\ufeff\u200b\u202e x")
def test_any_title_comes_back(small: Graph, title: str) -> None:
    """Emoji, commas, semicolons, backslashes, right-to-left, 500 letters: read back as written, by both readers."""
    renamed = Graph([replace(record, title=title) if record.kind in ("action", "action-plan") else record
                     for record in small], small.order)
    content = made(renamed)["downloads/plans/ours.ics"]
    (event,) = events(content).values()
    assert str(event["summary"]) == f"by end of March 2027: 1.1 {title}"
    assert unescaped(by_hand(content)[0]["SUMMARY"]) == str(event["summary"])
    assert f"In: {title}" in unescaped(by_hand(content)[0]["DESCRIPTION"]).split("\n")
    assert by_hand(content)[0]["UID"] == "action:ours/1.1@goldenthread"


def test_without_the_library_there_are_no_calendars(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command says so in one line and fails; a build goes on without them."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["export", "ics", "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert done.output == "No ics files can be made here: they need icalendar. Install goldenthread[calendar].\n"
    assert not (tmp_path / "out").exists()
    assert made(graph_of(tmp_path, plan(action("1.1", "timescale: March 2027")))) == {}


@pytest.mark.parametrize(("section", "folder"), [
    ("action-plans", "plans"), ("organisations", "organisations"), ("bodies", "bodies")])
def test_a_page_leads_to_its_own_files_where_they_are(built_site: Path, section: str, folder: str) -> None:
    """And says nothing of a file that is not there."""
    seen = 0
    for page in sorted((built_site / section).glob("*/index.html")):
        html = page.read_text("utf-8")
        for ending, said in (("ics", "Put these dates in your calendar"), ("csv", "Download as a spreadsheet"),
                             ("docx", "Download for Word"), ("xlsx", "Download for Excel")):
            there = (built_site / f"downloads/{folder}/{page.parent.name}.{ending}").exists()
            assert (f"downloads/{folder}/{page.parent.name}.{ending}" in html) is there, page
            assert (said in words(html)) is there, page
            seen += there
    there = [file.name for file in (built_site / f"downloads/{folder}").iterdir() if file.is_file()]
    assert seen == len([name for name in there if "-pack-" not in name and not name.endswith(".json")])


def test_the_downloads_page_lists_every_file(built_site: Path) -> None:
    """Each once, under a heading for its sort."""
    html = (built_site / "downloads/index.html").read_text("utf-8")
    listed = re.findall(r'<a href="([^"]*)" download', html)
    downloads = built_site / "downloads"
    there = [file.relative_to(downloads).as_posix() for file in downloads.rglob("*") if file.is_file()]
    assert sorted(listed) == sorted(set(there) - {"index.html"})
    headings = re.findall(r'<h2 id="([a-z]+)"', html)
    assert headings[:5] == ["plans", "organisations", "bodies", "strategies", "figures"]

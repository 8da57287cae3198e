"""A plan that was exported to CSV, XLSX or Word and comes in again is the same plan: nothing in it changes."""

from __future__ import annotations

import datetime as dt
import io
from html import escape
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases_reader import run
from goldenthread.build import check_project, publish
from goldenthread.exports import partners, spreadsheets, word
from goldenthread.exports.word_table import ABOUT, TITLE
from goldenthread.intake.write import written
from goldenthread.kinds.table import KINDS
from goldenthread.progress.standing import Horizon
from goldenthread.source.project import read_project
from plans_in_yaml import PLANS
from small_project import CONFIG, write

TODAY = dt.date(2026, 11, 22)
FORMS = ("csv", "xlsx", "docx")
LISTS = {
    "mkdocs.yml": CONFIG,
    "strategy/organisations.yml": """kind: organisations
organisations:
  - name: cfl
    title: Children, Families and Learning
    aliases: ["C,F&L", "C, F& L"]
  - name: police
    title: Police
""",
    "strategy/roles.yml": "kind: roles\nroles:\n  - name: head\n    title: Virtual School Head, Ourtown\n",
}
WORDS = st.one_of(
    st.sampled_from([
        "More homes nearby", "Refer to all of us", "=1+1, or more", "+44 20", "- a dash first", "• a sign first",
        "12 homes by 2027", "1.5 carers for each child", "Priority 4: to stay", "“Quoted”: yes", "# x", "a: b", "@us",
        "é–€ 日本 עברית ½", "Outcome", "Lead", "with all of them", "& 1.6", "word " * 60 + "end", "x" * 90, "'", '"',
        "See hhtp://a.example", "Status", "No", "007", "1.10", "31/03/2027", "Money; and time", "Ends with a comma,",
        "The plan as a table", "e\u0301 zero\u200bwidth"]),
    st.text("abc XYZ,.;:&/-–'“”()<>#=+%0123456789é\u00a0", min_size=1, max_size=40)
      .map(lambda words: " ".join(words.split())).filter(bool))
NAMES = st.lists(st.sampled_from([
    "cfl", "C,F&L", "C, F& L", "Children, Families and Learning", "Police", "Virtual School Head, Ourtown",
    "Moorland and Dales Trust", "Smith, Jones & Co.", "Police and Schools", "A/B Partners", "NHS", "Lead agency"]),
    max_size=3, unique=True)
TIMES = st.sampled_from(["", "", "Ongoing", "September 2027", "by end of 2026", "30 September 2026", "Sept 2008",
                         "April – Sept 2027", "2027/28", "Monthly report and quarterly review"])
STATUS = st.sampled_from(["", "", "", "on track", "done", "at risk"])
CODES = st.sampled_from(
    ["{group}.{at}", "{group}.{ten}", "{group}.0{at}", "A{group}-{at}", "{group}{at}a", "{group}.{at}.0"])


def given_only(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts without those that say nothing."""
    return {name: value for name, value in facts.items() if value}


@st.composite
def steps(draw: Any) -> dict[str, Any]:
    """What is said of one step."""
    return given_only({"action": draw(WORDS), "indicator": draw(st.one_of(st.just(""), WORDS)), "lead": draw(NAMES),
                       "partners": draw(NAMES), "resources": draw(st.one_of(st.just(""), WORDS)),
                       "timescale": draw(TIMES)})


@st.composite
def plans(draw: Any) -> dict[str, Any]:
    """An action plan as an author may write it."""
    outcomes = []
    for group in range(1, draw(st.integers(1, 3)) + 1):
        form, actions = draw(CODES), []
        for at in range(1, draw(st.integers(1, 3)) + 1):
            code = form.format(group=group, at=at, ten=at * 10)
            several = draw(st.lists(steps(), min_size=1, max_size=3)) if draw(st.integers(0, 2)) == 0 else []
            own: dict[str, Any] = {"steps": [given_only({**one, "status": draw(STATUS)}) for one in several]}
            updates = [given_only({"date": f"{at} May 2026", "text": "Begun", "status": draw(STATUS)})
                       for at in range(1, draw(st.integers(1, 3)))]
            actions.append({"code": code, "outcome": draw(WORDS), **given_only(own if several else draw(steps())),
                            **given_only({"status": draw(STATUS), "updates": updates})})
        coded = draw(st.sampled_from([f"{group}.0", f"{group}", ""]))
        outcomes.append(given_only({"code": coded, "title": f"{draw(WORDS)} {group}", "actions": actions}))
    return {"kind": "action plan", "title": draw(WORDS), "outcomes": outcomes}


def project_of(root: Path, plan: dict[str, Any]) -> Path:
    """A small project with lists of names and this plan."""
    return write(root, {**LISTS, "actionplans/ours.yml": written(plan)})


def exported(root: Path, form: str) -> bytes:
    """The file of the plan in one form."""
    project, problems = read_project(root, audience="public", today=TODAY)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    graph = publish(checked)
    if form == "csv":
        files = list(partners.files(graph, KINDS, "public", TODAY))
    elif form == "xlsx":
        files = list(spreadsheets.files(graph, KINDS, "public", TODAY))
    else:
        title = graph["action-plan:ours"].title
        html = f"<h1>{escape(title)}</h1><p>For reading.</p>"
        edition = word.print_run(graph, Horizon(TODAY), "Ours")
        files = [word.file(word.Source("downloads/plans/ours.docx", "Ours", title, html, ""), edition)]
    return next(file.content for file in files if file.address == f"downloads/plans/ours.{form}")


def comes_in_the_same(root: Path, form: str) -> None:
    """Imports what was exported, over the plan and as a new one."""
    (root / f"ours.{form}").write_bytes(exported(root, form))
    code, said = run(root, "import", f"ours.{form}")
    assert code == 0, said
    assert "actionplans/ours.yml says the same already." in said, said


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(plans(), st.sampled_from(FORMS))
def test_any_plan_is_the_same_when_it_comes_back(tmp_path_factory: Any, plan: dict[str, Any], form: str) -> None:
    """Words that look like codes, dates, lists or sums, names with “and” in them, and all else an author may write."""
    comes_in_the_same(project_of(tmp_path_factory.mktemp("plan"), plan), form)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_a_great_many_plans_are_the_same(tmp_path_factory: Any, form: str, plan: dict[str, Any]) -> None:
    """The same, long, and other plans each time."""
    comes_in_the_same(project_of(tmp_path_factory.mktemp("plan"), plan), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", PLANS)
def test_the_plans_of_this_project_come_back_as_they_are(
    project: Path, built_site: Path, tmp_path: Path, name: str, form: str
) -> None:
    """That of 2008 with its 34 actions and 35 steps, and Westmoor's, from the files of the site."""
    data = (built_site / f"downloads/plans/{name}.{form}").read_bytes()
    file = tmp_path / f"{name}.{form}"
    file.write_bytes(data)
    code, said = run(project, "import", str(file))
    assert code == 0, said
    assert f"actionplans/{name}.yml says the same already." in said, said
    wanted = {"middlesbrough-2008": "34 actions, 35 steps", "westmoor-2025": "14 actions, 14 steps"}[name]
    assert f"3 outcomes, {wanted}: 0 changes. Nothing was written." in said


PLAN = {
    "kind": "action plan", "title": "Our plan", "outcomes": [
        {"code": "1.0", "title": "Homes", "actions": [
            {"code": "1.1", "outcome": "More homes", "status": "on track", "steps": [
                {"action": "Look for carers", "lead": "Police", "resources": "Our budgets"},
                {"action": "Train them", "lead": ["Police", "cfl"], "indicator": "All are trained",
                 "timescale": "March 2027"}]},
            {"code": "1.2", "outcome": "Fewer moves", "action": "Plan ahead"}]},
        {"title": "School", "actions": [{"code": "2.1", "outcome": "A plan for each", "audience": "internal"},
                                        {"code": "2.2", "outcome": "A desk for each", "lead": "Police"}]}]}


def rows_of(content: bytes) -> list[list[str]]:
    """The last table of a Word file, a cell that runs over several columns once."""
    table = Document(io.BytesIO(content)).tables[-1]
    return [[cell.text for cell in {cell._tc: cell for cell in row.cells}.values()] for row in table.rows]


def test_a_plans_word_file_ends_with_the_plan_as_a_table(tmp_path: Path) -> None:
    """A row for each step, each group over the table; what is for colleagues is not in the public one."""
    root = project_of(tmp_path, PLAN)
    content = exported(root, "docx")
    assert content == exported(root, "docx")
    document = Document(io.BytesIO(content))
    assert [one.text for one in document.paragraphs if one.text in (TITLE, ABOUT)] == [TITLE, ABOUT]
    assert rows_of(content) == [
        ["Code", "Outcome", "Action", "Indicator", "Lead", "Partners", "Resources", "Timescale", "Status"],
        ["1.0", "Homes"],
        ["1.1", "More homes", "Look for carers", "", "Police", "", "Our budgets", "", "on track"],
        ["1.1", "More homes", "Train them", "All are trained", "Police; Children, Families and Learning", "", "",
         "March 2027", "on track"],
        ["1.2", "Fewer moves", "Plan ahead", "", "", "", "", "", ""],
        ["", "School"],
        ["2.2", "A desk for each", "", "", "Police", "", "", "", ""],
    ]


def test_what_a_partner_changes_in_that_table_is_what_changes(tmp_path: Path) -> None:
    """And nothing else: not the page above it, which is there for reading."""
    root = project_of(tmp_path, PLAN)
    (root / "ours.docx").write_bytes(exported(root, "docx"))
    document = Document(str(root / "ours.docx"))
    table = document.tables[-1]
    for step in (2, 3):
        table.cell(step, 8).paragraphs[0].add_run().text = "x"
        table.cell(step, 8).paragraphs[0].runs[0].text, table.cell(step, 8).paragraphs[0].runs[1].text = "done", ""
    table.cell(4, 7).text = "by end of 2027"
    table.cell(6, 5).text = "C,F&L and Police"
    document.paragraphs[1].text = "Words of somebody who changed the wrong place."
    document.save(str(root / "ours.docx"))
    code, said = run(root, "import", "ours.docx", "--accept")
    assert code == 0, said
    assert "  1.1 status\n    is:      on track\n    becomes: done\n" in said
    assert "  1.2 timescale\n    is:      (not there)\n    becomes: by end of 2027\n" in said
    assert "  2.2 partners\n    is:      (not there)\n    becomes: C,F&L; Police\n" in said
    assert "Put 3 changes into actionplans/ours.yml." in said
    assert "outside “The plan as a table”: they are for reading" in said
    assert "says the same already" in run(root, "import", "ours.docx")[1]


@pytest.mark.parametrize("form", FORMS)
def test_a_plan_that_comes_in_new_says_the_same(tmp_path: Path, form: str) -> None:
    """Where there is no such plan yet: another council may start from the file alone."""
    content = exported(project_of(tmp_path / "one", PLAN), form)
    other = write(tmp_path / "two", LISTS)
    (other / f"ours.{form}").write_bytes(content)
    code, said = run(other, "import", f"ours.{form}")
    assert code == 0, said
    assert exported(other, "csv") == exported(tmp_path / "one", "csv")

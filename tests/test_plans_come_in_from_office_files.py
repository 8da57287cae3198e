"""A plan in Word, Excel or CSV becomes this project's YAML, its words kept, and a log that leaves nothing untold."""

from __future__ import annotations

import datetime as dt
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Pt
from openpyxl import load_workbook

from cases_reader import checked, everything_in, lay_out, run
from goldenthread.graph.graph import Graph
from goldenthread.graph.naming import fold
from goldenthread.intake.headings import KNOWN
from goldenthread.intake.log import Sort
from goldenthread.intake.names import KnownNames, names_in
from office_files import HEADINGS, ROWS, actions_of, brought, excel, facts_of, word, xml

PLAN = "middlesbrough-2008"
NAME = "middlesbrough-action-plan-2008"


def plan(root: Path, name: str, data: bytes, *options: str) -> tuple[dict[str, dict[str, Any]], str]:
    """The actions that a file becomes, by code, and what the command said."""
    code, said = brought(root, name, data, *options)
    assert code == 0, said
    return actions_of(facts_of(root / "actionplans" / name.replace(name.rsplit(".", 1)[1], "yml"))), said


def csv_of(rows: tuple[tuple[str, ...], ...], headings: tuple[str, ...] = HEADINGS, by: str = ",") -> bytes:
    """A CSV file."""
    return "\r\n".join(by.join(f'"{cell}"' for cell in row) for row in (headings, *rows)).encode("utf-8-sig")


# The real plan, three ways.


def of_2008(root: Path, project: Path) -> Path:
    """A project with Middlesbrough's own lists, strategy and plan as they are published here."""
    for path in ("mkdocs.yml", f"strategy/{PLAN}", "strategy/registers", f"actionplans/{PLAN}.yml"):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (project / path).is_dir():
            shutil.copytree(project / path, target, ignore=shutil.ignore_patterns("westmoor-*", "milton-*", "peter*"))
        else:
            shutil.copy(project / path, target)
    return root


def original(project: Path, suffix: str) -> Path:
    """The council's own file."""
    file = project.parent / "shared" / "originals" / f"{NAME}.{suffix}"
    if not file.is_file():
        pytest.skip("the council's own file of the plan is not beside the project")
    return file


def told(graph: Graph, name: str) -> dict[str, Any]:
    """What a plan says of each action: who leads and takes part, when, and what it refers to, its steps too."""
    found = {}
    for record in graph.of_kind("action"):
        if record.family != name:
            continue
        links = graph.links(record.ref)
        steps = graph.held(record.ref, "step")
        found[record.code] = (
            [tie.target for tie in links.get("lead", ())], [tie.target for tie in links.get("partners", ())],
            [tie.target and tie.target.rsplit("/", 1)[-1] for tie in links.get("refers_to", ())],
            [scale.text if (scale := step.facts.get("timescale")) else None for step in steps],
            [step.facts.get("resources") for step in steps],
        )
    return found


@pytest.mark.parametrize("source", ["docx", "xlsx", "csv", "numbers.xlsx", "lost.csv"])
def test_the_2008_plan_comes_in_as_it_is_here(source: str, project: Path, tmp_path: Path) -> None:
    """34 codes, 35 steps, organisations, dates and references, from each file, and where codes are numbers or lost."""
    file = tmp_path / f"{NAME}.{source.rsplit('.')[-1]}"
    given = original(project, source.rsplit(".")[-1])
    if source == "numbers.xlsx":
        book = load_workbook(given)
        del book["Action plan"]
        book.save(file)
    elif source == "lost.csv":
        lost = ["1.1", "1.2", *(f"1.{n}" for n in range(7, 15)), "1.17", "1.18", "1.19", "2.5", "3.6"]
        rows = given.read_text("utf-8-sig").splitlines(keepends=True)
        kept = [row.removeprefix(own) if (own := row.split(",")[0]) in lost else row for row in rows]
        file.write_text("".join(kept), "utf-8", newline="")
    else:
        shutil.copy(given, file)
    root = of_2008(tmp_path / "project", project)
    before = everything_in(root)
    code, said = run(root, "import", str(file))
    assert code == 0, said
    assert {path: text for path, text in everything_in(root).items() if path in before} == before
    graph = checked(root).graph
    here, came = told(graph, PLAN), told(graph, NAME)
    assert list(came) == list(here)
    assert len(came) == 34
    assert sum(len(facts[3]) for facts in came.values()) == 35
    for action, facts in here.items():
        assert came[action] == facts, action
    assert not [problem for problem in checked(root).report
                if problem.severity == "error" and problem.place.path.endswith(f"{NAME}.yml")]
    inferred = {record.code for record in graph.of_kind("action")
                if record.family == NAME and "code" in (record.facts.get("inferred") or ())}
    assert inferred == {"numbers.xlsx": {"1.10", "1.20"}, "lost.csv": set(lost) if source == "lost.csv" else set()}.get(
        source, set())
    for one in inferred:
        assert f"code {one}: " in said
    for record in graph.of_kind("action"):
        if record.family == NAME and "lead" in (record.facts.get("inferred") or ()):
            assert f"({record.code}): lead “" in said


def test_the_three_files_of_2008_become_one_and_the_same_plan(project: Path, tmp_path: Path) -> None:
    """Word, Excel and CSV give the very same YAML."""
    texts = set()
    for suffix in ("docx", "xlsx", "csv"):
        given = original(project, suffix)
        root = lay_out(tmp_path / suffix, {})
        assert run(root, "import", str(given))[0] == 0
        texts.add((root / "actionplans" / f"{NAME}.yml").read_text("utf-8"))
    assert len(texts) == 1


# The rules, one by one, on small files.


@pytest.mark.parametrize(("name", "data"), [("our.docx", word()), ("our.xlsx", excel()), ("our.csv", csv_of(ROWS))])
def test_a_plan_keeps_its_words(name: str, data: bytes, tmp_path: Path) -> None:
    """Groups, codes, actions, leads apart from partners, timescales as typed; the check finds no error."""
    actions, said = plan(tmp_path, name, data)
    assert list(actions) == ["1.1", "1.2", "2.1"]
    assert actions["1.1"] == {
        "code": "1.1", "outcome": "More foster homes", "action": "Look for carers", "indicator": "Number of carers",
        "lead": "C,F&L", "partners": "Children's Trust", "resources": "Existing budgets", "timescale": "September 2026",
        "inferred": ["lead"],
    }
    facts = facts_of(tmp_path / "actionplans" / "our.yml")
    assert [(one["code"], one["title"]) for one in facts["outcomes"]] == [("1.0", "Homes nearby"), ("2.0", "School")]
    assert "lead “C,F&L”: it is named first of 2" in said
    assert "Read 2 outcomes, 3 actions, 3 steps." in said
    code, answer = run(tmp_path, "check")
    assert code == 0
    assert "[plan-without-strategy]" in answer
    assert "0 errors, 0 warnings" in answer


def test_codes_that_word_numbers_by_itself(tmp_path: Path) -> None:
    """The numbers of Word's lists stand in no text; they are counted as Word counts them, restarts included."""

    def numbered(document: Any) -> None:
        part = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, text in enumerate(("%1.0", "%1.%2")))
        part.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'))
        part.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for row in document.tables[0].rows[1:]:
            level = 0 if len(set(row.cells)) == 1 else 1
            properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
            properties.append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))

    rows = [("Homes nearby",), *(("", f"Outcome {at}", f"Do {at}", "", "", "", "") for at in range(1, 12)),
            ("School",), ("", "Last", "Do it", "", "", "", "")]
    actions, said = plan(tmp_path, "our.docx", word(rows, change=numbered))
    assert list(actions) == [*(f"1.{at}" for at in range(1, 12)), "2.1"]
    assert [one["code"] for one in facts_of(tmp_path / "actionplans" / "our.yml")["outcomes"]] == ["1.0", "2.0"]
    assert "inferred" not in actions["1.10"]
    assert "code 1.10: Word numbers it by itself" in said


def test_numbers_that_lost_their_nought(tmp_path: Path) -> None:
    """1.10 typed as a number is 1.1 to Excel: it is what comes after 1.9, marked; a cell that shows 1.10 is enough."""
    rows = [("1.0 Homes",)]
    rows += [(float(f"1.{at}"), f"Outcome {at}", f"Do {at}", "", "", "", "") for at in range(1, 21)]
    actions, said = plan(tmp_path, "our.xlsx", excel(rows))
    assert list(actions) == [f"1.{at}" for at in range(1, 21)]
    assert [code for code, action in actions.items() if "code" in action.get("inferred", ())] == ["1.10", "1.20"]
    assert "code 1.10: the file has 1.1, which comes after 1.9" in said

    def shown(book: Any) -> None:
        book.active["A13"].number_format = "0.00"

    actions, _ = plan(tmp_path / "shown", "our.xlsx", excel(rows, change=shown))
    assert [code for code, action in actions.items() if "code" in action.get("inferred", ())] == ["1.20"]


def test_lost_codes_come_from_order_and_from_what_refers_to_them(tmp_path: Path) -> None:
    """Each is marked and told; where order leaves a choice, what other words refer to decides; else it is doubtful."""
    body = [("1.0 Home",), ("1.1", "A", "Refer to 1.4"), ("", "B", "b"), ("1.5", "C", "c"), ("", "D", "d"),
            ("2.0 School",), ("", "E", "e"), ("2.3", "F", "f")]
    rows = [(*row, *[""] * (7 - len(row))) if len(row) > 1 else row for row in body]
    actions, said = plan(tmp_path, "our.csv", csv_of(tuple(rows)))
    assert {code: action["outcome"] for code, action in actions.items()} == {
        "1.1": "A", "1.4": "B", "1.5": "C", "1.6": "D", "2.1": "E", "2.3": "F"}
    assert "code 1.4: the file has none here; it comes after 1.3 and before 1.5, and other words of the plan" in said
    assert "Doubtful: please look (1)" in said
    assert "code 2.1: actions without a code: 1; codes that are free between the others: 2" in said


def test_a_text_id_is_preferred_over_a_number(tmp_path: Path) -> None:
    """Of two columns that could hold codes the one with text is taken, and the other told of."""
    rows = [("our/1.9", 1.9, "A", "a", "Sept 2026"), ("our/1.10", 1.1, "B", "b", "Sept 2026")]
    actions, said = plan(tmp_path, "our.xlsx", excel(rows, headings=("id", "Code", "Outcome", "Action", "When")))
    assert list(actions) == ["1.9", "1.10"]
    assert "inferred" not in actions["1.10"]
    assert "2 columns could be the code; “id” is taken for it" in said


def test_cells_split_over_rows_and_pages_are_put_together(tmp_path: Path) -> None:
    """A heading repeated on a new page is dropped; the rest of a row goes on where it was cut; both are told."""
    rows = ((ROWS[0]), ("1.1", "More foster homes in", "Look for carers", "", "C,F&L and", "", "Sept 2026"), HEADINGS,
            ROWS[0], ("", "the middle of town", "", "", "Children's Trust", "", ""),
            ("1.2", "Next", "Do it", "", "", "", ""))
    for name, data in (("our.csv", csv_of(rows)), ("our.docx", word(rows)), ("our.xlsx", excel(rows))):
        actions, said = plan(tmp_path / name.replace(".", "-"), name, data)
        assert list(actions) == ["1.1", "1.2"]
        assert actions["1.1"]["outcome"] == "More foster homes in the middle of town"
        assert (actions["1.1"]["lead"], actions["1.1"]["partners"]) == ("C,F&L", "Children's Trust")
        assert "2 rows that repeat a heading on a new page" in said
        assert "goes on with the one at" in said


def test_tables_under_headings_of_their_own_are_groups(tmp_path: Path) -> None:
    """Where no row names a group, the heading that a table stands under does; a table below the same one goes on."""

    def more(document: Any) -> None:
        first = document.tables[0]._tbl
        for words, code in (("2. School", "2.1"), ("", "2.2"), ("3. Health", "3.1")):
            if words:
                document.add_heading(words, 2)
            table = deepcopy(first)
            document.element.body.insert(-1, table)
            document.tables[-1].cell(1, 0).text = code
            document.tables[-1].cell(1, 1).text = f"Outcome of {code}"
            document.add_paragraph("")

    plan(tmp_path, "our.docx", word([("1.1", "More homes", "Look", "", "C,F&L", "", "")], change=more))
    groups = facts_of(tmp_path / "actionplans" / "our.yml")["outcomes"]
    assert [(one.get("code"), one["title"], [action["code"] for action in one["actions"]]) for one in groups] == [
        (None, "Our plan 2026-2027", ["1.1"]), ("2", "School", ["2.1", "2.2"]), ("3", "Health", ["3.1"])]


def test_a_numbered_heading_over_a_table_is_no_title(tmp_path: Path) -> None:
    """Such a heading is the group's; a file without any other is called by its name."""
    plan(tmp_path, "our-plan.docx", word([("1.1", "More homes", "Look", "", "", "", "")], title="1. Homes"))
    facts = facts_of(tmp_path / "actionplans" / "our-plan.yml")
    assert (facts["title"], facts["outcomes"][0]["code"], facts["outcomes"][0]["title"]) == ("our plan", "1", "Homes")


def test_outcome_and_action_in_one_column(tmp_path: Path) -> None:
    """The first line is the outcome, the rest the action, but for a line that tells what the action refers to."""
    rows = (("1.1", "More homes\nLook for carers", "C,F&L"),
            ("1.2", "Fewer moves\nRefer to 1.1\n1.1 More homes", "C,F&L"))
    actions, said = plan(tmp_path, "our.docx", word(rows, headings=("Code", "Outcome and action", "Who leads")))
    assert [(one["outcome"], one["action"]) for one in actions.values()] == [
        ("More homes", "Look for carers"), ("Fewer moves", "Refer to 1.1")]
    assert "the words of what it refers to: 1.1" in said


def test_a_merged_cell_gives_an_action_its_steps(tmp_path: Path) -> None:
    """Where outcome and code run over two rows, the second row is one more step, with its own lead and date."""
    rows = (("1.1", "More homes", "Look", "Found", "C,F&L", "", "Sept 2026"),
            ("", "", "Train them", "Trained", "Children's Trust", "", "March 2027"))

    def merged(document: Any) -> None:
        table = document.tables[0]
        for column in (0, 1):
            table.cell(1, column).merge(table.cell(2, column))

    def in_excel(book: Any) -> None:
        book.active.merge_cells("A3:A4")
        book.active.merge_cells("B3:B4")

    for name, data in (("our.docx", word(rows, change=merged)), ("our.xlsx", excel(rows, change=in_excel)),
                       ("our.csv", csv_of(rows))):
        actions, _ = plan(tmp_path / name.replace(".", "-"), name, data)
        assert [(one["action"], one["lead"], one["timescale"]) for one in actions["1.1"]["steps"]] == [
            ("Look", "C,F&L", "Sept 2026"), ("Train them", "Children's Trust", "March 2027")]


def test_real_dates_become_dates_as_people_write_them(tmp_path: Path) -> None:
    """As exact as the cell shows them: a day, a month, a year. A date in numbers is read day first, and marked."""
    rows = [(f"1.{at}", f"Outcome {at}", "Do it", "", "", "", when)
            for at, when in enumerate((dt.date(2026, 9, 30), dt.date(2026, 9, 1), dt.date(2027, 1, 1), "31/03/2027",
                                       "by 04/05/2027", "Sep-26", "when it suits 32/13/2027"), 1)]

    def formats(book: Any) -> None:
        for row, form in ((3, "dd/mm/yyyy"), (4, "mmm\\-yy"), (5, "yyyy")):
            book.active.cell(row, 7).number_format = form

    actions, said = plan(tmp_path, "our.xlsx", excel(rows, change=formats))
    assert [action.get("timescale") for action in actions.values()] == [
        "30 September 2026", "September 2026", "2027", "31 March 2027", "by 4 May 2027", "Sep 2026", None]
    assert actions["1.5"]["inferred"] == ["timescale"]
    assert "timescale “when it suits 32/13/2027”: “32/13/2027” cannot be read as a date" in said
    assert run(tmp_path, "check")[0] == 0


def test_odd_headings_are_named_in_a_file(tmp_path: Path) -> None:
    """`--columns` says which column is which; a wrong fact there is answered with the right ones."""
    data = csv_of((("1.1", "More homes", "Look", "Sept 2026", "x"),), ("Nr", "Dream", "Deed", "Moment", "Gossip"))
    code, said = brought(tmp_path, "our.csv", data)
    assert code == 1
    assert "[import-no-headings]" in said
    columns = "Dream: outcome\nDeed: action\nMoment: timescale\nGossip: leave out\n"
    (tmp_path / "columns.yml").write_text(columns, "utf-8")
    actions, said = plan(tmp_path, "our.csv", data, "--columns", "columns.yml")
    assert actions["1.1"]["timescale"] == "Sept 2026"
    assert "the column “Gossip”" in said
    (tmp_path / "columns.yml").write_text("Dream: outcomes\n", "utf-8")
    code, said = run(tmp_path, "import", "our.csv", "--columns", "columns.yml")
    assert code == 1
    assert "columns.yml:1:8: error: A column cannot be “outcomes”. Did you mean “outcome”?" in said


def test_what_a_plan_has_no_place_for_is_told(tmp_path: Path) -> None:
    """A column, a row or a heading that cannot be used is in the log, with its place; a status must be one of ours."""
    rows = (("Priority 9: nothing below",), ("Priority 1: homes",), ("1.1", "More homes", "Look", "green", "a word"),
            ("1.2", "Fewer moves", "Plan", "On track", ""))
    actions, said = plan(tmp_path, "our.csv", csv_of(rows, ("No", "Outcome", "Action", "Status", "Comments")))
    assert actions["1.2"]["status"] == "on track"
    assert "status" not in actions["1.1"]
    assert "status “green”: it can be not started, on track" in said
    assert "the column “Comments”, for which a plan has no place; rows with words in it: 1" in said
    assert "line 2: a heading with no action below it: “Priority 9: nothing below”" in said


@pytest.mark.parametrize(("data", "told"), [
    (csv_of(ROWS, by=";"), "its columns are kept apart by semicolons"),
    (csv_of(ROWS, by="\t"), "its columns are kept apart by tabs"),
    (csv_of(ROWS).removeprefix(b"\xef\xbb\xbf").replace(b"Children's", "Children’s".encode("cp1252")),
     "it was saved as Windows-1252"),
    (csv_of(ROWS).decode("utf-8-sig").encode("utf-16"), "it was saved as UTF-16"),
])
def test_a_csv_file_in_any_of_its_forms(data: bytes, told: str, tmp_path: Path) -> None:
    """Semicolons, tabs, Windows-1252 and UTF-16 are read, and told."""
    actions, said = plan(tmp_path, "our.csv", data)
    assert list(actions) == ["1.1", "1.2", "2.1"]
    assert actions["2.1"]["lead"].replace("’", "'") == "Children's Trust"
    assert told in said


def test_a_project_without_lists_of_names_gets_one_proposed(tmp_path: Path) -> None:
    """Spellings are put together, what only first letters join is doubtful, and roles have a list of their own."""
    root = tmp_path
    lay_out(root, {})
    shutil.rmtree(root / "strategy" / "registers")
    (root / "actionplans" / "plan.yml").unlink()
    leads = ("C,F&L and\nChildren's Trust", "C, F& L and CT", "C,F& L", "Team Manager, Leaving Care")
    rows = tuple((f"1.{at}", f"Outcome {at}", f"Do {at}", "", lead, "", "") for at, lead in enumerate(leads, 1))
    actions, said = plan(root, "our.docx", word(rows))
    assert [(action.get("lead"), action.get("partners")) for action in actions.values()] == [
        ("C,F&L", "Children's Trust"), ("C, F& L", "CT"), ("C,F& L", None), ("Team Manager, Leaving Care", None)]
    listed = facts_of(root / "strategy" / "registers" / "our-organisations.yml")["organisations"]
    assert listed == [{"title": "C,F&L", "aliases": ["C, F& L", "C,F& L"]},
                      {"title": "Children's Trust", "aliases": ["CT"], "inferred": ["aliases"]}]
    roles = facts_of(root / "strategy" / "registers" / "our-roles.yml")["roles"]
    assert roles == [{"title": "Team Manager, Leaving Care"}]
    assert "“CT” may stand for “Children's Trust”: only the first letters say so" in said
    code, answer = run(root, "check")
    assert code == 0
    assert "unknown-name" not in answer


def test_names_in_no_list_are_something_to_know(tmp_path: Path) -> None:
    """In a plan that has just come in they are notices, one near a known name too; none is merged in silence."""
    rows = (("1.1", "More homes", "Look", "", "Moorland Horse Sanctuary", "", ""),
            ("1.2", "Fewer moves", "Plan, refer to 7.9", "", "Childrens Trusts", "", ""))
    actions, said = plan(tmp_path, "our.docx", word(rows))
    assert actions["1.2"]["lead"] == "Childrens Trusts"
    assert actions["1.2"]["inferred"] == ["lead"]
    assert "“Childrens Trusts” is in no list of organisations, bodies or roles, though “" in said
    code, answer = run(tmp_path, "check")
    assert code == 0
    for problem in ("unknown-name", "near-name", "refers-nowhere"):
        assert f"[{problem}]" in answer
    assert ": warning:" not in answer


def test_a_name_in_no_list_is_told_once_with_its_spellings(tmp_path: Path) -> None:
    """Not each spelling by itself; what only first letters join stays doubtful, and nothing is merged in the plan."""
    names = ("S,T&V", "S, T& V", "Moorland Horse Sanctuary", "MHS", "Childrens Trusts")
    rows = tuple((f"1.{at}", f"Outcome {at}", f"Do {at}", "", name, "", "") for at, name in enumerate(names, 1))
    actions, said = plan(tmp_path, "our.docx", word(rows))
    assert [action["lead"] for action in actions.values()] == list(names)
    own = [line.strip() for line in said.splitlines() if line.startswith("  names: ")]
    assert own == [
        "names: “Childrens Trusts” is in no list of organisations, bodies or roles, though “children's trust” is; it "
        "is written as the file has it",
        "names: “S,T&V” (also spelt “S, T& V”) is in no list of organisations, bodies or roles: add it to one, with "
        "its other spellings as aliases",
        "names: “Moorland Horse Sanctuary” is in no list of organisations, bodies or roles: add it to one",
        "names: “MHS” may stand for “Moorland Horse Sanctuary”: only the first letters say so",
    ]


def test_who_leads_with_whom_in_one_cell(tmp_path: Path) -> None:
    """Lines that start with “with” below the lead name partners; a sign before a status is no part of it."""
    rows = (("1.1", "More homes", "Look", "C,F&L\nwith Children's Trust, CT", "● On track"),)
    actions, _ = plan(tmp_path, "our.docx", word(rows, headings=("Code", "Outcome", "Action", "Who leads", "Status")))
    assert actions["1.1"]["lead"] == "C,F&L"
    assert actions["1.1"]["partners"] == ["Children's Trust", "CT"]
    assert actions["1.1"]["status"] == "on track"
    assert "inferred" not in actions["1.1"]


@pytest.mark.parametrize(("cell", "names", "lead", "doubtful"), [
    ("C,F&L and\nChildren's Trust\nSTLSCB", ["C,F&L", "Children's Trust", "STLSCB"], None, False),
    ("C,F&L, Children's Trust & STLSCB", ["C,F&L", "Children's Trust", "STLSCB"], None, False),
    ("C, F& L and CT", ["C, F& L", "CT"], None, True),
    ("C,F&\nL", ["C,F& L"], None, False),
    ("Board of Health and Housing and Virtual School", ["Board of Health and Housing", "Virtual School"], None, False),
    ("Virtual School/C,F&L", ["Virtual School", "C,F&L"], None, False),
    ("CT (lead), C,F&L", ["CT", "C,F&L"], "CT", False),
    ("C,F&L; STLSCB (lead agency)", ["C,F&L", "STLSCB"], "STLSCB", False),
    ("Lead: CT; Partners: Police", ["CT", "Police"], "CT", False),
    ("NHS Tees, Cleveland Police, Barnardo's", ["NHS Tees", "Cleveland Police", "Barnardo's"], None, True),
    ("Children, Families and Learning", ["Children, Families and Learning"], None, True),
    ("Team Manager, Leaving Care", ["Team Manager, Leaving Care"], None, False),
    ("and", [], None, False),
])
def test_names_in_one_cell(cell: str, names: list[str], lead: str | None, doubtful: bool) -> None:
    """The names of the lists first, the longest of them; else at the words between names, which may be doubtful."""
    listed = ("C,F&L", "Children's Trust", "STLSCB", "Board of Health and Housing", "Virtual School")
    known = KnownNames({fold(name): {name} for name in listed})
    found = names_in(cell, known)
    assert (list(found.names), found.lead, found.doubtful) == (names, lead, doubtful)


def test_noise_is_taken_out_and_told(tmp_path: Path) -> None:
    """Tabs, signs that cannot be seen, a mistyped http; lines that are sentences get their full stops."""
    rows = (("1.1", "More\tfoster\u00adhomes\u200b", "See hhtp://example.org", "Keep homes\nFind more", "", "", ""),)

    def bold(document: Any) -> None:
        document.tables[0].cell(1, 1).paragraphs[0].runs[0].font.size = Pt(9)

    actions, said = plan(tmp_path, "our.docx", word(rows, change=bold))
    assert actions["1.1"]["outcome"] == "More fosterhomes"
    assert actions["1.1"]["action"] == "See http://example.org"
    assert actions["1.1"]["indicator"] == "Keep homes. Find more"
    for words in ("tabs became spaces", "signs that cannot be seen", "“http” was mistyped", "lines became sentences"):
        assert words in said


def test_two_sheets_that_say_the_same_are_one_plan(tmp_path: Path) -> None:
    """Of a sheet and its copy the one whose codes are text is read; sheets that differ are read one after the other."""

    def copied(book: Any) -> None:
        sheet = book.copy_worksheet(book.active)
        sheet["A4"] = 1.1
        book.move_sheet(sheet, -1)

    actions, said = plan(tmp_path, "our.xlsx", excel(change=copied))
    assert list(actions) == ["1.1", "1.2", "2.1"]
    assert "sheet “Plan Copy”: it holds the same actions as sheet “Plan”, which was taken; the codes are text" in said

    def another(book: Any) -> None:
        sheet = book.create_sheet("More")
        sheet.append(list(HEADINGS))
        sheet.append(["3.1", "Health", "See the nurse"])

    actions, _ = plan(tmp_path / "more", "our.xlsx", excel(change=another))
    assert list(actions) == ["1.1", "1.2", "2.1", "3.1"]


# A second time.


def test_a_second_import_shows_a_patch_and_writes_nothing(tmp_path: Path) -> None:
    """Field by field; with --accept only those lines change, and what the author added stays."""
    plan(tmp_path, "our.docx", word())
    file = tmp_path / "actionplans" / "our.yml"
    text = file.read_text("utf-8").replace("outcomes:", "strategy: x\noutcomes:").replace(
        "        timescale: September 2026\n", "        # asked in May\n        timescale: September 2026\n"
        "        status: on track\n")
    file.write_text(text, "utf-8")
    before = everything_in(tmp_path)
    rows = [ROWS[0], (*ROWS[1][:4], "C,F&L", "", "March 2027"), ROWS[2],
            ("1.3", "New: homes", "Build", "", "C,F&L", "", ""), *ROWS[3:]]
    code, said = brought(tmp_path, "our.docx", word(rows))
    assert code == 0
    assert "  1.1 timescale\n    is:      September 2026\n    becomes: March 2027\n" in said
    assert "  1.3 new action\n    is:      (not there)\n    becomes: New: homes\n" in said
    assert "Not in our.docx, and kept: 1.1, partners; 1.1, resources." in said
    assert "4 steps: 2 changes. Nothing was written. To put them in, add --accept." in said
    assert {**everything_in(tmp_path), "our.docx": b""} == {**before, "our.docx": b""}
    code, said = run(tmp_path, "import", "our.docx", "--accept")
    assert code == 0
    added = '      - code: 1.3\n        outcome: "New: homes"\n        action: Build\n        lead: C,F&L\n'
    wanted = text.replace("timescale: September 2026", "timescale: March 2027").replace(
        "  - code: 2.0\n", f"{added}  - code: 2.0\n")
    assert file.read_text("utf-8") == wanted
    assert "says the same already" in run(tmp_path, "import", "our.docx")[1]


def test_an_exported_plan_that_comes_in_again_is_the_same(tmp_path: Path) -> None:
    """The table of a plan as it can be downloaded changes nothing; a new action without a group finds its own."""
    plan(tmp_path, "our.docx", word())
    file = tmp_path / "actionplans" / "our.yml"
    text = file.read_text("utf-8").replace(
        "        action: Look for carers\n        indicator: Number of carers\n        lead: C,F&L\n"
        "        partners: Children's Trust\n        resources: Existing budgets\n        timescale: September 2026\n",
        "        steps:\n          - action: Look for carers\n            lead: C, F& L\n"
        "            timescale: September 2026\n          - action: Train them\n"
        "            partners:\n              - CT\n              - C,F&L\n")
    due = "        timescale: by end of 2026\n"
    text = text.replace(due, f"{due}        updates:\n          - date: 1 May 2026\n            text: We have begun.\n"
                             "            status: on track\n")
    file.write_text(text, "utf-8")
    for form in ("csv", "xlsx"):
        assert run(tmp_path, "export", form, "--out", str(tmp_path / "out"))[0] == 0
        data = (tmp_path / "out" / "plans" / f"our.{form}").read_bytes()
        code, said = brought(tmp_path, f"our.{form}", data)
        assert code == 0
        assert "actionplans/our.yml says the same already." in said
        assert "Read 2 outcomes, 3 actions, 4 steps: 0 changes." in said
    columns = ("code", "outcome", "action", "lead")
    code, said = brought(tmp_path, "our.csv", csv_of((("1.3", "A new one", "Do it", "C,F&L"),), columns), "--accept")
    assert code == 0, said
    assert "Put 1 change into" in said
    groups = facts_of(file)["outcomes"]
    assert [[action["code"] for action in group["actions"]] for group in groups] == [["1.1", "1.2", "1.3"], ["2.1"]]


def test_a_file_that_is_no_plan_is_left_alone(tmp_path: Path) -> None:
    """What would be written over something else is refused."""
    lay_out(tmp_path, {})
    before = everything_in(tmp_path)
    code, said = brought(tmp_path, "our.docx", word(), "--into", "strategy/x/strategy.yml")
    assert code == 0
    (tmp_path / "strategy" / "x" / "strategy.yml").write_text("kind: organisations\n", "utf-8")
    code, said = brought(tmp_path, "our.docx", word(), "--into", "strategy/x/strategy.yml")
    assert code == 1
    assert "strategy/x/strategy.yml:1:1: error: This file is there already" in said
    assert run(tmp_path, "import", "our.docx", "--into", "../elsewhere")[0] == 2
    assert run(tmp_path, "import", "our.docx", "--as", "poem")[0] == 2
    assert {path: text for path, text in everything_in(tmp_path).items() if path in before} == before


def test_the_guide_names_what_a_column_can_be_and_every_heading_of_the_log(project: Path) -> None:
    """The page on importing lists the facts that `--columns` takes, and each part of the log."""
    guide = (project / "plugins" / "goldenthread" / "guide" / "importing.md").read_text("utf-8")
    assert f"It can be: {', '.join(KNOWN)}." in guide
    for sort in Sort:
        assert f"| {sort.value.split(':')[0].split(',')[0]} |" in guide
    for option in ("--columns", "--accept", "--into", "--as"):
        assert option in guide
        assert option in run(project, "import", "--help")[1]

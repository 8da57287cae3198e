"""Blocks in a text: what each finds is what the papers hold, and what it shows is what the items say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cases_reader import CASES, checked, lay_out
from goldenthread.build import Checked, build_site, check_project
from goldenthread.query.run import answer
from goldenthread.source.project import read_project

ROOT = Path(__file__).parent.parent

QUESTIONS = (
    ("actions", "plan: middlesbrough-2008", 34),
    ("actions", "plan: middlesbrough-2008\nlead: STLSCB", 1),
    ("actions", "plan: middlesbrough-2008\ncadence: monthly report", 14),
    ("actions", "plan: middlesbrough-2008\ndue before: 1 July 2008", 4),
    ("actions", "plan: middlesbrough-2008\ndue after: June 2008\ndue before: 2009", 11),
    ("actions", 'part of: "middlesbrough-2008/2.0"', 6),
    ("actions", "refers to: middlesbrough-2008/1.1", 2),
    ("actions", "plan: middlesbrough-2008\nwithout: measure", 34),
    ("actions", "partners:\n  - Children's Trust\n  - STLSCB\nplan: middlesbrough-2008", 18),
    ("measures", "strategy: peterborough-2016", 50),
    ("measures", "strategy: peterborough-2016\nwithout: target", 49),
    ("evidence", "strategy: peterborough-2016\nof: need\nwithout: source", 12),
    ("promises", "pledge: peterborough", 10),
    ("promises", "pledge: peterborough\nnumber: 10", 1),
    ("implications", "without: answered_by", 21),
    ("actions", "priority: middlesbrough-2008/fewer-children", 22),
    ("actions", "plan: middlesbrough-2008\nwith: priority", 34),
    ("evidence", "priority: peterborough-2016/prevention", 2),
    ("steps", "action: middlesbrough-2008/1.5", 2),
    ("actions:", "plan: middlesbrough-2008", 34),
    ("Figures", "council: Peterborough City Council", 1),
    ("boards and panels", "id: middlesbrough-executive", 1),
    ("actions", "plan: middlesbrough-2008\ntimescale: Monthly report and quarterly review", 14),
    ("actions", "plan: middlesbrough-2008\ntimescale: Ongoing", 1),
    ("actions", "plan: middlesbrough-2008\ntimescale before: July 2008", 4),
    ("actions", "plan: middlesbrough-2008\nwords: manage", 3),
    ("actions", "plan: middlesbrough-2008\nwords: age", 2),
    ("actions", "plan: middlesbrough-2008\nwords: LSCB", 2),
    ("actions", "plan: middlesbrough-2008\nrefers to: 1.1", 2),
    ("actions", "strategy: middlesbrough-2008\nrefers to: 1.1", 2),
    ("actions", 'part of: "1.0"\nplan: middlesbrough-2008\nrefers to: "1.1"', 2),
    ("priorities", "replaced by: zz", 0),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The examples with a page for each question."""
    root = tmp_path_factory.mktemp("asked")
    for folder in ("strategy", "actionplans"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for at, (word, lines, _) in enumerate(QUESTIONS[:-1]):
        page = f"---\ntitle: Asked\n---\n```{word}\n{lines}\n```\n"
        (root / "strategy" / f"asked-{at}.md").write_text(page, "utf-8")
    found = checked(root)
    assert not [problem.text() for problem in found.report if "asked-" in problem.place.path
                and problem.code != "block-empty"]
    return found


@pytest.mark.parametrize("at", range(len(QUESTIONS) - 1), ids=lambda at: QUESTIONS[at][1].replace("\n", ", "))
def test_a_block_finds_what_the_paper_holds(at: int, asked: Checked) -> None:
    """Filters by a holder, a link at either end, a fixed word, a date before or after, a list, and what is missing."""
    [query] = asked.graph[f"page:asked-{at}"].queries
    assert len(answer(query, asked.graph)) == QUESTIONS[at][2]


PLAN = """kind: action plan
title: Plan
strategy: x
outcomes:
  - code: "1.0"
    title: Homes
    actions:
      - code: "1.2"
        outcome: Second home
        lead: Homes team
        timescale: March 2027
        status: done
      - code: "1.10"
        outcome: Tenth home
        lead: Homes team
        timescale: May 2026
        resources:
          audience: internal
          value: zebra money
      - code: "1.3"
        outcome: Hidden home
        audience: internal
        timescale: April 2026
"""


def shown(
    tmp_path: Path, block: str, *, audience: str = "public", plan: str = PLAN, files: dict[str, str] | None = None
) -> str:
    """The HTML of a page that holds nothing but a block."""
    root = lay_out(tmp_path, {
        "actionplans/plan.yml": plan, "strategy/page.md": f"# Page\n\n{block}\n", **(files or {})})
    project = check_project(read_project(root, audience=audience)[0])
    page = next(page for page in build_site(project).made.pages if page.address == "page/")
    return page.html


def cells(html: str) -> list[list[str]]:
    """The words of a table, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row,
                                                                                re.DOTALL)] for row in rows]


def test_a_table_shows_the_columns_asked_for_in_the_order_asked_for(tmp_path: Path) -> None:
    """The heading names each column; rows are sorted by a date, and the words are the author's."""
    html = shown(tmp_path, "```actions\nplan: plan\ncolumns: code, outcome, lead, due\nsort: due\n```")
    assert cells(html) == [
        ["Code", "Action", "Who leads", "Due"],
        ["1.10", "Tenth home", "Homes team", "May 2026"],
        ["1.2", "Second home", "Homes team", "March 2027"],
    ]
    assert 'href="../action-plans/plan/1.10/"' in html


def test_a_limit_says_how_many_there_are(tmp_path: Path) -> None:
    """Nothing is left out in silence."""
    html = shown(tmp_path, "```actions\nsort: code\nbackwards: yes\nlimit: 1\nshow: list\n```")
    assert "Tenth home" in html
    assert "Second home" not in html
    assert "1 of 2 are shown." in html


def test_a_public_block_counts_what_is_public_only(tmp_path: Path) -> None:
    """An internal action is in no public count, no list, and no filter tells that a hidden fact is there."""
    assert "<strong>2</strong> actions" in shown(tmp_path / "a", "```actions\nshow: count\n```")
    assert "<strong>3</strong> actions" in shown(tmp_path / "b", "```actions\nshow: count\n```", audience="internal")
    assert "there are none" in shown(tmp_path / "c", "```actions\nwith: resources\n```")
    assert "zebra" not in shown(tmp_path / "d", "```actions\ncolumns: code, resources\n```")


def test_a_fence_inside_a_fence_is_shown_as_typed(tmp_path: Path) -> None:
    """A guide can show how a block is written; a block in another language stays what it is."""
    html = shown(tmp_path, "````text\n```actions\nplan: plan\n```\n````\n\n```python\nprint(1)\n```")
    assert "plan: plan" in html
    assert "print(1)" in html
    assert "<table" not in html


def test_blocks_stand_where_they_were_typed(tmp_path: Path) -> None:
    """Each between the words around it, under its own heading, and no mark of ours stays behind."""
    html = shown(tmp_path, "before\n```actions\nshow: count\n```\nbetween gtblock0end\n\n## Two\n\n"
                           "~~~promises\nshow: list\n~~~\nafter")
    order = [html.index(words) for words in ("before", "<strong>2</strong>", "between gtblock0end", "Two", "none",
                                             "after")]
    assert order == sorted(order)
    assert html.count("gtblock") == 1


def test_an_action_delivers_what_its_outcome_and_its_objective_deliver(tmp_path: Path) -> None:
    """The priority of an action is its own, its outcome's, or that of the objective it works towards; each once."""
    plan = PLAN.replace("    title: Homes\n", "    title: Homes\n    priority: homes\n")
    towards = PLAN.replace('code: "1.10"\n', 'code: "1.10"\n        objective: a-home-close-by\n')
    homes = (CASES / "base" / "strategy" / "x" / "homes.md").read_text("utf-8")
    files = {"strategy/x/homes.md": homes.replace(
        "objectives:\n", "objectives:\n  - text: A home close by\n    name: a-home-close-by\n")}
    block, near = "```actions\ncolumns: code, priority\npriority: homes\n```", "Homes near the people we love"
    assert cells(shown(tmp_path / "a", block, plan=plan))[1:] == [["1.2", near], ["1.10", near]]
    assert cells(shown(tmp_path / "b", block, plan=towards, files=files))[1:] == [["1.10", near]]
    block = "```actions\ncolumns: code\nwithout: priority\n```"
    assert cells(shown(tmp_path / "c", block, plan=towards, files=files))[1:] == [["1.2"]]


def test_items_stand_in_the_order_of_their_papers(asked: Checked) -> None:
    """Where no order is asked for: by number, by code, or as they were written; never by the words of their ids."""
    def numbers(at: int, fact: str) -> list[object]:
        [query] = asked.graph[f"page:asked-{at}"].queries
        return [record.facts[fact] for record in answer(query, asked.graph)]

    pledge = next(at for at, one in enumerate(QUESTIONS) if one[1] == "pledge: peterborough")
    assert numbers(pledge, "number") == list(range(1, 11))
    assert numbers(0, "code")[:3] == ["1.1", "1.2", "1.3"]
    assert numbers(0, "code")[9] == "1.10"


def test_columns_go_by_their_headings_too(tmp_path: Path) -> None:
    """What a table prints above a column is a name that can be asked for, whatever its capitals."""
    html = shown(tmp_path, "```actions\ncolumns: Code, who leads, By when\nsort: By when\n```")
    assert cells(html)[:2] == [["Code", "Who leads", "By when"], ["1.10", "Homes team", "May 2026"]]


def test_what_has_no_code_has_no_code_column(tmp_path: Path) -> None:
    """The column is there where one of the items has a code, and empty for the others."""
    plan = PLAN + '  - title: Schools\n    actions:\n      - code: "2.1"\n        outcome: Schooling\n'
    block = "```outcomes\ncolumns: code, outcome\n```"
    assert cells(shown(tmp_path / "a", block, plan=plan)) == [["Code", "Outcome"], ["1.0", "Homes"], ["", "Schools"]]
    assert cells(shown(tmp_path / "b", block, plan=plan.replace('code: "1.0"\n    ', ""))) == [
        ["Outcome"], ["Homes"], ["Schools"]]


def test_readings_are_shown_with_their_unit_and_date(tmp_path: Path) -> None:
    """A figure stands before the day it is for, and the unit is said once."""
    homes = (CASES / "base" / "strategy" / "x" / "homes.md").read_text("utf-8")
    measure = """measures:
  - text: Children near home
    unit: "%"
    baseline: 58%
    readings:
      - date: March 2026
        value: 61
      - date: October 2026
        value: 67%
"""
    head, _, rest = homes.partition("measures:\n")
    files = {"strategy/x/homes.md": head + measure + (rest if rest else "")}
    html = shown(tmp_path, "```measures\nwith: readings\ncolumns: measure, readings, baseline\n```", files=files)
    assert cells(html)[1:] == [["Children near home", "61% (March 2026); 67% (October 2026)", "58%"]]


def test_a_count_reads_as_words_do(tmp_path: Path) -> None:
    """A word that is its own plural stands before the number."""
    html = shown(tmp_path, "```evidence\nshow: count\nwords: zzz\n```")
    assert re.search(r'Evidence: <strong>0</strong> <span class="gt-type">as at \d+ \w+ \d{4}</span></p>', html)


def test_the_guide_shows_blocks_that_work(tmp_path: Path) -> None:
    """Each block that the guide shows, and each line of its tables, reads without a problem in the examples."""
    guide = (ROOT / "plugins" / "goldenthread" / "guide" / "lists.md").read_text("utf-8")
    whole = re.findall(r"`{4}markdown\n(.*?)\n`{4}", guide, re.DOTALL)
    rows = re.findall(r"^\| (`.*?) \|", guide, re.MULTILINE)
    lines = [line for row in rows for line in re.findall(r"`([^`]+: [^`]+)`", row)]
    assert len(whole) == 1
    assert len(lines) > 15
    for folder in ("strategy", "actionplans"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    blocks = whole + [f"```actions\n{line}\n```" for line in lines]
    (tmp_path / "strategy" / "asked.md").write_text("# Asked\n\n" + "\n\n".join(blocks), "utf-8")
    said = [problem.text() for problem in checked(tmp_path).report if "asked" in problem.place.path
            and problem.code != "block-empty"]
    assert not said

"""What is long, or only one, is said well: counted nouns agree, and a title as long as a paragraph eats no screen."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from goldenthread.build import build_site, check_project
from goldenthread.source.project import read_project
from small_project import write

LONG = ("Every child has a home near the people they love and the school they know, " * 7)[:500].strip()
RIGHT_TO_LEFT = "سنبقيكم قريبين من الأشخاص الذين تحبونهم"
STRATEGY = "---\nkind: strategy\ntitle: {title}\nperiod: 2025-2028\nstatus: approved\n---\nWords.\n"
PLEDGE = (
    "---\nkind: pledge\ntitle: Our promises\nstrategy: s\npromises:\n"
    "  - name: one\n    keyword: Home\n    text: We keep you close.\n    kept_by: plan/1.1\n{more}---\nWords.\n"
)
PLAN = (
    "kind: action plan\ntitle: The plan\nstrategy: s\nperiod: 2025-2028\nstatus: current\noutcomes:\n"
    "  - code: \"1.0\"\n    title: {title}\n    actions:\n"
    "      - code: \"1.1\"\n        outcome: {title}\n        action: Do it.\n"
    "        lead: homes\n        status: done\n"
)
ORGANISATIONS = "kind: organisations\norganisations:\n  - name: homes\n    title: {title}\n    sort: charity\n"


def pages(root: Path, title: str, more: str = "") -> dict[str, str]:
    """The pages of a council with one strategy, one plan and one organisation, all of this title, by address."""
    write(root, {
        "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
        "strategy/s/strategy.md": STRATEGY.format(title=title),
        "strategy/pledge.md": PLEDGE.format(more=more), "actionplans/plan.yml": PLAN.format(title=title),
        "strategy/organisations.yml": ORGANISATIONS.format(title=title),
    })
    project, problems = read_project(root, today=dt.date(2026, 11, 22))
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    return {page.address: page.html for page in build_site(checked).made.pages}


def counts(html: str) -> list[str]:
    """What the home page counts, with the number."""
    return [f"{number} {words}" for number, words in re.findall(r"<strong>(\d+)</strong> <span>([^<]*)</span>", html)]


@pytest.fixture(scope="module")
def long_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site where every title has 500 characters."""
    return pages(tmp_path_factory.mktemp("long"), LONG)


def test_one_is_said_as_one(long_pages: dict[str, str]) -> None:
    """1 promise, 1 action: nouns and what stands for them agree with their numbers."""
    assert counts(long_pages[""])[:2] == ["1 promise made", "1 action to keep it"]


def test_two_are_said_as_two(tmp_path: Path) -> None:
    """Two promises and one action that keeps them."""
    more = "  - name: two\n    keyword: Heard\n    text: We listen.\n"
    assert counts(pages(tmp_path, RIGHT_TO_LEFT, more)[""])[:2] == ["2 promises made", "1 action to keep them"]


@pytest.mark.parametrize("address", ["strategies/s/", "action-plans/plan/1.1/", "organisations/homes/"])
def test_a_long_title_is_set_smaller_and_said_whole_once(long_pages: dict[str, str], address: str) -> None:
    """Its page has it whole as its heading, at the size of a paragraph; a link elsewhere says where it begins."""
    assert f'<h1 id="start" class="gt-long">{LONG}</h1>' in long_pages[address]


def test_a_long_title_is_cut_where_it_is_repeated(long_pages: dict[str, str]) -> None:
    """In the table of a plan: the outcome is whole in its heading, not in the caption; who leads is not whole."""
    plan = long_pages["action-plans/plan/"]
    assert re.search(r'<h2 id="[^"]*" class="gt-long">', plan)
    assert LONG not in re.search(r"<caption>(.*?)</caption>", plan, re.DOTALL)[1]  # type: ignore[index]
    assert LONG not in re.search(r'<ul class="gt-chips">(.*?)</ul>', plan, re.DOTALL)[1]  # type: ignore[index]


def test_what_describes_a_table_stands_beside_it(long_pages: dict[str, str]) -> None:
    """On the downloads page a table's description is a link on the line of the table, with its own size and name."""
    line = next(one for one in long_pages["downloads/"].split("<li>") if "plan.csv</a>" in one)
    assert re.search(r'plan\.csv-metadata\.json" download aria-label="columns of plan\.csv">columns</a> <span', line)


def test_long_lists_of_actions_end_where_their_plans_go_on(tmp_path: Path) -> None:
    """Up to a hundred actions in force each list is whole; of more it shows the first, and how many each plan has."""
    for each in (50, 80):
        actions = "".join(
            f"      - code: 1.{number}\n        outcome: Number {number}\n        status: on track\n"
            f"        timescale: by end of March 2027\n" for number in range(each))
        files = {f"actionplans/plan-{at}.yml": f"kind: action plan\ntitle: Plan {at}\nstrategy: s\noutcomes:\n"
                                               f"  - code: \"1.0\"\n    title: Better\n    actions:\n{actions}"
                 for at in (10, 9)}
        write(tmp_path, {"strategy/s/strategy.md": STRATEGY.format(title="S"), **files})
        checked = check_project(read_project(tmp_path, today=dt.date(2026, 11, 22))[0])
        page = next(page for page in build_site(checked).made.pages if page.address == "progress/")
        lists = {section.anchor: section.html for section in page.sections}
        quiet, on_track, months = (lists[name] for name in ("no-recent-update", "on-track", "by-month"))
        assert f"No recent update ({2 * each})" in quiet
        assert f"On track ({2 * each})" in on_track
        shown = [part.count('<th scope="row">') for part in (quiet, on_track)]
        more = [re.findall(r">(Plan \d+)</a>: (\d+) more", part) for part in (quiet, on_track)]
        assert [one + sum(int(number) for _, number in rest) for one, rest in zip(shown, more, strict=True)] == [
            2 * each] * 2
        if each == 50:
            assert (shown, more) == ([100, 100], [[], []])
            assert months.count("<li>") == 101
        else:
            assert shown == [50, 15]
            assert [[plan for plan, _ in rest] for rest in more] == [["Plan 9", "Plan 10"]] * 2
            assert "160 actions, the first 15:" in months
            assert months.count("<li>") == 16

"""Six months of a council's work, made by the test as commits: what changed, dates that moved, links to check again."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from goldenthread.build import Checked, build_site, changes_between, check_project
from goldenthread.source.project import read_project
from published import words
from westmoor_in_time import with_six_months

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def westmoor(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Westmoor on 22 November 2026, with its history since 20 May."""
    project, problems = read_project(with_six_months(tmp_path_factory.mktemp("westmoor")), today=TODAY)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    return checked


@pytest.fixture(scope="module")
def pages(westmoor: Checked) -> dict[str, str]:
    """The pages of the public site by address, without the theme around them."""
    return {page.address: page.html for page in build_site(westmoor).made.pages}


def test_each_edit_is_told_once_and_layout_never(westmoor: Checked) -> None:
    """From May until today: by item, what sort of change; the register that was only laid out anew is not there."""
    found = {(change.ref, one.sort, one.fact, one.was, one.now)
             for change in changes_between(westmoor, "2026-05-20") for one in change.differences if one.sort != "added"}
    plan = "action:westmoor-2025/"
    assert found == {
        (plan + "3.4", "status", "status", "on track", "stopped"),
        (plan + "3.1", "status", "status", "on track", "off track"),
        (plan + "1.2", "status", "status", "on track", "done"),
        (plan + "3.2", "status", "status", "on track", "done"),
        (plan + "1.4", "status", "status", "on track", "at risk"),
        (plan + "1.4", "date", "due", "30 June 2026", "11 December 2026"),
        (plan + "3.5", "date", "due", "30 September 2026", "31 March 2027"),
        ("promise:westmoor/close", "reworded", "text", *CLOSE),
        ("priority:westmoor-2025/being-heard", "reworded", "title", "Having a say", "Being heard"),
        ("outcome:westmoor-2025/2.0", "reworded", "title", "Young people have a say",
         "Young people are heard, and see what changed"),
    }
    moved = {change.ref: one.times for change in changes_between(westmoor, "2026-05-20")
             for one in change.differences if one.sort == "date"}
    assert moved == {plan + "1.4": 2, plan + "3.5": 1}


CLOSE = (
    "We will keep you close to your family. You will live with your brothers and sisters, unless that is NOT safe for "
    "one of you.",
    "We will keep you close to the people you love. You will live with your brothers and sisters, unless that is NOT "
    "safe for one of you.",
)


def test_the_page_of_changes_has_every_month(pages: dict[str, str]) -> None:
    """Newest first, each change in its month under its plan or pledge, with the words marked and the reason."""
    html = pages["changes/"]
    months = re.split(r'<h2 id="(\d{4}-\d{2})"', html)[1:]
    told = dict(zip(months[::2], map(words, months[1::2]), strict=True))
    assert list(told) == ["2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06"]
    assert "<del>your family.</del>" in html
    assert "<ins>the people you love.</ins>" in html
    assert "The Children in Care Council asked for it" in told["2026-08"]
    assert "30 September 2026 → is now 11 December 2026" in told["2026-09"]
    assert "30 June 2026 → is now 30 September 2026" in told["2026-06"]
    assert "on track → is now stopped" in told["2026-06"]
    assert "Westmoor Homes" not in told["2026-10"]
    days = dict(re.findall(r"action (\d\.\d) .*? (\d+ [A-Z][a-z]+ 2026)", told["2026-06"] + told["2026-09"]))
    assert days == {"3.4": "17 June 2026", "1.2": "9 September 2026", "3.5": "23 September 2026",
                    "1.4": "30 September 2026"}, "of the item, not of its file"


def test_a_date_that_moved_says_how_often(pages: dict[str, str]) -> None:
    """On the action's page, and on the progress page, with the day it was due at first."""
    action = words(pages["action-plans/westmoor-2025/1.4/"])
    assert "Due 11 December 2026; at first 30 June 2026. The date was moved 2 times." in action
    section = pages["progress/"].split('<h2 id="date-moved">')[1].split("</section>")[0]
    assert "at first 30 June 2026; moved 2 times" in words(section)
    assert "at first 30 September 2026; moved 1 time" in words(section)


def test_links_to_check_again(pages: dict[str, str]) -> None:
    """Of the priority with another title, all but the outcome that was put in the same words since; of the promise,
    what it is linked to; each with its day and its file.
    """
    section = pages["golden-thread/gaps/"].split('<h2 id="links-to-check-again">')[1].split("</section>")[0]
    folds = [words(fold) for fold in section.split("<details")[1:]]
    assert [re.search(r"reworded on (\d+ \w+ \d+)", fold)[1] for fold in folds] == [  # type: ignore[index]
        "21 October 2026", "12 August 2026"]
    heard, close = folds
    assert "Priority 2, Being heard" in heard
    assert "Young people are heard" not in heard, "the outcome was reworded on 4 November"
    assert "Promises behind it: promise Listen, last looked at on 20 May 2026 strategy/westmoor/pledge.md" in heard
    assert "Promise, Close" in close
    for code in ("1.1", "1.2", "1.4", "1.5"):
        assert f"What is being done about it: action {code}" in close
    assert "last looked at on 20 May 2026 actionplans/westmoor-2025.yml, line" in close

"""Dates as people write them: a strict grammar that keeps the author's words and guesses nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from cases_reader import cases, checked, lay_out, read_case
from goldenthread.model.when import Timescale, WhenError, read_period, read_timescale, read_when

PLAN = Path(__file__).parent.parent / "actionplans" / "middlesbrough-2008.yml"

# What is written, the first and the last day it names, and how exact it is.
DATES = [
    ("2026-09-30", "2026-09-30", "2026-09-30", "day"),
    ("30 September 2026", "2026-09-30", "2026-09-30", "day"),
    ("30th September 2026", "2026-09-30", "2026-09-30", "day"),
    ("1st of September 2026", "2026-09-01", "2026-09-01", "day"),
    ("3 sept 2026", "2026-09-03", "2026-09-03", "day"),
    ("29 February 2028", "2028-02-29", "2028-02-29", "day"),
    ("September 2026", "2026-09-01", "2026-09-30", "month"),
    ("Sept 2008", "2008-09-01", "2008-09-30", "month"),
    ("Sept. 2008", "2008-09-01", "2008-09-30", "month"),
    ("SEP 2008", "2008-09-01", "2008-09-30", "month"),
    ("February 2028", "2028-02-01", "2028-02-29", "month"),
    ("May 2008", "2008-05-01", "2008-05-31", "month"),
    ("April – Sept 2008", "2008-04-01", "2008-09-30", "months"),
    ("October 2008 to March 2009", "2008-10-01", "2009-03-31", "months"),
    ("Spring 2027", "2027-03-01", "2027-05-31", "season"),
    ("summer 2027", "2027-06-01", "2027-08-31", "season"),
    ("Autumn 2027", "2027-09-01", "2027-11-30", "season"),
    ("2016/17", "2016-04-01", "2017-03-31", "financial year"),
    ("2016/2017", "2016-04-01", "2017-03-31", "financial year"),
    ("1999/00", "1999-04-01", "2000-03-31", "financial year"),
    ("2026", "2026-01-01", "2026-12-31", "year"),
    ("by end of 2009", "2009-01-01", "2009-12-31", "year"),
    ("by the end of March 2027", "2027-03-01", "2027-03-31", "month"),
    ("2008-2009", "2008-01-01", "2009-12-31", "years"),
    ("2008–2009", "2008-01-01", "2009-12-31", "years"),
]


@pytest.mark.parametrize(("words", "first", "last", "precision"), DATES, ids=[entry[0] for entry in DATES])
def test_a_date_is_read(words: str, first: str, last: str, precision: str) -> None:
    """A date gives its first and last day and its precision, and keeps the author's words."""
    when = read_when(words)
    assert (when.text, when.span.first.isoformat(), when.last.isoformat(), when.span.precision) == (
        words,
        first,
        last,
        precision,
    )


@pytest.mark.parametrize(("words", "first", "last", "precision"), DATES, ids=[entry[0] for entry in DATES])
def test_a_date_is_read_in_a_timescale(words: str, first: str, last: str, precision: str) -> None:
    """The same date, as a timescale or within a sentence, is the day by which a thing is due."""
    for written in (words, f"To be completed {words}.", f"Ongoing; {words}"):
        if precision in ("year", "years") and written.startswith("To be completed"):
            written = f"To be completed by {words.removeprefix('by ')}."
        scale = read_timescale(written)
        assert scale.text == written
        assert scale.due
        assert (scale.due.first.isoformat(), scale.due.last.isoformat(), scale.due.precision) == (
            first,
            last,
            precision,
        )
        assert scale.start is None


REFUSED = [
    ("31 June 2026", "impossible"),
    ("30 February 2028", "impossible"),
    ("29 February 2027", "impossible"),
    ("0 May 2026", "impossible"),
    ("2026-13-01", "impossible"),
    ("2026-02-30", "impossible"),
    ("2026/28", "impossible"),
    ("31/03/2027", "numbers"),
    ("31/3/27", "numbers"),
    ("31.03.2027", "numbers"),
    ("1.4.08", "numbers"),
    ("31-03-2027", "numbers"),
    ("31-3-27", "numbers"),
    ("2027/03/31", "numbers"),
    ("2027-3-31", "numbers"),
    ("by 31/03/2027", "numbers"),
    ("2029-2026", "backwards"),
    ("September – April 2008", "backwards"),
    ("31 Marc 2027", "unreadable"),
    ("Septembre 2026", "unreadable"),
    ("Winter 2026", "unreadable"),
    ("Q3 2026", "unreadable"),
    ("03/2027", "unreadable"),
    ("2026-09", "unreadable"),
    ("the 2026 review", "unreadable"),
    ("Early 2026", "unreadable"),
    ("Throughout 2026", "unreadable"),
    ("by Christmas 2026", "unreadable"),
    ("2026 to 27", "unreadable"),
    ("3-September 2026", "unreadable"),
    ("school year 2026/27", "unreadable"),
]


@pytest.mark.parametrize(("words", "reason"), REFUSED, ids=[entry[0] for entry in REFUSED])
@pytest.mark.parametrize("read", [read_when, read_timescale], ids=["date", "timescale"])
def test_a_date_that_is_none_is_refused(words: str, reason: str, read: object) -> None:
    """What looks like a date and cannot be read without guessing is refused, with the reason."""
    with pytest.raises(WhenError) as error:
        read(words)  # type: ignore[operator]
    assert error.value.reason == reason
    assert error.value.words


@pytest.mark.parametrize(
    "words",
    ["", "soon", "31 June", "Ongoing", "Quarterly", "12 September", "from May 2008", "May 2008 or June 2008", "20266"],
)
def test_a_fact_that_must_be_a_date_takes_nothing_else(words: str) -> None:
    """A date field takes a whole date with its year, and nothing beside it."""
    with pytest.raises(WhenError):
        read_when(words)


# What is written; the day it starts, the day it is due, how often, and its state.
TIMESCALES = [
    ("Ongoing", None, None, (), "ongoing"),
    ("On-going", None, None, (), "ongoing"),
    ("Ongoing. Review on a quarterly basis", None, None, ("quarterly review",), "ongoing"),
    ("Quarterly review", None, None, ("quarterly review",), None),
    ("Quarterly triggers to be set", None, None, ("quarterly",), "to be set"),
    ("Targets to be set", None, None, (), "to be set"),
    ("TBC", None, None, (), "to be set"),
    ("to commence in May 2008", "2008-05-01", None, (), None),
    ("Commencing May 2008, to be completed by end of 2009", "2008-05-01", "2009-12-31", (), None),
    ("Starting from April 2026", "2026-04-01", None, (), None),
    ("from April 2026", "2026-04-01", None, (), None),
    ("2026 onwards", "2026-01-01", None, (), None),
    ("From September 2026 onwards", "2026-09-01", None, (), None),
    ("No earlier than May 2026", "2026-05-01", None, (), None),
    ("No later than 2026", None, "2026-12-31", (), None),
    ("30 September 2026 – 3 October 2026", None, "2026-10-03", (), None),
    ("1–3 September 2026", None, "2026-09-03", (), None),
    ("Continuous funding April – Sept 2008", None, "2008-09-30", (), None),
    ("Monthly report and quarterly review", None, None, ("monthly report", "quarterly review"), None),
    ("Monthly report & quarterly review", None, None, ("monthly report", "quarterly review"), None),
    ("Monthly reporting and quarterly review", None, None, ("monthly report", "quarterly review"), None),
    ("Monthly report and quarterly reviews", None, None, ("monthly report", "quarterly review"), None),
    ("Every six months", None, None, ("six-monthly",), None),
    ("Annual report each year by 30 June 2026", None, "2026-06-30", ("yearly report", "yearly"), None),
    ("Strategy in place Sept 2008", None, "2008-09-30", (), None),
    ("June 2008 and September 2008", None, "2008-09-30", (), None),
    ("2,026 visits a year", None, None, (), None),
    ("Within 12 weeks of a referral", None, None, (), None),
    ("As soon as the panel has met", None, None, (), None),
    ("Completed", None, None, (), None),
]


@pytest.mark.parametrize(
    ("words", "start", "due", "cadence", "state"), TIMESCALES, ids=[entry[0] for entry in TIMESCALES]
)
def test_a_timescale_is_read(
    words: str, start: str | None, due: str | None, cadence: tuple[str, ...], state: str | None
) -> None:
    """A timescale gives start, due day, cadence and state where the words say so, and keeps the words."""
    scale = read_timescale(words)
    assert scale.text == words
    assert (scale.start.first.isoformat() if scale.start else None) == start
    assert (scale.due.last.isoformat() if scale.due else None) == due
    assert scale.cadence == cadence
    assert scale.state == state


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("2016-17", "2016-12-31"),
        ("2016–17", "2016-12-31"),
        ("April 2026 – September", "2026-04-30"),
        ("2026 onwards", "2026-12-31"),
        ("academic year 2026/27", "2027-03-31"),
    ],
)
def test_half_a_date_is_never_taken_for_the_whole(words: str, wrong: str) -> None:
    """Of words that name a longer time, no part is read as the day a thing is due; they are read whole or refused."""
    try:
        scale = read_timescale(words)
    except WhenError:
        return
    assert scale.due is None or scale.due.last.isoformat() != wrong


PERIODS = [
    ("2008-2009", "2008-01-01", "2009-12-31"),
    ("2026–2029", "2026-01-01", "2029-12-31"),
    ("2026 to 2029", "2026-01-01", "2029-12-31"),
    ("2009–12", "2009-01-01", "2012-12-31"),
    ("2016/17", "2016-04-01", "2017-03-31"),
    ("2016/2017", "2016-04-01", "2017-03-31"),
    ("April 2026 – March 2029", "2026-04-01", "2029-03-31"),
    ("Sept 2008 to July 2009", "2008-09-01", "2009-07-31"),
    ("April – September 2026", "2026-04-01", "2026-09-30"),
    ("2026", "2026-01-01", "2026-12-31"),
]


@pytest.mark.parametrize(("words", "first", "last"), PERIODS, ids=[entry[0] for entry in PERIODS])
def test_a_period_is_read(words: str, first: str, last: str) -> None:
    """A period gives its first and last day, and keeps the author's words."""
    period = read_period(words)
    assert (period.text, period.first.isoformat(), period.last.isoformat()) == (words, first, last)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "three years",
        "2029-2026",
        "30 September 2026",
        "2026-09-30",
        "01/04/2026 to 31/03/2029",
        "2026-2029 (draft)",
        "from 2026",
    ],
)
def test_a_period_that_is_none_is_refused(words: str) -> None:
    """What is no period, or only a day, is refused."""
    with pytest.raises(WhenError):
        read_period(words)


# Every timescale of the 2008 paper, as the plan has it: when it is due, how often, its state.
OF_2008 = {
    "Strategy in place Sept 2008": ("2008-09", (), None),
    "Re-modelling to be completed by Sept 2008": ("2008-09", (), None),
    "Ongoing. Review on a quarterly basis": (None, ("quarterly review",), "ongoing"),
    "Quarterly review": (None, ("quarterly review",), None),
    "To be completed Sept 2008": ("2008-09", (), None),
    "To be completed June 2008": ("2008-06", (), None),
    "To be completed July 2008": ("2008-07", (), None),
    "Quarterly triggers to be set": (None, ("quarterly",), "to be set"),
    "Monthly reporting and quarterly review": (None, ("monthly report", "quarterly review"), None),
    "Monthly report and quarterly reviews": (None, ("monthly report", "quarterly review"), None),
    "Monthly report & quarterly review": (None, ("monthly report", "quarterly review"), None),
    "Monthly report and quarterly review": (None, ("monthly report", "quarterly review"), None),
    "Review completed by June 2008": ("2008-06", (), None),
    "Panel data reviewed and reported quarterly": (None, ("quarterly report",), None),
    "June 2008": ("2008-06", (), None),
    "August 2008": ("2008-08", (), None),
    "Sept 2008": ("2008-09", (), None),
}


def steps_of_2008() -> list[tuple[str, str]]:
    """The code and the timescale of each step of the 2008 plan, read without the engine."""
    plan = yaml.load(PLAN.read_text("utf-8"), Loader=yaml.BaseLoader)
    actions = [action for outcome in plan["outcomes"] for action in outcome["actions"]]
    return [
        (action["code"], step["timescale"])
        for action in actions
        for step in action.get("steps", [action])
        if "timescale" in step
    ]


def test_every_timescale_of_2008_is_in_the_table() -> None:
    """The table below the paper's name holds exactly the words that the plan has."""
    assert {words for _, words in steps_of_2008()} == set(OF_2008)


@pytest.mark.parametrize("words", OF_2008)
def test_a_timescale_of_2008_is_read(words: str) -> None:
    """Each timescale of the 2008 plan is read to the month, with how often it is reported."""
    month, cadence, state = OF_2008[words]
    scale = read_timescale(words)
    assert (scale.due.last.isoformat()[:7] if scale.due else None) == month
    assert (scale.start, scale.cadence, scale.state) == (None, cadence, state)


READ = [path for path in cases("accepted") if "\nRead as: " in path.read_text("utf-8").split("===")[0]]


def reading(scale: Timescale) -> str:
    """What was read of a timescale, in one line."""
    spans = [f"{name} {span.first} to {span.last}, to the {span.precision}"
             for name, span in (("starts", scale.start), ("due", scale.due)) if span]
    often = [f"how often: {', '.join(scale.cadence)}"] if scale.cadence else []
    return "; ".join([*spans, *often, *([scale.state] if scale.state else [])]) or "words"


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_each_form_that_is_read_has_its_case(path: Path, tmp_path: Path) -> None:
    """The case says what is read of its timescales, and every action of it is read so; the words stay as typed."""
    case = read_case(path)
    said = path.read_text("utf-8").split("\nRead as: ")[1].split("\n")[0]
    steps = checked(lay_out(tmp_path, dict(case.files))).graph.of_kind("step")
    assert {reading(step.facts["timescale"]) for step in steps} == {said}
    for step in steps:
        assert f"timescale: {step.facts['timescale'].text}\n".encode() in case.files["actionplans/plan.yml"]


@pytest.mark.parametrize("words", [
    "Sept 2008", "30 September 2026", "2026-09-30", "by end of 2009", "to commence in May 2008", "Autumn 2027",
    "2016/17", "April – Sept 2008", "Ongoing", "Monthly report and quarterly review", "Quarterly review",
    "Quarterly triggers to be set"])
def test_no_form_is_without_a_case(words: str) -> None:
    """The forms that the grammar was made for: each is typed in a case that says what is read of it."""
    assert any(f"timescale: {words}" in path.read_text("utf-8") for path in READ)


def test_the_due_months_of_2008() -> None:
    """Five actions are due in June, five in July, two in August, four in September; fourteen report monthly."""
    due: dict[str, set[str]] = {}
    both = 0
    for code, words in steps_of_2008():
        scale = read_timescale(words)
        both += set(scale.cadence) == {"monthly report", "quarterly review"}
        if scale.due:
            assert scale.due.last >= dt.date(2008, 6, 1)
            due.setdefault(scale.due.last.strftime("%B"), set()).add(code)
    assert due == {
        "June": {"1.5", "2.1", "2.3", "2.4", "2.5"},
        "July": {"1.6", "1.7", "1.8", "1.9", "1.10"},
        "August": {"3.4", "3.5"},
        "September": {"1.1", "1.2", "1.5", "3.6"},
    }
    assert both == 14

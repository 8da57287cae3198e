"""Links to check again: what is linked to a promise or priority that was reworded since anybody looked at it."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path

import pytest

from goldenthread.build import build_site, check_project
from goldenthread.history.git import Repository
from goldenthread.source.project import read_project
from published import words
from scripted import PEOPLE, PLAN, PLEDGE, PUBLIC, STRATEGY, commit, git
from small_project import write

TODAY = dt.date(2026, 11, 22)
PRIORITY = """---
kind: priority
title: Being heard
---

What young people say changes what is done.
"""
LINKED_PLEDGE = PLEDGE.replace("looks_like:", "kept_by: growing/1.2\n    looks_like:").replace(
    "at every meeting.\n", "at every meeting.\n    kept_by: growing/1.1\n    priority: heard\n")
LINKED_PLAN = PLAN.replace("    title: More children are heard\n",
                           "    title: More children are heard\n    priority: growing/heard\n")
FILES = {
    "mkdocs.yml": PUBLIC,
    "strategy/growing/strategy.md": STRATEGY,
    "strategy/growing/heard.md": PRIORITY,
    "strategy/pledges/ours.md": LINKED_PLEDGE,
    "strategy/organisations.yml": PEOPLE,
    "actionplans/growing.yml": LINKED_PLAN,
}
PROMISE, HEARD = "promise:ours/listen", "priority:growing/heard"
ACTION, OUTCOME = "action:growing/1.1", "outcome:growing/1.0"
REWORDED = LINKED_PLEDGE.replace("listen to you at every", "hear you out at every")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A project whose promises and priority are linked, with one commit of 10 January 2026."""
    root = write(tmp_path / "project", FILES)
    git(root, "init", "-q")
    commit(root, {}, "2026-01-10")
    return root


def page(root: Path, audience: str = "public") -> str:
    """The gaps page of one edition, without the theme around it."""
    project, _ = read_project(root, audience=audience, today=TODAY)
    checked = check_project(project)
    assert not checked.report.has_errors, checked.report.in_short()
    (found,) = [page.html for page in build_site(checked).made.pages if page.address == "golden-thread/gaps/"]
    return found


def section(html: str) -> str:
    """The section of links to check again; empty where there is none."""
    _, found, rest = html.partition('<h2 id="links-to-check-again">')
    return rest.split("</section>")[0] if found else ""


def again(root: Path, audience: str = "public") -> list[tuple[str, str, str, str]]:
    """Each link to check as the reworded title, its day, the linked title, and the day it was looked at."""
    found = []
    for fold in section(page(root, audience)).split("<details")[1:]:
        day = re.search(r"reworded on ([^,]+),", fold)
        title = re.search(r"Reworded: <a [^>]*>([^<]+)</a>", fold)
        assert day
        assert title
        for row in re.findall(r"<li>.*?</li>", fold, re.DOTALL):
            other = re.search(r"<a [^>]*>([^<]+)</a>, last looked at on ([^<]+?) <", row)
            assert other
            found.append((title[1], day[1], other[1], other[2]))
    return found


LETTER = "A written answer after each review meeting"
FIRST, SECOND = "10 January 2026", "10 March 2026"


def test_what_is_linked_to_a_reworded_promise_is_listed(kept: Path) -> None:
    """Both ends, the two days, what mends it, and the files that would, with their lines."""
    assert section(page(kept)) == ""
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    assert again(kept) == [("Listen", SECOND, "Being heard", FIRST), ("Listen", SECOND, LETTER, FIRST)]
    html = page(kept)
    assert '<a href="#links-to-check-again">Links to check again</a>' in html
    told = words(section(html))
    line = LINKED_PLAN.split("- code: 1.1")[0].count("\n") + 1
    for expected in ("strategy/pledges/ours.md, line 6", f"actionplans/growing.yml, line {line}",
                     "strategy/growing/heard.md, line 2", "The priority behind it: priority", "reviewed:"):
        assert expected in told, expected
    assert "Links to check again (2)" in words(html)
    assert not re.search(r"\b[0-9a-f]{7,40}\b", told), "no commit is named"


def test_a_reworded_priority_and_its_outcome(kept: Path) -> None:
    """A link is checked from either file: the plan's outcome names the priority, and so does the promise."""
    commit(kept, {"strategy/growing/heard.md": PRIORITY.replace("changes what is done", "is acted upon")}, "2026-03-10")
    assert again(kept) == [("Being heard", SECOND, "Listen", FIRST),
                           ("Being heard", SECOND, "More children are heard", FIRST)]


SAME = LINKED_PLEDGE.replace("We will listen to you at every meeting.", ">-\n      We will listen  to you\n      at "
                             "every meeting.").replace("you are safe", "“you” are safe")
EDITS = {
    "layout": SAME.replace("“you”", "you"),
    "how it is going": LINKED_PLEDGE.replace(
        "    priority:", "    going:\n      text: Well.\n      by: Director\n      date: May 2026\n    priority:"),
    "another promise": LINKED_PLEDGE.replace("find you a home", "look for a home"),
    "a new promise": LINKED_PLEDGE.replace(
        "promises:\n", "promises:\n  - keyword: New\n    text: We will be new.\n    kept_by: growing/1.1\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_no_rewording(edit: str, kept: Path) -> None:
    """Layout, how it is going, another promise's words, and a promise that is new ask for no look at these links."""
    commit(kept, {"strategy/pledges/ours.md": EDITS[edit]}, "2026-03-10")
    assert [one for one in again(kept) if one[0] in ("Listen", "New")] == []


BEFORE_ITS_DATE = "        timescale: June"
READ = "        reviewed:\n          by: Head of Service\n          date: {}\n" + BEFORE_ITS_DATE
NEWS = "        updates:\n          - date: 1 May 2026\n            text: Letters are sent.\n" + BEFORE_ITS_DATE
LOOKS = {
    "the action was reworded": (LINKED_PLAN.replace("Send a letter", "Write a letter"), {LETTER}),
    "its title was reworded": (LINKED_PLAN.replace("written answer", "answer"), {LETTER}),
    "its status changed": (LINKED_PLAN.replace("on track", "at risk"), set()),
    "its date moved": (LINKED_PLAN.replace("June 2026", "July 2026"), set()),
    "somebody reported on it": (LINKED_PLAN.replace(BEFORE_ITS_DATE, NEWS), set()),
    "another action was reworded": (LINKED_PLAN.replace("Hire", "Find"), set()),
    "the plan was laid out anew": (LINKED_PLAN.replace("Send a letter", '"Send a letter"'), set()),
    "somebody read it": (LINKED_PLAN.replace(BEFORE_ITS_DATE, READ.format("10 March 2026")), {LETTER}),
    "somebody had read it before": (LINKED_PLAN.replace(BEFORE_ITS_DATE, READ.format("9 March 2026")), set()),
    "the link was made anew": (REWORDED.replace("growing/1.1", "growing/1.2"), {LETTER}),
}


@pytest.mark.parametrize("look", LOOKS)
def test_when_something_was_last_looked_at(look: str, kept: Path) -> None:
    """When its own words or that link changed, or when a role read it, at the rewording or after it; not when it was
    merely reported on.
    """
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    text, gone = LOOKS[look]
    commit(kept, {"actionplans/growing.yml" if "outcomes:" in text else "strategy/pledges/ours.md": text}, "2026-05-10")
    left = {one[2] for one in again(kept, "internal") if one[0] == "Listen"}
    assert left == {"Being heard", LETTER} - gone
    git(kept, "reset", "-q", "--soft", "HEAD~2")
    commit(kept, {}, "2026-05-10")
    together = {one[2] for one in again(kept, "internal") if one[0] == "Listen"}
    assert together == ({"Being heard", LETTER} - gone if "read" not in look else {"Being heard", LETTER})


def test_a_review_before_the_rewording_is_told_to_colleagues_only(kept: Path) -> None:
    """`reviewed:` is internal: the public page gives the day of the words, the internal one the later of the two."""
    read = LINKED_PLAN.replace(BEFORE_ITS_DATE, READ.format("20 February 2026"))
    commit(kept, {"actionplans/growing.yml": read}, "2026-02-20")
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    assert ("Listen", SECOND, LETTER, FIRST) in again(kept)
    assert ("Listen", SECOND, LETTER, "20 February 2026") in again(kept, "internal")


def test_what_is_not_committed_is_of_today(kept: Path) -> None:
    """An edit that is only in the files counts, as does one that answers it."""
    write(kept, {"mkdocs.yml": PUBLIC, "strategy/pledges/ours.md": REWORDED})
    assert ("Listen", "22 November 2026", LETTER, FIRST) in again(kept)
    write(kept, {"mkdocs.yml": PUBLIC, "actionplans/growing.yml": LINKED_PLAN.replace("Send a", "Write a")})
    assert {one[2] for one in again(kept)} == {"Being heard"}


def test_two_edits_of_one_day_are_told_apart(kept: Path) -> None:
    """What was looked at before the rewording, on the same day, is listed; what was after it is not."""
    commit(kept, {"actionplans/growing.yml": LINKED_PLAN.replace("Send a", "Write a")}, "2026-03-10")
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    assert f"{LETTER} , last looked at earlier that day" in words(section(page(kept))).replace("meeting,", "meeting ,")
    commit(kept, {"actionplans/growing.yml": LINKED_PLAN.replace("Send a", "Post a")}, "2026-03-10")
    assert LETTER not in words(section(page(kept)))


def test_items_are_followed_through_new_files_and_names(kept: Path) -> None:
    """A file that was moved, a promise and a priority with new names: no rewording, and no look at anything."""
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    git(kept, "mv", "strategy/pledges/ours.md", "strategy/pledges/to-you.md")
    git(kept, "mv", "strategy/growing/heard.md", "strategy/growing/voice.md")
    git(kept, "mv", "actionplans/growing.yml", "actionplans/our-plan.yml")
    text = REWORDED.replace("strategy: growing", "was: ours\nstrategy: growing").replace(
        "growing/1.1", "our-plan/1.1").replace("growing/1.2", "our-plan/1.2").replace("y: heard", "y: voice")
    commit(kept, {
        "strategy/pledges/to-you.md": text,
        "strategy/growing/voice.md": PRIORITY.replace("title:", "was: heard\ntitle:"),
        "actionplans/our-plan.yml": LINKED_PLAN.replace("growing/heard", "growing/voice").replace(
            "strategy: growing", "was: growing\nstrategy: growing"),
    }, "2026-05-10")
    assert again(kept) == [("Listen", SECOND, "Being heard", FIRST), ("Listen", SECOND, LETTER, FIRST)]


def test_a_version_that_cannot_be_read_hides_nothing(kept: Path) -> None:
    """A file that was broken for one commit is as if that commit had not been made."""
    commit(kept, {"strategy/pledges/ours.md": "---\nkind: pledge\ntitle: [\n---\n"}, "2026-02-10")
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    assert ("Listen", SECOND, LETTER, FIRST) in again(kept)
    commit(kept, {"strategy/pledges/ours.md": "---\nkind: pledge\ntitle: [\n---\n"}, "2026-04-10")
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-05-10")
    assert ("Listen", SECOND, LETTER, FIRST) in again(kept)


def hidden_action(text: str) -> str:
    """The first action made internal."""
    return text.replace("      - code: 1.1\n", "      - audience: internal\n        code: 1.1\n")


def test_nothing_internal_is_an_end(kept: Path) -> None:
    """An action that is internal, or was since, and a promise that is, are in no public list; colleagues see them."""
    commit(kept, {"actionplans/growing.yml": hidden_action(LINKED_PLAN)}, "2026-02-10")
    commit(kept, {"strategy/pledges/ours.md": REWORDED.replace(
        "    kept_by: growing/1.1\n", "    kept_by:\n      value: growing/1.1\n      audience: internal\n", 1)},
        "2026-03-10")
    assert {one[2] for one in again(kept)} == {"Being heard"}
    assert LETTER not in words(page(kept))
    commit(kept, {"actionplans/growing.yml": LINKED_PLAN, "strategy/pledges/ours.md": REWORDED}, "2026-04-10")
    assert {one[2] for one in again(kept)} == {"Being heard"}, "it was internal since its words were written"
    assert {one[2] for one in again(kept, "internal")} == {"Being heard", LETTER}
    secret = REWORDED.replace("  - keyword: Listen", "  - audience: internal\n    keyword: Listen")
    commit(kept, {"strategy/pledges/ours.md": secret}, "2026-05-10")
    assert again(kept) == []
    assert {one[0] for one in again(kept, "internal")} == {"Listen"}
    gone = re.sub(r"(keyword: Listen\n)", r"\1    withdrawn_for: privacy\n", REWORDED)
    commit(kept, {"strategy/pledges/ours.md": gone}, "2026-06-10")
    assert again(kept) == []


def test_words_that_were_internal_were_not_reworded_for_the_public(kept: Path) -> None:
    """A fact that was internal on either side of an edit tells no day of it."""
    secret = LINKED_PLEDGE.replace("at every meeting.\n", "at every meeting.\n    in_short:\n      value: {}\n"
                                   "      audience: internal\n", 1)
    commit(kept, {"strategy/pledges/ours.md": secret.format("Zebra.")}, "2026-02-10")
    commit(kept, {"strategy/pledges/ours.md": secret.format("Giraffe.")}, "2026-03-10")
    assert again(kept) == []
    assert {one[1] for one in again(kept, "internal")} == {SECOND}


DATED = {
    **FILES,
    "strategy/pledges/ours.md": LINKED_PLEDGE.replace("    priority:", "    date: 10 March 2026\n    priority:"),
    "actionplans/growing.yml": LOOKS["somebody had read it before"][0],
}
NOT_THERE = "only the dates that are written in the files could be compared"


def test_without_a_history_only_the_dates_in_the_files_tell(tmp_path: Path) -> None:
    """The page says so; what has no date is not listed; `reviewed:` is known to colleagues only."""
    root = write(tmp_path / "plain", DATED)
    assert again(root, "internal") == [("Listen", SECOND, LETTER, "9 March 2026")]
    assert again(root) == []
    for audience in ("internal", "public"):
        assert NOT_THERE in words(section(page(root, audience)))
    write(root, {**DATED, "actionplans/growing.yml": LOOKS["somebody read it"][0]})
    assert again(root, "internal") == []


@pytest.mark.parametrize(("setting", "audience", "from_history"), [
    ("internal", "public", False), ("internal", "internal", True), ("off", "internal", False)])
def test_the_history_tells_only_where_changes_are_told(
    setting: str, audience: str, from_history: bool, kept: Path
) -> None:
    """Where what changed is not told, neither are the days on which it did."""
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    write(kept, {"mkdocs.yml": PUBLIC.replace("changes: public", f"changes: {setting}")})
    assert bool(again(kept, audience)) is from_history
    assert (NOT_THERE in words(section(page(kept, audience)))) is not from_history


def test_in_a_shallow_copy(kept: Path, tmp_path: Path) -> None:
    """It has no history: the page says so."""
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", "copy")
    assert NOT_THERE in words(section(page(tmp_path / "copy")))


def test_the_history_is_walked_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One build asks git for the list of commits once, for the page of changes and for the links to check."""
    commit(kept, {"strategy/pledges/ours.md": REWORDED}, "2026-03-10")
    asked: list[tuple[str, ...]] = []
    ask = Repository.ask

    def counting(self: Repository, *arguments: str, given: bytes = b"") -> bytes:
        asked.append(arguments)
        return ask(self, *arguments, given=given)

    monkeypatch.setattr(Repository, "ask", counting)
    with contextlib.chdir(kept):
        assert again(kept)
    assert sum(arguments[0] == "log" for arguments in asked) == 1

"""What changed between two revisions is told item by item, by today's rules, and gives nothing away."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner

from goldenthread.build import build_site, check_project, export_files
from goldenthread.cli.main import main
from goldenthread.history.wording import side_by_side
from goldenthread.source.project import read_project
from planting_bytes import opened, readable
from published import words
from scripted import PEOPLE, PLAN, PLEDGE, PUBLIC, STRATEGY, commit, first_commit, git
from small_project import HELP, write
from small_project import run as run_apart

TODAY = "2026-11-22"
COPIES = PUBLIC + "        earlier: kept\n"
FIGURES = """kind: dataset
title: Children in our care
unit: children
periods:
  - label: March 2026
totals:
  - label: All children
    values: [{all}]
groups:
  - title: By place
    rows:
      - label: With foster carers
        values: [{foster}]
      - label: In a home of several
        values: [{home}]
      - label: With family
        values: [{family}]
sums:
  - total: All children
    of: [With foster carers, In a home of several, With family]
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A small project in a repository, with one commit of 10 January 2026."""
    return first_commit(tmp_path / "project")


@dataclass(frozen=True)
class Done:
    """What a command gave."""

    returncode: int
    stdout: str
    stderr: str


def run(root: Path, *arguments: str) -> Done:
    """Runs the command in a project, in this process: there are many to run. A build is made in one of its own."""
    if arguments[0] == "build":
        made = run_apart(root, *arguments)
        return Done(made.returncode, made.stdout, made.stderr)
    with contextlib.chdir(root):
        result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Done(result.exit_code, result.stdout, result.stderr)


def published(root: Path) -> str:
    """What the public build makes of the history, without the theme around it: the page of changes, the gaps and the
    feed; and every file for programs, records.json among them, without the numbers that nobody reads.
    """
    project, _ = read_project(root, today=dt.date.fromisoformat(TODAY))
    checked = check_project(project)
    assert not checked.report.has_errors, checked.report.in_short()
    built = build_site(checked)
    pages = {page.address: page.html for page in built.made.pages}
    files = {name: readable(name, inner.decode()) for file in built.files
             for name, inner in opened(file.address, file.content) if inner[:2] != b"PK"}
    assert {"downloads/changes.atom", "downloads/records.json"} <= files.keys()
    shown = [pages["changes/"], pages.get("golden-thread/gaps/", "")]
    return "\n".join([*shown, *map(words, shown), *files.values()])


def told(root: Path, *arguments: str, audience: str = "public") -> list[dict[str, Any]]:
    """The changes as the command gives them to programs."""
    done = run(root, "changes", *arguments, "--today", TODAY, "--audience", audience, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    return list(json.loads(done.stdout)["changes"])


def said(changes: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """Each difference as item, sort, before and after; an item that is new, gone or moved as itself."""
    found = []
    for one in changes:
        ref = f"{one['kind']}:{one['id']}"
        found += [(ref, part["sort"], part["before"], part["after"]) for part in one["differences"]]
        if one["happened"] != "changed" or one["was_at"]:
            found.append((ref, one["happened"], one["was_at"], one["url"]))
    return found


def everything(root: Path, *ranges: str) -> str:
    """All that is told of the changes: by the command in both forms for each range, on the page, and in the feed."""
    printed = ""
    for one in ranges:
        for form in ("text", "json"):
            command = run(root, "changes", *one.split(), "--today", TODAY, "--format", form)
            assert command.returncode == 0, command.stdout + command.stderr
            printed += command.stdout
    return printed + published(root)


def scripted(root: Path) -> None:
    """Six months of edits: four that change something, and three that change the files only."""
    pledge = PLEDGE.replace("listen to you at every meeting", "listen to you before, in and after every meeting")
    pledge = pledge.replace("keyword: Listen", "keyword: Listen\n    change_note: Young people asked for it.")
    commit(root, {"strategy/pledges/ours.md": pledge}, "2026-02-10")
    once = PLAN.replace("timescale: June 2026", "timescale: September 2026")
    commit(root, {"actionplans/growing.yml": once}, "2026-03-10")
    twice = PLAN.replace("timescale: June 2026", "timescale: December 2026")
    commit(root, {"actionplans/growing.yml": twice}, "2026-04-10")
    done = twice.replace("timescale: By end of 2026\n        status: on track",
                         "timescale: By end of 2026\n        status: done")
    commit(root, {"actionplans/growing.yml": done}, "2026-05-10")
    for old, new in (("organisations.yml", "partners.yml"), ("growing/strategy.md", "growing.md"),
                     ("pledges/ours.md", "pledges/Our pledge.md")):
        git(root, "mv", f"strategy/{old}", f"strategy/{new}")
    named = pledge.replace("kind: pledge", "kind: pledge\nname: ours")
    commit(root, {"strategy/pledges/Our pledge.md": named}, "2026-06-10")
    rows = "      - A room of your own.\n", "      - Somebody who cooks with you.\n"
    promises = re.split(r"(?=  - keyword)", named.replace(rows[0] + rows[1], rows[1] + rows[0]).removesuffix("---\n"))
    commit(root, {
        "strategy/pledges/Our pledge.md": "".join([promises[0], promises[2], promises[1], "---\n"]),
        "strategy/partners.yml": "kind: organisations\norganisations:\n  - title: Health\n"
                                 "  - title: Children's Services\n",
    }, "2026-06-20")
    commit(root, {
        "strategy/partners.yml": 'kind: "organisations"\norganisations:\n  - title: \'Health\'\n'
                                 '  - title: "Children\'s Services"\n',
        "actionplans/growing.yml": done.replace("        action: Send a letter\n        lead: Children's Services\n",
                                                "        lead:\n          - \"Children's Services\"\n"
                                                "        action: >-\n          Send a\n          letter\n"),
        "strategy/growing.md": STRATEGY.replace("every child to be heard", "every\nchild  to be **heard**"),
    }, "2026-07-10")


def test_what_changed_is_told_and_nothing_else(kept: Path) -> None:
    """Of seven edits four changed something: a promise reworded, a date moved twice, and an action done. A file with a
    new name, lists in another order and YAML in another layout are nothing.
    """
    scripted(kept)
    changes = told(kept, "2026-01-31")
    assert said(changes) == [
        ("promise:ours/listen", "reworded", "We will listen to you at every meeting.",
         "We will listen to you before, in and after every meeting."),
        ("action:growing/1.1", "date", "June 2026", "December 2026"),
        ("action:growing/1.2", "status", "on track", "done"),
    ]
    by_id = {one["id"]: one for one in changes}
    assert by_id["growing/1.1"]["differences"][0]["times"] == 2
    assert by_id["ours/listen"]["note"] == "Young people asked for it."
    marked = by_id["ours/listen"]["differences"][0]["marked"]
    assert [run_["words"] for run_ in marked["after"] if run_["changed"]] == ["before, in and after"]
    assert {one["under"]["title"] for one in changes} == {"Our pledge", "Plan of Growing"}


def test_each_step_by_itself(kept: Path) -> None:
    """From commit to commit each edit is one change or none."""
    scripted(kept)
    commits = git(kept, "log", "--reverse", "--format=%H").split()
    assert [len(said(told(kept, one, two))) for one, two in pairwise(commits)] == [1, 1, 1, 1, 0, 0, 0]


def test_a_new_address_is_told(kept: Path) -> None:
    """A file whose name gives the address was renamed: that is told once, and nothing of what it holds."""
    git(kept, "mv", "strategy/pledges/ours.md", "strategy/pledges/to-you.md")
    commit(kept, {"strategy/pledges/to-you.md": PLEDGE.replace("strategy: growing", "was: ours\nstrategy: growing")},
           "2026-06-10")
    assert said(told(kept, "2026-01-31")) == [("pledge:to-you", "moved", "pledges/ours/", "pledges/to-you/")]


def test_the_printed_form(kept: Path) -> None:
    """For a reader: under each plan, what was and what is, with titles and addresses; dates are revisions too."""
    scripted(kept)
    done = run(kept, "changes", "2026-01-10", "2026-05-31", "--today", TODAY)
    assert done.returncode == 0
    assert "Plan of Growing (action plan)" in done.stdout
    assert "Action 1.1, A written answer after each review meeting" in done.stdout
    assert "at action-plans/growing/1.1/" in done.stdout
    assert "June 2026 → December 2026 (moved 2 times)" in done.stdout
    assert "Status: on track → done" in done.stdout
    assert "at {+before, in and after+} every meeting." in done.stdout or "{+before, in and after+}" in done.stdout


def test_the_page_and_the_feed_tell_the_same(kept: Path) -> None:
    """The page has a part for each month, newest first; the feed is valid as far as its reader needs."""
    scripted(kept)
    (kept / "strategy/growing.md").write_text(STRATEGY + "\nA new line of today.\n", "utf-8")
    done = run(kept, "build", "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (kept / "site/changes/index.html").read_text("utf-8")
    months = re.findall(r'<h2 id="(\d{4}-\d{2})"', page)
    assert months == ["2026-11", "2026-05", "2026-04", "2026-03", "2026-02"]
    assert "<ins>before, in and after</ins>" in page
    assert "As at 22 November 2026" in page
    assert "22 November 2026" in words(page).split("A new line of today.")[0]
    feed = (kept / "site/downloads/changes.atom").read_bytes()
    root = Xml.fromstring(feed)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{atom}{name}")) == 1
        assert element.findtext(f"{atom}id", "").startswith("urn:uuid:")
    assert root.find(f"{atom}author/{atom}name") is not None
    ids = [entry.findtext(f"{atom}id") for entry in entries]
    assert len(ids) == len(set(ids)) == 5
    for entry in entries:
        link = entry.find(f"{atom}link")
        assert link is not None
        assert (kept / "site/downloads" / link.attrib["href"] / "index.html").resolve().is_file()
    assert root.findtext(f"{atom}updated") == "2026-11-22T00:00:00Z"
    assert run(kept, "build", "--today", TODAY).returncode == 0
    assert (kept / "site/downloads/changes.atom").read_bytes() == feed
    assert (kept / "site/changes/index.html").read_text("utf-8") == page
    commit(kept, {}, "2026-11-21")
    assert run(kept, "build", "--today", TODAY).returncode == 0
    again = Xml.fromstring((kept / "site/downloads/changes.atom").read_bytes())
    assert [entry.findtext(f"{atom}id") for entry in again.findall(f"{atom}entry")] == ids


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["internal", "off"])
def test_the_page_is_public_only_where_it_was_chosen(kept: Path, setting: str) -> None:
    """Unless a council says so, what changed is told to colleagues only, or to nobody."""
    write(kept, {"mkdocs.yml": PUBLIC.replace("changes: public", f"changes: {setting}")})
    scripted(kept)
    for audience, there in (("public", False), ("internal", setting == "internal")):
        site = kept / f"out-{audience}"
        done = run(kept, "build", "--today", TODAY, "--audience", audience, "--site-dir", str(site))
        assert done.returncode == 0, done.stdout
        assert (site / "changes/index.html").exists() is there
        assert (site / "downloads/changes.atom").exists() is there


SECRET = "zebrasecret"


def hide_item(text: str) -> str:
    """The first promise made internal."""
    return text.replace("  - keyword: Listen", "  - audience: internal\n    keyword: Listen")


def withdraw(text: str) -> str:
    """The first promise withdrawn, with other words left in its place."""
    return re.sub(r"  - keyword: Listen\n    text: .*",
                  "  - keyword: Listen\n    withdrawn_for: privacy\n    text: Withdrawn.", text)


def hide_and_rename(text: str) -> str:
    """The first promise made internal under another name and with other words."""
    return hide_item(text).replace("keyword: Listen", "keyword: Hear").replace("at every", "at any")


def hide_the_fact(text: str) -> str:
    """One fact of the first promise made internal."""
    return re.sub(r"(keyword: Listen\n    text: .*\n)    in_short: (.*)",
                  r"\1    in_short:\n      value: \2\n      audience: internal", text)


def hide_all(text: str) -> str:
    """The whole pledge made internal."""
    return text.replace("kind: pledge", "kind: pledge\naudience: internal")


@pytest.mark.parametrize("hide", [hide_item, withdraw, hide_and_rename, hide_the_fact, hide_all],
                         ids=lambda one: one.__name__)
@pytest.mark.parametrize("then", ["kept", "deleted"])
def test_what_was_made_internal_later_leaves_no_trace(kept: Path, hide: Any, then: str) -> None:
    """Words that were public once, and of which somebody decided later that they are not, are in no output."""
    planted = PLEDGE.replace("listen to you at every meeting.",
                             f"listen to you at every meeting, {SECRET} too.\n    in_short: We hear {SECRET}.")
    if hide is hide_the_fact:
        planted = planted.replace(f", {SECRET} too", "")
    commit(kept, {"strategy/pledges/ours.md": planted}, "2026-02-10")
    assert SECRET in everything(kept, "2026-01-31")
    reworded = planted.replace("listen to you at every", "always listen to you at every")
    commit(kept, {"strategy/pledges/ours.md": reworded}, "2026-03-10")
    assert hide(reworded) != reworded
    commit(kept, {"strategy/pledges/ours.md": hide(reworded)}, "2026-04-10")
    if then == "deleted":
        gone = re.sub(r"  - keyword: Listen\n(    .*\n)*", "", PLEDGE)
        commit(kept, {"strategy/pledges/ours.md": gone}, "2026-05-10")
    text = everything(kept, "2026-01-31", "2026-02-28", "2026-03-31", "2026-02-28 2026-03-31",
                      "2026-04-30 2026-02-28", "2026-02-28 2026-04-30")
    assert SECRET not in text


def test_secrets_of_earlier_commits_stay_secret(kept: Path) -> None:
    """What was internal then, notes and comments among it, is in no output when it is deleted or made public."""
    planted = PLEDGE.replace("keyword: Listen", f"keyword: Listen\n    notes: {SECRET}1").replace(
        "title: Our pledge", f"title: Our pledge\nmade_with:\n  value: {SECRET}2\n  audience: internal")
    planted += f"\nStory. <!-- {SECRET}3 -->\n\n[//]: # ({SECRET}4)\n"
    partners = f"kind: organisations\norganisations:\n  - title: {SECRET}5\n    audience: internal\n"
    commit(kept, {"strategy/pledges/ours.md": planted, "strategy/secret.yml": partners}, "2026-02-10")
    lead = "        lead: Children's Services\n"
    plan = PLAN.replace(lead, f"        lead: {SECRET}5\n        budget: {SECRET}6\n", 1)
    commit(kept, {"actionplans/growing.yml": plan}, "2026-03-10")
    (kept / "strategy/secret.yml").unlink()
    commit(kept, {"strategy/pledges/ours.md": PLEDGE + "\nStory.\n", "actionplans/growing.yml": PLAN}, "2026-04-10")
    text = everything(kept, "2026-02-28", "2026-03-31", "2026-01-31 2026-03-31", "2026-03-31 2026-04-30")
    assert SECRET not in text


def test_small_counts_of_earlier_commits_stay_withheld(kept: Path) -> None:
    """The guard runs on both sides; where either withholds a figure nothing is said of any, nor of words that tell."""
    first = FIGURES.format(all=97, foster=71, home=23, family=3)
    commit(kept, {"strategy/figures.yml": first}, "2026-02-10")
    commit(kept, {"strategy/figures.yml": FIGURES.format(all=117, foster=72, home=24, family=21),
                  "strategy/pledges/ours.md": PLEDGE.replace(
                      "safe.", "safe. Three children with family said so; 4 children elsewhere.")}, "2026-03-10")
    commit(kept, {"strategy/pledges/ours.md": PLEDGE}, "2026-04-10")
    text = everything(kept, "2026-02-28", "2026-03-31", "2026-01-31")
    assert not re.search(r"\b(?:Three|4) children", text)
    assert not re.search(r"\b(?:71|23|3)\s*(?:→|<)", text)
    assert [one for one in said(told(kept, "2026-02-28")) if one[1] == "figure"] == []


def test_small_counts_of_a_measure_without_a_unit_are_not_told(kept: Path) -> None:
    """Its text says that it counts children: nothing is said of its figures while one side has a small one."""
    priority = ("---\nkind: priority\ntitle: Found\nstrategy: growing\nmeasures:\n"
                "  - text: Number of children who went missing\n    baseline: {start}\n    target: 33\n---\n")
    path = "strategy/growing/found.md"
    commit(kept, {path: priority.format(start=4)}, "2026-02-10")
    commit(kept, {path: priority.format(start=44)}, "2026-03-10")
    assert [one for one in said(told(kept, "2026-02-28")) if one[1] == "figure"] == []
    commit(kept, {path: priority.format(start=55)}, "2026-04-10")
    assert ("figure", "44", "55") in [one[1:] for one in said(told(kept, "2026-03-31"))]


def test_a_part_made_internal_later_is_not_told_of(kept: Path) -> None:
    """One reading of a measure, or one row of a table, that is internal now: what stood there before is not told."""
    priority = ("---\nkind: priority\ntitle: Heard\nstrategy: growing\nmeasures:\n  - text: Letters sent\n"
                "    readings:\n      - date: 31 March 2026\n        value: 60%\n        note: {note}\n{mark}"
                "      - date: 30 June 2026\n        value: {last}%\n---\n")
    path = "strategy/growing/heard.md"
    commit(kept, {path: priority.format(note=SECRET, mark="", last=70)}, "2026-02-10")
    assert SECRET not in json.dumps(told(kept, "2026-02-28"))
    commit(kept, {path: priority.format(note="Less.", mark="        audience: internal\n", last=75)}, "2026-03-10")
    assert SECRET not in everything(kept, "2026-02-28")


def test_the_shape_of_a_quotation_mark_is_layout(kept: Path) -> None:
    """Curly or straight, it is the same wording."""
    commit(kept, {"strategy/pledges/ours.md": PLEDGE.replace("you at every", "you and your friend's at every")},
           "2026-02-10")
    commit(kept, {"strategy/pledges/ours.md": PLEDGE.replace("you at every", "you and your friend’s at every")},
           "2026-03-10")
    assert said(told(kept, "2026-02-28")) == []


def test_figures_that_nothing_is_withheld_of_are_told(kept: Path) -> None:
    """Where no figure of a table is withheld on either side, those that changed are told."""
    commit(kept, {"strategy/figures.yml": FIGURES.format(all=97, foster=51, home=23, family=23)}, "2026-02-10")
    commit(kept, {"strategy/figures.yml": FIGURES.format(all=99, foster=53, home=23, family=23)}, "2026-03-10")
    assert sorted(said(told(kept, "2026-02-28"))) == [
        ("dataset:figures", "figure", "51", "53"), ("dataset:figures", "figure", "97", "99")]


def test_words_that_would_not_be_let_through_today_are_not_repeated(kept: Path) -> None:
    """A name or an age that somebody took out of a text is not told as what stood there before."""
    named = PLEDGE.replace("safe.", "safe. Ask Mrs Plumtree about the girl aged 9 who was moved.")
    commit(kept, {"strategy/pledges/ours.md": named}, "2026-02-10")
    commit(kept, {"strategy/pledges/ours.md": PLEDGE.replace("safe.", "safe and well.")}, "2026-03-10")
    text = everything(kept, "2026-02-28")
    assert "Plumtree" not in text
    assert "aged 9" not in text
    assert "safe and well" in text


def test_colleagues_are_told_more(kept: Path) -> None:
    """The internal edition tells of what is internal, but not of what was withdrawn for privacy."""
    commit(kept, {"strategy/pledges/ours.md": hide_item(PLEDGE).replace("at every", f"at {SECRET}")}, "2026-02-10")
    assert SECRET in json.dumps(told(kept, "2026-01-31", audience="internal"))
    assert SECRET not in json.dumps(told(kept, "2026-01-31"))
    commit(kept, {"strategy/pledges/ours.md": withdraw(PLEDGE)}, "2026-03-10")
    assert SECRET not in json.dumps(told(kept, "2026-02-28", audience="internal"))


def test_an_old_name_of_what_was_withdrawn_does_not_forward(kept: Path) -> None:
    """`withdrawn_for: privacy` leaves no page and no forward in the public edition."""
    write(kept, {"strategy/pledges/ours.md": withdraw(PLEDGE).replace(
        "withdrawn_for", "was: zebraformer\n    withdrawn_for")})
    assert run(kept, "build", "--today", TODAY).returncode == 0
    site = kept / "site"
    assert not list(site.rglob("*zebraformer*"))
    assert not (site / "pledges/ours/listen").exists()
    assert "Listen" not in (site / "downloads/records.json").read_text("utf-8")


def test_an_unknown_revision_is_wrong_usage(kept: Path) -> None:
    """A name that is none, an option in its place, a day before the first commit, a day that is none."""
    for words_ in ("nowhere", "2025-01-01", "2026-02-31", "HEAD..HEAD"):
        done = run(kept, "changes", words_, "--today", TODAY)
        assert done.returncode == 2, words_
        assert "Traceback" not in done.stderr
        assert words_ in done.stderr
    assert run(kept, "changes", "--", "--output=x").returncode == 2
    assert not (kept / "x").exists()


def test_a_revision_without_content_is_said_so(kept: Path) -> None:
    """A commit in which there is no content folder cannot be compared with."""
    git(kept, "checkout", "-q", "--orphan", "empty")
    git(kept, "rm", "-rfq", "--cached", ".")
    git(kept, "add", "mkdocs.yml")
    git(kept, "commit", "-q", "-m", "nothing")
    done = run(kept, "changes", "HEAD", "--today", TODAY)
    assert (done.returncode, "[history-no-content]" in done.stdout) == (1, True)


def test_without_a_history(kept: Path, tmp_path: Path) -> None:
    """Outside a repository the command says so, and a build has neither page nor feed."""
    plain = write(tmp_path / "plain", {"mkdocs.yml": PUBLIC, "strategy/pledges/ours.md": PLEDGE.replace(
        "strategy: growing\n", "")})
    done = run(plain, "changes", "HEAD", "--today", TODAY)
    assert done.returncode == 1
    assert "[history-no-repository]" in done.stdout
    assert run(plain, "build", "--today", TODAY).returncode == 0
    assert not (plain / "site/changes").exists()
    assert not (plain / "site/downloads/changes.atom").exists()


def test_without_the_program(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed the command says so, and the check and the build go on."""
    monkeypatch.setenv("PATH", "/nowhere")
    done = run(kept, "changes", "HEAD", "--today", TODAY)
    assert (done.returncode, "[history-no-git]" in done.stdout) == (1, True)
    assert run(kept, "check", "--today", TODAY).returncode == 0
    assert run(kept, "build", "--today", TODAY).returncode == 0
    assert "has no history" in (kept / "site/changes/index.html").read_text("utf-8")


def test_in_a_shallow_copy(kept: Path, tmp_path: Path) -> None:
    """A copy without history says on its page that there is none, and the check gives the command that fetches it."""
    scripted(kept)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", "copy")
    copy = tmp_path / "copy"
    done = run(copy, "changes", "HEAD", "--today", TODAY)
    assert (done.returncode, "git fetch --unshallow" in done.stdout) == (1, True)
    checked = run(copy, "check", "--today", TODAY)
    assert checked.returncode == 0
    assert re.search(r"mkdocs.yml:1:1: notice: .*\[history-shallow\]\n    Fetch the history: git fetch --unshallow",
                     checked.stdout)
    assert run(copy, "build", "--today", TODAY).returncode == 0
    page = words((copy / "site/changes/index.html").read_text("utf-8"))
    assert "This copy of the files has no history, so what changed cannot be shown" in page
    assert "git fetch --unshallow" in page


def keep_a_copy(root: Path, day: str) -> None:
    """Keeps the records.json of a project as what was published on a day, by rules less strict than today's."""
    project, _ = read_project(root, today=dt.date.fromisoformat(day))
    (made,) = export_files(check_project(project), "json")
    write(root, {f"kept/{day}.json": made.content.decode(), "mkdocs.yml": COPIES})


def test_from_kept_copies(kept: Path, tmp_path: Path) -> None:
    """Without git, copies of records.json are compared as far as they go; what is closed today is left out."""
    plain = write(tmp_path / "plain", {
        "mkdocs.yml": PUBLIC, "strategy/growing/strategy.md": STRATEGY, "strategy/organisations.yml": PEOPLE,
        "strategy/pledges/ours.md": PLEDGE.replace("where you are safe", f"{SECRET} safe"),
        "strategy/help.md": HELP.replace("3 November 2026", "1 April 2026"), "actionplans/growing.yml": PLAN})
    keep_a_copy(plain, "2026-05-01")
    pledge = PLEDGE.replace("  - keyword: Home", "  - audience: internal\n    keyword: Home")
    pledge = pledge.replace("at every", "at any")
    write(plain, {"mkdocs.yml": COPIES, "strategy/pledges/ours.md": pledge,
                  "actionplans/growing.yml": PLAN.replace("June 2026", "July 2026").replace("on track", "done")})
    found = said(told(plain, "2026-05-01"))
    assert ("promise:ours/listen", "reworded", "We will listen to you at every meeting.",
            "We will listen to you at any meeting.") in found
    assert ("action:growing/1.1", "status", "on track", "done") in found
    assert any(one[1:] == ("date", "June 2026", "July 2026") for one in found)
    text = everything(plain, "2026-05-01")
    assert SECRET not in text
    assert "at any meeting" in text


@pytest.mark.parametrize("hide", [hide_item, withdraw, hide_all], ids=lambda one: one.__name__)
def test_kept_copies_tell_nothing_that_was_closed_since(hide: Any, tmp_path: Path) -> None:
    """What was published once and is internal or withdrawn now is not told from the copies."""
    planted = PLEDGE.replace("at every meeting.", f"at every meeting, {SECRET} too.")
    plain = write(tmp_path / "plain", {"mkdocs.yml": PUBLIC, "strategy/growing/strategy.md": STRATEGY,
                                       "strategy/pledges/ours.md": planted})
    keep_a_copy(plain, "2026-05-01")
    assert SECRET in (plain / "kept/2026-05-01.json").read_text("utf-8")
    write(plain, {"mkdocs.yml": COPIES, "strategy/pledges/ours.md": hide(planted)})
    assert SECRET not in everything(plain, "2026-05-01", "2026-05-01 2026-11-22")


def test_kept_copies_repeat_nothing_that_would_not_be_let_through_today(tmp_path: Path) -> None:
    """A small count, a name and what points to one person are not told as what stood there before, nor as the title
    of what is gone.
    """
    planted = PLEDGE.replace("safe.", "safe. Ask Mrs Plumtree.\n    in_short: Three children have one.").replace(
        "promises:", "promises:\n  - text: We will help the girl aged 9 who was moved.")
    plain = write(tmp_path / "plain", {"mkdocs.yml": PUBLIC, "strategy/growing/strategy.md": STRATEGY,
                                       "strategy/pledges/ours.md": planted})
    keep_a_copy(plain, "2026-05-01")
    now = PLEDGE.replace("safe.", "safe.\n    in_short: All have one.")
    write(plain, {"mkdocs.yml": COPIES, "strategy/pledges/ours.md": now})
    text = everything(plain, "2026-05-01", "2026-05-01 2026-11-22")
    assert "All have one." in text
    for secret in ("Plumtree", "Three children", "aged 9"):
        assert secret in (plain / "kept/2026-05-01.json").read_text("utf-8")
        assert secret not in text


def test_a_reworded_promise_needs_a_note(kept: Path) -> None:
    """Published words that differ from the last commit's without a note are a warning; with one, or in git's absence,
    they are not.
    """
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout
    changed = PLEDGE.replace("at every", "at any")
    write(kept, {"strategy/pledges/ours.md": changed, "mkdocs.yml": PUBLIC})
    done = run(kept, "check", "--today", TODAY)
    assert re.search(r"strategy/pledges/ours.md:7:\d+: warning: .*Listen.*\[reworded-without-note\]", done.stdout)
    assert run(kept, "check", "--today", TODAY, "--strict").returncode == 1
    noted = changed.replace("keyword: Listen", "keyword: Listen\n    change_note: Asked for by the council.")
    write(kept, {"strategy/pledges/ours.md": noted, "mkdocs.yml": PUBLIC})
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout
    commit(kept, {}, "2026-02-10")
    write(kept, {"strategy/pledges/ours.md": noted.replace("at any", "at some"), "mkdocs.yml": PUBLIC})
    assert "reworded-without-note" in run(kept, "check", "--today", TODAY).stdout
    write(kept, {"strategy/pledges/ours.md": hide_item(changed), "mkdocs.yml": PUBLIC})
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout


def test_a_note_is_asked_for_what_was_just_committed(kept: Path) -> None:
    """A check that runs on a commit, as on a server, asks for the note as one before it does; a later commit is the
    next one's affair, and wording that an example has from a paper is nobody's promise.
    """
    changed = PLEDGE.replace("at every", "at any")
    commit(kept, {"strategy/pledges/ours.md": changed}, "2026-02-10")
    done = run(kept, "check", "--today", TODAY)
    assert done.stdout.count("[reworded-without-note]") == 1
    noted = changed.replace("keyword: Listen", "keyword: Listen\n    change_note: Asked for by the council.")
    write(kept, {"strategy/pledges/ours.md": noted, "mkdocs.yml": PUBLIC})
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout
    commit(kept, {}, "2026-02-11")
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout
    papers = "kind: papers\npapers:\n  - name: old\n    title: Old\n"
    past = changed.replace("strategy: growing", "strategy: growing\nexample: yes\npaper: old")
    commit(kept, {"strategy/papers.yml": papers, "strategy/pledges/ours.md": past}, "2026-02-12")
    commit(kept, {"strategy/pledges/ours.md": past.replace("at any", "at each")}, "2026-02-13")
    assert "reworded-without-note" not in run(kept, "check", "--today", TODAY).stdout


def test_words_are_marked() -> None:
    """Only what the other side lacks is marked, and long stretches that both have are cut."""
    before, after = side_by_side("We will listen to you", "We listen to all of you")
    assert [(one.words, one.changed) for one in before] == [
        ("We", False), ("will", True), ("listen to", False), ("you", False)]
    assert [(one.words, one.changed) for one in after] == [
        ("We", False), ("listen to", False), ("all of", True), ("you", False)]
    long = " ".join(f"w{at}" for at in range(60))
    left, _ = side_by_side(f"{long} old", f"{long} new")
    assert left[0].words.startswith("… w48")

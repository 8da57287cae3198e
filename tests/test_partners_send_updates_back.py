"""Update sheets: a partner can type into four columns, and what comes back is a patch that the author accepts."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from goldenthread.build import check_project, publish
from goldenthread.cli import bring, main
from goldenthread.exports import updates
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from small_project import write

PLAN = "actionplans/ours.yml"
FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
    "strategy/registers/organisations.yml": "kind: organisations\norganisations:\n  - name: homes\n    title: Homes\n"
                                            "  - name: college\n    title: College\n",
    PLAN: """kind: action plan
title: Ours
strategy: ours
outcomes:
  - code: 1.0
    title: All is well
    actions:
      - code: 1.10
        outcome: A flat to try
        action: "=1+1 flats"
        lead: homes
        partners: college
        timescale: June 2027
        status: on track   # as the panel knows
        updates:
          - date: 1 October 2026
            text: It has begun.
      - code: 1.2
        outcome: A place to learn
        lead: College
        partners: Homes
        timescale: Ongoing
      - code: 1.3
        outcome: Secret zebra
        lead: homes
        audience: internal
      - code: 1.4
        outcome: It is done
        lead: homes
        status: done
  - code: 2.0
    title: Over
    actions:
      - code: 2.1
        outcome: It is for two
        lead:
          - homes
          - college
""",
}


def page(site: Path, address: str) -> str:
    """A page of a site."""
    return (site / address / "index.html").read_text("utf-8")


def run(*words: str, day: str = "2026-11-25") -> Result:
    """The command, on a day."""
    return CliRunner().invoke(main, [*words, "--today", day])


def sheets(root: Path, audience: str = "public") -> dict[str, bytes]:
    """The update sheets of a project, as made on 22 November 2026."""
    project, _ = read_project(root, audience=audience, today=dt.date(2026, 11, 22))
    graph = publish(check_project(project))
    return {file.address: file.content for file in updates.files(graph, KINDS, audience, project.today)}


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, in whose folder the command runs."""
    monkeypatch.chdir(write(tmp_path, FILES))
    return tmp_path


HOMES = "downloads/organisations/update/homes-update.xlsx"


def fill(root: Path, told: dict[str, dict[str, Any]], *, who: str = HOMES, audience: str = "public",
         change: Callable[[Workbook], None] = lambda book: None) -> str:
    """A sheet filled in, by code and heading, and saved by another program; gives its file's name."""
    book = load_workbook(io.BytesIO(sheets(root, audience)[who]))
    sheet = book["Update"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for head, value in told.get(str(row[1].value), {}).items():
            row[heads[head] - 1].value = value
    change(book)
    book.properties.creator = "Somebody"
    book.save(root / "back.xlsx")
    return "back.xlsx"


def test_only_four_columns_can_be_typed_into(ours: Path) -> None:
    """All else is locked, without a password; statuses come from a list, codes are text, and the headings stay."""
    made = sheets(ours)
    assert set(made) == {HOMES, HOMES.replace("homes", "college"), "downloads/plans/update/ours-update.xlsx"}
    book = load_workbook(io.BytesIO(made[HOMES]))
    assert book.sheetnames == ["Update", "About this file"]
    sheet = book["Update"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [column.heading for column in updates.COLUMNS]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes == "C2"
    unlocked = {heads[cell.column - 1] for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {"New status", "Update", "Evidence", "New date"}
    rows = {row[1]: dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {"1.10", "1.2", "2.1"}, "open actions that the public may see"
    assert rows["1.10"]["Action"] == "=1+1 flats"
    assert sheet["D2"].data_type == "s"
    assert rows["1.10"]["Due now"] == dt.datetime(2027, 6, 30)
    assert rows["1.10"]["Last update"] == dt.datetime(2026, 10, 1)
    assert rows["1.2"]["Reported by"] == "Homes"
    found = {one.type: one for one in sheet.data_validations.dataValidation}
    assert found["list"].formula1 == '"not started,on track,at risk,off track,done,stopped"'
    assert str(found["list"].sqref) == "J2:J4"
    assert str(found["date"].sqref) == "M2:M4"
    assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])


def test_it_tells_nothing_of_its_maker(ours: Path) -> None:
    """Nor anything internal; and it is the same twice."""
    made = sheets(ours)
    assert made == sheets(ours)
    for content in made.values():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            whole = b"".join(package.read(name) for name in package.namelist())
        assert b"zebra" not in whole
        assert b"creator></dc:creator" in whole or b"<dc:creator>" not in whole
    assert any(b"zebra" in zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml")
               for content in sheets(ours, "internal").values())


def test_partners_are_led_to_it(built_site: Path) -> None:
    """Their page, the plan's page and the list of downloads lead to it; a closed plan of a past paper has none."""
    link = 'organisations/update/westmoor-homes-update.xlsx"'
    assert link in page(built_site, "organisations/westmoor-homes/")
    assert "fill in its yellow cells, and send it back" in page(built_site, "organisations/westmoor-homes/")
    assert 'plans/update/westmoor-2025-update.xlsx"' in page(built_site, "action-plans/westmoor-2025/")
    assert link in page(built_site, "downloads/")
    with zipfile.ZipFile(built_site / "downloads/organisations/westmoor-homes.docx") as package:
        assert b"yellow cells" not in package.read("word/document.xml"), "nothing to press in a Word file"
    made = {path.name for path in (built_site / "downloads").rglob("*-update.xlsx")}
    assert made
    assert all(name.startswith("westmoor") for name in made)


def test_it_comes_back_as_a_patch(ours: Path) -> None:
    """Shown fact by fact, and written only where the author accepts it; the day is today's, who says it a partner."""
    before = (ours / PLAN).read_text("utf-8")
    back = fill(ours, {
        "1.10": {"New status": "At risk", "Update": "The heating: late.", "Evidence": "Visit, 2026",
                 "New date": dt.datetime(2027, 9, 30)},
        "1.2": {"Update": "A class has opened.", "New status": "on track"}})
    shown = run("import", back)
    assert shown.exit_code == 0, shown.output
    assert "  1.10 status\n    is:      on track\n    becomes: at risk" in shown.output
    assert "  1.10 new update, new date\n    is:      (not there)\n    becomes: 30 September 2027" in shown.output
    assert "add --accept" in shown.output
    assert (ours / PLAN).read_text("utf-8") == before
    done = run("import", back, "--accept")
    assert done.exit_code == 0, done.output
    assert "The check finds 0 errors" in done.output
    wanted = before.replace("status: on track   #", "status: at risk   #").replace("It has begun.\n", """It has begun.
          - date: 25 November 2026
            text: "The heating: late."
            by: homes
            evidence: Visit, 2026
            new_date: 30 September 2027
""").replace("        timescale: Ongoing\n", """        timescale: Ongoing
        updates:
          - date: 25 November 2026
            text: A class has opened.
            status: on track
            by: homes
""")
    assert (ours / PLAN).read_text("utf-8") == wanted
    again = run("import", back)
    assert "0 changes" in again.output
    assert "the plan has changed since this sheet was made: from “on track” to “at risk”" in again.output


def test_a_status_alone_is_enough_and_a_date_alone_is_not(ours: Path) -> None:
    """Nobody's words are made up: a new date waits until it is said what has happened."""
    done = run("import", fill(ours, {"1.10": {"New status": "done"}, "1.2": {"New date": "March 2028"}}), "--accept")
    assert "status: done   # as" in (ours / PLAN).read_text("utf-8")
    assert "“Update”: “New date” cannot stand alone: ask what has happened" in done.output
    assert "March 2028" not in (ours / PLAN).read_text("utf-8")


def test_what_is_locked_is_not_taken(ours: Path) -> None:
    """It is told with its sheet, row and heading; so are an id and a status that nobody knows."""
    back = fill(ours, {
        "1.10": {"Outcome": "Another outcome", "Update": "Well."},
        "1.2": {"Id": "ours/9.9", "Update": "Lost."},
        "2.1": {"New status": "fine", "New date": "31/03/2027", "Update": "It goes on."}})
    done = run("import", back, "--accept")
    assert done.exit_code == 0, done.output
    assert "sheet “Update”, row 2, “Outcome”: a locked cell says something else than the plan" in done.output
    assert "“Id”: no action has the id “ours/9.9” (the sheet calls it “1.2”)" in done.output
    assert "“New status”: “fine” is no status: it can be not started," in done.output
    assert "“New date”: “31/03/2027” cannot be read as a date" in done.output
    text = (ours / PLAN).read_text("utf-8")
    assert "Another outcome" not in text
    assert "Lost." not in text
    assert "text: Well." in text
    assert "text: It goes on." in text


def test_two_partners_in_turn(ours: Path) -> None:
    """Both updates stand; where the second sheet is older than what the first said, a person decides."""
    homes = fill(ours, {"1.10": {"New status": "at risk", "Update": "Homes say so."}})
    Path(homes).rename("homes.xlsx")
    college = fill(ours, {"1.10": {"New status": "done", "Update": "College says so."}},
                   who=HOMES.replace("homes", "college"))
    assert run("import", "homes.xlsx", "--accept").exit_code == 0
    done = run("import", college, "--accept", day="2026-11-26")
    assert done.exit_code == 0, done.output
    assert "1.10, status: the sheet says “done”, and somebody else has said “at risk” since it was made" in done.output
    text = (ours / PLAN).read_text("utf-8")
    assert "status: at risk" in text
    assert text.index("Homes say so.") < text.index("College says so.")
    assert "by: college" in text


def test_it_is_known_however_it_was_saved(ours: Path) -> None:
    """Under another name, on a sheet renamed and moved down, without its notes; hidden rows and remarks stay out."""
    def changed(book: Workbook) -> None:
        del book["About this file"]
        sheet = book["Update"]
        sheet.protection.sheet = False
        sheet.title = "Sheet 7"
        sheet.insert_rows(1, 2)
        sheet["A1"] = "From us, with thanks"
        sheet.row_dimensions[6].hidden = True
        book.create_sheet("Secret").sheet_state = "hidden"

    shown = run("import", fill(ours, {"1.10": {"Update": "First."}, "2.1": {"Update": "Hidden."}}, change=changed))
    assert "becomes: First." in shown.output
    assert "becomes: Hidden." not in shown.output
    assert "a hidden row" in shown.output
    assert "a hidden sheet" in shown.output


def test_it_is_never_written_where_colleagues_keep_things(ours: Path) -> None:
    """An internal action is left to a person; of a sheet for colleagues it is said that it is one."""
    back = fill(ours, {"1.3": {"Update": "It is known."}}, audience="internal")
    done = run("import", back, "--accept")
    assert "this sheet is of the internal edition" in done.output
    assert "It is known." not in (ours / PLAN).read_text("utf-8")
    assert "a person" in done.output


def test_what_points_to_a_person_is_found_after_it(ours: Path) -> None:
    """The check looks at what came in, and says so in plain words."""
    done = run("import", fill(ours, {"1.2": {"Update": "Dr Smith has met a boy of 14 who wants to move."}}), "--accept")
    assert done.exit_code == 1
    assert "[may-identify]" in done.output
    assert "[names-a-person]" in done.output


def test_nothing_filled_in_is_told(ours: Path) -> None:
    """With the file's name, and what to look for."""
    done = run("import", fill(ours, {}))
    assert done.exit_code == 1
    assert "back.xlsx:1:1: error: No row of this update sheet is filled in. [import-no-updates]" in done.output


@pytest.mark.parametrize(("ends", "mark"), [("\n", b""), ("\r\n", b"\xef\xbb\xbf")])
def test_nothing_else_in_the_file_changes(ours: Path, ends: str, mark: bytes) -> None:
    """Neither the line ends and the mark of Windows, nor who may read it."""
    file = ours / PLAN
    file.write_bytes(mark + FILES[PLAN].replace("\n", ends).encode())
    file.chmod(0o640)
    assert run("import", fill(ours, {"1.10": {"Update": "Well."}}), "--accept").exit_code == 0
    told = "          - date: 25 November 2026\n            text: Well.\n            by: homes\n"
    wanted = FILES[PLAN].replace("It has begun.\n", f"It has begun.\n{told}")
    assert file.read_bytes() == mark + wanted.replace("\n", ends).encode()
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640


def test_a_disk_without_room_loses_nothing(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is as it was, and it is told why."""
    back = fill(ours, {"1.10": {"Update": "Well."}})
    before = (ours / PLAN).read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run("import", back, "--accept")
    assert "cannot be written: No space left on device" in done.output
    assert (ours / PLAN).read_bytes() == before
    assert sorted(path.name for path in (ours / PLAN).parent.iterdir()) == ["ours.yml"]


def test_a_plan_that_cannot_be_read_is_told(ours: Path) -> None:
    """Its letters are not UTF-8: nothing comes in, and it says of which file."""
    back = fill(ours, {"1.10": {"Update": "Well."}})
    before = FILES[PLAN].replace("begun.", "begun at the café.").encode("cp1252")
    (ours / PLAN).write_bytes(before)
    done = run("import", back, "--accept")
    assert f"{PLAN}: this file has a mistake in it: mend it, then import the sheet again" in done.output
    assert (ours / PLAN).read_bytes() == before


def test_what_cannot_be_seen_does_not_come_in(ours: Path) -> None:
    """Signs that turn words round, or hide between them, are taken out, and that is told."""
    done = run("import", fill(ours, {"1.10": {"Update": "It \u202eis\u200b well.\nAll of it."}}), "--accept")
    assert "“Update”: signs that cannot be seen were taken out" in done.output
    assert "text: It is well. All of it.\n" in (ours / PLAN).read_text("utf-8")


@pytest.mark.parametrize(("code", "changes"), [
    ("1.10", [("A flat to try", "Teeth"), ("=1+1 flats", "Ask dentists")]), ("1.2", [("A place to learn", "Teeth")])])
def test_an_action_that_is_another_one_takes_no_news(ours: Path, code: str, changes: list[tuple[str, str]]) -> None:
    """Actions were numbered anew, or another council has a plan of the same name: nothing lands on a wrong one."""
    back = fill(ours, {code: {"Update": "Well.", "New status": "done"}})
    text = FILES[PLAN]
    for change in changes:
        text = text.replace(*change)
    (ours / PLAN).write_text(text, "utf-8")
    done = run("import", back, "--accept")
    assert f"{code} is another action now than in this sheet, or the sheet is of another plan" in done.output
    assert (ours / PLAN).read_text("utf-8") == text


def test_the_log_says_nothing_of_what_is_for_colleagues(ours: Path) -> None:
    """It lies beside what is public, where anybody may read it: it says that the plan has changed, and not how."""
    back = fill(ours, {"1.10": {"Update": "Well."}}, audience="internal")
    (ours / PLAN).write_text(FILES[PLAN].replace("June 2027", "{value: June 2028, audience: internal}"), "utf-8")
    assert run("import", back, "--accept").exit_code == 0
    log = (ours / "imports/back.txt").read_text("utf-8")
    assert "“Timescale”: the plan has changed since this sheet was made\n" in log
    assert "2028" not in log


def test_a_plan_in_markdown_takes_news_too(ours: Path) -> None:
    """Its facts stand between two lines of dashes, and the story below stays."""
    (ours / PLAN).unlink()
    page = ours / "strategy/ours/plan.md"
    page.write_text(f"---\n{FILES[PLAN]}---\n\nA story.\n", "utf-8")
    done = run("import", fill(ours, {"1.10": {"Update": "Well."}}), "--accept")
    assert done.exit_code == 0, done.output
    told = "          - date: 25 November 2026\n            text: Well.\n            by: homes\n"
    assert page.read_text("utf-8") == f"---\n{FILES[PLAN]}---\n\nA story.\n".replace("begun.\n", f"begun.\n{told}")


def test_a_project_is_looked_at_once_for_all_rows(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not for each of them: a long sheet would take hours."""
    back = fill(ours, {code: {"Update": "Well."} for code in ("1.10", "1.2", "2.1")})
    looked = []
    monkeypatch.setattr(bring, "publish", lambda checked: looked.append(1) or publish(checked))
    assert run("import", back).exit_code == 0
    assert looked == [1]


def test_the_same_words_are_news_again(ours: Path) -> None:
    """What partners say each time comes in each time, and what two say alike comes in twice; one sheet only once."""
    text = FILES[PLAN].replace("text: It has begun.", "text: No change.\n            by: homes")
    (ours / PLAN).write_text(text, "utf-8")
    for who in (HOMES, HOMES.replace("homes", "college"), HOMES):
        back = fill(ours, {"1.10": {"Update": "No change.", "Evidence": "Report"}}, who=who)
        assert run("import", back, "--accept").exit_code == 0
    told = "          - date: 25 November 2026\n            text: No change.\n            by: {}\n" \
           "            evidence: Report\n"
    wanted = text.replace("by: homes\n", f"by: homes\n{told.format('homes')}{told.format('college')}")
    assert (ours / PLAN).read_text("utf-8") == wanted
    other = run("import", fill(ours, {"1.10": {"Update": "No change.", "Evidence": "Other"}}))
    assert "1.10, new update: it is in the file already, with another evidence" in other.output

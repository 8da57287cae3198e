"""`init` gives a repository that checks clean and builds; `init --here` takes out the examples, and loses nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from goldenthread.cli import main

TODAY = ("--today", "2026-11-22")


def run(*words: str) -> Result:
    """The command, as on 22 November 2026."""
    return CliRunner().invoke(main, [*words, *TODAY])


def git(root: Path, *words: str) -> None:
    """Git in a folder, as nobody in particular."""
    who = ("-c", "user.name=A clerk", "-c", "user.email=clerk@westmoor.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which `init` has run."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "ours").exit_code == 0
    monkeypatch.chdir(tmp_path / "ours")
    return tmp_path / "ours"


def test_it_checks_clean(started: Path) -> None:
    """No error and no warning; only the poster's missing address is noticed."""
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output
    assert "0 errors, 0 warnings, 1 notice" in checked.output
    assert "[poster-without-code]" in checked.output


def test_it_builds_a_site(started: Path) -> None:
    """With the strategy, the pledge, the plan and who to talk to; a phone's files for CI are read as YAML."""
    built = run("build")
    assert built.exit_code == 0, built.output
    for address in ("", "pledges/our-pledge/close/", "action-plans/our-plan/1.1/", "help/", "accessibility/"):
        assert (started / "site" / address / "index.html").is_file()
    for path in (".github/workflows/publish.yml", ".gitlab-ci.yml"):
        jobs = yaml.safe_load((started / path).read_text("utf-8"))
        assert "goldenthread build" in str(jobs)


def test_what_an_import_says_is_kept_out_of_git(started: Path) -> None:
    """It repeats what was left out of a file, which may be what nobody should read."""
    git(started, "init", "--quiet")
    git(started, "check-ignore", "--quiet", "imports/plan.md")


def test_it_writes_over_nothing(started: Path) -> None:
    """A second time nothing is written, and it says what is there."""
    (started / "mkdocs.yml").write_text("mine", "utf-8")
    again = run("init", ".")
    assert again.exit_code == 1
    assert "Nothing was written" in again.output
    assert (started / "mkdocs.yml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("folder", ["taken/ours", "half", "led"])
def test_what_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """A folder under a file, a file where a folder should be, a link that leads out: said, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    Path("taken").write_text("a file", "utf-8")
    for name in ("half", "led", "elsewhere"):
        Path(name).mkdir()
    Path("half/strategy").write_text("a file", "utf-8")
    Path("led/strategy").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = {path: path.is_file() for path in tmp_path.rglob("*")}
    done = run("init", folder)
    assert done.exit_code == 1
    assert "Nothing was written" in done.output
    assert {path: path.is_file() for path in tmp_path.rglob("*")} == before


def test_examples_are_refused_in_it(started: Path) -> None:
    """What is marked as an example stops the public edition, not the internal one."""
    path = started / "strategy/our-pledge/pledge.md"
    path.write_text(path.read_text("utf-8").replace("title:", "example: true\ntitle:", 1), "utf-8")
    assert "[example-left]" in run("check").output
    assert "[example-left]" not in run("check", "--audience", "internal").output


def test_the_examples_of_this_repository_can_be_cleared_out(project: Path, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before git has them; then all that is an example goes, a start comes in its place, and it checks clean."""
    for name in ("strategy", "actionplans", "overrides"):
        shutil.copytree(project / name, tmp_path / name)
    shutil.copy(project / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    refused = run("init", "--here")
    assert refused.exit_code == 1
    assert (tmp_path / "strategy/westmoor/pledge.md").is_file()
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "All of it")
    duties = tmp_path / "strategy/registers/westmoor-duties.yml"
    text = duties.read_text("utf-8")
    duties.write_text(text.replace("title:", "titel:", 1), "utf-8")
    git(tmp_path, "commit", "-qam", "A slip")
    assert "could not be read whole" in run("init", "--here").output
    duties.write_text(text, "utf-8")
    git(tmp_path, "commit", "-qam", "Mended")
    done = run("init", "--here")
    assert done.exit_code == 0, done.output
    left = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "strategy").rglob("*.*")}
    assert "strategy/registers/words-to-avoid.yml" in left
    assert not any("westmoor" in path or "peterborough" in path for path in left)
    checked = run("check", "--strict")
    assert checked.exit_code == 0, checked.output


def test_it_does_not_say_that_numbers_were_tried_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the starter's numbers is the one on which they were checked, and grows old like any other."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "ours", "--today", "2027-06-01"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "ours")
    assert "checked: 22 November 2026\n" in Path("strategy/help.md").read_text("utf-8")
    late = CliRunner().invoke(main, ["check", "--today", "2027-06-01"])
    assert late.exit_code == 1
    assert "[help-not-checked]" in late.output

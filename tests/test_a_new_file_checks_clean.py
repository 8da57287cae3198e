"""`new` writes a commented file of any kind, which checks clean, and of which no word is published unnoticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.cli.new import OF_THE_STARTER
from goldenthread.kinds.table import KINDS
from goldenthread.model.thing import COMMON
from goldenthread.model.unfilled import REPLACE

TODAY = ("--today", "2026-11-22")
OF_FILES = [kind.word for kind in KINDS if kind.file or kind.register]


def run(*words: str) -> Result:
    """The command, as on 22 November 2026."""
    return CliRunner().invoke(main, [*words, *TODAY])


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files that `init` writes."""
    folder = tmp_path_factory.mktemp("start")
    assert run("init", str(folder)).exit_code == 0
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*")
            if path.is_file()}


@pytest.fixture
def ours(start: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which `init` has run, without the pages of which there is one; with a folder for colleagues."""
    for path, text in start.items():
        file = tmp_path / "ours" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    settings = tmp_path / "ours/mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(
        "  - goldenthread:\n", "  - goldenthread:\n      internal: ../for-colleagues\n"), "utf-8")
    monkeypatch.chdir(tmp_path / "ours")
    return tmp_path / "ours"


def files_in(root: Path) -> dict[str, bytes]:
    """Every file beside and below a folder."""
    return {path.relative_to(root.parent).as_posix(): path.read_bytes() for path in root.parent.rglob("*")
            if path.is_file()}


ALONE = {KINDS[name].word: page for name, page in OF_THE_STARTER.items()}


@pytest.mark.parametrize("word", OF_FILES)
def test_it_checks_clean(word: str, ours: Path) -> None:
    """A new file of each kind changes no other, has no error, and all words of an example in it are pointed out."""
    if word in ALONE:
        (ours / "strategy" / ALONE[word]).unlink()
    before = files_in(ours)
    done = run("new", *word.split(), *([] if word in ALONE else ["northside"]))
    assert done.exit_code == 0, done.output
    after = files_in(ours)
    assert {path: after[path] for path in before} == before
    (made,) = after.keys() - before.keys()
    text = after[made].decode()
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    said = [row.split()[-1] for row in checked.output.splitlines() if made.removeprefix("ours/") in row.split(":")[0]]
    if word in ALONE:
        assert said == []
        return
    marked = [row for row in text.splitlines() if REPLACE in row and not row.lstrip().startswith("#")]
    assert said.count("[words-to-replace]") == len(marked) > 0
    assert set(said) <= {"[words-to-replace]", "[form-not-checked]"}
    assert f"{len(marked)} line" in done.output


def test_the_words_of_an_example_are_only_noticed_by_colleagues(ours: Path) -> None:
    """The public edition warns of them, so that `--strict` refuses it; a remark may speak of the sign."""
    assert run("new", "action plan", "northside").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    assert "warning" not in run("check", "--audience", "internal").output.replace("0 warnings", "")
    plan = ours / "actionplans/northside.yml"
    plan.write_text("\n".join(row if row.startswith("#") else row.replace(f" {REPLACE}", "")
                              for row in plan.read_text("utf-8").split("\n")), "utf-8")
    assert REPLACE in plan.read_text("utf-8")
    assert run("check", "--strict").exit_code == 0


def test_every_fact_of_a_kind_is_there_with_what_it_means(ours: Path) -> None:
    """What can be left out stands behind a `#`, which can be taken away as it is."""
    assert run("new", "action plan", "northside").exit_code == 0
    plan = ours / "actionplans/northside.yml"
    text = plan.read_text("utf-8")
    for fact in KINDS["action-plan"].type.model_fields.keys() - COMMON:
        assert f"\n{fact}:" in text or f"\n#{fact}:" in text
    used = text.replace("#status: current", "status: current").replace("        #timescale:", "        timescale:")
    assert used.count("#") == text.count("#") - 2
    plan.write_text(used, "utf-8")
    assert run("check").exit_code == 0


def test_it_lies_where_its_like_lie(ours: Path) -> None:
    """Plans in the folder of plans, a priority with its strategy, what is said in Polish with its pledge."""
    for words, path in {
        ("priority", "our-strategy/heard"): "strategy/our-strategy/heard.md",
        ("priority", "near"): "strategy/our-strategy/near.md",
        ("form", "polish"): "strategy/our-pledge/polish.md",
        ("charter",): "strategy/our-charter/charter.md",
        ("meeting", "2026-12"): "strategy/meetings/2026-12.md",
        ("roles",): "strategy/registers/roles.yml",
        ("note", "for", "colleagues"): "../for-colleagues/notes-for-colleagues.yml",
    }.items():
        done = run("new", *words)
        assert done.exit_code == 0, done.output
        assert (ours / path).is_file(), done.output
    assert "strategy: our-strategy" in (ours / "strategy/our-strategy/heard.md").read_text("utf-8")
    assert run("new", "strategy", "second").exit_code == 0
    asked = run("new", "priority", "heard")
    assert asked.exit_code == 2
    assert "our-strategy/heard or second/heard" in asked.output


def test_nothing_that_is_there_is_changed(ours: Path) -> None:
    """A file is left as it is; of a list it is said what to put at its end."""
    before = files_in(ours)
    there = run("new", "action", "plan", "our-plan")
    assert there.exit_code == 1
    assert "actionplans/our-plan.yml is there already" in there.output
    assert "strategy/help.md is there already" in run("new", "help").output
    assert "Give another name" in run("new", "law", "organisations").output
    listed = run("new", "organisation")
    assert listed.exit_code == 0
    assert "  - title: Children's Services [replace]" in listed.output
    assert files_in(ours) == before
    register = ours / "strategy/registers/organisations.yml"
    register.write_text(register.read_text("utf-8") + listed.output.split("\n\n", 1)[1], "utf-8")
    assert run("check").exit_code == 0


@pytest.mark.parametrize(("words", "said"), [
    (["strategie"], "Did you mean “strategy”?"),
    (["action"], "An action has no file of its own"),
    (["action", "plan", "Our Plan!"], "Try our-plan."),
    (["action", "plan", "../out"], "cannot be an address"),
    (["action", "plan", "one", "two"], "There is no kind"),
])
def test_wrong_usage_is_told(words: list[str], said: str, ours: Path) -> None:
    """A kind that there is not, one that lies in another's file, a name that is none: exit code 2, nothing written."""
    before = files_in(ours)
    done = run("new", *words)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert files_in(ours) == before


def test_what_belongs_to_something_waits_for_it(ours: Path) -> None:
    """Without a strategy there is no priority; it is said what to begin with."""
    for path in ("strategy/our-strategy", "strategy/our-pledge"):
        shutil.rmtree(ours / path)
    done = run("new", "priority", "heard")
    assert done.exit_code == 1
    assert "Begin with: goldenthread new strategy" in done.output
    settings = ours / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("      internal: ../for-colleagues\n", ""), "utf-8")
    assert "name a folder under “internal:”" in " ".join(run("new", "note").output.split())

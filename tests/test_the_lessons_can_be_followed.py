"""The guide's lessons, walked step by step in a new council's repository: what they show is found, and checks clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from guide_pages import GUIDE, ROOT, blocks

TODAY = ("--today", "2026-11-22")
STARTED = "strategy/our-strategy/strategy.md"
FIND, TYPE, ANSWER = "Find this:", "Type this in its place:", "the check answers:"
NEW = re.compile(r"Call it `([^`]+)`, and type this into it:$")


def walk(lesson: str, root: Path) -> list[str]:
    """Follows a lesson; gives the step after which the check was not as the lesson says, if any, with its words."""
    file, sought, said, steps, wrong = root / STARTED, "", "", 0, []
    shown = list(blocks(GUIDE / lesson))
    for at, block in enumerate(shown):
        named = re.findall(r"[Oo]pen `([^`]+)`", block.before)
        file = root / named[-1] if named else file
        if block.before.endswith(FIND):
            sought = block.text
            assert sought in file.read_text("utf-8"), f"{file.name} has no {sought!r}"
        elif block.before.endswith(TYPE) or (new := NEW.search(block.before)):
            if block.before.endswith(TYPE):
                words = file.read_text("utf-8")
                assert words.count(sought) == 1, f"{sought!r} is not there once"
                file.write_text(words.replace(sought, block.text), "utf-8")
            else:
                with (root / new[1]).open("x", encoding="utf-8") as stream:
                    stream.write(block.text)
            said = CliRunner().invoke(main, ["check", *TODAY]).output
            steps += 1
            mistake = at + 1 < len(shown) and shown[at + 1].before.lower().endswith(ANSWER)
            if ("0 errors, 0 warnings" in said) is mistake:
                wrong.append(f"step {steps}: {said}")
        else:
            assert block.sort == "text", f"{block.before!r} is followed by what a reader cannot place"
            assert block.text.strip() in said, said
    assert steps >= 5
    return wrong


def test_the_check_stays_clean_after_each_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is found as shown; after each change there is no error and no warning, but where one is announced."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", ".", *TODAY]).exit_code == 0
    assert not walk("first-lesson.md", tmp_path)
    assert not walk("second-lesson.md", tmp_path)
    plan = (tmp_path / "actionplans/our-plan.yml").read_text("utf-8")
    assert "Autumn 2027" in plan
    assert plan.count("timescale: by end of March 2027") == 1


def test_the_promise_of_the_front_door_checks_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The block that README.md shows is typed under `promises:` of the pledge that a council starts with."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", ".", *TODAY]).exit_code == 0
    [promise] = [block.text for block in blocks(ROOT / "README.md") if block.text.lstrip().startswith("- name:")]
    pledge = tmp_path / "strategy/our-pledge/pledge.md"
    pledge.write_text(pledge.read_text("utf-8").replace("promises:\n", f"promises:\n{promise}"), "utf-8")
    assert "0 errors, 0 warnings" in CliRunner().invoke(main, ["check", *TODAY]).output

"""Import, export and a long build say in a terminal what they are doing, and are quiet in a pipe."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from goldenthread.cli import main, site
from goldenthread.cli.doing import Doing
from small_project import write

FILES = {
    "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: Ours\nperiod: 2026-2028\n---\n",
    "actionplans/ours.yml": "kind: action plan\ntitle: Ours\nstrategy: ours\noutcomes:\n  - title: Well\n    actions:\n"
                            "      - code: 1.1\n        outcome: Better\n",
}
CSV = "Code,Outcome,Action,Lead,Timescale\n1.1,Better,Do it,Us,March 2027\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    @property
    def shown(self) -> str:
        """What a person sees in the end: the last line as it was written over."""
        line = ""
        for part in self.getvalue().split("\r"):
            line = part + line[len(part):]
        return line.rstrip()


@pytest.fixture(autouse=True)
def somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing says that this is CI."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_one_line_is_written_over_and_taken_away() -> None:
    """A shorter one leaves nothing of a longer one, and none is there before something else is printed."""
    terminal = Terminal()
    with Doing(stream=terminal) as doing:
        doing("Checking all there is")
        assert terminal.shown == "Checking all there is …"
        doing("Writing")
        assert terminal.shown == "Writing …"
        doing("")
        assert terminal.shown == ""
        doing("Last")
    assert terminal.shown == ""
    assert "\n" not in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_a_short_run_says_nothing() -> None:
    """Within the wait nothing is written; after it, what is being done then, although nothing new was said."""
    terminal = Terminal()
    with Doing(wait=60, stream=terminal) as doing:
        doing("Checking")
    assert terminal.getvalue() == ""
    with Doing(wait=0.05, stream=terminal) as doing:
        doing("Making the pages")
        end = time.monotonic() + 5
        while not terminal.getvalue() and time.monotonic() < end:
            time.sleep(0.01)
        assert terminal.shown == "Making the pages …"
    assert terminal.shown == ""
    assert site.LONG == 2


@pytest.mark.parametrize("setting", [("CI", "true"), ("TERM", "dumb")])
def test_nobody_looks(setting: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI, in a terminal that can write nothing over, and in a pipe it is quiet."""
    monkeypatch.setenv(*setting)
    terminal = Terminal()
    with Doing(stream=terminal) as doing:
        doing("Checking")
    with Doing(stream=io.StringIO()) as doing:
        doing("Checking")
        assert isinstance(doing.stream, io.StringIO)
        assert doing.stream.getvalue() == ""
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("words", "wanted"), [
    (("import", "other.csv"), ["Reading other.csv …", "Checking …"]),
    (("export", "csv"), ["Reading the files …", "Checking …", "Making the files …"]),
])
def test_a_terminal_shows_it(words: tuple[str, ...], wanted: list[str], tmp_path: Path,
                             monkeypatch: pytest.MonkeyPatch) -> None:
    """Import and export say it at once, and leave nothing of it."""
    monkeypatch.chdir(write(tmp_path, FILES))
    Path("other.csv").write_text(CSV, "utf-8")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with suppress(SystemExit):
        main(list(words), standalone_mode=False)
    for one in wanted:
        assert one in terminal.getvalue()
    assert terminal.shown == ""


def test_a_real_terminal_shows_it(tmp_path: Path) -> None:
    """What the command answers goes where it always went, and no word of what it did is left on the screen."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    root = write(tmp_path, FILES)
    (root / "other.csv").write_text(CSV, "utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "goldenthread", "import", "other.csv"], cwd=root, stderr=theirs,
                          stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        os.close(theirs)
        said = b""
        with suppress(OSError):  # the other end of a pseudo-terminal that is gone is an error on Linux
            while part := os.read(ours, 4096):
                said += part
        printed, _ = running.communicate(timeout=60)
    os.close(ours)
    assert running.returncode == 0
    assert "Reading other.csv …" in said.decode()
    assert said.endswith(b"\r")
    assert "…" not in printed


def test_a_build_says_it_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From reading to the search; problems are printed on a line of their own."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(site, "LONG", 0.001)
    root = write(tmp_path, FILES)
    monkeypatch.chdir(root)
    assert site.build(root, None, None, None, strict=False, offline=False) == 0
    for words in ("Checking", "Making the pages", "Writing page 20 of", "Writing the search"):
        assert f"{words}" in terminal.getvalue()
    assert terminal.shown == ""

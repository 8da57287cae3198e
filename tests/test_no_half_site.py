"""A build gives a whole site or leaves the old one: killed at any moment, without room, without leave, or at the same
time as another.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import TODAY
from goldenthread.cli import exchange
from goldenthread.cli import site as making
from killed import exchanged, whole
from small_project import run, write

FILES = {
    "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "strategy/s/strategy.md": "---\nkind: strategy\ntitle: Strategy\n---\n",
    "actionplans/.keep": "",
}
resource = pytest.importorskip("resource", reason="the calls that kill and limit are those of Unix")
IN_TWO_STEPS = (
    "from goldenthread.cli import exchange, main\nexchange._exchanged_in_one_step = lambda *both: False\nmain()"
)


def two_sites(folder: Path) -> tuple[Path, Path]:
    """An old site, where sites stand, and the files of a new one."""
    old = write(folder / "site", {"mkdocs.yml": "1", "index.html": "old", "gone/a.html": "a", "both/x.css": "old"})
    new = write(folder / "made", {"mkdocs.yml": "2", "index.html": "new", "here/b.html": "b", "both/x.css": "new"})
    return old, new


@pytest.mark.parametrize("steps", ["one", "two"])
def test_a_kill_at_any_call_leaves_the_old_or_the_new_site(tmp_path: Path, steps: str) -> None:
    """Each call that renames or removes, before and after it. In one step the site is never missing; in two it is whole
    beside, and the next command has it back. What is left goes with the next build, and half of it never becomes a
    site, not even where somebody took the site away by hand.
    """
    site, made = two_sites(tmp_path)
    old, new = whole(site), whole(made)
    calls = exchanged(made, site, 0, "before", steps)
    assert calls is not None
    assert calls > 10
    missing = 0
    for at in range(1, calls + 1):
        for moment in ("before", "after"):
            exchange_back(site, old)
            assert exchanged(made, site, at, moment, steps) is None
            if not site.exists():
                missing += 1
                assert exchange.put_back(tmp_path) == [site]
                assert whole(site) == old
            assert whole(site) in (old, new), (at, moment)
            shutil.rmtree(site)
            exchange.put_back(tmp_path)
            assert not site.exists() or whole(site) == old, (at, moment)
            exchange_back(site, new)
            assert whole(site) == new
            assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]
    assert missing == (0 if steps == "one" else 2)


def exchange_back(site: Path, files: dict[str, bytes]) -> None:
    """Makes the old site again."""
    with exchange.new_site(site) as fresh:
        for name, content in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_bytes(content)


def test_the_next_command_puts_the_old_site_back_and_says_so(tmp_path: Path) -> None:
    """Any verb; what is printed for programs is not mixed with it."""
    root = write(tmp_path, FILES)
    write(root / ".site.building" / "old", {"mkdocs.yml": "", "index.html": "old"})
    write(root / ".site.building" / "new", {"mkdocs.yml": "", "index.html": "half"})
    done = run(root, "check", "--format", "json")
    assert done.stderr == "A build was stopped while it exchanged site. The old site is back in its place.\n"
    assert "stopped" not in done.stdout
    assert (root / "site" / "index.html").read_text("utf-8") == "old"
    assert not (root / ".site.building").exists()
    assert run(root, "check").stderr == ""


def test_what_is_not_a_builds_own_stays(tmp_path: Path) -> None:
    """Only folders by the name of a build, which hold nothing else and belong to no build that lives, are cleaned."""
    site, _ = two_sites(tmp_path)
    write(tmp_path / ".notes.building", {"mkdocs.yml": "", "thesis.txt": "Years of work."})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".x.building").symlink_to(tmp_path / "elsewhere")
    write(tmp_path / ".killed.building" / "new", {"mkdocs.yml": "", "index.html": "half"})
    with exchange.new_site(site) as fresh:
        (fresh / "index.html").write_text("new", "utf-8")
        assert exchange.put_back(tmp_path) == []
        assert (fresh / "index.html").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".notes.building", ".x.building", "elsewhere", "made",
                                                                "site"]
    assert (tmp_path / ".notes.building" / "thesis.txt").exists()


def test_a_second_build_of_the_same_site_is_refused(tmp_path: Path) -> None:
    """In a plain sentence, with exit code 1; the first goes on, and another site can be built meanwhile."""
    root = write(tmp_path, FILES)
    with exchange.new_site(root / "site") as fresh:
        (fresh / "index.html").write_text("first", "utf-8")
        done = run(root, "build")
        assert done.returncode == 1
        assert done.stdout.startswith("Another build is writing ")
        assert done.stdout.endswith(" at this moment. Build again when it is done.\n")
        with exchange.new_site(root / "other"):
            pass
    assert (root / "site" / "index.html").read_text("utf-8") == "first"


FAULTS = {
    errno.ENOSPC: "the disk is full. Make room, then build again",
    errno.EACCES: "this computer does not allow it. Close what has a file of it open, or ask for the right to write",
    errno.EXDEV: "that folder is a disk or a shared folder of its own, and cannot be exchanged as a whole. Choose a",
    errno.EIO: os.strerror(errno.EIO),
}
STEPS = ["mkdocs.commands.build.build", "goldenthread.cli.exchange._on_disk", "goldenthread.cli.exchange._exchange",
         "pathlib.Path.mkdir", "pathlib.Path.rename"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("code", FAULTS)
def test_what_the_system_refuses_leaves_the_old_site(
    code: int, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No room, no leave, another disk, a fault of the disk: at each step one plain sentence, and nothing is left."""
    root = write(tmp_path, FILES)
    write(root / "site", {"mkdocs.yml": "", "404.html": "old"})

    def refused(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    if step != STEPS[0]:
        monkeypatch.setattr(STEPS[0], lambda config: Path(config.site_dir, "index.html").write_text("half", "utf-8"))
    if step == "pathlib.Path.rename":
        monkeypatch.setattr(exchange, "_exchanged_in_one_step", lambda *_: False)
    with monkeypatch.context() as broken:
        broken.setattr(step, refused)
        assert making.build(root, None, None, None, strict=False, offline=False) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"The site cannot be written to {root / 'site'}: {FAULTS[code]}")
    assert said.endswith("What was there stays as it was.\n")
    assert whole(root / "site") == {"404.html": b"old", "mkdocs.yml": b""}
    assert sorted(path.name for path in root.iterdir()) == ["actionplans", "mkdocs.yml", "site", "strategy"]


def test_the_first_of_two_steps_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new folder cannot take the place that the old one just left, the old one stands there again."""
    site, _ = two_sites(tmp_path)
    old = whole(site)
    rename = Path.rename

    def refused(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EACCES, "no")
        return rename(path, to)

    monkeypatch.setattr(exchange, "_exchanged_in_one_step", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="no"), exchange.new_site(site):
        pass
    assert whole(site) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]


def test_a_site_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    """The folder it leads to is exchanged, and the link stays; a link that leads round in a circle is wrong usage."""
    root = write(tmp_path / "project", FILES)
    write(tmp_path / "web", {"mkdocs.yml": "", "404.html": "old"})
    (root / "site").symlink_to(tmp_path / "web")
    assert run(root, "build").returncode == 0
    assert (root / "site").is_symlink()
    assert (tmp_path / "web" / "index.html").is_file()
    (root / "loop").symlink_to(root / "loop")
    done = run(root, "build", "--site-dir", "loop")
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stderr


def test_no_room_for_a_file(tmp_path: Path) -> None:
    """A limit of the system on the size of files is met in the middle of a real build."""
    root = write(tmp_path, FILES)
    write(root / "site", {"mkdocs.yml": "", "404.html": "old"})
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread", "build"], cwd=root, capture_output=True, text=True, encoding="utf-8",
        check=False, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert done.returncode == 1
    assert "The site cannot be written to" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert (root / "site" / "404.html").read_text("utf-8") == "old"
    assert not (root / ".site.building").exists()


def test_mkdocs_itself_stops_before_it_clears_the_site(tmp_path: Path) -> None:
    """`mkdocs build` writes into the site's folder; with an error in the content it does not even begin to."""
    root = write(tmp_path, {**FILES, "strategy/s/strategy.md": "---\nkind: strategy\ntitel: x\n---\n"})
    write(root / "site", {"mkdocs.yml": "", "404.html": "old"})
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, check=False)
    assert done.returncode == 1
    assert whole(root / "site") == {"404.html": b"old", "mkdocs.yml": b""}


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("steps", ["one", "two"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new_site(tmp_path: Path, steps: str) -> None:
    """25 random moments of a real build in one step, and 25 in two, of a site that changes with each build."""
    root = write(tmp_path, FILES)
    how = ["-m", "goldenthread"] if steps == "one" else ["-c", IN_TWO_STEPS]
    command = [sys.executable, *how, "build", "--today", TODAY]
    wholes = []
    started = 0.0
    for words in ("One.", "Two."):
        (root / "strategy" / "index.md").write_text(f"---\ntitle: {words}\n---\n{words}\n", "utf-8")
        started = time.monotonic()
        subprocess.run(command, cwd=root, capture_output=True, check=True)
        wholes.append(whole(root / "site"))
    length = time.monotonic() - started
    moments = random.Random(7)
    killed = 0
    for turn in range(25):
        words = ("One.", "Two.")[turn % 2]
        (root / "strategy" / "index.md").write_text(f"---\ntitle: {words}\n---\n{words}\n", "utf-8")
        with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started_now:
            time.sleep(moments.uniform(0.3, 1.0) * length)
            started_now.send_signal(signal.SIGKILL)
            killed += started_now.wait() == -signal.SIGKILL
        if steps == "two":
            exchange.put_back(root)
        now = whole(root / "site")
        assert now in wholes, [name for name in now.keys() | wholes[0] if now.get(name) != wholes[0].get(name)]
    assert killed > 10
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    assert whole(root / "site") == wholes[0]
    assert not (root / ".site.building").exists()

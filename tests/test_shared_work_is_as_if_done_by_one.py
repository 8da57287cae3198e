"""Work that several processes share gives what one would give: the same results in the same order, no part lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from goldenthread import kept, workers
from goldenthread.workers import shared_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux copies a process safely.")
HERE = os.getpid()


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three processes, whatever the computer has and whoever runs the tests."""
    monkeypatch.setattr(workers, "workers", lambda: 3)


def only_elsewhere(end: str) -> str:
    """A part that ends every process but this one."""
    threading.Event().wait(0.02)
    if os.getpid() != HERE:
        exec(end)
    return "made"


def children() -> set[str]:
    """The processes that this one has begun and not yet forgotten."""
    found = set()
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended since
            parent = file.read_text().rpartition(")")[2].split()[1]
            found |= {file.parent.name} if parent == str(os.getpid()) else set()
    return found


def slow(number: int) -> tuple[int, int]:
    """A part that takes long enough for each process to get one; the number, and who made it."""
    threading.Event().wait(0.05)
    return number, os.getpid()


@pytest.mark.usefixtures("three")
def test_results_come_in_the_order_of_the_parts() -> None:
    """Each part is made once, by one of three processes, and nothing tells which."""
    made = shared_out([partial(slow, number) for number in range(12)])
    assert [number for number, _ in made] == list(range(12))
    assert len({who for _, who in made}) == 3
    assert shared_out([partial(str, "x") for _ in range(5000)]) == ["x"] * 5000


@pytest.mark.usefixtures("three")
def test_much_comes_back_whole() -> None:
    """More than a pipe holds."""
    wanted = [bytes([number]) * 3_000_000 for number in range(6)]
    assert shared_out([partial(bytes.ljust, b"", 3_000_000, bytes([number])) for number in range(6)]) == wanted


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("end", [
    f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})", "import os; os._exit(0)", "raise MemoryError",
    "raise KeyboardInterrupt",
])
def test_a_part_that_is_lost_elsewhere_is_made_here(end: str) -> None:
    """A process that is killed, ends, or has no memory left: its parts are made by this one."""
    assert shared_out([partial(only_elsewhere, end) for _ in range(9)]) == ["made"] * 9


@pytest.mark.usefixtures("three")
def test_an_error_is_raised_here_and_nobody_is_left_behind() -> None:
    """The error of a part is its own, as if one process had done everything."""
    def wrong() -> None:
        threading.Event().wait(0.05)
        raise ValueError("a plan without a title")

    before = children()
    with pytest.raises(ValueError, match="a plan without a title"):
        shared_out([wrong] * 6)
    assert children() == before


@pytest.mark.usefixtures("three")
def test_what_was_needed_elsewhere_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process made or found for this build is there for the next one."""
    monkeypatch.setenv(kept.SWITCH, str(tmp_path))

    def part(number: int) -> bytes:
        threading.Event().wait(0.02)
        return kept.kept("word", number, lambda: b"%d" % number)

    for found in (0, 12):
        with kept.keeping(tmp_path, "public") as store:
            assert store is not None
            there = len(list(store.folder.iterdir()))
            assert shared_out([partial(part, number) for number in range(12)]) == [b"%d" % n for n in range(12)]
        assert there == found


@pytest.mark.usefixtures("three")
def test_another_process_holds_no_file_open(tmp_path: Path) -> None:
    """A lock on a file that is open here ends with this process, whatever its copies still do."""
    with (tmp_path / "lock").open("w") as file:
        seen = shared_out([partial(_is_open, file.fileno()) for _ in range(9)])
    assert {open_there for who, open_there in seen if who == HERE} == {True}
    assert {open_there for who, open_there in seen if who != HERE} == {False}


def _is_open(number: int) -> tuple[int, bool]:
    threading.Event().wait(0.03)
    try:
        os.fstat(number)
    except OSError:
        return os.getpid(), False
    return os.getpid(), True


@pytest.mark.usefixtures("three")
def test_a_system_that_gives_no_more_processes_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of processes is reached, at once or after one: those that are there do it."""
    fork, open_files = os.fork, len(list(workers.OPEN_FILES.iterdir()))
    for given in (0, 1):
        left = [None] * given

        def last(left: list[None] = left) -> int:
            if not left:
                raise BlockingIOError("Resource temporarily unavailable")
            left.pop()
            return fork()

        monkeypatch.setattr(os, "fork", last)
        made = shared_out([partial(slow, number) for number in range(6)])
        assert [number for number, _ in made] == list(range(6))
        assert len({who for _, who in made}) == given + 1
    assert len(list(workers.OPEN_FILES.iterdir())) == open_files


def test_one_does_everything_where_others_may_not() -> None:
    """With another thread running, or where the setting says so, no process is copied; a timer does not count."""
    asked = "import sys; from goldenthread.workers import workers; sys.stdout.write(str(workers()))"

    def said(before: str, count: str) -> str:
        return subprocess.run([sys.executable, "-c", f"{before}{asked}"], capture_output=True, text=True, check=True,
                              env={**os.environ, workers.SWITCH: count}).stdout

    thread = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start();"
    assert said("", "3") == "3"
    assert said("", "1") == "1"
    assert said("", "0") == "1"
    assert said("", "1000") == str(workers.MOST)
    assert int(said("", "many")) == min(len(os.sched_getaffinity(0)), workers.MOST)
    assert said(thread, "3") == "1"
    assert said("import threading; t = threading.Timer(60, print); t.daemon = True; t.start();", "3") == "3"

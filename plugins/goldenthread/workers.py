"""Work that falls into parts, done by as many processes as this computer has processors.

Each part is made of what is known when the work begins, and its result is put where it would have stood, so what comes
out is the same, byte for byte, as from one process. A process is copied from this one (`fork`), which needs no writing
and reading of what it works on; only Linux does that safely, so elsewhere one process does everything. So does one
where other threads are running, as in the preview's server: a copy of them would hold what nobody gives back.

A part that fails in another process, or is lost with it, is made again here, where its error is seen by everybody.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from goldenthread.kept import used

SWITCH = "GOLDENTHREAD_WORKERS"
"""The variable of the environment that says how many processes may work at once; 1 for this one alone."""
MOST = 4
"""More would each hold a copy of what is in memory, and wait for the one that gathers."""
OPEN_FILES = Path("/proc/self/fd")
NUMBER = struct.Struct("<i")
MOST_PARTS = 1024
"""So many numbers fit into the smallest pipe there is, and nobody waits for room in it."""

Made = TypeVar("Made")


def workers() -> int:
    """How many processes work at once."""
    if sys.platform != "linux" or any(
        thread is not threading.main_thread() and not isinstance(thread, threading.Timer)
        for thread in threading.enumerate()
    ):
        return 1
    said = os.environ.get(SWITCH, "")
    return max(1, min(int(said) if said.isdecimal() else len(os.sched_getaffinity(0)), MOST))


def shared_out(parts: Sequence[Callable[[], Made]]) -> list[Made]:
    """What each part gives, in their order. What a part gives must be something that can be pickled."""
    many = min(workers(), len(parts))
    if many < 2 or len(parts) > MOST_PARTS:
        return [part() for part in parts]
    ask, tell = os.pipe()
    os.write(tell, b"".join(NUMBER.pack(number) for number in range(len(parts))))
    os.close(tell)
    helpers: list[_Helper] = []
    try:
        with suppress(OSError):  # a system that gives no more processes has its reasons
            while len(helpers) < many - 1:
                helpers.append(_Helper(parts, ask))
        made = {number: parts[number]() for number in _numbers(ask)}
        for helper in helpers:
            made |= helper.made()
    finally:
        os.close(ask)
        for helper in helpers:
            helper.end()
    return [made[number] if number in made else part() for number, part in enumerate(parts)]


def _numbers(ask: int) -> Iterator[int]:
    """The numbers of parts that nobody has begun; a pipe gives each to one process only."""
    while said := os.read(ask, NUMBER.size):
        yield NUMBER.unpack(said)[0]


class _Helper:
    """Another process, while it works."""

    def __init__(self, parts: Sequence[Callable[[], Any]], ask: int) -> None:
        self.answers, tell = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the one other thread is a timer, of no use there
            try:
                self.process = os.fork() if sys.platform == "linux" else -1
            except OSError:
                os.close(self.answers)
                os.close(tell)
                raise
        if not self.process:
            _work(parts, ask, tell)
        os.close(tell)

    def made(self) -> dict[int, Any]:
        """What it made, by number; nothing where it was lost or met an error."""
        with os.fdopen(self.answers, "rb") as answers:
            self.answers = -1
            try:
                found, files = pickle.load(answers)  # noqa: S301  (written by a copy of this process)
            except (EOFError, pickle.UnpicklingError):
                return {}
        used(files)
        return dict(found)

    def end(self) -> None:
        """Ends it, where it has not ended, and forgets it."""
        if self.answers >= 0:
            os.close(self.answers)
        if sys.platform == "linux":
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def _work(parts: Sequence[Callable[[], Any]], ask: int, tell: int) -> None:
    """What the other process does: takes parts as long as there are any, tells what they give, and is gone.

    It tells all at the end: who waits for somebody to listen takes no more parts.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()
        _close_all_but(ask, tell)
        made = {number: parts[number]() for number in _numbers(ask)}
        with os.fdopen(tell, "wb") as answers:
            pickle.dump((made, used()), answers, pickle.HIGHEST_PROTOCOL)
    except BaseException:  # the part is made again where its error can be told
        os._exit(1)
    os._exit(0)


def _close_all_but(*kept: int) -> None:
    """Gives up every other open file: one that is locked would stay so until this process ends, too."""
    for number in [int(file.name) for file in OPEN_FILES.iterdir()]:
        if number > 2 and number not in kept:
            with suppress(OSError):
                os.close(number)

"""The live preview: how long after an edit the changed page is served."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from bench.corpus import make
from bench.ours import TODAY
from bench.peers import OURS
from bench.run import FailedError, Prepared

ACTIONS = 300
LONGEST = 180.0
PAUSE = 0.02


def preview(programs: Path, place: Path, rounds: int) -> float:
    """The median of the seconds from the edit of an action to its page with the new words; raises FailedError."""
    one = Prepared.write(OURS, make(ACTIONS), place / "preview")
    port = _free_port()
    plan = one.corpus.councils[0].plans[0]
    first = next(plan.actions)[1]
    address = f"http://127.0.0.1:{port}/action-plans/{plan.name}/{first.code}/"
    command = [str(programs / "python"), "-m", "goldenthread", "serve", "--today", TODAY, "--dev-addr",
               f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=one.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    try:
        _until(address, first.outcome)
        times = []
        for number in range(rounds):
            time.sleep(1)
            started = time.perf_counter()
            one.edit(number)
            _until(address, f" in {2030 + number}")
            times.append(time.perf_counter() - started)
        return median(times)
    finally:
        process.terminate()
        process.wait()


def _until(address: str, words: str) -> None:
    """Waits until the page at an address holds some words; the site's own address for it stands in the page."""
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=LONGEST) as answer:
                if words in answer.read().decode():
                    return
        except (URLError, OSError):
            pass
        time.sleep(PAUSE)
    raise FailedError(f"{address} did not hold “{words}” after {LONGEST:.0f} s.")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])

"""The preview: a change reloads; a bad edit is answered with the last good page and a banner; mended, it reloads."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from small_project import write

STRATEGY = "---\nkind: strategy\ntitle: {title}\n---\nWords.\n"
PLAN = """kind: action plan
title: Plan
strategy: s
outcomes:
  - code: 1.0
    title: Outcome
    actions:
      - code: 1.1
        outcome: {title}
"""
PATIENCE = 20.0


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """A preview of a project while the block runs; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(10)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A preview of a small project: its folder and its address."""
    root = write(
        tmp_path,
        {
            "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
            "strategy/s/strategy.md": STRATEGY.format(title="First title"),
            "actionplans/plan.yml": PLAN.format(title="First action"),
        },
    )
    with serving(root) as address:
        yield root, address


def read(address: str) -> str:
    """A page of the preview, or nothing while there is no answer."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def wait_for(address: str, wanted: str, unwanted: str = "\0") -> float:
    """The seconds until a page holds some words."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        html = read(address)
        if wanted in html and unwanted not in html:
            return time.monotonic() - started
        time.sleep(0.05)
    raise AssertionError(f"{address} never said {wanted!r}")


def test_a_bad_edit_is_answered_and_mended(preview: tuple[Path, str]) -> None:
    """Both folders are watched; the last good page stays under the banner; the page is told to reload each time."""
    root, address = preview
    page, action = f"{address}strategies/s/", f"{address}action-plans/plan/1.1/"
    wait_for(page, "First title")
    before = re.search(r"livereload\((\d+)", read(page))

    (root / "strategy/s/strategy.md").write_text(STRATEGY.format(title="Second title"), "utf-8")
    wait_for(page, "Second title")
    (root / "actionplans/plan.yml").write_text(PLAN.format(title="Second action"), "utf-8")
    wait_for(action, "Second action")

    (root / "strategy/s/strategy.md").write_text("---\nkind: strategy\ntitle:Third title\n---\n", "utf-8")
    waited = wait_for(page, "last good version")
    html = read(page)
    assert "Second title" in html
    assert "strategy/s/strategy.md:3:6" in html
    assert "no space after the colon" in html
    assert waited < 5, f"the answer took {waited:.1f} s"

    (root / "strategy/s/strategy.md").write_text(STRATEGY.format(title="Third title"), "utf-8")
    wait_for(page, "Third title", unwanted="last good version")
    after = re.search(r"livereload\((\d+)", read(page))
    assert before is not None
    assert after is not None
    assert before[1] != after[1]


def test_a_preview_that_starts_with_a_problem_says_so(tmp_path: Path) -> None:
    """There is no last good version yet: the home page names the problem, and the server runs."""
    root = write(tmp_path, {"strategy/s/strategy.md": "---\nkind: strategy\ntitel: Wrong\n---\n"})
    with serving(root) as address:
        wait_for(address, "Did you mean “title:”")
        assert "strategy/s/strategy.md:3:1" in read(address)
        (root / "strategy/s/strategy.md").write_text(STRATEGY.format(title="Right"), "utf-8")
        wait_for(f"{address}strategies/s/", "Right")
        assert "last good version" not in read(f"{address}strategies/s/")

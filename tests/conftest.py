"""What tests share: the project, the public site built once, a server for it, and a Chromium.

Each worker of pytest-xdist builds the site for itself: that takes two seconds, and needs no lock between them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

# Every build of a test is made anew, whoever runs it; tests of what is kept choose a folder of their own.
os.environ["GOLDENTHREAD_CACHE"] = "off"

TODAY = "2026-11-22"
SUB_PATH = "/sub/"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder of this repository."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def built_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the public site, built by the command as on 22 November 2026."""
    site = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "goldenthread", "build", "--today", TODAY, "--site-dir", str(site)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"the site was not built:\n{done.stdout}{done.stderr}"
    return site


class _UnderSubPath(SimpleHTTPRequestHandler):
    """Serves a folder under a sub-path, and nothing outside it: a link that leaves the sub-path is not found."""

    under = SUB_PATH

    def translate_path(self, path: str) -> str:
        """The file an address means; one that does not exist for an address outside the sub-path."""
        if not path.startswith(self.under):
            return str(Path(self.directory) / "outside-the-sub-path" / "nothing")
        return super().translate_path(path.removeprefix(self.under.rstrip("/")))

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing; a test says what it found."""


class _AtRoot(_UnderSubPath):
    """Serves a folder at the root of a host."""

    under = "/"


@contextmanager
def serving(folder: Path, handler: type[_UnderSubPath] = _UnderSubPath) -> Iterator[str]:
    """Serves a folder while the block runs, and gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{handler.under}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built site on a server of its own, under a sub-path: `http://127.0.0.1:<port>/sub/`."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def served_at_root(built_site: Path) -> Iterator[str]:
    """The address of the built site at the root of a server: `http://127.0.0.1:<port>/`."""
    with serving(built_site, _AtRoot) as address:
        yield address


def chromium() -> str | None:
    """The path of a Chromium: what CHROMIUM says (`make` sets it; empty: there is none), else the first on the PATH."""
    names = CHROMIUMS if (named := os.environ.get("CHROMIUM")) is None else [named]
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window. Where there is none the test is skipped, and under CI=true it fails."""
    path = chromium()
    if path is None:
        why = "needs a Chromium, and there is none on the PATH, nor does CHROMIUM name one"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()

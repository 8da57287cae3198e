"""`export pdf`: each strategy as a PDF, printed from the built site by a browser that is there already."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from goldenthread.build import Checked, publish
from goldenthread.cli import site
from goldenthread.cli.doing import Doing
from goldenthread.exports.file import File
from goldenthread.exports.pdf import cleared, ready_to_print
from goldenthread.kinds.table import KINDS

NAMED = "CHROMIUM"
ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
               "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)
"""Where browsers lie that are on no path: on Windows, and on a Mac."""
NEEDED = ("No pdf files can be made here: they need a browser such as Chromium, Chrome or Edge. Install one, or set "
          f"{NAMED} to where its program lies.")
SWITCHES = ("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline")
SECONDS = 120


class CannotPrintError(Exception):
    """A browser, or a build, that did not do what it should; the words say which."""


def browser() -> str | None:
    """The program of a browser that can print: the one that CHROMIUM names, else the first that is found."""
    named = os.environ.get(NAMED)
    if named:
        return shutil.which(named)
    return next((found for name in (*ON_THE_PATH, *ELSEWHERE) if (found := shutil.which(name))), None)


def files(checked: Checked, root: Path, program: str) -> Iterator[File]:
    """The PDF of each strategy of the edition; raises CannotPrintError."""
    project = checked.project
    strategies = publish(checked).of_kind("strategy")
    with tempfile.TemporaryDirectory(prefix="goldenthread-", ignore_cleanup_errors=True) as folder:
        built = Path(folder) / "site"
        if strategies and site.build(root, project.audience, project.today, built, strict=False, offline=False,
                                     quiet=True):
            raise CannotPrintError("Nothing was written: the site could not be built.")
        for one in strategies:
            address = f"{KINDS.address(one)}print/"
            page = built / address / "index.html"
            url = project.site_url + address if project.site_url else ""
            page.write_text(ready_to_print(page.read_text("utf-8"), one.title, url), "utf-8", newline="\n")
            with Doing() as doing:
                doing(f"Printing {one.title}")
                pdf = cleared(printed(program, page, Path(folder)), project.today)
            yield File(f"downloads/strategies/{one.id}.pdf", f"{one.title}, to print", pdf)


def printed(program: str, page: Path, folder: Path) -> bytes:
    """A page as a browser prints it; what the browser keeps for itself goes into the folder, and away with it."""
    target = folder / "printed.pdf"
    target.unlink(missing_ok=True)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [program, *SWITCHES, *as_root, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={target}",
               page.as_uri()]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  (of our own making)
        return target.read_bytes()
    except (OSError, subprocess.TimeoutExpired):
        name = Path(program).name
        raise CannotPrintError(f"The browser {name} printed nothing. Set {NAMED} to another one.") from None

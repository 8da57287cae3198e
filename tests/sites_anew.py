"""Whole sites built and previewed as the command does it, each in a process that has built nothing before."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from mkdocs.commands import serve as mkdocs_serve
from mkdocs.livereload import LiveReloadServer

from goldenthread import kept, workers
from goldenthread.cli.site import build, serve
from goldenthread.exports import spreadsheets
from goldenthread.pages import make
from goldenthread.plugin import shapes

STARTS = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
if "forkserver" in get_all_start_methods():
    STARTS.set_forkserver_preload([
        "goldenthread.cli.site", "goldenthread.plugin.plugin", "mkdocs.commands.build", "mkdocs.commands.serve",
        "material.plugins.search.plugin", "docx", "xlsxwriter"])
Site = dict[str, str]
"""The files of a site: the hash of each, by its path."""
END_OF_BANNER = b"</div><!-- end of the banner -->"
_BANNER = re.compile(rb'\n<div class="gt-banner".*?' + END_OF_BANNER, re.DOTALL)
_POLICY = re.compile(rb'\n *<meta http-equiv="Content-Security-Policy"[^>]*>')


def files_of(folder: Path) -> tuple[Site, Site, int]:
    """The files of a folder as they are; without policies and banners; and how many pages bear a banner."""
    exact, bare, banners = {}, {}, 0
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        name, content = file.relative_to(folder).as_posix(), file.read_bytes()
        exact[name] = bare[name] = hashlib.sha256(content).hexdigest()
        if file.suffix == ".html":
            banners += END_OF_BANNER in content
            bare[name] = hashlib.sha256(_BANNER.sub(b"", _POLICY.sub(b"", content))).hexdigest()
    return exact, bare, banners


def _begin(keeps: Path | None, *, whole: bool) -> None:
    os.environ[kept.SWITCH] = str(keeps or "off")
    os.environ[workers.SWITCH] = "2" if keeps else "1"
    os.environ[shapes.SWITCH] = "on" if keeps else "off"
    os.fsync = lambda _: None  # the disk of a test need not outlive the power
    if not whole:
        for name, nothing in (("guide_texts", lambda: ()), ("kinds_for_guide", lambda _: []), ("CATALOGUE", {})):
            setattr(make, name, nothing)


def _built(pipe: Connection, root: Path, site: Path, keeps: Path | None, whole: bool, width: int) -> None:
    _begin(keeps, whole=whole)
    if width:
        maker = kept.maker()
        kept.maker = lambda: f"{maker} {width}"  # type: ignore[assignment]
        spreadsheets.ABOUT_WIDTH = width
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = build(root, None, None, site, strict=False, offline=False)
    pipe.send((code, said.getvalue(), *files_of(site)))


def built(root: Path, site: Path, keeps: Path | None, *, whole: bool, width: int) -> tuple[int, str, Site, Site]:
    """A build in a process of its own: its code, its words, and the site as it is and without policies.

    `keeps` is where things are kept for the next build (None: nowhere, and nothing else that saves time is done: one
    process renders each page by itself); without `whole` there is no guide; `width` is a change of the program itself,
    0 for none.
    """
    with _process(_built, root, site, keeps, whole, width) as pipe:
        code, said, exact, bare, _ = pipe.recv()
    return code, said, exact, bare


def _previewed(pipe: Connection, root: Path, keeps: Path | None, whole: bool) -> None:
    class Asked(LiveReloadServer):
        def serve(self, *, open_in_browser: bool = False) -> None:
            pipe.send(files_of(Path(self.root))[1:])
            while pipe.recv():
                try:
                    self.builder()
                except Exception as error:  # MkDocs says so and goes on, and so does this
                    print(error)
                pipe.send(files_of(Path(self.root))[1:])

    _begin(keeps, whole=whole)
    mkdocs_serve.LiveReloadServer = Asked  # type: ignore[misc]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        serve(root, None, None, None, strict=False)


@contextmanager
def preview(root: Path, keeps: Path | None, *, whole: bool) -> Iterator[Callable[[], tuple[Site, int]]]:
    """A preview in a process of its own, which looks at the files again each time it is asked to, and shows a site
    without banners and how many pages bear one.
    """
    with _process(_previewed, root, keeps, whole) as pipe:
        begun = [pipe.recv()]

        def look() -> tuple[Site, int]:
            if begun:
                site, banners = begun.pop()
            else:
                pipe.send(True)
                site, banners = pipe.recv()
            return site, banners

        yield look
        pipe.send(False)


@contextmanager
def _process(do: Callable[..., None], *given: Any) -> Iterator[Connection]:
    ours, theirs = STARTS.Pipe()
    process = STARTS.Process(target=do, args=(theirs, *given))  # type: ignore[attr-defined]
    process.start()
    theirs.close()  # so that a process that fails ends the waiting for its answer
    try:
        yield ours
        process.join(20)
    finally:
        process.kill()
        process.join()
        ours.close()

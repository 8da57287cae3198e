"""One timed run of a tool: a fresh process in a project folder, with its wall time, CPU time and peak memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.corpus import Corpus
from bench.peers import Contestant

MEMORY_DISK = Path("/dev/shm")
SITE = "site"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took: wall and CPU time in seconds, of all its processes; MiB, the most that one of them held."""

    wall: float
    cpu: float
    peak: float


class FailedError(RuntimeError):
    """A tool did not make its site; says what it printed last."""


def workplace() -> Path:
    """A new folder, in memory where the system has such a disk; the caller takes it away."""
    in_memory = MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK)
    return Path(tempfile.mkdtemp(prefix="goldenthread-bench-", dir=MEMORY_DISK if in_memory else None))


def timed(command: list[str], folder: Path, settings: dict[str, str] | None = None) -> Run:
    """Runs a command in a folder, with more settings in its environment; raises FailedError where it fails."""
    caches = {**(settings or {}), "XDG_CACHE_HOME": str(folder / ".caches"), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env={**os.environ, **caches})
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(f"{' '.join(command)} in {folder}:\n{said.read()[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A project of a tool on the disk; `own` are the entries of its folder that were written for it."""

    contestant: Contestant
    corpus: Corpus
    folder: Path
    own: frozenset[str]

    @classmethod
    def write(cls, contestant: Contestant, corpus: Corpus, folder: Path) -> Prepared:
        """Writes the project into a folder of its own under this one."""
        project = folder / "".join(sign for sign in contestant.name.casefold() if sign.isalnum())
        contestant.write(corpus, project)
        return cls(contestant, corpus, project, frozenset(file.name for file in project.iterdir()))

    @property
    def site(self) -> Path:
        """The folder of the site it makes."""
        return self.folder / SITE

    def clean(self) -> None:
        """Takes away all that runs have left: the site and each cache."""
        for entry in self.folder.iterdir():
            if entry.name not in self.own:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    def cold(self, programs: Path) -> Run:
        """A build with nothing left from an earlier one."""
        self.clean()
        return self.build(programs)

    def build(self, programs: Path) -> Run:
        """A build beside what earlier ones left."""
        return timed(self.contestant.command(programs), self.folder)

    def edit(self, number: int) -> None:
        """Changes the words of the first action, in the one file that an author would open."""
        first = next(self.corpus.councils[0].plans[0].actions)[1]
        file = self.folder / self.contestant.edited(self.corpus)
        text = file.read_text("utf-8")
        changed = text.replace(first.outcome, f"{first.outcome} in {2030 + number}", 1)
        if changed == text:
            raise FailedError(f"{file} does not hold the words that should be edited.")
        file.write_text(changed, "utf-8")


def content(site: Path) -> dict[str, str]:
    """The hash of each file of a site, by path."""
    return {
        str(file.relative_to(site)): sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*")) if file.is_file()
    }


@dataclass(frozen=True, slots=True)
class Weight:
    """What a site holds: bytes of all files, bytes of its search index, and its pages.

    `page` is the mean of the pages' bytes, `links` the mean of their links, both of HTML as it is.
    """

    total: int
    index: int
    pages: int
    page: float
    links: float


def weight(site: Path, index: Path) -> Weight:
    """Weighs a site; `index` is the file of its search index."""
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [file for file in files if file.suffix == ".html"]
    links = sum(file.read_bytes().count(b"<a ") for file in pages)
    return Weight(sum(file.stat().st_size for file in files), index.stat().st_size, len(pages),
                  sum(file.stat().st_size for file in pages) / len(pages), links / len(pages))

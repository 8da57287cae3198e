"""Makes all there is to make of a project, on a computer that is set up in its own way."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

PROGRAM = '''
import os, random, sys
from pathlib import Path

seed, out = int(sys.argv[1]), Path(sys.argv[2])
order = random.Random(seed)

class Shuffled:
    def __init__(self, entries):
        self.entries = list(entries)
        order.shuffle(self.entries)
        self.left = iter(self.entries)
    def __iter__(self):
        return self.left
    def __next__(self):
        return next(self.left)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        return None
    def close(self):
        return None

scandir, listdir = os.scandir, os.listdir
os.scandir = lambda *path: Shuffled(scandir(*path))
os.listdir = lambda *path: list(Shuffled(listdir(*path)))

from goldenthread.build import check_project, export_files
from goldenthread.cli import main
from goldenthread.exports.table import FORMATS
from goldenthread.source.project import read_project, today_from

def build(name, *words):
    try:
        main(["build", "--site-dir", str(out / name), *words])
    except SystemExit as ended:
        assert not ended.code, ended.code

build("site")
build("site-internal", "--audience", "internal")
build("copy", "--offline")
for audience in ("public", "internal"):
    checked = check_project(read_project(Path.cwd(), audience=audience, today=today_from(None))[0])
    for form in FORMATS:
        for file in export_files(checked, form):
            target = out / f"export-{audience}" / form / file.address
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
'''
HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": "/nowhere", "USER": "one",
        "GOLDENTHREAD_CACHE": "off", "GOLDENTHREAD_WORKERS": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.ISO-8859-9", "LANGUAGE": "tr", "PYTHONHASHSEED": "2",
         "USER": "two", "PYTHONUTF8": "0", "COLUMNS": "40", "GOLDENTHREAD_WORKERS": "3"}


def made(project: Path, out: Path, seed: int, variables: dict[str, str]) -> dict[str, str]:
    """Makes both editions, the copy for a folder and every export; gives the digest of each file.

    The files of each folder are seen in an order that `seed` decides.
    """
    command = [sys.executable, "-c", PROGRAM, str(seed), str(out)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **variables}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
    return {
        file.relative_to(out).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }

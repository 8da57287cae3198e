"""A few lines of program that die by SIGKILL at the n-th call that makes, renames or removes, before it or after it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from goldenthread.cli import exchange

PROGRAM = '''
import importlib.util, os, shutil, signal, sys
from pathlib import Path

at, after, one_step, fresh, site = int(sys.argv[1]), sys.argv[2] == "after", sys.argv[3] == "one", *sys.argv[4:6]
found = importlib.util.spec_from_file_location("exchange", sys.argv[6])
exchange = importlib.util.module_from_spec(found)
found.loader.exec_module(exchange)
calls = 0

def dying(call):
    def wrapped(*arguments, **options):
        global calls
        calls += 1
        if calls == at and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        here = calls
        try:
            return call(*arguments, **options)
        finally:
            if here == at and after:
                os.kill(os.getpid(), signal.SIGKILL)
    return wrapped

for name in ("rename", "replace", "unlink", "remove", "rmdir", "mkdir"):
    setattr(os, name, dying(getattr(os, name)))
exchange._exchanged_in_one_step = dying(exchange._exchanged_in_one_step if one_step else lambda *both: False)
exchange.put_back(Path(site).parent)
with exchange.new_site(Path(site)) as empty:
    shutil.copytree(fresh, empty, dirs_exist_ok=True)
print(calls)
'''


def exchanged(fresh: Path, site: Path, at: int, moment: str, steps: str) -> int | None:
    """Puts the files of one folder in the place of a site; gives how many calls that took, or None where it was killed.

    `at` is the call at which it dies (0: none), `moment` is "before" or "after", `steps` is "one" or "two".
    """
    words = [str(at), moment, steps, str(fresh), str(site), exchange.__file__]
    command = [sys.executable, "-I", "-S", "-c", PROGRAM, *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, -9), done.stderr
    return int(done.stdout) if done.returncode == 0 else None


def whole(folder: Path) -> dict[str, bytes]:
    """Each file of a folder and what it holds; nothing where there is no folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

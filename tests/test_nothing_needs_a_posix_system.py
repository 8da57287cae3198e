"""On Windows too: no module that is not there, no encoding left to the system, no name or path that it cannot hold."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import goldenthread

PACKAGE = Path(goldenthread.__file__).parent
ABSENT = {"crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
CALLS = {"chown", "fchmod", "fork", "geteuid", "getuid", "kill", "killpg", "mkfifo", "setsid", "symlink_to", "uname"}
OPENED = {"open": 2, "read_text": 0, "write_text": 1}
"""What opens a text file, and where its encoding stands."""
LONGEST = 200
RESERVED = re.compile(r'[<>:"|?*\\]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)


@cache
def nodes() -> list[tuple[str, ast.Import | ast.ImportFrom | ast.Call, bool]]:
    """Each import and each call in our code, with the place of its file, and whether it asks for the system first."""
    made = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        asks = (node for node in ast.walk(tree) if isinstance(node, ast.If | ast.IfExp)
                and re.search(r"sys\.platform|hasattr\(os,", ast.unparse(node.test)))
        guarded = {id(inner) for node in asks for inner in ast.walk(node)}
        made += [(path.relative_to(PACKAGE).as_posix(), node, id(node) in guarded) for node in ast.walk(tree)
                 if isinstance(node, ast.Import | ast.ImportFrom | ast.Call)]
    return made


def test_nothing_is_used_that_windows_has_not() -> None:
    """No module and no call that only POSIX systems have, unless the system is asked for first."""
    wrong = []
    for path, node, guarded in nodes():
        if guarded:
            continue
        if isinstance(node, ast.Import):
            wrong += [f"{path}: {one.name}" for one in node.names if one.name.split(".")[0] in ABSENT]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ABSENT:
            wrong.append(f"{path}: {node.module}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            wrong.append(f"{path}:{node.lineno}: {node.func.attr}")
    assert not wrong


def test_the_encoding_is_always_said() -> None:
    """Windows takes its own code page for a text file whose encoding is not said; a command's output is such a file."""
    wrong = []
    for path, node, _ in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        said = {one.arg: one.value for one in node.keywords}
        if name in ("run", "Popen") and "text" in said and "encoding" not in said:
            wrong.append(f"{path}:{node.lineno}: {name}")
        if name in OPENED and "encoding" not in said:
            modes = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name != "open" and len(node.args) <= OPENED[name]:
                wrong.append(f"{path}:{node.lineno}: {name}")
            if name == "open" and any(re.fullmatch("[rwxa][t+]?", mode) for mode in modes):
                wrong.append(f"{path}:{node.lineno}: {name}")
    assert not wrong


def test_paths_are_short_and_hold_no_reserved_sign(project: Path, built_site: Path) -> None:
    """In the repository and in the built site: under 200 characters, and names that any system takes."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, encoding="utf-8",
                            check=False).stdout.split("\0")
    built = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*")]
    assert len(built) > 100
    paths = [*filter(None, listed), *built]
    assert [path for path in paths if len(path) >= LONGEST] == []
    assert [path for path in paths for part in path.split("/")
            if RESERVED.search(part)] == []

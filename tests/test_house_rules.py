"""The rules of the house that a machine can hold: layers, tables, and the length of files."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import goldenthread
from goldenthread.checks.table import OF_GRAPH, OF_PROJECT, OF_RECORDS, OF_WORDS
from goldenthread.exports.table import EXPORTS
from goldenthread.kinds.table import KINDS
from goldenthread.model.thing import Thing

PACKAGE = Path(goldenthread.__file__).parent
LONGEST = 300


def modules(package: str) -> Iterator[ModuleType]:
    """The modules of one of our packages, its table apart; a folder with an `__init__.py` is one."""
    folder = PACKAGE / package
    names = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    for name in sorted(names - {"__init__", "table"}):
        yield importlib.import_module(f"goldenthread.{package}.{name}")


def functions_giving(package: str, what: str) -> dict[str, object]:
    """The public functions of a package whose result is a run of these, by module and name."""
    results = (f"Iterator[{what}]", f"Iterable[{what}]", f"list[{what}]")
    return {
        f"{module.__name__}.{name}": function
        for module in modules(package)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        and inspect.signature(function).return_annotation in results
    }


def test_a_layer_imports_only_from_below(project: Path) -> None:
    """The contracts of import-linter in pyproject.toml are kept."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_of_kinds_is_in_the_table() -> None:
    """A new kind is a folder and a line in `kinds/table.py`; neither is there without the other."""
    folders = {path.name for path in (PACKAGE / "kinds").iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {kind.folder.name for kind in KINDS} == folders


def test_every_kind_is_in_the_table() -> None:
    """Items are kinds too: each class with a kind's name of its own is in `kinds/table.py`, once."""
    defined = {
        thing.__name__
        for module in modules("kinds")
        for _, thing in inspect.getmembers(module, inspect.isclass)
        if thing.__module__ == module.__name__ and issubclass(thing, Thing) and thing.kind
    }
    listed = [kind.type.__name__ for kind in KINDS]
    assert sorted(listed) == sorted(defined)


def test_every_check_is_in_the_table() -> None:
    """A new check is a file and a line in `checks/table.py`."""
    listed = (*OF_RECORDS, *OF_GRAPH, *OF_PROJECT, *OF_WORDS)
    defined = functions_giving("checks", "Problem")
    assert defined
    assert [name for name, check in defined.items() if check not in listed] == []


def test_every_export_is_in_the_table() -> None:
    """A new export is a file and a line in `exports/table.py`."""
    listed = [export for _, export in EXPORTS]
    defined = functions_giving("exports", "File")
    assert defined
    assert [name for name, export in defined.items() if export not in listed] == []


@pytest.mark.parametrize("package", ["checks", "exports"])
def test_a_file_is_in_use(package: str) -> None:
    """No file of checks or exports lies there unused: the table, or a file the table uses, imports it."""
    table = importlib.import_module(f"goldenthread.{package}.table")
    own = {module.__name__: module for module in modules(package)}
    used, waiting = set(), [table]
    while waiting:
        for value in vars(waiting.pop()).values():
            name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None)
            if name in own and name not in used:
                used.add(name)
                waiting.append(own[name])
    assert sorted(set(own) - used) == []


def test_a_file_is_one_concept(project: Path) -> None:
    """No file of ours is over 300 lines: a longer one is usually two concepts."""
    files = [path for suffix in ("py", "html", "css", "js") for path in PACKAGE.rglob(f"*.{suffix}")]
    files += (project / "bench").glob("*.py")  # the peers' own environment lies in a folder there
    lengths = {path.relative_to(project).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}

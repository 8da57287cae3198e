"""One file brought in: opened, read, made into a plan or a strategy, and compared with what is there."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from goldenthread.intake.csv_text import read_csv
from goldenthread.intake.edits import Patch
from goldenthread.intake.grid import Content, Paragraph, UnreadableError
from goldenthread.intake.log import Log
from goldenthread.intake.names import KnownNames
from goldenthread.intake.opening import open_file
from goldenthread.intake.patch import patch_of
from goldenthread.intake.plan import read_plan
from goldenthread.intake.registers import lists_of_names, unlisted
from goldenthread.intake.strategy import files_of_strategy, reads_like_a_strategy
from goldenthread.intake.strategy_patch import patch_of_page
from goldenthread.intake.tables import tables_of
from goldenthread.intake.updates import Filled, Sheet, ShownTo, filled_in, patches_of
from goldenthread.intake.write import written
from goldenthread.messages import intake as say
from goldenthread.model.fields import slug
from goldenthread.model.record import Record
from goldenthread.problems import Place, Problem
from goldenthread.source.files import read_text
from goldenthread.source.project import Project

LIBRARIES = {".docx": "docx", ".xlsx": "openpyxl"}
"""The library that each format needs; both come with the extra `import`."""
KINDS = ("action plan", "strategy")
PLAN, STRATEGY = KINDS


@dataclass(slots=True)
class Brought:
    """What came of a file: texts to be written by their path in the project, what would change in files that are there,
    the log, what it holds in a sentence, and the problems for which nothing is written.
    """

    log: Log = field(default_factory=Log)
    files: dict[str, str] = field(default_factory=dict)
    patches: dict[str, Patch] = field(default_factory=dict)
    target: str = ""
    said: str = ""
    problems: list[Problem] = field(default_factory=list)


def missing_library(path: Path) -> str | None:
    """The library that a file needs and that is not there."""
    library = LIBRARIES.get(path.suffix.lower())
    return library if library and find_spec(library) is None else None


def read_content(path: Path, shown: str) -> tuple[Content | None, Problem | None]:
    """What an office file holds, or why it cannot be read."""
    data, problem = open_file(path, shown)
    if problem:
        return None, problem
    suffix = path.suffix.lower()
    read, program = _reader(suffix)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read(data), None
    except UnreadableError:
        if suffix == ".csv":
            return None, say.renamed(Place(shown), Path(shown).name, "no text")
        return None, say.damaged(Place(shown), program)


def _reader(suffix: str) -> tuple[Callable[[bytes], Content], str]:
    if suffix == ".docx":
        from goldenthread.intake.word import read_word

        return read_word, "Word"
    if suffix == ".xlsx":
        from goldenthread.intake.excel import read_excel

        return read_excel, "Excel"
    return read_csv, "the program that made it"


def bring(
    path: Path, shown: str, project: Project, records: Collection[Record], said: Mapping[str, str], *,
    shown_to: ShownTo, kind: str | None = None, into: str | None = None
) -> Brought:
    """Reads a file and says what would be written; writes nothing itself.

    `shown` is the file's name in signs that can be written.
    `said` are the facts of columns by folded heading, as the author's own file gives them; `kind` is one of KINDS, or
    None to tell from what the file holds; `into` a file or folder of the project; `shown_to` gives what an audience may
    see, which an update sheet is held against.
    """
    brought = Brought()
    content, problem = read_content(path, shown)
    if content is None:
        brought.problems += [problem] if problem else []
        return brought
    brought.log.extend(content.notes)
    filled = filled_in(content, brought.log) if kind is None else None
    if filled is not None:
        _updates(brought, filled, shown, project, records, shown_to)
        return brought
    of_tables = Log()
    tables = tables_of(content, said, of_tables) if kind != STRATEGY else []
    headed = any(isinstance(block, Paragraph) and block.level and block.text.strip() for block in content.blocks)
    if kind == STRATEGY or (kind is None and not tables and reads_like_a_strategy(content)):
        if not headed:
            brought.problems.append(say.no_strategy(Place(shown)))
        else:
            _strategy(brought, content, Path(shown).stem, project, into)
        return brought
    if not tables:
        brought.problems.append(_no_plan(content, shown))
        return brought
    brought.log.extend(of_tables.notes)
    listed = [record for record in records if record.kind in ("organisation", "body", "role")]
    known = KnownNames.of(records)
    plan = read_plan(content, tables, Path(shown).stem, known, brought.log)
    if not plan.actions:
        brought.problems.append(say.no_actions(Place(shown)))
        return brought
    name = slug(Path(shown).stem)
    brought.target = _target(into, project.plans, name)
    if listed:
        unlisted(plan.unknown, known, brought.log)
    else:
        brought.files |= lists_of_names(plan.unknown, f"{project.strategy.rstrip('/')}/registers", name, brought.log)
    brought.said = (f"{_number(plan.outcomes, 'outcome')}, {_number(plan.actions, 'action')}, "
                    f"{_number(plan.steps, 'step')}")
    file = project.root / brought.target
    if not file.exists():
        brought.files[brought.target] = written(plan.facts)
        return brought
    there, problem = read_text(file, brought.target)
    guessed = {"period", *(["title"] if plan.guessed else ()), *(["outcomes"] if plan.ungrouped else ())}
    patch = None
    if there is not None and not problem:
        patch = patch_of(there, plan.facts, known.same, guessed, known.secret)
    if patch is None:
        brought.problems.append(say.target_in_use(Place(brought.target)))
    else:
        brought.patches[brought.target] = patch
    return brought


def _updates(
    brought: Brought, filled: list[Filled], shown: str, project: Project, records: Iterable[Record], shown_to: ShownTo
) -> None:
    """What an update sheet would change in the plans."""
    if not filled:
        brought.problems.append(say.no_updates(Place(shown)))
        return
    sheet = Sheet(cache(shown_to), project.today, brought.log)
    news = [found for one in filled if (found := sheet.news(one))]
    texts: dict[str, str | None] = {}
    for path in dict.fromkeys(one.action.place.path for one in news):
        text, problem = read_text(project.root / path, path)
        texts[path] = None if problem else text
    brought.said = _number(len(filled), "filled row")
    brought.patches = patches_of(news, texts, KnownNames.of(records).same, brought.log)


def _strategy(brought: Brought, content: Content, stem: str, project: Project, into: str | None) -> None:
    folder = (into or f"{project.strategy.rstrip('/')}/{slug(stem)}").rstrip("/")
    brought.target = folder
    made = files_of_strategy(content, stem, folder, brought.log)
    brought.said = made.said
    for name, text in made.files.items():
        if not (project.root / name).exists():
            brought.files[name] = text
            continue
        there, problem = read_text(project.root / name, name)
        patch = patch_of_page(name, there, made.facts[name]) if there is not None and not problem else None
        if patch is None:
            brought.problems.append(say.target_in_use(Place(name)))
        else:
            brought.patches[name] = patch


def _target(into: str | None, folder: str, name: str) -> str:
    if into is None:
        return f"{folder.rstrip('/')}/{name}.yml"
    return into if into.endswith((".yml", ".yaml")) else f"{into.rstrip('/')}/{name}.yml"


def _no_plan(content: Content, shown: str) -> Problem:
    """Why a file holds no plan: no table at all, or none with a plan's headings."""
    rows = [row for grid in content.grids for row in grid.rows if row.filled]
    if not rows:
        return say.no_table(Place(shown))
    first = max(rows[:5], key=lambda row: len(row.filled))
    return say.no_headings(Place(shown), [" ".join(first.at(at).text.split()) for at in first.filled])




def _number(many: int, word: str) -> str:
    return f"{many} {word}{'' if many == 1 else 's'}"

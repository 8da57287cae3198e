"""The peers: for each how its project is written from the corpus, and what its command is."""

from __future__ import annotations

import json
import posixpath
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import needs, ours, plain
from bench.corpus import Corpus
from bench.files import Write
from bench.settings import SETTINGS

MATERIAL = f"""\
{SETTINGS}\
not_in_nav: "*"
nav:
  - index.md
  - help.md
  - all-actions.md
  - Plans:
"""
UNSEARCHED = "---\nsearch:\n  exclude: true\n---\n"
"""Before the page that lists all actions: it holds more words than Zensical's search takes of one page."""
HUGO = Path(__file__).parent / "hugo"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A tool that makes a site of a project.

    `command` is for a folder of programs; it runs in the project's folder and makes `site` there. `index` is where its
    search index lies in the site, `edited` the file that an edit changes, from the corpus, `most` the largest number of
    actions that it is asked for, and `packages` are those whose versions are told.
    """

    name: str
    write: Callable[[Corpus, Path], None]
    command: Callable[[Path], list[str]]
    index: str
    edited: Callable[[Corpus], str]
    most: int
    packages: tuple[str, ...]


def _relative(path: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def _absolute(path: str, target: str) -> str:
    return f"/{target.removesuffix('.md')}/"


def material(corpus: Corpus, folder: Path) -> None:
    """Writes a project of Material for MkDocs by itself, whose navigation lists the plans and no actions."""
    put = Write(folder)
    plans = [plain.plan_path(plan) for council in corpus.councils for plan in council.plans]
    put("mkdocs.yml", MATERIAL + "".join(f"    - {path}\n" for path in plans))
    for path, title, text in plain.pages(corpus, _relative):
        put(f"docs/{path}", f"{UNSEARCHED if path == plain.ALL else ''}# {title}\n\n{text}\n")


def hugo(corpus: Corpus, folder: Path) -> None:
    """Writes a project of Hugo with a heavy layout: menu, breadcrumbs, contents, neighbours, and an index of words."""
    shutil.copytree(HUGO, folder, dirs_exist_ok=True)
    put = Write(folder)
    for path, title, text in plain.pages(corpus, _absolute):
        name = "content/_index.md" if path == "index.md" else f"content/{path}"
        put(name, f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{text}\n")


def _first(corpus: Corpus) -> str:
    plan = corpus.councils[0].plans[0]
    return plain.action_path(plan, next(plan.actions)[1])


OURS = Contestant(
    "goldenthread", ours.write,
    lambda programs: [str(programs / "python"), "-m", "goldenthread", "build", "--today", ours.TODAY],
    "search/search_index.json", lambda corpus: f"actionplans/{corpus.councils[0].plans[0].name}.yml",
    10_000, ("goldenthread", "mkdocs", "mkdocs-material"))
MATERIAL_ALONE = Contestant(
    "Material alone", material, lambda programs: [str(programs / "mkdocs"), "build", "-q"],
    "search/search_index.json", lambda corpus: f"docs/{_first(corpus)}", 5000, ("mkdocs-material", "mkdocs"))
HUGO_HEAVY = Contestant(
    "Hugo, heavy layout", hugo,
    lambda programs: [str(next(programs.parent.glob("lib/*/site-packages/hugo/binaries/hugo*"))), "-d", "site"],
    "index.json", lambda corpus: f"content/{_first(corpus)}", 10_000, ("hugo",))
ZENSICAL = Contestant(
    "Zensical", material, lambda programs: [str(programs / "zensical"), "build"],
    "search.json", lambda corpus: f"docs/{_first(corpus)}", 5000, ("zensical",))
SPHINX_NEEDS = Contestant(
    "sphinx-needs", needs.write, lambda programs: [str(programs / "sphinx-build"), "-q", "-b", "html", ".", "site"],
    "searchindex.js", lambda corpus: "", 100, ("Sphinx", "sphinx-needs"))
PEERS = (MATERIAL_ALONE, HUGO_HEAVY, ZENSICAL, SPHINX_NEEDS)

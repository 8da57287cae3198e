"""The guide is held against the code: nothing that can be typed or reported lacks an entry, and what it shows works."""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import fields
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from goldenthread.build import check_project
from goldenthread.cli import main
from goldenthread.pages.make import guide_texts
from goldenthread.pages.menu import GUIDE as IN_MENU
from goldenthread.problems import Report, Severity
from goldenthread.source.project import SETTINGS, read_project
from goldenthread.source.publishing import Publishing
from goldenthread.source.young import Young
from guide_pages import GUIDE, ROOT, STARTER, blocks, code, command_lines
from small_project import CONFIG

PAGES = sorted(GUIDE.glob("*.md"))
OTHERS = [ROOT / "README.md", *sorted(path for path in STARTER.rglob("*") if path.is_file())]
GENERATED = {"kinds.md", "problems.md"}
ACTION = """kind: action plan
title: A plan
strategy: westmoor-2025
outcomes:
  - code: 1.0
    title: An outcome
    actions:
      - code: 1.1
        outcome: More homes
        action: Find ten homes
        timescale: by end of March 2027
{block}"""
PROMISE = """---
kind: pledge
title: A pledge
strategy: westmoor-2025
promises:
  - name: listen
    keyword: Hear
    text: We will hear you.
{block}---
"""
PLEDGE = "---\nkind: pledge\ntitle: Our pledge\nname: ourtown\nstrategy: westmoor-2025\n{block}---\n"
VIDEO = """---
kind: principles
title: What matters
made_with: Young people
principles:
  - text: Home is where you are missed.
{block}---
"""
TABLE = """kind: dataset
title: Awards
unit: foster carers
source: The council's own count
periods:
  - label: March 2026
    date: March 2026
groups:
  - title: Awards
    rows:
      - label: Foster carers who won an award
        values:
          - 3
      - label: Other foster carers
        values:
          - 90
totals:
  - label: Foster carers
    values:
      - 93
sums:
  - total: Foster carers
    of:
      - Foster carers who won an award
      - Other foster carers
{block}"""
AROUND = {
    ("editions", 0): (8, ACTION), ("writing", 1): (8, ACTION), ("writing", 3): (8, ACTION), ("safe", 0): (8, ACTION),
    ("safe", 3): (8, ACTION), ("writing", 2): (4, PROMISE), ("young-people", 0): (4, PROMISE),
    ("writing", 4): (0, "---\nkind: priority\ntitle: Staying\n{block}---\n"),
    ("publishing", 1): (0, "---\nkind: meeting\ntitle: A meeting\nbody: Westmoor Corporate Parenting Panel\n"
                           "date: 12 March 2027\n{block}---\n"),
    ("safe", 1): (4, VIDEO), ("safe", 2): (4, "{block}"), ("safe-figures", 1): (0, TABLE),
    ("other-forms", 1): (0, PLEDGE),
}
"""What stands around a fact that is shown alone: how far it is moved in, and the file."""
REFUSED = {("young-people", 1): "[help-placeholder]"}
"""What is shown to be filled in, and the problem that it is until then."""


def verbs() -> dict[str, click.Command]:
    """The command's verbs."""
    return dict(main.commands)  # type: ignore[attr-defined]


def test_every_command_and_option_has_its_entry() -> None:
    """Each verb has a row under “Commands”, and each option a row that names the verb."""
    text = (GUIDE / "commands.md").read_text("utf-8")
    rows = {row.split("|")[1].strip(" `").split()[0]: row for row in text.splitlines() if row.startswith("| `--")}
    assert not [name for name in verbs() if f"| `goldenthread {name}" not in text]
    without = []
    for name, command in verbs().items():
        for option in command.params:
            if isinstance(option, click.Option):
                said = rows.get(option.opts[0], "").split("|")[2:3]
                named = said and (re.search(rf"\b{name}\b", said[0]) or said[0].strip().startswith("all but"))
                if not named or (said[0].strip().startswith("all but") and name in said[0]):
                    without.append(f"{name} {option.opts[0]}")
    assert not without
    options = {option.opts[0] for command in verbs().values() for option in command.params}
    assert not set(rows) - options


def test_every_setting_has_its_entry() -> None:
    """Each setting of the plugin and of its groups has a row under “Settings”, and no row is for one that is not."""
    text = (GUIDE / "settings.md").read_text("utf-8")
    rows = [re.findall(r"`([a-z_]+)`", row.split("|")[1]) for row in text.splitlines() if row.startswith("| `")]
    said = {name for row in rows for name in row}
    known = SETTINGS | {one.name for group in (Publishing, Young) for one in fields(group)}
    assert not known - said
    assert said - known == {"site_name", "site_url", "docs_dir", "repo_url", "edit_uri"}


def test_every_problem_has_its_entry(built_site: Path) -> None:
    """Each message that the code declares is on the page of problems, and `explain` knows it."""
    html = (built_site / "guide" / "problems" / "index.html").read_text("utf-8")
    codes = [code for path in (ROOT / "plugins/goldenthread/messages").glob("*.py")
             for code in re.findall(r'^@message\("([a-z-]+)"', path.read_text("utf-8"), re.MULTILINE)]
    assert len(codes) > 150
    assert not [code for code in codes if f'id="{code}"' not in html]
    runner = CliRunner()
    assert not [code for code in codes if runner.invoke(main, ["explain", code]).exit_code]


@pytest.mark.parametrize("path", [*PAGES, *OTHERS], ids=lambda path: path.name)
def test_every_command_line_can_be_typed(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the guide, the front door and what a council starts with: each verb, option and value is one there is."""
    monkeypatch.chdir(tmp_path)
    text = path.read_text("utf-8")
    for words in command_lines(code(text) if path.suffix == ".md" else re.sub(r"(?m)#.*$|^\s*echo.*$", "", text)):
        words = [word for word in words if not word.startswith((">", "2>", "{"))]
        if words[0] in ("--help", "--version"):
            continue
        assert words[0] in verbs(), words
        for word in words[1:]:
            if re.search(r"\.\w{2,5}$", word) and not word.startswith("-"):
                (tmp_path / word).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / word).touch()
        if "--help" not in words:
            verbs()[words[0]].make_context(words[0], [word.replace("$file", "goldenthread.docx") for word in words[1:]])


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the check says of each YAML example of the guide, put where it belongs in this repository's content."""
    root = tmp_path_factory.mktemp("guide")
    for folder in ("strategy", "actionplans"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (root / "strategy/films").mkdir()
    for name in ("our-home", "listen"):
        (root / f"strategy/films/{name}.mp4").write_bytes(b"film")
        (root / f"strategy/films/{name}.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "utf-8")
    where = {}
    for name, block in examples_in_files():
        kind = re.search(r"^kind: (.*)$", block, re.MULTILINE)
        path = f"strategy/guide/{name}{'.md' if block.startswith('---') else '.yml'}"
        if kind and kind[1] == "action plan":
            path = f"actionplans/{name}.yml"
        elif kind and kind[1] == "priority":
            path = f"strategy/westmoor-2025/{name}.md"
        elif kind and kind[1] == "help":
            path, block = "strategy/help.md", f"---\n{block}---\n"
        elif kind and kind[1] == "form":
            path = f"strategy/guide/{name}.md"
            block = f"---\n{block}---\n"
        target = root / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(block, "utf-8")
        where[path] = name
    project, problems = read_project(root)
    assert not problems
    said: dict[str, list[str]] = {name: [] for name in where.values()}
    for problem in check_project(project).report:
        if problem.place.path in where and problem.severity is not Severity.NOTICE:
            said[where[problem.place.path]].append(problem.text())
    return said


def examples_in_files() -> list[tuple[str, str]]:
    """Each YAML example of the guide as a file, by its page and number; the lessons and the settings apart."""
    made = []
    for page in PAGES:
        for block in blocks(page):
            if block.sort != "yaml" or page.stem.endswith("-lesson") or is_settings(block.text):
                continue
            deep, around = AROUND.get((page.stem, block.number), (0, "{block}"))
            moved = "".join(f"{' ' * deep}{row}\n" for row in block.text.rstrip("\n").split("\n"))
            text = around.replace("{block}", moved)
            if re.match(r"\s+withdrawn:", block.text):
                made[-1] = (made[-1][0], made[-1][1].replace("why.\n", f"why.\n{moved}"))
            else:
                assert re.search(r"^kind: ", text, re.MULTILINE), f"{page.name}, example {block.number}: of what?"
                made.append((f"{page.stem}-{block.number}", text))
    return made


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_shown_as_a_block(page: Path) -> None:
    """A fence within a list is read as words on one line, so each begins at the edge."""
    assert not re.findall(r"(?m)^ +```", page.read_text("utf-8"))


def test_what_it_is_said_to_say_is_what_it_says() -> None:
    """Each sentence that the page on what goes wrong repeats in full is in the code."""
    said = re.findall(r"^\| `([A-Z][^`]*\.)` \|", (GUIDE / "going-wrong.md").read_text("utf-8"), re.MULTILINE)
    assert said
    written = "\n".join(path.read_text("utf-8") for path in (GUIDE.parent / "cli").glob("*.py"))
    assert not [words for words in said if words not in written]


def is_settings(text: str) -> bool:
    """Whether an example belongs into mkdocs.yml."""
    return text.startswith(("plugins:", "publishing:"))


def test_every_example_checks_clean(examples: dict[str, list[str]]) -> None:
    """No error and no warning, but where the example has a place to fill in."""
    refused = {f"{page}-{number}": code for (page, number), code in REFUSED.items()}
    wrong = {name: said for name, said in examples.items() if said and name not in refused}
    assert not wrong, "\n".join(line for said in wrong.values() for line in said)
    assert {name: [code in line for line in examples[name]] for name, code in refused.items()} == {
        name: [True] for name in refused}


def test_every_example_of_settings_is_taken(tmp_path: Path) -> None:
    """Each block for mkdocs.yml is read without a problem."""
    found = [block.text for page in PAGES for block in blocks(page) if block.sort == "yaml" and is_settings(block.text)]
    assert len(found) > 4
    for text in found:
        if text.startswith("publishing:"):
            text = "plugins:\n  - goldenthread:\n" + "".join(f"      {row}\n" for row in text.splitlines())
        assert yaml.safe_load(text)
        (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
        project, problems = read_project(tmp_path)
        assert not Report([*problems, *project.problems]).has_errors, text


def test_every_link_leads_to_a_page_and_a_heading(built_site: Path) -> None:
    """Each page and heading that the guide's own text leads to is in the built site."""
    for page in PAGES:
        for name, anchor in re.findall(r"\]\(([\w-]+\.md)?(?:#([\w-]+))?\)", page.read_text("utf-8")):
            to = Path(name or page.name).stem
            file = built_site / "guide" / ("" if to == "index" else to) / "index.html"
            assert file.is_file(), f"{page.name}: {name}"
            assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), f"{page.name}: {name}#{anchor}"


def test_every_page_is_in_the_menu_and_on_the_first_page() -> None:
    """The menu and the guide's first page lead to all of it."""
    addresses = {address for address, _ in guide_texts()} | {"guide/kinds/", "guide/problems/"}
    assert {address for _, address in IN_MENU} == addresses
    first = (GUIDE / "index.md").read_text("utf-8")
    names = {f"{address.removeprefix('guide/').rstrip('/')}.md" for address in addresses - {"guide/"}}
    assert not [name for name in names if f"({name})" not in first]


def test_every_message_that_names_a_page_of_the_guide_names_one_there_is() -> None:
    """“The page “Settings” of the guide” has that title."""
    titles = {re.search(r"^title: (.*)$", text, re.MULTILINE)[1] for _, text in guide_texts()}  # type: ignore[index]
    titles |= {"What you can write", "Problems and what to do"}
    words = [node.value for path in (ROOT / "plugins/goldenthread/messages").glob("*.py")
             for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    told = re.compile(r"page “([^”]+)” of the guide|the guide lists them all under “([^”]+)”")
    named = [match for text in words for match in told.findall(text)]
    assert named
    assert {one or two for one, two in named} <= titles

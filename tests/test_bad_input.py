"""Bad input: refused in words that tell an author where to look and what to type; see `cases/refused`."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from cases_reader import CASES, REWRITE, cases, checked, everything_in, lay_out, read_case, run
from goldenthread.build import build_site
from goldenthread.problems import Problem, Severity

REFUSED = cases("refused")
PLAN = "actionplans/plan.yml"
HEAD = "kind: action plan\ntitle: Plan for the first year\nstrategy: x\n"
OUTCOMES = 'outcomes:\n  - code: "1.0"\n    title: Homes nearby\n    actions:\n'
ACTION = "      - code: 1.1\n        outcome: More foster homes\n"


def problems_of(root: Path) -> list[Problem]:
    """What `check` finds, as objects."""
    return list(checked(root).report)


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_what_is_refused(path: Path, tmp_path: Path) -> None:
    """Each bad input of `cases/refused` ends with exit code 1 and these very words, and nothing is written."""
    case = read_case(path)
    root = lay_out(tmp_path, case.files)
    before = everything_in(root)
    code, answer = run(root, "check")
    if REWRITE:
        case.rewrite(answer)
        return
    assert answer == case.answer
    assert code == 1
    assert everything_in(root) == before


def put_in_place(root: Path, problem: Problem) -> None:
    """Types the line as a problem says, where the wrong one stands."""
    file = root / problem.place.path
    lines = file.read_text("utf-8-sig").split("\n")
    wrong = lines[problem.place.line - 1]
    typed = problem.typed or ""
    indent = wrong[: len(wrong) - len(wrong.lstrip())]
    if indent.strip(" ") or typed.startswith(" "):
        indent = ""
    lines[problem.place.line - 1 : problem.place.line] = [indent + row for row in typed.split("\n")]
    file.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize(
    "path", [path for path in REFUSED if "Type it like this" in path.read_text("utf-8")], ids=lambda path: path.stem
)
def test_a_line_typed_as_the_answer_says_is_right(path: Path, tmp_path: Path) -> None:
    """Wherever an answer says how to type a line, that line in place of the wrong one is wrong no more."""
    root = lay_out(tmp_path, read_case(path).files)
    mended: set[tuple[str, int]] = set()
    for _ in range(10):
        found = problems_of(root)
        again = [p for p in found if (p.place.path, p.place.line) in mended and p.severity is Severity.ERROR]
        assert not [p.text() for p in again if p.code not in ("missing-fact", "plan-without-actions")]
        typed = next((p for p in found if p.typed is not None), None)
        if typed is None:
            break
        put_in_place(root, typed)
        mended.add((typed.place.path, typed.place.line))
    assert mended


# What is typed, the problem's code, its line and column counted from where the words stand, and how to type it.
ANYWHERE = [
    ("summary:Homes", "no-space-after-colon", 0, 7, "summary: Homes"),
    ("summary: Priority 4: Homes", "colon-in-value", 0, 19, 'summary: "Priority 4: Homes"'),
    ("summary: Homes:", "colon-in-value", 0, 14, 'summary: "Homes:"'),
    ("summary: *Respect* us", "special-start", 0, 9, 'summary: "*Respect* us"'),
    ("summary: **Respect** us", "special-start", 0, 9, 'summary: "**Respect** us"'),
    ("summary: & 1.6", "special-start", 0, 9, 'summary: "& 1.6"'),
    ("summary: @home", "special-start", 0, 9, 'summary: "@home"'),
    ("summary: % of us", "special-start", 0, 9, 'summary: "% of us"'),
    ("summary: `home`", "special-start", 0, 9, 'summary: "`home`"'),
    ("summary: !Important work", "tag", 0, 9, 'summary: "!Important work"'),
    ("summary: &a homes", "anchor", 0, 9, 'summary: "&a homes"'),
    ("summary: *a", "anchor", 0, 9, 'summary: "*a"'),
    ('summary: "Staying put" for all', "text-after-quote", 0, 9, "summary: '\"Staying put\" for all'"),
    ("summary: 'you said…' approach", "text-after-quote", 0, 9, "summary: \"'you said…' approach\""),
    ("summary: [x] y", "text-after-bracket", 0, 9, 'summary: "[x] y"'),
    ("summary: {x} y", "text-after-bracket", 0, 9, 'summary: "{x} y"'),
    ('summary: "Homes', "unclosed-quote", 0, 9, 'summary: "Homes"'),
    ("summary: 'Homes", "unclosed-quote", 0, 9, "summary: 'Homes'"),
    ("summary: [x", "unclosed-bracket", 0, 9, None),
    ("\tsummary: Homes", "tab", 0, 0, "summary: Homes"),
    ("summary: Ho\x1bmes", "control-character", 0, 11, None),
    ("<<: homes", "merge-key", 0, 0, None),
    ("sumary: Homes", "unknown-key", 0, 0, None),
    ("summary: Homes\nSummary: Beds", "repeated-key", 1, 0, None),
    ("summary:\n  - Homes\n  - Beds", "one-value", 1, 2, None),
    ("audience: everyone", "not-in-list", 0, 10, None),
    ("name: " + "a" * 81, "name-too-long", 0, 6, None),
]


def indented(words: str, by: int) -> str:
    """Lines moved to the right."""
    return "\n".join(" " * by + row for row in words.split("\n"))


def places(words: str) -> dict[str, tuple[str, str, int]]:
    """The same words in each sort of place: the file, its text, and how far to the right they stand."""
    inside = indented(words, 8)
    many = "".join(f"      - code: 7.{at}\n        outcome: Outcome number {at}\n" for at in range(200))
    strategy = f"---\nkind: strategy\ntitle: Growing up in our care\n{words}\n---\n\nWhat we want.\n"
    return {
        "at the top": (PLAN, f"{HEAD}{words}\n{OUTCOMES}{ACTION}", 0),
        "in an action": (
            PLAN,
            f"{HEAD}{OUTCOMES}{ACTION}{inside}\n        lead: C,F&L\n      - code: 1.2\n        outcome: More beds\n",
            8,
        ),
        "on top of a text": ("strategy/x/strategy.md", strategy, 0),
        "in the last line": (PLAN, f"{HEAD}{OUTCOMES}{ACTION}{inside}", 8),
        "in a long file": (
            PLAN,
            f"{HEAD}{OUTCOMES}{many}{ACTION}{inside}\n{many.replace('7.', '8.').replace('number', 'no.')}",
            8,
        ),
    }


@pytest.mark.parametrize("where", list(places("")))
@pytest.mark.parametrize(
    ("words", "code", "line", "column", "typed"), ANYWHERE, ids=[entry[0][:24] for entry in ANYWHERE]
)
def test_a_mistake_is_found_wherever_it_stands(
    words: str, code: str, line: int, column: int, typed: str | None, where: str, tmp_path: Path
) -> None:
    """The same mistake gives the same one problem, at its own line and column, wherever it is made."""
    path, text, right = places(words)[where]
    root = lay_out(tmp_path, {path: text})
    found = problems_of(root)
    first = text.split("\n").index(indented(words, right).split("\n")[0]) + 1
    assert [(p.code, p.place.path, p.place.line, p.place.column) for p in found] == [
        (code, path, first + line, right + column + 1)
    ]
    assert (found[0].typed or "").strip() == (typed or "")
    if typed:
        put_in_place(root, found[0])
        assert not problems_of(root)


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["windows", "old mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "byte-order mark"])
@pytest.mark.parametrize("where", list(places("")))
def test_line_ends_and_byte_order_marks_move_no_place(ends: str, mark: str, where: str, tmp_path: Path) -> None:
    """Lines and columns are counted in characters, whatever the line ends, and a byte-order mark is none."""
    path, text, right = places("summary: £5 – *é*: homes")[where]
    root = lay_out(tmp_path, {path: mark + text.replace("\n", ends)})
    line = text.split("\n").index(" " * right + "summary: £5 – *é*: homes") + 1
    assert [(p.code, p.place.line, p.place.column) for p in problems_of(root)] == [("colon-in-value", line, right + 18)]


NOT_TEXT = "This file is not text. [not-text]\n    Save it as plain text (UTF-8), or move it out of this folder."
UTF_16 = (
    "This file was not saved as UTF-8 (it looks like UTF-16, as “Unicode” in Notepad). [not-utf8]\n"
    "    Save it again, choosing “UTF-8” as the encoding."
)
TOO_LARGE = (
    "This file has 20.0 MB; the limit is {} MB. [too-large]\n"
    "    Divide it into several files, or move it out of this folder."
)
GOOD = (CASES / "base" / PLAN).read_text("utf-8")
FILES = {
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), NOT_TEXT),
    "a document": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 20, NOT_TEXT),
    "nulls only": (b"\x00" * 500, NOT_TEXT),
    "every byte": (bytes(range(256)), NOT_TEXT),
    "UTF-16, little end first": (GOOD.encode("utf-16"), UTF_16),
    "UTF-16, big end first": (b"\xfe\xff" + GOOD.encode("utf-16-be"), UTF_16),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), NOT_TEXT),
    "20 MB of text": (b"# remark\n" * 2_222_223, TOO_LARGE),
    "20 MB of nulls": (b"\x00" * 20_000_000, TOO_LARGE),
}


@pytest.mark.parametrize("path", [PLAN, "strategy/x/strategy.md"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_text(name: str, path: str, tmp_path: Path) -> None:
    """A file that is no text, in another encoding or too large is one problem, and takes no others with it."""
    content, words = FILES[name]
    root = lay_out(tmp_path, {path: content})
    code, answer = run(root, "check")
    limit = 0.5 if path.endswith(".md") else 5
    assert answer.startswith(f"{path}:1:1: error: {words.format(limit)}\nChecked 6 files: 1 error,")
    assert code == 1


LINK = (
    "This is a symbolic link to a place outside its folder, so it is not followed. [symbolic-link]\n"
    "    Put the file itself here, and delete the link."
)


@pytest.mark.parametrize(
    "name",
    [
        "strategy/secret.md",
        "strategy/x/secret.yml",
        "strategy/passwords.png",
        "actionplans/secret.yml",
        "strategy/folder",
    ],
)
def test_a_symbolic_link_out_of_the_folder(name: str, tmp_path: Path) -> None:
    """A link out of the content folders is a problem, and what it leads to is not read."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("the secret")
    root = lay_out(tmp_path / "project", {})
    (root / name).symlink_to(outside if name.endswith("folder") else outside / "secret.md")
    code, answer = run(root, "check")
    assert answer == f"{name}:1:1: error: {LINK}\nChecked 7 files: 1 error, 0 warnings, 0 notices.\n"
    assert code == 1


@pytest.mark.parametrize("target", ["loop.md", "nowhere.md", "../../../../../../etc/passwd", "x/../../mkdocs.yml"])
def test_a_symbolic_link_to_nowhere_or_to_itself(target: str, tmp_path: Path) -> None:
    """A link in a circle, to nothing or out by a back way is one problem at its own place."""
    root = lay_out(tmp_path, {})
    (root / "strategy" / "loop.md").symlink_to(target)
    assert [(p.place.path, p.severity) for p in problems_of(root)] == [("strategy/loop.md", Severity.ERROR)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is not an ordinary file is a problem, and the check does not hang on it."""
    root = lay_out(tmp_path, {})
    os.mkfifo(root / "strategy" / "pipe.md")
    assert [p.code for p in problems_of(root)] == ["unreadable-file"]


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    """A file name that is no UTF-8 can still be told to the author, in every format."""
    root = lay_out(tmp_path, {})
    try:
        Path(os.fsdecode(os.fsencode(root) + b"/strategy/caf\xe9.yml")).write_text("kind: strategy\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for form in ("text", "json", "github"):
        code, answer = run(root, "check", "--format", form)
        assert code == 1
        assert "strategy/caf" in answer


LAUGHS = "kind: action plan\na: &a [lol, lol]\n" + "".join(
    f"k{n}: &k{n} [{', '.join(['*a'] * 9)}]\n" for n in range(2000)
)
HARD = {
    "100,000 brackets": ("kind: action plan\noutcomes: " + "[" * 100_000, "nesting"),
    "100,000 pairs of brackets": ("kind: action plan\noutcomes: " + "[" * 100_000 + "]" * 100_000, "nesting"),
    "100,000 braces": ("{a: " * 100_000, "nesting"),
    "100,000 dashes": ("kind: action plan\noutcomes:\n  " + "- " * 100_000, "nesting"),
    "100,000 question marks": ("? " * 100_000, "nesting"),
    "a billion laughs": (LAUGHS, "anchor"),
    "a line of 30,000 spaces": (HEAD + "summary: @" + " " * 30_000 + "x\n", "special-start"),
    "a key of 30,000 spaces": (HEAD + "a" + " " * 30_000 + "x\nsummary: x\n", None),
    "100,000 colons": (HEAD + "a:" * 100_000 + "\nb: c: d\n", None),
    "100,000 tabs": (HEAD + "\t" * 100_000 + "summary: x\n", "tab"),
    "100,000 quotation marks": (HEAD + 'summary: "' + '" "' * 100_000 + "\n", None),
    "a line of 4 MB": (HEAD + "summary: @" + "x" * 4_000_000 + "\n", "special-start"),
    "4 million blank lines": ("\n" * 4_000_000 + "plan\n", "not-facts"),
}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_file_is_refused_within_a_second(name: str, tmp_path: Path) -> None:
    """A file made to use up time or memory is refused in under a second, in an answer that can be read."""
    text, code = HARD[name]
    root = lay_out(tmp_path, {PLAN: text})
    started = time.process_time()
    found = [problem for problem in problems_of(root) if problem.place.path == PLAN]
    took = time.process_time() - started
    assert found
    assert code is None or [problem.code for problem in found] == [code]
    assert took < 1.0
    assert max(len(problem.text()) for problem in found) < 5000


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "a: 1\n" * 20_000,
        HEAD + "".join(f"key{at}: 1\n" for at in range(20_000)),
        HEAD + "written_for:\n" + "  - [a]\n" * 20_000,
        HEAD + OUTCOMES + "      - code: a/b\n" * 5_000,
    ],
    ids=["one key again and again", "thousands of unknown keys", "thousands of lists", "thousands of codes"],
)
def test_a_file_of_mistakes_gets_a_short_answer(text: str, tmp_path: Path) -> None:
    """Of thousands of mistakes in one file about a hundred are told, and how many more there are."""
    root = lay_out(tmp_path, {PLAN: text})
    found = problems_of(root)
    assert 100 <= len(found) <= 102
    assert "too-many-problems" in {problem.code for problem in found}


@pytest.mark.parametrize(
    "name",
    [
        "a_tab_before_a_line",
        "a_reference_to_an_action_that_does_not_exist",
        "an_unknown_key_in_the_facts_on_top_of_a_text",
        "latin_1",
        "two_pages_at_one_address",
        "an_address_of_the_site_with_a_bracket",
        "an_address_of_the_site_that_no_code_can_hold",
    ],
)
def test_a_refused_build_leaves_the_site_as_it_was(name: str, tmp_path: Path) -> None:
    """`build` tells the same problems, ends with exit code 1, and neither touches the old site nor leaves a new one."""
    case = read_case(CASES / "refused" / f"{name}.txt")
    root = lay_out(tmp_path, {**case.files, "site/index.html": "the old site", "site/old/index.html": "an old page"})
    before = everything_in(root)
    code, answer = run(root, "build")
    assert code == 1
    assert answer.startswith(case.answer.rsplit("Checked ", 1)[0])
    assert everything_in(root) == before
    assert sorted(path.name for path in root.iterdir()) == ["actionplans", "mkdocs.yml", "site", "strategy"]


def test_no_mkdocs_yml_at_all(tmp_path: Path) -> None:
    """In a folder that is no project the answer is a problem, too."""
    code, answer = run(tmp_path, "check")
    assert code == 1
    assert answer.startswith(
        "mkdocs.yml:1:1: error: The settings cannot be used: there is no mkdocs.yml in this folder."
    )


DEEP = {
    "brackets": "[" * 5000,
    "pictures": "![" * 5000,
    "links": "[a](" * 5000,
    "quotations": "> " * 3000 + "x",
    "lists": "".join("    " * at + "- a\n" for at in range(300)),
    "html": "<b>" * 20_000,
    "stars": "*a _b " * 5000,
    "backticks": "`" * 20_001,
}


@pytest.mark.parametrize("name", DEEP)
def test_a_text_nested_too_deep_is_no_traceback(name: str, tmp_path: Path) -> None:
    """Prose made to use up the stack or the time is a problem, or becomes a page, within two seconds."""
    root = lay_out(tmp_path, {"strategy/deep.md": f"# Deep\n\n{DEEP[name]}\n"})
    started = time.process_time()
    whole = checked(root)
    if not whole.report.has_errors:
        build_site(whole)
    assert time.process_time() - started < 2.0


def test_a_folder_of_more_files_than_anybody_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole disk named as a folder of content is one problem, and nothing of it is read."""
    root = lay_out(tmp_path, {"strategy/a/b/c.md": "---\ntitle: C\n---\nC.\n"})
    assert problems_of(root) == []
    monkeypatch.setattr("goldenthread.source.files.MOST_FILES", 2)
    assert [problem.text() for problem in problems_of(root) if problem.code == "too-many-files"] == [
        "strategy:1:1: error: The folder “strategy” holds more than 2 files, so it is not read. [too-many-files]\n"
        "    Name the folder of your strategies or plans alone in mkdocs.yml."]


LARGE = {
    "a list": "- Words.\n" * 401,
    "a paragraph of signs": "*Words.* " * 751,
    "a table": "| A |\n|---|\n" + "| 1 |\n" * 600,
}


@pytest.mark.parametrize(("name", "told"), [("a list", True), ("a paragraph of signs", True), ("a table", False)])
def test_a_block_too_large_to_be_laid_out_is_told(name: str, told: bool, tmp_path: Path) -> None:
    """It is shown as it was typed, and a warning stands at its first line; a table may have any number of rows."""
    root = lay_out(tmp_path, {"strategy/a.md": f"---\ntitle: A\n---\nBefore.\n\n{LARGE[name]}\nAfter.\n"})
    found = [problem.text().splitlines()[0] for problem in problems_of(root)]
    assert found == [
        "strategy/a.md:6:1: warning: From here there are more than 400 lines without an empty one, or more than 1500 "
        "signs such as [ and *. That is too much to lay out, so it is shown just as it is typed. [block-too-large]"
    ][:told]


@pytest.mark.parametrize("setting", ["docs_dir", "plans", "internal"])
@pytest.mark.parametrize("given", ["'9" + "9" * 5000 + "'", "{a: b}", "20"])
def test_a_setting_that_names_no_folder_is_a_problem(setting: str, given: str, tmp_path: Path) -> None:
    """A name longer than any, a group of settings, a number: each is told at its line, and nothing is looked for."""
    text = "docs_dir: strategy\nplugins:\n  - goldenthread:\n      plans: actionplans\n      internal: elsewhere\n"
    text = re.sub(rf"{setting}: \S+", f"{setting}: {given}", text)
    root = lay_out(tmp_path, {"mkdocs.yml": text})
    told = [problem.text() for problem in problems_of(root) if problem.code == "setting-value"]
    assert len(told) == 1, text
    assert f"“{setting}:” cannot be" in told[0]
    assert "the name of a folder" in told[0]
    assert len(told[0]) < 300

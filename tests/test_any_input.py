"""Any input whatever: never a traceback, always records or problems, each with a place that is in the file."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.build import Checked, build_site, check_project, read_one
from goldenthread.graph.references import references
from goldenthread.kinds.table import KINDS
from goldenthread.model.when import WhenError, read_period, read_timescale, read_when
from goldenthread.problems import Problem
from goldenthread.source.files import decode, read_document
from goldenthread.source.project import Project

FAST = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
PATHS = ["plan.yml", "x/strategy.md", "registers/organisations.yml", "about.md"]

SIGNS = st.sampled_from(
    [
        *"\t\n -:#&*!|>'\"%@`[]{},?.\\/<~0aé–€\u00a0\u2028\ufeff\x00\x1b😀",
        "---\n",
        ": ",
        "- ",
        "\n  ",
        "\n    - ",
        "<<: ",
    ]
)
KEYS = st.sampled_from(
    [
        "kind",
        "title",
        "strategy",
        "period",
        "outcomes",
        "actions",
        "code",
        "outcome",
        "action",
        "lead",
        "partners",
        "timescale",
        "steps",
        "updates",
        "date",
        "text",
        "name",
        "audience",
        "value",
        "was",
        "paper",
        "organisations",
        "aliases",
        "objectives",
        "measures",
        "readings",
        "target",
        "document_control",
        "inferred",
        "priority",
        "refers_to",
        "notes",
        "example",
    ]
)
WORDS = st.sampled_from(
    [
        "action plan",
        "strategy",
        "priority",
        "organisations",
        "pledge",
        "page",
        "x",
        "1.1",
        "1.10",
        "Refer to 1.1 & 9.9",
        "C,F&L",
        "31/03/2027",
        "Sept 2008",
        "2008-2009",
        "internal",
        "yes",
        "a: b",
        "*a",
        "&a",
        "!x",
        "[x] y",
        '"a" b',
        "Note: this",
        "",
        "²",
        "x" * 81,
        "../x",
        "<script>",
    ]
) | st.text(max_size=12)


def lines_of(tree: object, indent: int = 0) -> str:
    """A tree written roughly as an author would: sometimes right, sometimes not."""
    pad = " " * indent
    if isinstance(tree, dict):
        return "".join(
            f"{pad}{key}:\n{lines_of(value, indent + 2)}"
            if isinstance(value, dict | list)
            else f"{pad}{key}: {value}\n"
            for key, value in tree.items()
        )
    if isinstance(tree, list):
        return "".join(f"{pad}- {lines_of(value, indent + 2).lstrip(' ') or chr(10)}" for value in tree)
    return f"{pad}{tree}\n"


TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=20
)
FILES = st.dictionaries(KEYS, TREES, min_size=1, max_size=6).map(lines_of)
KINDED = st.builds(lambda kind, body: f"kind: {kind}\n{body}", WORDS, FILES)
MIXED = st.builds(
    lambda text, at, sign: text[: at % (len(text) + 1)] + sign + text[at % (len(text) + 1) :],
    KINDED,
    st.integers(0, 10_000),
    SIGNS,
)


def in_the_file(problem: Problem, path: str, text: str) -> bool:
    """Whether a problem's place is a character of the file, or the end of one of its lines."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = problem.place
    return place.path == path and 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


def read(path: str, raw: bytes) -> tuple[int, list[Problem]]:
    """How many records a file gives, and its problems."""
    text, problem = decode(raw, path)
    if text is None:
        return 0, [problem] if problem else []
    document, problems = read_document(path, path, text)
    if document is None:
        return 0, problems
    result = read_one(document, KINDS)
    return len(result.records), [*problems, *result.problems]


def assert_records_or_problems(path: str, raw: bytes) -> None:
    """A file is either records or problems, and each problem is in it."""
    count, problems = read(path, raw)
    assert count or problems or path.endswith(".yml")
    text = raw.decode("utf-8", "replace")
    for problem in problems:
        assert in_the_file(problem, path, text), problem.text()
        assert problem.message
        assert problem.remedy
        assert problem.text().isprintable() or "\n" in problem.text()


@pytest.mark.parametrize("path", PATHS)
def test_any_bytes(path: str) -> None:
    """Any bytes as any file."""

    @FAST
    @given(st.binary(max_size=200))
    def holds(raw: bytes) -> None:
        assert_records_or_problems(path, raw)

    holds()


@pytest.mark.parametrize("path", PATHS)
def test_any_text(path: str) -> None:
    """Any text as any file, signs that mean something to YAML before all."""

    @FAST
    @given(st.text(max_size=120) | st.lists(SIGNS | WORDS, max_size=30).map("".join))
    @example("title: @" + " " * 100)
    @example("a:\n\tb: c")
    @example("? a\n: b")
    @example("- - -")
    @example("---")
    @example("--- |")
    @example("%YAML 1.1")
    @example("[")
    @example("a: [")
    def holds(text: str) -> None:
        assert_records_or_problems(path, text.encode("utf-8", "surrogatepass"))

    holds()


@pytest.mark.parametrize("path", PATHS)
def test_any_tree(path: str) -> None:
    """Any tree of keys and words that might stand in a file, whole or with a sign put somewhere."""

    @FAST
    @given(KINDED | MIXED)
    @example("kind: strategy\ntitle:\n  text: x\n  audience: internal\n")
    @example("kind: organisations\norganisations: x\n")
    @example("kind: action plan\ntitle: x\noutcomes:\n  - title: o\n    actions:\n    - code: 1\n      steps: x\n")
    def holds(text: str) -> None:
        assert_records_or_problems(
            path, (f"---\n{text}---\n\nText.\n" if path.endswith(".md") else text).encode("utf-8", "replace")
        )

    holds()


def whole(root: Path, plan: str, strategy: str) -> Checked:
    """A project of two files, checked."""
    for name, text in (("actionplans/plan.yml", plan), ("strategy/x/strategy.md", strategy)):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "replace"))
    return check_project(Project(root, today=dt.date(2026, 11, 22)))


def test_any_project(tmp_path: Path) -> None:
    """Any two files together are checked, and where nothing is wrong their pages and files are made."""

    @settings(FAST, max_examples=60)
    @given(KINDED, KINDED, st.text(max_size=40))
    @example("kind: strategy\ntitle: x\nwas: /a/\n", "kind: strategy\ntitle: y\nwas: /a/\n", "# Heading\n")
    def holds(plan: str, strategy: str, prose: str) -> None:
        facts = f"---\n{strategy}---\n{prose}"
        checked = whole(tmp_path, plan, facts)
        for problem in checked.report:
            if problem.place.path in ("actionplans/plan.yml", "strategy/x/strategy.md"):
                text = plan if problem.place.path.endswith(".yml") else facts
                assert in_the_file(problem, problem.place.path, text), problem.text()
        if not checked.report.has_errors:
            build_site(checked)

    holds()


ACTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "code": st.sampled_from(["1.1", "1.2", "1.10", "A-1", "a-1", "2"]),
            "outcome": st.text(min_size=1, max_size=20),
        },
        optional={
            "action": st.text(max_size=30) | WORDS,
            "lead": WORDS | st.lists(WORDS, max_size=3),
            "timescale": WORDS | st.text(max_size=20),
            "refers_to": WORDS,
            "notes": st.text(max_size=10),
            "summary": st.text(max_size=10),
        },
    ),
    min_size=1,
    max_size=4,
)


def test_any_words_in_a_plan(tmp_path: Path) -> None:
    """A plan in the right form may hold any words: it gives records, and pages where nothing is wrong."""

    def quoted(value: object) -> str:
        if isinstance(value, list):
            return "".join(f"\n          - {quoted(entry)}" for entry in value)
        seen = "".join(sign for sign in str(value) if sign.isprintable())
        return "'" + seen.replace("'", "''") + "'"

    @settings(FAST, max_examples=60)
    @given(ACTIONS, st.text(max_size=60))
    def holds(actions: list[dict[str, object]], prose: str) -> None:
        body = "".join(
            "".join(
                f"{'      - ' if not at else '        '}{key}: {quoted(value)}\n"
                for at, (key, value) in enumerate(action.items())
            )
            for action in actions
        )
        plan = f"kind: action plan\ntitle: Plan\nstrategy: x\noutcomes:\n  - title: O\n    actions:\n{body}"
        strategy = f"---\nkind: strategy\ntitle: X\n---\n{prose}"
        checked = whole(tmp_path, plan, strategy)
        for problem in checked.report:
            assert in_the_file(
                problem, problem.place.path, plan if problem.place.path.endswith(".yml") else strategy
            ), problem.text()
        if not checked.report.has_errors:
            build_site(checked)

    holds()


DATED = st.lists(
    st.sampled_from(
        [
            "31",
            "1st",
            "of",
            "June",
            "Sept.",
            "2026",
            "2008-2009",
            "2016/17",
            "31/03/2027",
            "1.4.08",
            "by",
            "from",
            "–",
            "-",
            "to",
            "end of",
            "Autumn",
            "Ongoing",
            "quarterly",
            "review",
            "each",
            "month",
            "0000",
            "9999",
            "9999/00",
            "2026-02-30",
            "٢٠٢٦",
            "tbc",
            "and",
            "(",
            ".",
            "May",
        ]
    )
    | st.text(max_size=6),
    max_size=9,
).map(" ".join)


@settings(FAST, max_examples=400)
@given(DATED | st.text(max_size=40))
def test_any_words_as_a_date(words: str) -> None:
    """Any words are a date, a timescale, a period, or refused as one: nothing else happens, and the words are kept."""
    for reader in (read_when, read_timescale, read_period):
        with suppress(WhenError):
            assert reader(words).text == " ".join(words.split())


@settings(FAST, max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                "Refer to",
                "refer",
                "see",
                "1.1",
                "1.10",
                ",",
                "&",
                "and",
                "1.4.08",
                "A1",
                ".",
                "/",
                "(",
                " ",
                "12",
                "1.5a",
                "–",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_words_as_references(text: str) -> None:
    """Each reference found in any text is there, in order, and no two overlap."""
    end = 0
    for span in references(text):
        assert span.start >= end
        assert text[span.start : span.end] == span.code
        end = span.end

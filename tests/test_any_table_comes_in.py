"""Any table whatever becomes a plan that the check finds no error in, written so that it reads back as what it was."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.intake.grid import Cell, Content, Grid, Paragraph, Row
from goldenthread.intake.log import Log
from goldenthread.intake.names import KnownNames
from goldenthread.intake.patch import patch_of
from goldenthread.intake.plan import read_plan
from goldenthread.intake.strategy import files_of_strategy
from goldenthread.intake.strategy_patch import patch_of_page
from goldenthread.intake.tables import tables_of
from goldenthread.intake.write import as_value, written
from goldenthread.kinds.action_plan import ActionPlan
from goldenthread.model.reading import read_records
from goldenthread.problems import Severity
from goldenthread.source.files import read_document
from goldenthread.source.yaml_tree import read_yaml

FAST = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
HEADINGS = ["No.", "Outcome", "Actions", "Indicator", "Lead & partners", "Lead", "Partners", "Resources", "Timescale",
            "Status", "Priority", "Ref", "id", "", "Gossip"]
PIECES = st.sampled_from(
    ["1.0 Homes", "1.1", "1.10", "1.1.", "2", "A1", "Refer to 1.1, 1.2 & 1.6", "C,F&L and", "CT", "A Trust",
     "Sept 2008", "31/03/2027", "31/13/2027", "Ongoing", "done", "**Respect**", "Priority 4: To stay", "'you said'",
     "- ", "# x", "& 1.6", "a: b", '"', "\\", "\t", "\n", "\u00a0", "\u200b", "\x07", "No", "x" * 90, "[a", "{{ b }}",
     "@", "?", ": ", " #", "%", "1.5. Undertake", "...", "é–€", "\ud83d"])
WORDS = st.one_of(st.just(""), PIECES, st.lists(PIECES, max_size=3).map(" ".join), st.text(max_size=12))
NAMED = st.sampled_from(["Objectives:", "Evidence", "Impact measures", "Our pledge", "Contents"])
CELLS = st.builds(Cell, text=WORDS, number=st.sampled_from(["", "", "1.", "1.1", "a)"]), numeric=st.booleans(),
                  width=st.sampled_from([1, 1, 1, 0, 2, 7]), continues=st.sampled_from([False, False, False, True]))


@st.composite
def grids(draw: Any) -> Grid:
    """A table with a row of headings and any rows below it."""
    heads = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=7))
    heads = ["Actions", "Timescale", *heads] if draw(st.booleans()) else [*heads, "Outcome", "Lead"]
    rows = draw(st.lists(st.lists(CELLS, max_size=len(heads) + 1), max_size=8))
    every = [[Cell(word) for word in heads], *rows]
    if draw(st.booleans()):
        every.insert(draw(st.integers(1, len(every))), every[0])
    return Grid("table 1", tuple(Row(f"table 1, row {at}", tuple(cells)) for at, cells in enumerate(every, 1)))


def plan_of(found: list[Grid]) -> dict[str, Any] | None:
    """The facts of the plan in some tables; None where there is no action in them."""
    log = Log()
    content = Content(tuple(found))
    tables = tables_of(content, {}, log)
    plan = read_plan(content, tables, "our-plan", KnownNames(), log) if tables else None
    assert log.text("What was done")
    return plan.facts if plan and plan.actions else None


@FAST
@given(st.lists(grids(), min_size=1, max_size=2))
def test_a_plan_from_any_table_has_no_error(found: list[Grid]) -> None:
    """Every fact that is written is one that can be read: codes, dates and all; what is not so is told and left out."""
    facts = plan_of(found)
    if facts is None:
        return
    text = written(facts)
    document, problems = read_document("our.yml", "our.yml", text)
    assert not problems
    assert document is not None
    read = read_records(document, ActionPlan, "our")
    assert [problem.text() for problem in read.problems if problem.severity is Severity.ERROR] == []
    codes = [record.code.casefold() for record in read.records if record.kind == "action" and record.code]
    assert len(codes) == len(set(codes))


@FAST
@given(st.lists(grids(), min_size=1, max_size=2), st.lists(grids(), min_size=1, max_size=2))
def test_a_patch_that_is_accepted_leaves_nothing_to_change(first: list[Grid], second: list[Grid]) -> None:
    """What was put in is the same when it comes in again; the same plan is no patch at all."""
    old, new = plan_of(first), plan_of(second)
    if old is None or new is None:
        return
    same = patch_of(written(old), old)
    assert same is not None
    assert same.changes == ()
    assert same.text == written(old)
    patch = patch_of(written(old), new)
    assert patch is not None
    again = patch_of(patch.text, new)
    assert again is not None
    assert again.changes == ()


@FAST
@given(st.recursive(WORDS, lambda inner: st.dictionaries(
    st.sampled_from(["a", "b_c"]),
    st.one_of(inner, st.lists(WORDS, min_size=1),
              st.lists(st.dictionaries(st.just("d"), inner, min_size=1), min_size=1)), min_size=1), max_leaves=6))
def test_what_is_written_reads_back_as_it_was(value: Any) -> None:
    """Words are kept, in quotation marks only where they are needed."""
    value = clean(value)
    tree = read_yaml("x.yml", written({"x": value} if value else {"x": "y"}))
    assert not tree.problems
    assert as_value(tree.node) == ({"x": value} if value else {"x": "y"})


def clean(value: Any) -> Any:
    """A value as cleaning leaves it: words on one line."""
    if isinstance(value, str):
        return " ".join("".join(sign for sign in value if sign.isprintable()).split()) or "x"
    if isinstance(value, list):
        return [clean(one) for one in value]
    return {key: clean(one) for key, one in value.items()}


BLOCKS = st.one_of(grids(), st.builds(
    Paragraph, text=st.one_of(WORDS, NAMED), place=st.just("paragraph 1"), bullet=st.booleans(),
    level=st.sampled_from([None, None, 0, 1, 2, 3]), number=st.sampled_from(["", "", "1.", "2."])))


@FAST
@given(st.lists(BLOCKS, max_size=14))
def test_a_strategy_from_any_words_can_be_read(blocks: list[Grid | Paragraph]) -> None:
    """Each file that is made is a document without a mistyped line, and the same when it comes in again."""
    made = files_of_strategy(Content(tuple(blocks)), "our-strategy", "strategy/our", Log())
    for path, text in made.files.items():
        document, problems = read_document(path, path, text)
        assert [problem.text() for problem in problems] == []
        assert document is not None
        assert document.kind is not None
        again = patch_of_page(path, text, made.facts[path])
        assert again is not None
        assert again.changes == ()

"""Which column of a table is which: known by its heading, by a file that says so, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.exports.partners import OF_A_PLAN
from goldenthread.exports.word_table import COLUMNS
from goldenthread.intake.codes import plain_code
from goldenthread.intake.grid import Grid, Row
from goldenthread.intake.log import Log, Sort
from goldenthread.messages.catalogue import quoted

BOTH = "outcome and action"
CODE, OUTCOME, ACTION, WHO, LEAD, PARTNERS = "code", "outcome", "action", "lead and partners", "lead", "partners"
GROUP, GROUP_CODE, LEAVE_OUT = "group", "group code", "leave out"
DUE, AGAIN = "due", "said again"
"""A day that a file gives beside the timescale, as our own exports do; and what another column says as well."""
_UNUSED = {LEAVE_OUT: "for which a plan has no place", DUE: "which the timescale says",
           AGAIN: "which another column says too"}
PLAIN = ("indicator", "resources", "timescale", "status")
KNOWN = (CODE, OUTCOME, ACTION, BOTH, "indicator", WHO, LEAD, PARTNERS, "resources", "timescale", "status", GROUP,
         GROUP_CODE, LEAVE_OUT)
_WORDS: tuple[tuple[str, str], ...] = (
    (GROUP_CODE, r"(?:group|outcome|priority) (?:code|no|number|ref)"),
    (CODE, r"(?:action |plan |item |row )?(?:id|ref|ref no|reference|code|no|number|nr)|#|"),
    (WHO, r".*\blead\b.*\b(?:and|with) .*partners?.*|who(?: is (?:involved|doing it))?|responsible agencies"
          r"|responsible partners|agencies|(?:by whom|whose responsibility)"),
    (PARTNERS, r"(?:other |key |partner |delivery |supporting )?(?:partners?|partner agencies|partner organisations)"
               r"(?: involved)?|support(?:ed by|ing partners)|with|working with|together with"),
    (LEAD, r"(?:.*\blead\b.*|lead|owner|action owner|responsib.*|person responsible|accountable.*|who leads)"),
    ("timescale", r"(?:milestones? ?)*(?:and )?(?:timescales?|timeframes?|time scales?|timings?|timelines?|deadlines?|"
                  r"milestones?)|by when|when|(?:target |completion |due |end )dates?|dates?"),
    (DUE, r"due|due by"),
    ("status", r"(?:current |action )?status"),
    ("indicator", r"(?:key |performance |success )*(?:indicators?|measures?|criteria)(?: of success)?|kpis?|"
                  r"(?:outcome|impact|success) measures?|how (?:will we|we will) know.*|what success looks like|"
                  r"evidence(?: of (?:success|impact))?|measured by|how (?:it is|we will) measured?"),
    ("resources", r"(?:resources?|resource implications?|funding|budget|costs?|cost implications?|resources? required|"
                  r"paid from)(?: and (?:costs?|budget|funding))?"),
    (ACTION, r"(?:key |agreed |proposed |specific |the )?(?:actions?|tasks?|activity|activities|steps?)"
             r"(?: required| to be taken| needed| points?)?|what (?:we will|will we|will be|needs to be) do(?:ne)?|"
             r"how(?: we will do it)?"),
    (BOTH, r"what it is for and what will be done|(?:outcomes?|objectives?|aims?) and (?:key )?actions?"),
    (OUTCOME, r"(?:key |service |desired |intended |expected )*(?:outcomes?|objectives?|aims?|goals?)(?: sought)?|"
              r"what we (?:want to achieve|want|will achieve)|recommendations?"),
    (GROUP, r"group|outcome group|(?:strategic )?(?:priority|priorities|theme|themes)|(?:area|section)(?: of work)?"),
)
_KNOWN = tuple((fact, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for fact, pattern in _WORDS)
OWN = frozenset(tuple(column.heading.casefold() for column in OF_A_PLAN if column.name in names)
                for names in ([column.name for column in OF_A_PLAN], COLUMNS))
"""The headings of a plan in our own spreadsheets and Word files."""
CODE_SHAPE = re.compile(r"(?:[A-Za-z]{1,3}[-. ]?)?\d+(?:\.\d+)*[A-Za-z]?[.):]?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the fact that each holds, and the words of its headings, to know them when repeated."""

    facts: Mapping[int, str]
    words: tuple[str, ...]
    others: Mapping[int, str] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether they are those of a plan that this project has written, in which nothing needs to be guessed."""
        return self.words in OWN

    def has(self, fact: str) -> bool:
        """Whether any column holds this fact."""
        return fact in self.facts.values()

    def repeated_by(self, row: Row) -> bool:
        """Whether a row holds these headings again, as the first row of another page does."""
        own = [folded(cell.text) for cell in row.cells]
        given = [word for word in own if word]
        return bool(given) and given == [word for word in self.words if word]


def folded(words: str) -> str:
    """A heading without what does not matter: case, signs, runs of spaces."""
    plain = words.casefold().replace("&", " and ").replace("/", " ").replace("+", " and ")
    return " ".join(re.sub(r"[^\w#]+|_", " ", plain).split())


def fact_of(heading: str, said: Mapping[str, str]) -> str | None:
    """The fact that a heading names; `said` are those that a file of the author's gives, by folded heading."""
    own = folded(heading)
    if own in said:
        return said[own]
    if not own or len(own) > 80:
        return None
    return next((fact for fact, pattern in _KNOWN if pattern.fullmatch(own)), None)


def find_columns(grid: Grid, said: Mapping[str, str], log: Log) -> tuple[Columns, int] | None:
    """The columns of a table and the row its headings stand in; None where no row holds headings of a plan."""
    for at, row in enumerate(grid.rows[:30]):
        facts = {column: fact for column, cell in enumerate(row.cells)
                 if cell.text.strip() and (fact := fact_of(cell.text, said))}
        own = set(facts.values()) - {LEAVE_OUT}
        if len(own) >= 2 and own & {ACTION, OUTCOME, BOTH} and len(row.filled) >= 2:
            return _settled(grid, at, facts, log), at
    return None


def _settled(grid: Grid, at: int, facts: dict[int, str], log: Log) -> Columns:
    """The columns once two of one name are told apart, and one without a heading is known by what it holds."""
    head, body = grid.rows[at], grid.rows[at + 1 :]
    place = head.place
    _told_apart(head, body, facts, log)
    if CODE not in facts.values():
        for column in [column for column, fact in facts.items() if fact in (OUTCOME, ACTION)]:
            pair = _beside(head, column, facts)
            if pair is None:
                continue
            codes = max(pair, key=lambda one: _share(body, one))
            if _share(body, codes) >= 0.5 or not any(row.at(codes).text.strip() for row in body if len(row.filled) > 1):
                other = pair[0] if codes == pair[1] else pair[1]
                facts[other] = facts.pop(column) if column != other else facts[column]
                facts[codes] = CODE
                break
    others = {column: cell.text for column, cell in enumerate(head.cells)
              if cell.text.strip() and facts.get(column, LEAVE_OUT) in _UNUSED}
    for column, words in others.items():
        filled = sum(bool(row.at(column).text.strip()) for row in body)
        if filled:
            why = _UNUSED[facts.get(column, LEAVE_OUT)]
            log.add(Sort.LEFT_OUT, place, f"the column {quoted(words)}, {why}; rows with words in it: {filled}")
    for column in range(max((len(row.cells) for row in body), default=0)):
        if column not in facts and column not in others and any(
                row.at(column).filled and row.at(column).width == 1 and len(row.filled) > 1 for row in body):
            log.add(Sort.LEFT_OUT, place, f"column {column + 1}, which has no heading")
            others[column] = ""
    kept = {column: fact for column, fact in facts.items() if fact not in _UNUSED}
    return Columns(kept, tuple(folded(cell.text) for cell in head.cells), others)


def _told_apart(head: Row, body: tuple[Row, ...], facts: dict[int, str], log: Log) -> None:
    """One column for each fact: of two that hold codes the one with text, of two others the first."""
    by_fact: dict[str, list[int]] = {}
    for column, fact in facts.items():
        by_fact.setdefault(fact, []).append(column)
    if DUE in by_fact and "timescale" not in by_fact:
        by_fact["timescale"] = by_fact.pop(DUE)
        facts.update(dict.fromkeys(by_fact["timescale"], "timescale"))
    for fact, columns in by_fact.items():
        if len(columns) < 2 or fact in _UNUSED:
            continue
        kept = columns[0]
        if fact == CODE:
            text = [column for column in columns
                    if any(row.at(column).text for row in body) and not any(row.at(column).numeric for row in body)]
            named = [column for column in text if folded(head.at(column).text) == "id"]
            kept = (named or text or columns)[0]
        others = [column for column in columns if column != kept]
        if fact == CODE and all(_code_in(row, column) == _code_in(row, kept) for row in body for column in others):
            typed = next((column for column in columns if folded(head.at(column).text) != "id"), kept)
            facts.update({column: AGAIN for column in columns if column != typed})
            continue
        facts.update(dict.fromkeys(others, LEAVE_OUT))
        log.add(Sort.DOUBTFUL, head.place, f"{len(columns)} columns could be the {fact}; "
                                           f"{quoted(head.at(kept).text)} is taken for it")


def _code_in(row: Row, column: int) -> str:
    """The code in a cell, in small letters, as ids are."""
    return plain_code(row.at(column).text).casefold()


def _beside(head: Row, column: int, facts: Mapping[int, str]) -> tuple[int, int] | None:
    """A column and the one beside it that shares its heading, or has none."""
    after = head.at(column + 1) if column + 1 < len(head.cells) else None
    if after is not None and not after.text.strip() and column + 1 not in facts:
        return column, column + 1
    if column and not head.at(column - 1).text.strip() and column - 1 not in facts:
        return column - 1, column
    return None


def _share(body: tuple[Row, ...], column: int) -> float:
    """How many of the cells of a column look like a code: from 0 to 1."""
    cells = [row.at(column) for row in body if row.at(column).filled and len(row.filled) > 1]
    codes = sum(bool(CODE_SHAPE.fullmatch(cell.text.strip() or cell.number)) for cell in cells)
    return codes / len(cells) if cells else 0.0

"""Rows of a table as what they say: a heading again, a group, an action, one more step, or the rest of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.graph.references import references
from goldenthread.intake.cleaning import lines_of, one_line
from goldenthread.intake.codes import Found, plain_code
from goldenthread.intake.grid import Cell, Grid, Row
from goldenthread.intake.headings import (
    ACTION,
    BOTH,
    CODE,
    CODE_SHAPE,
    GROUP,
    GROUP_CODE,
    OUTCOME,
    Columns,
)
from goldenthread.intake.log import Log, Sort, counted

_CODED = re.compile(r"(?P<code>(?:[A-Za-z]{1,3}-?)?\d+(?:\.\d+)+[a-z]?|(?:[A-Za-z]{1,3}-?)?\d+[a-z]?(?=[.):]))[.):]?\s+"
                    r"(?P<rest>\D.*|\d.*\D.*)", re.DOTALL)
_GROUP_CODED = re.compile(r"(?P<code>(?:[A-Za-z]{1,3}-?)?\d+(?:\.\d+)*)[.):]?\s+(?P<rest>\S.*)", re.DOTALL)
_OF_A_STEP = (ACTION, "indicator", "timescale")


@dataclass(slots=True)
class Step:
    """What one row says of an action: lines of words by fact; `own` where this project has written the row."""

    place: str
    facts: dict[str, list[str]] = field(default_factory=dict)
    own: bool = False


@dataclass(slots=True)
class Action:
    """An action with its steps; `code` is what stands where its code should."""

    place: str
    code: Found
    outcome: list[str]
    steps: list[Step]


@dataclass(slots=True)
class Group:
    """A group of actions; its title is empty where the table gives none."""

    place: str
    code: str | None
    title: str
    actions: list[Action] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """How far a plan's tables have been read: the groups so far, and whether a page has just ended."""

    log: Log
    groups: list[Group] = field(default_factory=list)
    page_ended: bool = False

    def table(self, grid: Grid, columns: Columns, start: int) -> None:
        """Reads the rows of a table below its headings; headings again, and the group's again, are noted once."""
        again: list[str] = []
        for row in grid.rows[start:]:
            if columns.repeated_by(row):
                again.append(row.place)
                self.page_ended = True
                continue
            own = self._group(row, columns)
            if own is not None:
                if not self._is_open(own):
                    self.groups.append(own)
                elif self.page_ended:
                    again.append(row.place)
                continue
            if row.filled:
                self._row(row, columns)
            self.page_ended = False
        if again:
            self.log.add(Sort.CLEANED, grid.name, f"{len(again)} rows that repeat a heading on a new page: "
                                                  f"{', '.join(place.rsplit(', ', 1)[-1] for place in again)}")

    def _is_open(self, group: Group) -> bool:
        """Whether a group's heading is that of the group being read, as on a new page."""
        if not self.groups:
            return False
        last = self.groups[-1]
        return (last.code, last.title.casefold()) == (group.code, group.title.casefold())

    def _group(self, row: Row, columns: Columns) -> Group | None:
        """The group that a row starts: one cell over the table, or one that starts like a heading with a number."""
        filled = row.filled
        if len(filled) > 2 or not filled:
            return None
        if columns.own:
            return self._own_group(row)
        cell = row.at(filled[0])
        if len(filled) == 2:
            return self._two_celled(row, columns, filled)
        shown = sum(1 for one in row.cells if one.width)
        wide = cell.width > 1 and cell.width >= 0.6 * len(row.cells)
        first = columns.facts.get(filled[0]) in (CODE, OUTCOME, GROUP, None)
        text = one_line(lines_of(cell.text, row.place, Log()), row.place, Log())
        coded = _GROUP_CODED.fullmatch(text)
        named = re.match(r"(?:priority|outcome|objective|theme|aim|section|part)\b", text, re.IGNORECASE)
        alone = (shown == 1 or columns.facts.get(filled[0]) in (CODE, GROUP)) and not CODE_SHAPE.fullmatch(text)
        if not (wide or (first and (coded or named or alone))) or not text or row.at(filled[0]).continues:
            return None
        code = plain_code(cell.number) or None
        if coded and not code:
            return Group(row.place, plain_code(coded["code"]), coded["rest"])
        return Group(row.place, code, text)

    def _two_celled(self, row: Row, columns: Columns, filled: list[int]) -> Group | None:
        """A group whose code stands in one cell and its title in the next, as `2.0` and `Homes nearby`."""
        code, title = (row.at(at).text.strip() for at in filled)
        facts = [columns.facts.get(at) for at in filled]
        whole = re.fullmatch(r"(?:[A-Za-z]{1,2})?\d+(?:\.0)?[.):]?", code)
        if facts == [CODE, OUTCOME] and whole and (code.rstrip(".):").endswith(".0") or row.at(filled[1]).width > 2):
            return Group(row.place, plain_code(code), one_line(lines_of(title, row.place, Log()), row.place, Log()))
        return None

    def _own_group(self, row: Row) -> Group | None:
        """The group that a row of our own Word files starts: its code in the first cell, its title over all others."""
        title = row.at(1)
        if title.width < 2 or not title.filled:
            return None
        words = one_line(lines_of(title.text, row.place, self.log), row.place, self.log)
        return Group(row.place, plain_code(row.at(0).text) or None, words)

    def _row(self, row: Row, columns: Columns) -> None:
        """Reads a row as an action, one more step of the action above, or the rest of the row above."""
        words = self._words(row, columns)
        self._grouped(row, columns)
        code = self._code(row, columns)
        numbered = words.pop("code", [])
        code = Found(numbered[0], False, row.place) if numbered else code
        outcome = words.pop(OUTCOME, [])
        last = self.groups[-1].actions[-1] if self.groups and self.groups[-1].actions else None
        if last is not None and not code.words and self._goes_on(row, last, outcome, words):
            return
        if last is not None and code.words and words and (code.words, outcome or last.outcome) == (
                last.code.words, last.outcome) and not code.numeric:
            last.steps.append(Step(row.place, words, columns.own))
            return
        if not code.words and outcome:
            coded = _CODED.fullmatch(outcome[0])
            if coded:
                code = Found(coded["code"], False, row.place)
                outcome = [coded["rest"], *outcome[1:]]
        elif not code.words and words.get(ACTION):
            coded = _CODED.fullmatch(words[ACTION][0])
            if coded:
                code = Found(coded["code"], False, row.place)
                words[ACTION] = [coded["rest"], *words[ACTION][1:]]
        if not self.groups:
            self.groups.append(Group(row.place, None, ""))
        if not outcome and not words.get(ACTION):
            said = "; ".join(" ".join(lines) for lines in words.values()) or code.words
            self.log.add(Sort.NOT_UNDERSTOOD, row.place,
                         f"{counted(said)} in a row with neither an outcome nor an action")
            return
        self.groups[-1].actions.append(Action(row.place, code, outcome, [Step(row.place, words, columns.own)]))

    def _words(self, row: Row, columns: Columns) -> dict[str, list[str]]:
        """The lines in a row's cells by their fact, those of the group apart; as code only a number that Word makes."""
        found: dict[str, list[str]] = {}
        coded = any(row.at(column).filled for column, fact in columns.facts.items() if fact == CODE)
        for column, fact in columns.facts.items():
            cell = row.at(column)
            if fact in (CODE, GROUP, GROUP_CODE) or cell.continues:
                continue
            lines = lines_of(cell.text, row.place, self.log)
            own = fact in (OUTCOME, ACTION) and not coded and "code" not in found
            if cell.number and own and (not columns.has(CODE) or "." in plain_code(cell.number)):
                self.log.add(Sort.CLEANED, row.place, f"code {plain_code(cell.number)}: Word numbers it by itself")
                found["code"] = [plain_code(cell.number)]
            elif cell.number:
                lines = [f"{cell.number} {' '.join(lines[:1])}".strip(), *lines[1:]]
            if fact == BOTH:
                parts = ((OUTCOME, lines[:1]), (ACTION, self._without_targets(lines[1:], row.place)))
                found |= {name: part for name, part in parts if part}
            elif lines:
                found[fact] = lines
        for column in range(len(row.cells)):
            cell = row.at(column)
            known = column in columns.facts or column in columns.others
            if not known and cell.filled and not cell.continues:
                said = f"{counted(cell.text)} in a column without a heading"
                self.log.add(Sort.NOT_UNDERSTOOD, row.place, said)
        return found

    def _without_targets(self, lines: list[str], place: str) -> list[str]:
        """Lines without one that only tells what an action refers to, as our own Word files do."""
        named = {span.code for line in lines for span in references(line)}
        kept = [line for line in lines if not named or {part.split(" ")[0] for part in line.split(" · ")} != named]
        if kept != lines:
            self.log.add(Sort.LEFT_OUT, place, f"the words of what it refers to: {', '.join(sorted(named))}")
        return kept

    def _code(self, row: Row, columns: Columns) -> Found:
        cell = next((row.at(column) for column, fact in columns.facts.items() if fact == CODE), Cell())
        if cell.continues:
            return Found("", False, row.place)
        words = " ".join(cell.text.split())
        if not words and cell.number:
            self.log.add(Sort.CLEANED, row.place, f"code {plain_code(cell.number)}: Word numbers it by itself")
            words = cell.number
        return Found(plain_code(words) if "/" in words else words, cell.numeric, row.place)

    def _grouped(self, row: Row, columns: Columns) -> None:
        """Starts a group where a table names it in a column of its own, in each row or in one merged cell."""
        if not columns.has(GROUP):
            return
        cells = {fact: row.at(column) for column, fact in columns.facts.items() if fact in (GROUP, GROUP_CODE)}
        title = " ".join(lines_of(cells[GROUP].text, row.place, self.log))
        if cells[GROUP].continues or not title:
            return
        code = plain_code(cells.get(GROUP_CODE, Cell()).text) or plain_code(cells[GROUP].number) or None
        coded = _GROUP_CODED.fullmatch(title) if not code and not columns.own else None
        if coded and "." in coded["code"]:
            code, title = coded["code"], coded["rest"]
        own = Group(row.place, code, title)
        if not self._is_open(own):
            self.groups.append(own)

    def _goes_on(self, row: Row, last: Action, outcome: list[str], words: dict[str, list[str]]) -> bool:
        """Whether a row without a code belongs to the action above; if so it is added to it."""
        step = last.steps[-1]
        before = {OUTCOME: last.outcome, **step.facts}
        given = {**({OUTCOME: outcome} if outcome else {}), **words}
        if not given:
            return False
        pieces = [fact for fact, lines in given.items() if before.get(fact) and _is_rest(before[fact][-1], lines[0])]
        whole = sum(1 for fact in _OF_A_STEP if words.get(fact))
        if not outcome and whole >= 2 and len(pieces) < len(given):
            last.steps.append(Step(row.place, words))
            return True
        if outcome and OUTCOME not in pieces:
            return False
        if not outcome and words.get(ACTION) and ACTION not in pieces and not self.page_ended and before.get(ACTION):
            last.steps.append(Step(row.place, words))
            return True
        for fact, lines in given.items():
            held = last.outcome if fact == OUTCOME else step.facts.setdefault(fact, [])
            if held and fact in pieces:
                held[-1] = f"{held[-1]} {lines[0]}"
                held += lines[1:]
            else:
                held += lines
        self.log.add(Sort.CLEANED, row.place, f"this row goes on with the one at {step.place}: "
                                              f"{', '.join(given)} put together")
        return True


def _is_rest(before: str, after: str) -> bool:
    """Whether a line goes on with another: the first does not end as a sentence, the second does not start as one."""
    return before[-1] not in ".!?" and (after[0].islower() or after[0] in ",;)&")


def in_order(groups: list[Group]) -> Iterator[Group]:
    """The groups that have actions, those of one code and title put together."""
    made: dict[tuple[str | None, str], Group] = {}
    for group in groups:
        if not group.actions:
            continue
        own = (group.code, group.title.casefold())
        if own in made:
            made[own].actions += group.actions
        else:
            made[own] = group
    yield from made.values()

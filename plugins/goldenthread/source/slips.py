"""What a YAML error means to somebody who has never heard of YAML: which line, why, and how it was meant."""

from __future__ import annotations

from yaml import Mark, YAMLError

from goldenthread.messages import typing as say
from goldenthread.source.rows import Rows, Slip


def slip_behind(rows: Rows, error: YAMLError, quote_span: tuple[int, int, int] | None) -> Slip:
    """The slip behind a YAML error.

    `quote_span` is the last quoted text that ran over several lines (first line, column, last line, from 0): where
    the trouble starts on its last line, its opening quotation mark is to blame.
    """
    context = getattr(error, "context_mark", None)
    why = str(getattr(error, "problem", None) or "it is not YAML")
    about = str(getattr(error, "context", None) or "")
    at, column = _within(rows, getattr(error, "problem_mark", None))
    begun, begun_column = _within(rows, context) if context else (at, column)

    if "escape" in why or "hexdecimal" in why:
        return rows.backslash(at, max(0, rows.rows[at].rfind("\\", 0, column + 1)))
    if "quoted scalar" in about and context:
        return rows.unclosed_quote(begun, begun_column)
    if quote_span and quote_span[2] == at:
        return rows.unclosed_quote(quote_span[0], quote_span[1])
    above = rows.before(at)
    for line in dict.fromkeys([at, begun, at if above is None else above]):
        found = rows.fault(line)
        if found:
            return found
    if "<document start>" in why and above is not None and rows.rows[above].rstrip() == "...":
        return Slip(say.several_documents(rows.place(at, 0)), at)
    if "flow" in about and context:
        return Slip(say.unclosed_bracket(rows.place(begun, begun_column)), begun)
    nameless = _nameless(rows, at, above, begun if "expected ':'" in why else None, why)
    if nameless is not None:
        return Slip(say.no_colon(rows.place(nameless, rows.content(nameless))), nameless)
    if "expected" in why or "indent" in why or "block" in about or "mapping values" in why:
        row = rows.rows[at]
        return Slip(say.indentation(rows.place(at, len(row) - len(row.lstrip()))), at)
    return Slip(say.unreadable(rows.place(at, column), why), at)


def _within(rows: Rows, mark: Mark | None) -> tuple[int, int]:
    """Line and column of a parser's mark, which may lie past the end of the file, within it."""
    if mark is None:
        return 0, 0
    at = min(mark.line, len(rows.rows) - 1)
    return at, min(mark.column, len(rows.rows[at]))


def _nameless(rows: Rows, at: int, above: int | None, awaited: int | None, why: str) -> int | None:
    """The line without a colon after its fact's name: where YAML waited for one, or that the next lines up with."""
    if awaited is not None and rows.lacks_colon(awaited):
        return awaited
    if above is None or "mapping values" not in why or rows.content(above) != rows.content(at):
        return None
    return above if rows.lacks_colon(above) and rows.starts_a_fact(above) else None

"""What a YAML error means to somebody who has never heard of YAML: which line, why, and how it should be typed."""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import YAMLError

from goldenthread.messages import typing as say
from goldenthread.problems import Place, Problem

_ENTRY = re.compile(r"^(?P<lead>\s*(?:-\s+)*)(?:(?P<key>[^\s:#'\"\[\]{}-][^:#]*?):[ \t]+)?(?P<value>\S.*?)\s*$")
_STUCK = re.compile(r"^(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z][A-Za-z_ -]*):(?P<value>[^\s:/].*)$")


def explain(path: str, text: str, error: YAMLError, quote_span: tuple[int, int, int] | None) -> Problem:
    """The problem behind a YAML error.

    `quote_span` is the last quoted text that ran over several lines (first line, column, last line, from 0): where
    the trouble starts on its last line, its opening quotation mark is to blame.
    """
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    why = str(getattr(error, "problem", None) or "it is not YAML")
    about = str(getattr(error, "context", None) or "")
    at = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0

    def here(line: int, col: int) -> Place:
        return Place(path, line + 1, col + 1)

    if "quoted scalar" in about and context:
        return say.unclosed_quote(here(context.line, context.column), _closed(lines[context.line]))
    if quote_span and quote_span[2] == at:
        return say.unclosed_quote(here(quote_span[0], quote_span[1]), _closed(lines[quote_span[0]]))
    for line in dict.fromkeys([at, *([context.line] if context else []), at - 1]):
        if not 0 <= line < len(lines):
            continue
        found = _line_problem(lines[line], why, here, line, column if line == at else None)
        if found:
            return found
    if "flow" in about and context:
        return say.unclosed_bracket(here(context.line, context.column))
    if "expected" in why or "indent" in why or "block" in about:
        return say.indentation(here(at, len(lines[at]) - len(lines[at].lstrip())))
    return say.unreadable(here(at, column), why)


def _line_problem(
    row: str, why: str, here: Callable[[int, int], Place], line: int, column: int | None
) -> Problem | None:
    """What is wrong with one line by itself, or None."""
    indent = row[: len(row) - len(row.lstrip())]
    if "\t" in indent:
        return say.tab(here(line, row.index("\t")), row.replace("\t", "  ").rstrip())
    stuck = _STUCK.match(row)
    if stuck and "mapping values" not in why:
        typed = f"{stuck['lead']}{stuck['key']}: {stuck['value']}"
        return say.no_space_after_colon(here(line, stuck.end("key")), stuck["key"], typed.strip())
    entry = _ENTRY.match(row)
    if not entry:
        return None
    value, start = entry["value"], entry.start("value")
    typed = _typed(entry)
    if value[0] in "\"'":
        closing = _closing_quote(value)
        if closing is None:
            return say.unclosed_quote(here(line, start), _closed(row))
        rest = value[closing + 1 :].strip()
        if rest and not rest.startswith(("#", ":")):
            return say.text_after_quote(here(line, start), typed)
    elif value[0] in "[{":
        closer = {"[": "]", "{": "}"}[value[0]]
        end = value.rfind(closer)
        if end >= 0 and value[end + 1 :].strip() and not value[end + 1 :].strip().startswith("#"):
            return say.text_after_bracket(here(line, start), typed)
        return say.unclosed_bracket(here(line, start)) if end < 0 else None
    elif value[0] in "*&!%@`":
        return say.special_start(here(line, start), value[0], typed)
    if "mapping values" in why and column is not None:
        return say.colon_in_value(here(line, column), typed)
    if "\t" in row:
        return say.tab(here(line, row.index("\t")), row.replace("\t", " ").strip())
    return None


def as_typed(text: str, line: int) -> str:
    """The line as it should be typed where its value is meant as text: the value in quotation marks."""
    row = text.split("\n")[line]
    entry = _ENTRY.match(row)
    return _typed(entry) if entry else row.strip()


def _typed(entry: re.Match[str]) -> str:
    key = f"{entry['key']}: " if entry["key"] else ""
    return f"{entry['lead'].strip()} {key}{in_quotes(entry['value'])}".strip()


def in_quotes(value: str) -> str:
    """A value in the quotation marks that suit what it holds."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _closing_quote(value: str) -> int | None:
    """Where the quotation mark that opens a value is closed, or None."""
    sign = value[0]
    at = 1
    while at < len(value):
        if sign == '"' and value[at] == "\\":
            at += 2
            continue
        if value[at] == sign:
            if sign == "'" and value[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at
        at += 1
    return None


def _closed(row: str) -> str | None:
    """The line with its quotation mark closed at the end."""
    entry = _ENTRY.match(row)
    if not entry or entry["value"][0] not in "\"'":
        return None
    return f"{row.strip()}{entry['value'][0]}"

"""Quotation marks and brackets: where they close, and which marks suit a value."""

from __future__ import annotations

_PAIRS = {"[": "]", "{": "}"}


def in_quotes(value: str) -> str:
    """A value in the quotation marks that suit what it holds."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def closing_quote(value: str) -> int | None:
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


def closing_bracket(value: str) -> int | None:
    """Where the bracket that opens a value is closed, or None."""
    awaited: list[str] = []
    for at, sign in enumerate(value):
        if sign in _PAIRS:
            awaited.append(_PAIRS[sign])
        elif sign in "]}":
            if sign != awaited.pop():
                return None
            if not awaited:
                return at
    return None

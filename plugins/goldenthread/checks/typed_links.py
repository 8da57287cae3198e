"""Links as authors type them in Markdown: where each stands, what it names, and what is code and so no link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from goldenthread.kind import Kinds
from goldenthread.query.blocks import blocks

WEB = ("http", "https", "mailto", "tel")
_SHORT = {"plan": "action-plan"}
_SCHEME = re.compile(r"[A-Za-z][\w .+-]{0,60}")
_LINK = re.compile(
    r"""
      (?<!\\)(?:\\\\)*\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>[^)\n]*))                    # [words](address)
    | ^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)>?[ \t]*(?:["'(].*)?$            # [2]: address
    | <a\s[^<>]*?\bhref\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)'|(?P<raw>[^\s"'<>]+))
    | <(?P<auto>[A-Za-z][A-Za-z _-]{0,60}:[^<>\n]+)>                                        # <address>
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_TITLE = re.compile(r"""\s["'].*""", re.DOTALL)
_RUN = re.compile(r"`+|\n[ \t]*\n")
_ENTRY = re.compile(r" {0,3}(?:[-*+:]|\d+\.)[ \t]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A link's address as typed, where it starts in the text, and whether it stands alone in `<` and `>`."""

    address: str
    start: int
    alone: bool


def typed_links(text: str) -> Iterator[Typed]:
    """Every link of a text: inline, defined below, in HTML, or alone in angle brackets; what is code holds none."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return
    for match in _LINK.finditer(without_code(text)):
        group = match.lastgroup or ""
        address = match[group]
        if group == "bare":
            address = _TITLE.sub("", address)
        lead = len(address) - len(address.lstrip())
        if address.strip():
            yield Typed(address.strip(), match.start(group) + lead, group == "auto")


def without_code(text: str) -> str:
    """A text of the same length with blanks in place of its code and its remarks."""
    rows = text.split("\n")
    for at in _code_rows(text, rows):
        rows[at] = " " * len(rows[at])
    text = "\n".join(rows)
    for spans in (_marked_code, _remarks):
        last, kept = 0, []
        for start, end in spans(text):
            kept += [text[last:start], re.sub(r"[^\n]", " ", text[start:end])]
            last = end
        text = "".join(kept) + text[last:]
    return text


def _code_rows(text: str, rows: list[str]) -> set[int]:
    """The lines of fenced blocks, and those set four spaces in that are no part of a list."""
    found = {at for block in blocks(text) if block.closed for at in range(block.first, block.last + 1)}
    in_list = in_code = False
    after_blank = True
    for at, row in enumerate(rows):
        if not row.strip():
            after_blank = True
            continue
        if at not in found:
            in_code = row.startswith(("    ", "\t")) and not in_list and (after_blank or in_code)
            if in_code:
                found.add(at)
            elif _ENTRY.match(row):
                in_list = True
            elif after_blank and not row[0].isspace():
                in_list = False
        after_blank = False
    return found


def _marked_code(text: str) -> Iterator[tuple[int, int]]:
    """Where words between backticks stand: as many close them as opened them, in the same paragraph."""
    runs: list[tuple[int, int, int | None]] = []
    closing: dict[int, int] = {}
    for match in reversed(list(_RUN.finditer(text))):
        start, end = match.span()
        if text[start] == "\n":
            closing = {}
            continue
        before = start
        while before and text[before - 1] == "\\":
            before -= 1
        opened = start + (start - before) % 2
        runs.append((opened, end, closing.get(end - opened)))
        closing[end - start] = end
    last = 0
    for start, _, closed in reversed(runs):
        if closed is not None and start >= last:
            yield start, closed
            last = closed


def _remarks(text: str) -> Iterator[tuple[int, int]]:
    """Where HTML's remarks stand, which are on no page."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end)


def schemes(kinds: Kinds) -> dict[str, str]:
    """The kind that each word before a link's colon means: its name, its word on a page, or either's plural."""
    return _schemes(tuple((kind.name, kind.plural, kind.word) for kind in kinds))


@cache
def _schemes(words: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    found = {name: name for name, _, _ in words}
    for name, plural, word in words:
        for one in (plural, word, f"{name}s"):
            found.setdefault(_folded(one), name)
    return {**_SHORT, **found}


def scheme_of(address: str) -> str:
    """What stands before the colon of an address, however it is spelt; empty where that is part of a path."""
    before, colon, _ = address.partition(":")
    return _folded(before) if colon and _SCHEME.fullmatch(before.strip()) else ""


def _folded(words: str) -> str:
    return re.sub(r"[\s_-]+", "-", words.strip().casefold())


def item_meant(address: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """The `kind:id` that an address names and the anchor after it; None where it names no kind. See `schemes`."""
    kind = known.get(scheme_of(address))
    if kind is None:
        return None
    own_id, _, anchor = address.partition(":")[2].partition("#")
    return f"{kind}:{own_id.strip()}", anchor


def path_meant(path: str, folder: str) -> str:
    """The address in the site that a path in a file of this folder leads to; a file of Markdown is its page."""
    parts: list[str] = []
    for part in (("" if path.startswith("/") else folder) + path.lstrip("/")).split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    joined = "/".join(parts)
    if not joined.endswith((".md", ".markdown")):
        return joined
    stem = joined.rsplit(".", 1)[0]
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"

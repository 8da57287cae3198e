"""What is wrong with one line by itself, and how it was meant: the slips that YAML trips over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from goldenthread.messages import typing as say
from goldenthread.problems import Place, Problem
from goldenthread.source.quoting import closing_bracket, closing_quote, in_quotes

LONGEST_TYPED = 300
LONGEST_MENDED = 5000
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ROW = re.compile(
    r"(?P<lead> *(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"\[\]{}&*!|>%@`-][^:#]*?):[ \t]+(?=\S))?(?P<value>\S.*)"
)
_ODD = re.compile(f"[{ODD_SPACES}][ {ODD_SPACES}]*")
_STUCK = re.compile(r"(?P<lead> *(?:-[ \t]+)*)(?P<key>[A-Za-z][A-Za-z_ -]*):(?P<value>[^\s:/].*)")
_STUCK_DASH = re.compile(r" *-[^\s-]")
_LEAD = re.compile(r"[ \t-]*")
_REMARK = re.compile(r"\s#(?:\s.*)?$")
_BLOCK_TEXT = re.compile(r"[|>][-+\d]*(?:\s+#.*)?")
_SECOND_COLON = re.compile(r":(?=[ \t]|$)")
_BAD_ESCAPE = re.compile(r"""\\(?![0abtnvfre "/\\N_LPxuU\t])""")


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistyped line: what is wrong with it, and the line as it was meant where that is known."""

    problem: Problem
    row: int
    meant: str | None = None


@dataclass(slots=True)
class Rows:
    """The lines of a file, counted from 0: those mended so far as they were meant, `typed` as the author has them."""

    path: str
    rows: list[str]
    typed: dict[int, str] = field(default_factory=dict)

    def place(self, at: int, column: int) -> Place:
        """The place of a character of a line."""
        return Place(self.path, at + 1, column + 1)

    def slip(
        self, at: int, column: int, message: Callable[..., Problem], *args: object, meant: str | None,
        whole: bool = False,
    ) -> Slip:
        """A slip whose message ends with the line as it should be typed; `whole` says that its indentation matters."""
        shown = meant if meant is None or whole else meant.strip()
        if shown is not None and len(shown) > LONGEST_TYPED:
            shown = None
        problem = message(self.place(at, column), *args, shown)
        return Slip(problem, at, meant if meant is None or len(meant) <= LONGEST_MENDED else None)

    def mend(self, slip: Slip) -> None:
        """Puts the line as it was meant in place of the one that was typed."""
        if slip.meant is not None:
            self.typed.setdefault(slip.row, self.rows[slip.row])
            self.rows[slip.row] = slip.meant

    def before(self, at: int) -> int | None:
        """The line before this one that is neither blank nor a remark."""
        return next((row for row in range(at - 1, -1, -1) if self.rows[row].strip(" \t\n#")), None)

    def content(self, at: int) -> int:
        """In which column a line's content starts, past its spaces and the dashes of a list."""
        found = _ROW.match(self.rows[at])
        return found.end("lead") if found else 0

    def fault(self, at: int) -> Slip | None:
        """What is wrong with a line by itself."""
        row = self.rows[at].rstrip()
        slip = self._odd_space(at, row) or self._tab(at, row)
        if slip:
            return slip
        stuck = _STUCK.match(row)
        if stuck:
            meant = f"{stuck['lead']}{stuck['key']}: {stuck['value']}"
            return self.slip(at, stuck.end("key"), say.no_space_after_colon, stuck["key"], meant=meant)
        entry = _ROW.match(row)
        return self._value(at, entry) if entry else None

    def _value(self, at: int, entry: re.Match[str]) -> Slip | None:
        value, start = entry["value"], entry.start("value")
        if value[0] in "\"'":
            return self._quoted(at, entry)
        if _STUCK_DASH.match(entry.group()):
            return self.slip(at, start + 1, say.no_space_after_dash, meant=f"{entry['lead']}- {value[1:]}")
        if value[0] in "[{":
            end = closing_bracket(value)
            if end is None or not _goes_on(value[end + 1 :]):
                return None
            return self.slip(at, start, say.text_after_bracket, meant=quoted(entry))
        if _starts_specially(value, alone=start == len(entry["lead"]) and not entry["lead"].strip()):
            return self.slip(at, start, say.special_start, value[0], meant=quoted(entry))
        colon = _SECOND_COLON.search(_REMARK.sub("", value)) if entry["key"] else None
        if colon:
            return self.slip(at, start + colon.start(), say.colon_in_value, meant=quoted(entry))
        return None

    def _quoted(self, at: int, entry: re.Match[str]) -> Slip | None:
        """What is wrong with a value that starts with a quotation mark."""
        value, start = entry["value"], entry.start("value")
        end = closing_quote(value)
        if end is None:
            return self.unclosed_quote(at, start)
        if _goes_on(value[end + 1 :]):
            around = value[-1] == value[0] and value[end + 1].isalnum()
            return self.slip(at, start, say.text_after_quote, meant=quoted(entry, value[1:-1] if around else value))
        escape = _BAD_ESCAPE.search(value, 0, end) if value[0] == '"' else None
        if escape:
            return self.backslash(at, start + escape.start())
        return None

    def unclosed_quote(self, at: int, column: int) -> Slip:
        """A quotation mark that is not closed; meant to be at the end of its line, unless the value goes on below."""
        row = self.rows[at].rstrip()
        entry = _ROW.match(row)
        if entry and entry["value"].endswith('\\"'):
            return self.backslash(at, row.rindex("\\"))
        goes_on = at + 1 < len(self.rows) and _continues(self.rows[at + 1], len(entry["lead"]) if entry else 0)
        known = entry and entry.start("value") == column and entry["value"][0] in "\"'" and not goes_on
        return self.slip(at, column, say.unclosed_quote, meant=row + row[column] if known else None)

    def backslash(self, at: int, column: int) -> Slip:
        """A backslash in double quotation marks, where it has a meaning that the author did not think of."""
        entry = _ROW.match(self.rows[at].rstrip())
        value = entry["value"] if entry else ""
        whole = len(value) > 1 and value[0] == value[-1] == '"'
        meant = quoted(entry, value[1:-1].replace('\\"', '"')) if entry and whole else None
        return self.slip(at, column, say.backslash, meant=meant)

    def _odd_space(self, at: int, row: str) -> Slip | None:
        """A word processor's space at the start of a line, after its dash, or after the colon of its key."""
        odd = _ODD.search(row)
        before = row[: odd.start()] if odd else ""
        start = not before.strip(" \t-")
        if not odd or not (start or (before.rstrip(" \t").endswith(":") and before.count(":") == 1)):
            return None
        meant = f"{before}{' ' * len(odd.group())}{row[odd.end() :]}"
        return self.slip(at, odd.start(), say.odd_space, meant=meant, whole=start and "-" not in before)

    def _tab(self, at: int, row: str) -> Slip | None:
        """A tab before a line, or after the dash of a list."""
        found = _LEAD.match(row)
        lead = found.group() if found else ""
        if "\t" not in lead:
            return None
        indent, dash, rest = lead.partition("-")
        if "\t" in indent:
            return self.slip(at, lead.index("\t"), say.tab, meant=" " * self._indent(at) + row.strip(), whole=True)
        meant = f"{indent}{dash} {rest.replace(chr(9), ' ').strip()}".rstrip() + f" {row[len(lead) :]}"
        return self.slip(at, lead.index("\t"), say.tab, meant=meant)

    def _indent(self, at: int) -> int:
        """How far to the right a line with tabs belongs: as its like just above, else as the line above says."""
        row = self.rows[at]
        above = self.before(at)
        if above is None:
            return 0
        tabs = _tabs(row)
        like: int | None = above
        while like is not None and like in self.typed and "\t" in _tabs(self.typed[like]):
            if _tabs(self.typed[like]) == tabs:
                return len(_tabs(self.rows[like]))
            like = self.before(like)
        if self.rows[above].rstrip().endswith(":"):
            return self.content(above) + 2
        if row.lstrip().startswith("- "):
            below = next((other for other in self.rows[at + 1 :] if other.strip()), "\t")
            entry = _ROW.match(row.lstrip())
            if entry and entry["key"] and "\t" not in _tabs(below) and len(_tabs(below)) > 1:
                return len(_tabs(below)) - (0 if below.lstrip().startswith("- ") else 2)
            dashed: int | None = above
            while dashed is not None and not self.rows[dashed].lstrip().startswith("- "):
                dashed = self.before(dashed)
            if dashed is not None:
                return len(_tabs(self.rows[dashed]))
        return self.content(above)

    def lacks_colon(self, at: int) -> bool:
        """Whether a line names no fact: it has words, and no colon after any of them."""
        row = self.rows[at]
        return not _SECOND_COLON.search(_REMARK.sub("", row)) and row.strip()[:1] not in ("", '"', "'", "[", "{", "#")

    def starts_a_fact(self, at: int) -> bool:
        """Whether a line stands where a fact starts, and not where the words of the line above go on."""
        above = self.before(at)
        if above is None or self.rows[at].lstrip().startswith("-"):
            return True
        return self.rows[above].rstrip().endswith(":") or self.content(above) == self.content(at)


def quoted(entry: re.Match[str], value: str | None = None) -> str:
    """A line with its value in quotation marks; a remark after it stays outside."""
    remark = _REMARK.search(entry["value"]) if value is None else None
    kept = value or (entry["value"][: remark.start()] if remark else entry["value"])
    key = f"{entry['key']}: " if entry["key"] else ""
    return f"{entry['lead']}{key}{in_quotes(kept.rstrip())}{remark.group() if remark else ''}"


def parts(row: str) -> re.Match[str] | None:
    """A line's parts: `lead` (spaces and dashes), `key` where it has a value beside it, and `value`."""
    return _ROW.match(row.rstrip())


def _goes_on(rest: str) -> bool:
    """Whether a value goes on after its closing sign, other than with a remark or as the name of a fact."""
    return bool(rest.strip()) and not rest.lstrip().startswith(("#", ":"))


def _starts_specially(value: str, *, alone: bool) -> bool:
    """Whether a plain value starts with a sign that YAML gives a meaning of its own."""
    if value[0] in "-?":
        return not alone and value[1:2] in (" ", "\t")
    if value[0] in "|>":
        return not _BLOCK_TEXT.fullmatch(value)
    return value[0] in "*&!%@`" or (value[0] == "#" and not alone and value[1:2].strip(" \t#") != "")


def _continues(row: str, column: int) -> bool:
    """Whether a line goes on with the value of a line above it that starts in this column."""
    entry = _ROW.match(row)
    deeper = entry and len(entry["lead"]) > column and not entry["key"]
    return bool(entry and deeper and not entry["value"].rstrip().endswith(":"))


def _tabs(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" \t"))]

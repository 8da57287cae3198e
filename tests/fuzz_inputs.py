"""The files that the fuzzer tries: each function makes one of a sort, by chance, as a path and pieces of text."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

from goldenthread.kinds.table import KINDS
from office_files import HEADINGS, excel, with_part, word
from small_project import CONFIG

Pieces = list[tuple[str, int]]
Made = tuple[str, Pieces]
PLACES = {"strategy": "growing-up-well/strategy", "priority": "growing-up-well/being-heard",
          "action-plan": "growing-up-well", "timeline": "growing-up-well/timeline", "help": "help"}
MARKS = [
    "[", "](", "[a](", "![a](", "[[", "]]", "][", "[a][b]\n", "\n[a]: b", "\n*[A]: a", "[^1]", "*", "**a ", "_a",
    "*a_", "\\", "\\)", "`", "```\n", "~~~\n", "> ", ">", "\n> ", "- ", "\n- ", "  - ", "    ", "\n    ", "\t", "1. ",
    "\n1. ", "\n\n", "\n# ", "\n#a", "=\n", "---\n", "\n***", "a\n", "a  \n", "|", "\n|a|b|", "|a", "\n: a", "<",
    "<a ", "</", "<!", "<!--", "-->", "<?", "<![CDATA[", "<div>", "</div>", "\n<div>\n", "\n\n<p>", "<b><i>", "&",
    "&a", "&amp;", "{", "{: a", "{{", "{%", "http://", "://a", "www.a.", "a.", "@a.", "a@a.", "Dr A", "A ", "AA&",
    "&A", "“", "'", " '", "\"", "1,", "1.1, ", "1.1 & ", "Refer to 1.1, ", "1 of ", "31/03/2027 ", "2008-", "Sept ",
    "January ", "in January ", "by ", "and ", "07", "+44", "(0)", "SW1A 1", "aged 1", "one ", "only child ",
    "she was ", "! ", "; ", "!", "…", "–", "- -", "é", "\u202e", "\u200d😀", "\u00a0", "\ufeff", "\u0000",
    "x", " ", "0", "^", "~", "$", "%", "<action:", "action:", "\r", "\u2028", "ا", "ﬁ", "İ", "ß",
]
VALUES = [
    "", " ", "~", "null", "true", "[]", "{}", "-", "?", "!!python/object:x", "&a *a", "*a", "0", "-1", "1e999",
    ".nan", "9" * 400, "0x10", "1_000", "2026-02-30", "31/13/2027", "0000", "٢٠٢٦", "1.10", "../../x", "/", "C:\\x",
    "a/b/c", "javascript:x", "https://a.example/" + "a" * 300, "<script>", "{{ x }}", "\u202eabc",
    "👩‍👩‍👧", "a\u0301" * 50, "internal", "x: y", "x #y", "'", "\"", "|",
    ">", "@", "`", "%", "action:1.1", "1.1/", "#", "?a=b", "a, b, c", "\ufeff",
]
SETTINGS = ["plans", "audience", "internal", "publish", "publishing", "young", "today", "offline", "site_name",
            "site_url", "docs_dir", "repo_url", "edit_uri", "theme", "plugins", "nav", "extra", "other"]


def examples() -> dict[str, str]:
    """The example of each kind, by its path in a project; together they have no error."""
    files: dict[str, str] = {}
    for kind in KINDS:
        if kind.file or kind.register:
            example = next(kind.folder.glob(f"{kind.name}.example.*"))
            folder = "actionplans" if kind.name == "action-plan" else "strategy"
            name = PLACES.get(kind.name, f"{kind.name}-example")
            files[f"{folder}/{name}{example.suffix}"] = example.read_text("utf-8")
    return files


EXAMPLES = examples()


def run_of_marks(chance: random.Random) -> Made:
    """A text in which a few marks come again and again."""
    marks = "".join(chance.choice(MARKS) for _ in range(chance.choice([1, 2, 2, 3, 4])))
    size = chance.choice([2_000, 20_000, 60_000])
    before = chance.choice(["", "", "Words.\n\n", chance.choice(MARKS), "|a|b|\n|-|-|\n", "```actions\n"])
    after = chance.choice(["", "", "\nWords.", chance.choice(MARKS), "\x00"])
    kind = chance.choice(["strategy", "page", "pledge"])
    top = f"---\nkind: {kind}\ntitle: T\n---\n" if kind != "page" else "---\ntitle: T\n---\n"
    return "strategy/tried.md", [(top + before, 1), (marks, size // len(marks) + 1), (after, 1)]


def value(chance: random.Random) -> Made:
    """An example with another value in a fact or two, or one of a great length."""
    path, rows = _example(chance)
    pieces: Pieces = []
    facts = [at for at, row in enumerate(rows) if re.match(r"[ -]*[\w ]+: \S", row)]
    chosen = set(chance.sample(facts, min(len(facts), chance.choice([1, 1, 2]))))
    for at, row in enumerate(rows):
        key = row.partition(": ")[0]
        if at not in chosen:
            pieces.append((row, 1))
        elif chance.random() < 0.3:
            mark = chance.choice(MARKS).replace("\n", " ").replace("'", "’").replace("\x00", "x")
            size = chance.choice([100, 4_900, 20_000, 1_000_000])
            pieces += [(f"{key}: '", 1), (mark, size // len(mark)), ("'\n", 1)]
        else:
            pieces.append((f"{key}: {chance.choice(VALUES)}\n", 1))
    return path, _joined(pieces)


def tree(chance: random.Random) -> Made:
    """An example whose rows are moved, doubled, left out or shifted, or in which a list never ends."""
    path, rows = _example(chance)
    for _ in range(chance.choice([1, 1, 2, 4])):
        at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        act = chance.randrange(6)
        if act == 0:
            rows[at], rows[other] = rows[other], rows[at]
        elif act == 1:
            rows.insert(other, rows[at])
        elif act == 2 and len(rows) > 1:
            del rows[at]
        elif act == 3:
            rows[at] = chance.choice(["  ", "    ", "\t", "- ", " "]) + rows[at]
        elif act == 4:
            rows[at] = rows[at].lstrip()
        else:
            many = chance.choice(["- a\n", "- - a\n", "[", "{a: ", "? ", "a: &a [*a]\n", rows[other]])
            return path, [("".join(rows[:at]), 1), (many, 20_000 // max(len(many), 1)), ("".join(rows[at:]), 1)]
    return path, [("".join(rows), 1)]


def noise(chance: random.Random) -> Made:
    """An example with a few bytes of any sort somewhere, or in another encoding."""
    path, rows = _example(chance)
    data = bytearray("".join(rows).encode(chance.choice(["utf-8", "utf-8", "utf-8", "utf-16", "utf-8-sig", "utf-32"])))
    for _ in range(chance.choice([1, 2, 8])):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([0, 1, 3])] = chance.randbytes(chance.choice([1, 1, 4]))
    return path, of_bytes(bytes(data))


def setting(chance: random.Random) -> Made:
    """The settings of a project, one of them of another sort."""
    written = chance.choice([*VALUES, "[a, b]", "{a: b}", "{a: {b: {c: d}}}", "[[a]]", "!ENV X", "2026-11-22", "1"])
    name = chance.choice(SETTINGS)
    if name in SETTINGS[:8]:
        inner = chance.choice(["", "changes: ", "gaps: ", "examples: ", "repository: ", "names: ", "exit: "])
        shown = f"{{{inner}{written}}}" if inner and chance.random() < 0.6 else written
        return "mkdocs.yml", [(CONFIG.split("      publishing")[0] + f"      {name}: {shown}\n", 1)]
    return "mkdocs.yml", [(f"{name}: {written}\n" + CONFIG, 1)]


def office(chance: random.Random) -> Made:
    """A table of Word, Excel or CSV with any words in its cells, damaged now and then."""

    def one() -> str:
        return cell(chance, ["1.1", "1.2", "1.0 Homes", "Homes", "C,F&L", "Sept 2026", "Refer to 1.1", "done", ""])

    headings = HEADINGS if chance.random() < 0.7 else [one() for _ in HEADINGS]
    rows = [[one() for _ in range(chance.choice([1, 7, 7, 7, 3]))] for _ in range(chance.choice([1, 3, 12]))]
    form = chance.choice(["csv", "csv", "docx", "xlsx"])
    if form == "csv":
        between = chance.choice([",", ";", "\t", "|"])
        text = "\n".join(between.join(f'"{words}"' for words in row) for row in (headings, *rows))
        data = text.encode(chance.choice(["utf-8", "utf-16", "cp1252"]), "replace")
    elif form == "docx":
        data = word(rows, headings=[*headings])
    else:
        data = excel([[words[:32_000] for words in row] for row in rows], headings=[*headings])
    return f"tried.{form}", of_bytes(damaged(chance, data, office=form != "csv"))


def cell(chance: random.Random, usual: list[str]) -> str:
    """The words of a cell: usual ones, or any that an office file can hold."""
    if chance.random() < 0.5:
        return chance.choice(usual)
    mark = chance.choice([*MARKS, *VALUES]).replace("\x00", "")
    return "".join(sign for sign in mark if sign.isprintable() or sign in "\n\t") * chance.choice([1, 1, 40, 2000])


def damaged(chance: random.Random, data: bytes, *, office: bool) -> bytes:
    """A file as it is, with another part where it is one of an office, or with one wrong byte."""
    if office and chance.random() < 0.4:
        part = chance.choice(["word/document.xml", "word/styles.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
        nest = "<a>" * chance.choice([3, 500, 100_000])
        entity = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
        data = with_part(data, part, chance.choice([nest, entity, ""]).encode())
    if chance.random() < 0.3:
        wrong = bytearray(data)
        wrong[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        data = bytes(wrong)
    return data


def _example(chance: random.Random) -> tuple[str, list[str]]:
    path = chance.choice(sorted(EXAMPLES))
    return path, io.StringIO(EXAMPLES[path]).readlines()


def _joined(pieces: Pieces) -> Pieces:
    """Pieces that come once and follow each other as one."""
    made: Pieces = []
    for piece, times in pieces:
        if times == 1 and made and made[-1][1] == 1:
            made[-1] = (made[-1][0] + piece, 1)
        else:
            made.append((piece, times))
    return made


def of_bytes(data: bytes) -> Pieces:
    """Any bytes as one piece."""
    return [(data.decode("utf-8", "surrogateescape"), 1)]


INPUTS: list[Callable[[random.Random], Made]] = [
    run_of_marks, value, run_of_marks, tree, noise, setting, office, value,
]

"""Noise taken out of an author's words, every change noted; the words themselves are kept."""

from __future__ import annotations

import re

from goldenthread.intake.log import Log, Sort
from goldenthread.messages.catalogue import quoted
from goldenthread.model.fields import LONGEST_LINE

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
                     "\ufeff\ufffe\uffff\ud800-\udfff]")
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_MISTYPED = re.compile(r"\bhhtp(s?)://|\bhtpp(s?)://", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•▪●◦‣∙·]|[-–—*]\s)\s*")
_GOES_ON = re.compile(r"(?:[,;:&/(–—-]|\b(?:and|or|of|the|to|for|in|with|by|a|an|at|on))$", re.IGNORECASE)


def lines_of(text: str, place: str, log: Log) -> list[str]:
    """The lines of a cell without what cannot be seen, each with single spaces; empty ones are left out."""
    plain = _LINE_ENDS.sub("\n", text)
    bare = _UNSEEN.sub("", plain)
    if bare != plain:
        log.add(Sort.CLEANED, place, "signs that cannot be seen were taken out")
    if "\t" in bare.strip():
        log.add(Sort.CLEANED, place, "tabs became spaces; see that no word is divided")
    mended = _MISTYPED.sub(lambda found: f"http{found[1] or found[2] or ''}://", bare)
    if mended != bare:
        log.add(Sort.CLEANED, place, "“http” was mistyped")
    lines = (" ".join(_ODD_SPACES.sub(" ", _BULLET.sub("", line)).split()) for line in mended.split("\n"))
    return [line for line in lines if line]


def one_line(lines: list[str], place: str, log: Log) -> str:
    """Lines of a cell as one: where each is a sentence of its own, a full stop shows where it ended."""
    made = ""
    stopped = False
    for line in lines:
        if made and line[0].isupper() and made[-1].isalnum() | (made[-1] in ")”’'\"%") and not _GOES_ON.search(made):
            made += "."
            stopped = True
        made = f"{made} {line}".strip()
    if stopped:
        log.add(Sort.CLEANED, place, f"lines became sentences, each with a full stop: {quoted(made)}")
    if len(made) > LONGEST_LINE:
        cut = made[: LONGEST_LINE - 2].rsplit(" ", 1)[0][: LONGEST_LINE - 2] + " …"
        log.add(Sort.NOT_UNDERSTOOD, place, f"all after the first {LONGEST_LINE} characters of {quoted(made)}")
        return cut
    return made

"""Promises and commitments: a numbered list, or numbered headings of a few words with the wording below them."""

from __future__ import annotations

import re

from goldenthread.intake.grid import Grid, Paragraph
from goldenthread.intake.log import Log, Sort, counted
from goldenthread.intake.sections import Section
from goldenthread.intake.write import Facts, Value
from goldenthread.messages.catalogue import quoted

_NUMBER = re.compile(r"(\d{1,2})[.):]\s+(\S.*)", re.DOTALL)
_KEYWORD = re.compile(r"(?P<word>[^.!?–—:]{2,60}?)\s*(?:\s[–—-]\s|:\s)\s*(?P<text>\S.*)", re.DOTALL)


def vows_in(section: Section, log: Log) -> list[Value]:
    """The promises or commitments below a heading, with their numbers; none where it has no numbered list."""
    found: list[tuple[str, str, list[str]]] = []
    rest: list[Paragraph] = []
    for one in section.items():
        own = _NUMBER.fullmatch(one.text)
        number = one.number.strip().rstrip(".):") if one.number else own[1] if own else ""
        words = own[2] if own and not one.number else one.text
        if number.isdecimal():
            found.append((number, words, []))
        elif found:
            found[-1][2].append(one.text)
        else:
            rest.append(one)
    if len(found) < 3:
        return []
    for one in rest:
        log.add(Sort.LEFT_OUT, one.place, f"{counted(one.text)} above {quoted(section.title)}")
    for block in section.blocks:
        if isinstance(block, Grid):
            log.add(Sort.NOT_UNDERSTOOD, block.name, f"a table under {quoted(section.title)}")
    return [_vow(number, words, below) for number, words, below in found]


def _vow(number: str, words: str, below: list[str]) -> Facts:
    split = _KEYWORD.fullmatch(words)
    if below and len(words) <= 80 and not split:
        return {"number": number, "keyword": words, "text": " ".join(below)}
    facts: Facts = {"number": number}
    if split:
        facts["keyword"] = split["word"].strip()
        words = split["text"]
    facts["text"] = " ".join([words, *below])
    return facts

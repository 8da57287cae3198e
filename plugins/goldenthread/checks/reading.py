"""How easy the words are to read: held to a limit for young people, pointed out for everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from goldenthread.checks.ease import ADULT, YOUNG, Limits, grade, long_words, sentences
from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import Piece, published
from goldenthread.checks.young_words import for_young_people, is_translation, is_young
from goldenthread.graph.graph import Graph
from goldenthread.graph.terms import explained_in, of_record, words_of
from goldenthread.messages import reading as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

YEARS_BEFORE_SCHOOL = 5
GROWN_UP = 21
_AT_LEAST = 2
_FIRST = 4
_STRESS = re.compile(r"[*_]+")
_MARKS = re.compile(r"\]\([^)\s]{0,500}\)|<[^>\n]{0,500}>|^\s*(?:\d{1,3}[.)]|[-*+#>]+)\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hard:
    """Some words that are hard to read: where they stand in their text, and what is too much.

    `size` is the number of words of a sentence that is too long, `only_long` that it is longer than is good and no
    more; `words` the long words where there are too many of them.
    """

    start: int
    end: int
    size: int = 0
    only_long: bool = False
    words: tuple[str, ...] = ()


def hard(text: str, limits: Limits = YOUNG, known: frozenset[str] = frozenset()) -> Iterator[Hard]:
    """What is hard to read in a text; `known` are words, in small letters, that are explained to its readers."""
    text = without_marks(text)
    for sentence in sentences(text):
        size = len(sentence.words)
        if size > limits.good:
            yield Hard(sentence.start, sentence.end, size, only_long=size <= limits.most)
    if limits.long_words >= 1:
        return  # there are never more long words than words
    found = [word for word in long_words(text) if word.group().casefold() not in known]
    words = sum(len(sentence.words) for sentence in sentences(text))
    if len(found) >= _AT_LEAST and len(found) > limits.long_words * words:
        yield Hard(found[0].start(), found[0].end(), words=tuple(dict.fromkeys(word.group() for word in found)))


def too_old(text: str, limits: Limits = YOUNG) -> int | None:
    """The age, in years, that a text reads as for, where it is over the limit; nothing is for older than an adult."""
    years = grade(without_marks(text))
    if years is None or years <= limits.grade:
        return None
    return min(ceil(years) + YEARS_BEFORE_SCHOOL, GROWN_UP)


def without_marks(text: str) -> str:
    """A text of the same length with blanks for the marks of Markdown, and for addresses."""
    return _MARKS.sub(lambda match: " " * len(match.group()), text)


def young_people(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What young people would find hard to read: a warning in the council's own words, a notice in those that were
    agreed with them; a past paper's own are passed over.
    """
    for young in for_young_people(graph):
        if young.label or (young.agreed and young.record.is_past):
            continue
        known = _known(graph, young.record)
        found = [problem for piece in young.pieces
                 for problem in _problems(piece, YOUNG, setting, known, agreed=young.agreed)]
        age = too_old(young.text)
        if not found and age is not None:
            found.append(_too_old(age, young.pieces[0], YOUNG, setting, agreed=young.agreed))
        yield from (problem.as_notice() if young.agreed else problem for problem in found)


def everybody(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What is hard to read in all else that a council writes, as something to know; past papers are passed over."""
    for piece in published(graph):
        record = piece.record
        if record.is_past or is_young(record) or is_translation(record) or piece.typed:
            continue
        found = list(_problems(piece, ADULT, setting, frozenset(), agreed=False))
        age = too_old(piece.text, ADULT)
        if not found and age is not None:
            found.append(_too_old(age, piece, ADULT, setting, agreed=False))
        yield from (problem.as_notice() for problem in found)


def _problems(
    piece: Piece, limits: Limits, setting: Setting, known: frozenset[str], *, agreed: bool
) -> Iterator[Problem]:
    for one in hard(piece.text, limits, known):
        place = piece.at(one.start, one.end, setting)
        if one.words:
            yield say.many_long_words(place, list(one.words), agreed=agreed).of(piece.record.ref)
        elif not (one.only_long and agreed):
            start = " ".join(_STRESS.sub("", piece.text[one.start : one.end]).split()[:_FIRST])
            problem = say.long_sentence(place, start, one.size, limits.good, agreed=agreed).of(piece.record.ref)
            yield problem.as_notice() if one.only_long else problem


def _too_old(age: int, piece: Piece, limits: Limits, setting: Setting, *, agreed: bool) -> Problem:
    wanted = round(limits.grade) + YEARS_BEFORE_SCHOOL
    return say.hard_to_read(piece.at(0, 1, setting), age, wanted, agreed=agreed).of(piece.record.ref)


def _known(graph: Graph, record: Record) -> frozenset[str]:
    """The words that the glossary explains where a record is read."""
    terms = explained_in(graph, *of_record(graph, record)).values()
    return frozenset(word.casefold() for term in terms for name in words_of(term) for word in name.split())

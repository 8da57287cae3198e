"""Words that young people's pages do not use: those on the council's list, and letters that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldenthread.checks.reading import without_marks
from goldenthread.checks.setting import Setting
from goldenthread.checks.young_words import Young, for_young_people
from goldenthread.graph.graph import Graph
from goldenthread.graph.terms import explained_in, of_record, terms_in, words_of
from goldenthread.messages import reading as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

_CAPITALS = re.compile(r"(?<![\w&-])(?:[A-Z]{2,8}|[A-Z](?:&[A-Z]{1,3})+)(?=s?(?![\w&-]))")
_NO_LETTERS = frozenset(re.findall(r"\w+", """
    A ALL ALWAYS AM AN AND ANY ARE AS AT BE BUT BY CAN DO DOES FOR HAVE HELP I IF IN IS IT MAKE MAY MUST MY NEVER NO NOT
    NOW OF ON ONLY OR OUR OUT SAFE SO STOP THAT THE THEN TO UP US WE WILL WITH WITHOUT YES YOU YOUR
"""))
_KNOWN_TO_ALL = frozenset({"BBC", "CV", "DVD", "GP", "ID", "NHS", "OK", "PC", "PE", "PM", "TV", "UK", "USB"})


def words(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Each word to avoid, once in a fact, with what to say instead; a past paper's own wording is passed over."""
    for young in for_young_people(graph):
        if young.record.is_past and (young.agreed or young.label):
            continue
        strategy, paper = of_record(graph, young.record)
        for term in terms_in(graph, strategy, paper):
            if term.facts.get("preferred"):
                yield from _avoided(term, young, setting)


def letters(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Letters that neither the glossary nor the same text explains, once in a fact; those to avoid are told of so."""
    for young in for_young_people(graph):
        where = of_record(graph, young.record)
        avoided = {name for term in terms_in(graph, *where) if term.facts.get("preferred") for name in words_of(term)}
        known = explained_in(graph, *where).keys() | avoided
        emphasised = str(young.record.facts.get("emphasis") or "").split()
        passed = {*_NO_LETTERS, *_KNOWN_TO_ALL, *emphasised}
        for piece in young.pieces:
            for match in _CAPITALS.finditer(without_marks(piece.text)):
                one = match.group()
                if one in passed or one in known or f"{one}s" in known or _spelt_out(one, young.text):
                    continue
                passed.add(one)
                problem = say.letters_unexplained(piece.at(match.start(), match.end(), setting), one).of(
                    young.record.ref)
                yield problem.as_notice() if young.agreed or young.record.is_past else problem


def found_in(text: str, term: Record) -> re.Match[str] | None:
    """Where a text first says a word to avoid, if it does."""
    pattern = _pattern(words_of(term), tuple(term.facts.get("unless", ())))
    return next((one for one in pattern.finditer(without_marks(text)) if one["word"]), None)


def _avoided(term: Record, young: Young, setting: Setting) -> Iterator[Problem]:
    for piece in young.pieces:
        match = found_in(piece.text, term)
        if match:
            place = piece.at(match.start(), match.end(), setting)
            problem = say.word_to_avoid(place, match.group(), str(term.facts["preferred"]), agreed=young.agreed)
            yield (problem.as_notice() if young.agreed else problem).of(young.record.ref)
            return


@lru_cache(maxsize=1000)
def _pattern(names: tuple[str, ...], unless: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a word and its plural, save within the phrases in which it is fine, which are found first.

    Letters are told from words by their case.
    """
    fine = "|".join(re.escape(one) for one in sorted(unless, key=len, reverse=True)) or r"(?!)"
    named = sorted(names, key=len, reverse=True)
    found = "|".join(re.escape(one) if one.isupper() else f"(?i:{re.escape(one)})" for one in named)
    return re.compile(rf"(?<![\w-])(?:(?i:{fine})|(?P<word>(?:{found})s?))(?![\w-])")


def _spelt_out(letters: str, text: str) -> bool:
    """Whether the words that letters are made of stand together in a text, small words left out or not."""
    signs = [sign for sign in letters if sign.isalpha()]
    small = r"(?:(?:of|the|and|for|in|to)\s+)?"
    between = rf"\w*[\s-]+{small}"
    return bool(re.search(rf"\b{between.join(signs)}\w+", text, re.IGNORECASE))

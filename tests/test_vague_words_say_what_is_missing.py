"""Vague words: every one in the list is found, with what would make it firm; the five papers' firm words pass."""

from __future__ import annotations

import pytest

from goldenthread.checks.phrases import VAGUE, vague_words

PHRASES = [(words, vague) for vague in VAGUE for words in vague.words]


def found(text: str) -> list[str]:
    """The vague words of a text."""
    return [match.group() for match, _ in vague_words(text)]


@pytest.mark.parametrize(("words", "vague"), PHRASES, ids=[words for words, _ in PHRASES])
def test_each_is_found_with_what_would_make_it_firm(words: str, vague: object) -> None:
    """Whatever the case, and in quotation marks or at the end of a sentence as well."""
    for text in (f"We help {words} and listen", f"{words.capitalize()} we help", f"‘{words}’", f"It is {words}."):
        assert [(match.group().casefold(), one) for match, one in vague_words(text)] == [(words, vague)]
    assert len([one for one, _ in PHRASES if one == words]) == 1


@pytest.mark.parametrize(("text", "words"), [
    # Middlesbrough, minutes of 2020
    ("swift access to specialist support when needed", ["swift"]),
    ("robust and innovative multi-agency wrap-around support for foster carers", ["robust", "innovative"]),
    # Peterborough, strategy of 2016
    ("To ensure we have the right children in care by robustly and regularly reviewing their care plans and exiting "
     "them from the care system as appropriate.", ["robustly", "regularly", "as appropriate"]),
    ("We will support you, where possible, to have contact with the important people in your life", ["where possible"]),
    # Middlesbrough, stocktake of 2010
    ("Further progress on Care Matters will be reported to the Corporate Parenting Board in due course.",
     ["in due course"]),
    ("to secure, where reasonably practicable, sufficient accommodation", ["where reasonably practicable"]),
    # Milton Keynes, review of 2013
    ("Routine care plan reviews, wherever possible, identify what support is required", ["wherever possible"]),
])
def test_the_papers_vague_words(text: str, words: list[str]) -> None:
    """Each once, in their order."""
    assert found(text) == words


@pytest.mark.parametrize("text", [
    # Peterborough, strategy of 2016
    "If we can't meet your needs we will try and help you find a service that can.",
    "We will NOT make unrealistic promises to you and will explain fully if we are unable to do something.",
    "Effective Care Planning",
    # Milton Keynes, review of 2013
    "All Young People in Care were sent a copy of the pledge.",
    "Attainment rose in 2012; the figures prompt the school inclusion service to act.",
    # Middlesbrough, plan of 2008
    "Panel data reviewed and reported quarterly",
    "Undertake needs analysis",
    "Irregular, unswiftly, the Swifts; a robustness test; possible where it is",
])
def test_firm_words_pass(text: str) -> None:
    """Words that only look like one of the list, and promises that somebody can be held to."""
    assert found(text) == []

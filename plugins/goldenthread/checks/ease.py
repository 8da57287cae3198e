"""How easy some words are to read: how long the sentences are, which words are long, and the grade they come to.

The grade is that of Flesch and Kincaid (J. P. Kincaid and others, “Derivation of new readability formulas …”, Naval
Technical Training Command, 1975): 0.39 × words a sentence + 11.8 × syllables a word - 15.59. It is years at school; a
reader's age is about five more. Syllables are counted by the rule at `syllables`, which needs no list of words. A long
word has three syllables or more without its ending, as in the index of R. Gunning, unless children use it every day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

FEWEST_WORDS = 30
LONG = 3
_EVERYDAY = frozenset(re.findall(r"\w+", """
    accident adventure advocate advocates afternoon alphabet already animal animals anybody anywhere apartment
    apologise banana basketball beautiful bicycle calendar celebrate chocolate comfortable cultural dangerous decision
    decisions delivery different difficult dinosaur disability discovered education electric elephant eleven emergency
    encourage enemy energetic energy envelope every everybody everyday everyone everything everywhere example exercise
    factory families favourite february forgotten furniture general generous grandparent grandparents history holiday
    holidays hospital imagine important information internet introduce invisible january lemonade library magazine
    medical medicine memories memory musical mystery national natural nobody octopus opposite ordinary organise
    overnight paperwork personal photograph potato pyjamas recognise regular religion religious remembered remembering
    satisfied saturday secondary separate seventeen seventy several skeleton somebody sometimes somewhere spaghetti
    surprisingly telephone television terrible tomato tomorrow umbrella uncertain understand understood unhappy
    uniform university unusual vanilla vegetable vegetables visitor visitors wednesday wonderful yesterday
"""))
_WORD = re.compile(r"\d[\d.,:/]*|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_END = re.compile(r"(?<![.!?])[.!?]++[\"”’')*_]*(?=\s|$)|[|;…]|$")
_ENDING = re.compile(r"(?<=[^\W\d_]{3})(?:ing|ings|ed|es|s|ly|er|ers|est)$")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûü]+")
_ADDED = re.compile(r"(?<=[^\W\d_][^aeiou]e)(?:ly|ty|ments?|ness|less|ful|fully)$")
_MORE = re.compile(r"(?:isms?|[aeiou]ings?)$")
_SILENT = re.compile(r"(?:(?:[aeiouy]l|[^aeiouyl])e|[^aeioutd]ed|(?:[aeiouy]l|[^aeiouylszxcgh]|[^sc]h)es)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it starts and ends in its text, and the words of it with their places."""

    start: int
    end: int
    words: tuple[re.Match[str], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How hard words may be for a reader.

    `good` and `most` are the words of a sentence that are well, and too many; `grade` years at school; `long_words` the
    share of long words, of which there may be one in any text.
    """

    good: int
    most: int
    grade: float
    long_words: float


YOUNG = Limits(good=15, most=20, grade=5.0, long_words=0.1)
ADULT = Limits(good=35, most=35, grade=12.0, long_words=1.0)


@lru_cache(maxsize=4)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; a cell of a table and what a semicolon parts are sentences of their own.

    Several rules look at the same text one after another, so the last few are kept.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for match in _END.finditer(text):
        words = tuple(_WORD.finditer(text, start, match.start()))
        if words:
            yield Sentence(words[0].start(), words[-1].end(), words)
        start = match.end()


@cache
def syllables(word: str) -> int:
    """How many syllables a word has, as near as its letters tell.

    Each run of vowels is one; an e, ed or es at the end that is not spoken is none, nor is an e before an ending such
    as -ly or -ment; -ing after a vowel and -ism are one more; and a figure has one.
    """
    plain = re.sub(r"[’'].*", "", word.casefold())
    if match := _ADDED.search(plain):
        return syllables(plain[: match.start()]) + 1
    found = len(_VOWELS.findall(plain))
    if found > 1 and _SILENT.search(plain):
        found -= 1
    return max(1, found + bool(_MORE.search(plain)))


@cache
def is_long(word: str) -> bool:
    """Whether a word is long: three syllables or more without its ending, and not one that children use every day."""
    plain = word.casefold().replace("’", "'")
    stem = _ENDING.sub("", plain)
    if _EVERYDAY & {plain, stem, plain.partition("'")[0]}:
        return False
    return min(syllables(plain), syllables(stem)) >= LONG


def long_words(text: str) -> list[re.Match[str]]:
    """The long words of a text; names, which begin with a capital within a sentence, are none."""
    return [
        word for sentence in sentences(text) for at, word in enumerate(sentence.words)
        if is_long(word.group()) and not (at and word.group()[:1].isupper())
    ]


def grade(text: str) -> float | None:
    """The years at school that a text asks for; None where it has too few words to tell."""
    found = [sentence.words for sentence in sentences(text)]
    words = [word.group() for sentence in found for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    return 0.39 * len(words) / len(found) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59

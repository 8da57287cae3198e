"""Words that promise less than they seem to, all of them: what each leaves out, and what would make it firm."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that leave out the same thing.

    `lacks` completes the sentence “… does not say”; `firm` says what to write; `unless` names what makes them firm
    where it stands beside them: `dated` (the item says by when), `often` (the item or the words say how often), or
    both.
    """

    words: tuple[str, ...]
    lacks: str
    firm: str
    unless: frozenset[str] = frozenset()


VAGUE = (
    Vague(
        ("swift", "swiftly", "timely", "promptly", "speedy", "speedily", "quickly", "without delay", "in good time",
         "as quickly as possible", "at the earliest opportunity"),
        "by when",
        "Say by when or within how long, such as “within four weeks”.",
    ),
    Vague(
        ("as soon as possible", "as soon as practicable", "in due course", "shortly", "when resources allow"),
        "by when",
        "Say by when, such as “by March 2027”.",
        frozenset({"dated"}),
    ),
    Vague(
        ("ongoing", "on-going"),
        "when anybody looks at it again",
        "Add how often it is looked at, or a day, such as “Ongoing. Review each quarter”.",
        frozenset({"dated", "often"}),
    ),
    Vague(
        ("regular", "regularly", "on a regular basis", "periodically", "from time to time", "as often as possible",
         "frequently"),
        "how often",
        "Say how often, such as “every six weeks”.",
        frozenset({"often"}),
    ),
    Vague(
        ("as appropriate", "if appropriate", "when appropriate", "where appropriate", "wherever appropriate",
         "if possible", "when possible", "where possible", "wherever possible", "whenever possible",
         "as far as possible", "so far as possible", "if practicable", "when practicable", "where practicable",
         "wherever practicable", "as far as practicable", "so far as practicable", "where reasonably practicable",
         "as far as reasonably practicable", "so far as reasonably practicable", "if feasible", "where feasible",
         "if necessary", "when necessary", "where necessary", "wherever necessary", "as necessary", "as needed",
         "if we can", "when we can", "where we can", "wherever we can"),
        "when it holds, and who decides",
        "Say when it does not hold, and who decides that.",
    ),
    Vague(
        ("robust", "robustly", "innovative", "innovatively", "holistic", "holistically", "seamless", "seamlessly",
         "proactive", "proactively", "world-class", "world class", "cutting-edge", "cutting edge", "state-of-the-art",
         "best in class"),
        "what will be different",
        "Say what will be done, or how anybody could tell that it is so.",
    ),
    Vague(
        ("seek to", "seeks to", "strive to", "strives to", "endeavour to", "endeavours to", "best endeavours",
         "aspire to", "aspires to", "aim to", "aims to", "work towards"),
        "whether it will be done",
        "Say what will be done.",
    ),
)

_BY_WORDS = {words: vague for vague in VAGUE for words in vague.words}
_LONGEST_FIRST = "|".join(re.escape(words) for words in sorted(_BY_WORDS, key=len, reverse=True))
_ANY = re.compile(rf"(?<![\w-])(?:{_LONGEST_FIRST})(?![\w-]|[’'][a-z])", re.IGNORECASE)


def vague_words(text: str) -> list[tuple[re.Match[str], Vague]]:
    """The vague words of a text, each once, with what they leave out."""
    found: dict[str, tuple[re.Match[str], Vague]] = {}
    for match in _ANY.finditer(text):
        words = match.group().casefold()
        found.setdefault(words, (match, _BY_WORDS[words]))
    return list(found.values())

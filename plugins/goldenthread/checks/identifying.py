"""Words that may show who somebody is: a single young person, an age, a date of birth, somebody's own words.

Each rule reads a sentence; policy (“when a child …”, “children aged 10–15”) is about nobody and passes. A rule that is
not sure lets words pass: the check helps whoever reads them before they are published, and does not replace them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import as_written, sentences, shown
from goldenthread.checks.vague import agreed
from goldenthread.graph.graph import Graph
from goldenthread.messages import words as say
from goldenthread.problems import Problem

LEAST_QUOTED = 5
QUOTES = "“”\"‘’'"
ABOUT_NOBODY = frozenset({"term", "law"})
_YOUNG = r"(?:child|young person|young man|young woman|girl|boy|baby|toddler|teenager|care leaver|pupil|lad)"
_SORTS = r"(?:(?:young|little|older|younger|other|disabled|unaccompanied|looked[- ]after|asylum[- ]seeking)\s+)?"
_TEENS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|eighteen|twenty)"
_AGE = rf"(?:\d{{1,2}}|{_TEENS})"
_OPEN_AGE = r"(?!\w|\s*(?:-|–|—|/|\+|to\b|or\b|and (?:over|under|above|older|up|upwards)\b|plus\b|upwards\b))"
_ONE = re.compile(
    rf"\b(?:only one|just one|one|1|a single)\s+{_SORTS}{_YOUNG}\b(?![-’'])"
    r"|\bone of (?:the|our|these|those|my|her|his|their)\s+(?:\w+\s+)?"
    r"(?:children|young people|girls|boys|babies|teenagers|care leavers|pupils)\b",
    re.IGNORECASE,
)
_NOT_ONE_BEFORE = re.compile(r"\b(?:than|least|most|every|each|per|any|no|not)\s+$", re.IGNORECASE)
_NOT_ONE_AFTER = re.compile(
    r"\s+(?:at a time\b|per\b|or\b|and one\b|only\b"
    r"|(?:in|out of)\s+(?:\d|every\b|two\b|three\b|four\b|five\b|ten\b|a\b))",
    re.IGNORECASE,
)
_NOT_PAST = (
    r"(?:looked|aged|need|needed|based|named|called|used|required|supposed|concerned|agreed|indeed|involved|shared)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|went|came|left|told|said|felt|got|gave|ran|found|became|began|met|saw|spoke|lost|wrote|made|"
    r"took|broke|"
    rf"(?!{_NOT_PAST}\b)\w{{3,20}}ed)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\s+(?!who\b|that\b)(?:\w{1,20}\s+){0,2}?(?:is|has|lives|says|wants|needs|goes|gets)\b", re.IGNORECASE)
_POLICY = re.compile(
    r"\b(?:when|whenever|if|unless|until|before|where|once|every|any|each|should|must|may|can|will|would|shall|could|"
    r"might|is to|are to)\b",
    re.IGNORECASE,
)
_GENDERED = re.compile(
    r"\b(?:girl|boy|young man|young woman|teenager|toddler|baby|lad)"
    rf"(?:\s+(?:of|aged|age)\s+(?:about\s+)?{_AGE}{_OPEN_AGE}|\s*[,(]\s*(?:aged\s+)?\d{{1,2}}\s*[,)])"
    rf"|\b{_AGE}[- ]years?[- ]old\s+(?:girl|boy|man|woman|son|daughter|brother|sister)\b"
    rf"|\b(?:son|daughter|brother|sister|mother|father|mum|dad),?\s+aged\s+{_AGE}{_OPEN_AGE}",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?<!or )\b(?:girl|boy|he|she)\s+(?:who\s+)?(?:is|was|turned)\s+(?:only\s+|just\s+)?"
    rf"{_AGE}\b(?!\s+(?:per|months?|weeks?|days?|miles?|of)\b|%)"
    rf"|\b(?:aged|at(?:\s+the\s+age\s+of)?)\s+{_AGE},?\s+(?:he|she)\b(?!\s+or\b)",
    re.IGNORECASE,
)
_AGED = re.compile(
    rf"\b(?:child|young person|care leaver|pupil|student|sibling)\s*,?\s*(?:aged|of|who (?:is|was|turned))\s+{_AGE}"
    rf"{_OPEN_AGE}"
    rf"|\b(?:an?|one|the|this|that|our|her|his)\s+{_AGE}[- ]years?[- ]old\b"
    r"(?!s|\s+(?:children|pupils|offer|check|phase|group|curriculum|people)\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|from|at|near|to)\s+(?!January|February|March|April|May|June|July|August|September|October"
                    r"|November|December|Year|Key|Section|Part|Priority)[A-Z][a-z]{2,30}")
_BORN = re.compile(
    r"(?<!children )(?<!people )(?<!those )(?<!anyone )(?<!everyone )(?<!pupils )"
    r"\b(?:d\.?o\.?b\b\.?|date of birth|born(?:\s+on)?)\s{0,3}(?:is|was|:|–|-)?\s{0,3}(?:the\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?,?\s+\d{4}|\d{1,2}([/.-])\d{1,2}\1\d{2,4}"
    r"|\d{4}-\d{2}-\d{2})(?!\s+(?:or|and)\s+(?:after|later|before|earlier)\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?:Child|Young [Pp]erson|Girl|Boy|Baby|Family)\s+[A-HJ-Z](?![\w&’'/-])")
_ONLY = re.compile(
    rf"\b(?i:the only|our youngest|our oldest|the youngest|the oldest)\s+(?i:{_SORTS}{_YOUNG})\s+"
    r"(?:(?:in|at|from)\s+(?:the|our|her|his|this|that|[A-Z])|who\s+(?:was|is|has|had)\b)"
)
_QUOTE = re.compile(r"“[^“”]{15,600}”|(?<![\w”])\"[^\"]{15,600}\"|(?<!\w)[‘'](?=\w)[^‘'\n]{15,600}?[’'](?!\w)")
_SPEAKER = (
    r"(?:child|young person|young man|young woman|girl|boy|teenager|care leaver|pupil|carer|mother|father|mum|dad|"
    r"parent|grandmother|grandfather|brother|sister|sibling|adopter|guardian)"
)
_SAYS = (
    r"(?:sa(?:id|ys)|t(?:old|ells)|ask(?:ed|s)|wr(?:ote|ites)|put it|quer(?:ied|ies)|explain(?:ed|s)|comment(?:ed|s)|"
    r"describ(?:ed|es)|add(?:ed|s)|in (?:her|his|their)(?: own)? words)"
)
_BY_ONE = re.compile(
    rf"\b(?:an?|one|another|the|this|that|our|her|his|former|old)\s+(?:[\w-]{{1,30}}\s+){{0,3}}?{_SPEAKER}\b(?![-’'])",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\s{{0,3}}[,.]?\s{{0,3}}[(–—-]\s*(?:an?\s+)?(?:[\w-]{{1,30}},?\s+){{0,3}}?{_SPEAKER}\b(?=\s*(?:[,.;)(\n]|$|aged\b|\d))",
    re.IGNORECASE,
)
_SAID = re.compile(rf"\b{_SAYS}\b", re.IGNORECASE)
BEFORE, AFTER = 160, 90


@dataclass(frozen=True, slots=True)
class Trace:
    """Words that may show who somebody is: from which character to which of the piece, and why."""

    start: int
    end: int
    why: str


def traces(text: str) -> Iterator[Trace]:
    """What in a text may show who somebody is; of each sort the first in a sentence."""
    rules = [rule for rule in RULES if rule.hint.search(text)]
    for sentence in sentences(text) if rules else ():
        for rule in rules:
            if match := rule.find(sentence.group()):
                yield Trace(sentence.start() + match.start(), sentence.start() + match.end(), rule.why)
    yield from quotations(text)


def _one(said: str) -> re.Match[str] | None:
    """“One child” of whom something is told; not one in ten, one at a time, or one of whom anything could be true."""
    past, policy = _PAST.search(said), _POLICY.search(said)
    for match in _ONE.finditer(said):
        if policy and policy.start() < match.start():
            return None
        if _NOT_ONE_BEFORE.search(said[max(0, match.start() - 20) : match.start()]):
            continue
        if not _NOT_ONE_AFTER.match(said, match.end()) and (past or _NOW.match(said, match.end())):
            return match
    return None


def _somebody(said: str) -> re.Match[str] | None:
    """“She was 14”; not “until she is 18”, which is a policy."""
    match = _SOMEBODY.search(said)
    return match if match and not _POLICY.search(said[: match.start()]) else None


def _aged(said: str) -> re.Match[str] | None:
    """“A child of 12” of whom something is told, or with a place; not in a policy."""
    match = _AGED.search(said)
    if match and not _POLICY.search(said) and (_PAST.search(said) or _PLACE.search(said)):
        return match
    return None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a sentence by itself is enough for: why it matters, what finds it, and without what no text can have it."""

    why: str
    find: Callable[[str], re.Match[str] | None]
    hint: re.Pattern[str]


_ANY_AGE = re.compile(
    r"\d|teen|twelve|eleven|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty)\b", re.IGNORECASE)
RULES = (
    Rule("it is about one young person", _one, re.compile(r"\bone\b|\b1\b|\bsingle\b", re.IGNORECASE)),
    Rule("it gives somebody's age", lambda said: _GENDERED.search(said) or _somebody(said) or _aged(said), _ANY_AGE),
    Rule("it is about one young person or family, whatever they are called", _LETTER.search, _LETTER),
    Rule("there is only one", _ONLY.search, re.compile(r"\b(?:only|youngest|oldest)\b", re.IGNORECASE)),
    Rule("it gives a date of birth", _BORN.search, re.compile(r"\b(?:born|birth|d\.?o\.?b)\b", re.IGNORECASE)),
)


def quotations(text: str) -> Iterator[Trace]:
    """Quotation marks around five words or more that one person is said to have spoken."""
    for match in _QUOTE.finditer(text):
        if len(match.group().split()) < LEAST_QUOTED:
            continue
        before = text[max(0, match.start() - BEFORE) : match.start()]
        after = text[match.end() : match.end() + AFTER]
        by_one = any(_BY_ONE.search(side) and _SAID.search(side) for side in (before, after))
        if by_one or _SIGNED.match(after):
            yield Trace(match.start(), match.end(), "it gives one person's own words")


def words(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Words that may show who somebody is, in all that this edition shows, unless a role has read the item for it."""
    for piece in shown(graph, setting):
        item = as_written(piece.record, graph)
        if item.facts.get("reviewed") or item.kind in ABOUT_NOBODY:
            continue
        for trace in traces(piece.text):
            said = piece.text[trace.start : trace.end]
            if said[0] in QUOTES and agreed(piece.record, piece.fact, graph):
                continue
            place = piece.at(trace.start, trace.end, setting)
            yield setting.weighed(say.may_identify(place, said.strip(QUOTES), trace.why)).of(item.ref)

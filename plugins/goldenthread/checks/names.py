"""Names of people, where a role is enough: a title with a name, and a name in a place for roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.first_names import is_first_name
from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import Piece, as_written, published
from goldenthread.graph.graph import Graph
from goldenthread.messages import words as say
from goldenthread.problems import Problem

_NAME = r"(?:(?:Mc|Mac|O[’']|D[’'])?[A-Z][a-zà-ÿ]{1,30}(?:[-’'][A-Z][a-zà-ÿ]{1,30}){0,2})"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Judge|Lord|Lady|Baroness|Rev|Reverend)\b\.?\s{1,3}"
    rf"(?:[A-Z]\.\s{{0,2}}|[A-Z]\s{{1,2}}){{0,3}}(?P<name>{_NAME})"
)
NO_NAMES = frozenset({
    "Mayor", "Member", "Members", "Chair", "Champion", "Champions", "Chief", "Chancellor", "Lead", "Leads", "Led",
    "Justice", "Lieutenant", "Call", "Who", "And", "For", "Of", "The", "Portfolio", "Development", "Training", "Panel",
    "Review", "Board", "Group", "Committee", "Teams", "Word", "Excel", "Office", "Outlook", "World", "Out", "Street",
    "Road", "Lane", "Avenue", "School", "Hospital", "House", "Centre", "Corporate", "Cabinet", "Council", "Ward",
    "Elected", "Children", "Looked", "President",
})
ROLES = frozenset({
    "agreed_by", "approved_by", "asked_by", "answered_by", "confirmed_by", "reported_by", "by", "lead", "partners",
    "owner", "owed_by", "to", "then_to", "written_by", "put_to", "lead_role", "made_by", "who", "to_whom",
    "signed_up_by", "document_control", "known_gaps", "going", "video",
})
_ROLE_NAME = re.compile(
    rf"(?P<first>[A-Z][a-z]{{1,20}})\s+(?:[A-Z]\.?\s+)?(?P<last>{_NAME})"
    r"(?=\s*$|\s*[,(;]|\s+[-–—]\s"
    r"|\s+(?:Head|Director|Assistant|Deputy|Manager|Officer|Lead|Chief|Team|Service|Social)\b)"
)
NO_SURNAMES = NO_NAMES | frozenset({
    "Team", "Service", "Services", "Homes", "Home", "Trust", "Foundation", "College", "Academy", "Court", "Hall",
    "Park", "Project", "Partnership", "Unit", "Club", "Care", "Health", "Fostering", "Manager", "Officer", "Worker",
    "Company", "Association", "Society", "Church", "Charity", "Network", "Forum", "Library", "Gardens", "Green",
    "Hill", "Young", "Advocacy", "Housing", "Nursery",
})
TITLES_OF = frozenset({"organisation", "body", "law", "paper", "term"})


def people(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Names of people in what the public edition shows."""
    for piece in published(graph):
        if piece.record.kind in TITLES_OF and piece.fact in ("title", "aliases", "stands_for"):
            continue
        for match in named(piece):
            place = piece.at(match.start(), match.end(), setting)
            problem = say.names_a_person(place, match.group().strip())
            yield setting.weighed(problem).of(as_written(piece.record, graph).ref)


def named(piece: Piece) -> Iterator[re.Match[str]]:
    """The names in a piece: each with a title, and, where a role belongs, a first name with another name."""
    yield from titled(piece.text)
    if piece.typed or piece.fact in ROLES:
        found = _ROLE_NAME.match(piece.text)
        if found and is_first_name(found["first"]) and found["last"] not in NO_SURNAMES:
            yield found


def titled(text: str) -> Iterator[re.Match[str]]:
    """The names that stand after a title in a text, such as Mrs or Dr."""
    return (match for match in _TITLED.finditer(text) if match["name"] not in NO_NAMES)

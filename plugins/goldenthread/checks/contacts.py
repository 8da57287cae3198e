"""How to reach one person: a personal e-mail address, a mobile number, the postcode of a home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.first_names import is_first_name
from goldenthread.checks.setting import Setting
from goldenthread.checks.texts import as_written, published
from goldenthread.graph.graph import Graph
from goldenthread.messages import words as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

HELP = "help"
WITH_CONTACTS = ("organisation", "body", HELP)
MOST = 20
_EMAIL = re.compile(r"(?<![\w.+-])(?P<name>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_HOME_HOSTS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky|protonmail)\.", re.IGNORECASE)
_OF_OFFICES = """
access admin administration admissions adoption adult adults advice advocacy advocate apprentice apprenticeships board
bookings business care carer carers centre chair charter children childrens city clerk college commissioning
communications community complaint complaints contact contacts corporate council councillors customer customers data
democratic desk director duty early education emergency enquiries enquiry equality events families family feedback
finance first foi foster fostering front gateway governance group head health help helpdesk home homes housing hub
info information internal involvement leaver leavers leaving legal library local looked lost mail mailbox mash media
member members news newsletter no offer office officer officers online out panel participation partner partners
partnership pathway permanence personal placement placements planning pledge police policy post press privacy
protection public quality reception record recruitment referral referrals reply request requests residential review
reviewing reviews rights safe safeguarding school schools scrutiny secretary security send service services sex sexual
sixteen social staff standards strategy support survey team teams the town training transition transport trust unit
virtual voice voices volunteer volunteering web website welfare work worker workers young your youth
"""
NO_PERSON = frozenset(_OF_OFFICES.split())
_MOBILE = re.compile(r"(?<![\d+])(?:\+44[\s-]?(?:\(0\)[\s-]?)?7|07)(?:[\s-]?\d){9}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b")
_AT_WORK = re.compile(
    r"\b(?:council|civic|town hall|county hall|city hall|office|offices|centre|po box|floor|suite|unit|freepost|"
    r"library|school|academy|college|hospital|clinic|court|service|services|team|department|headquarters|station)\b",
    re.IGNORECASE,
)
BEFORE = 120


def personal(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """What would let anybody reach a person at home or in person, where the public could read it."""
    for piece in published(graph):
        if not _may_have_contacts(piece.record):
            for start, end, what in contacts(piece.text):
                place = piece.at(start, end, setting)
                problem = say.personal_contact(place, piece.text[start:end], what)
                yield setting.weighed(problem).of(as_written(piece.record, graph).ref)


def _may_have_contacts(record: Record) -> bool:
    """The help page, and organisations and bodies, whose own contacts those are."""
    return record.kind in WITH_CONTACTS or (record.kind == "page" and record.inside.rsplit(".", 1)[0] == HELP)


def contacts(text: str) -> list[tuple[int, int, str]]:
    """The personal contacts in a text: from which character to which, and what they are."""
    found: dict[str, tuple[int, int, str]] = {}
    for match in _EMAIL.finditer(text):
        if is_personal(match["name"], match["host"]):
            found.setdefault(match.group(), (match.start(), match.end(), "somebody's own e-mail address"))
    for match in _MOBILE.finditer(text):
        found.setdefault(match.group(), (match.start(), match.end(), "a mobile number"))
    for match in _POSTCODE.finditer(text):
        if not _AT_WORK.search(text[max(0, match.start() - BEFORE) : match.start()]):
            found.setdefault(match.group(), (match.start(), match.end(), "the postcode of a home"))
    return sorted(found.values())[:MOST]


def is_personal(name: str, host: str) -> bool:
    """Whether an e-mail address is one person's: first name and last name, an initial and a name, or one from home."""
    if _HOME_HOSTS.match(host):
        return True
    parts = re.split(r"[._]|-(?=[a-z])", name.lower())
    parts = [part.rstrip("0123456789") for part in parts]
    if len(parts) < 2 or any(part in NO_PERSON for part in parts) or not all(part.isalpha() for part in parts):
        return False
    if "-" in name and "." not in name:
        return is_first_name(parts[0])
    return len(parts) <= 3

"""Words that may show who somebody is: what is stopped, and what passes; sentences are from the five papers where a
paper is named.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cases_reader import CASES, lay_out, read_case, run
from goldenthread.checks.contacts import contacts
from goldenthread.checks.identifying import traces
from goldenthread.checks.names import named
from goldenthread.checks.texts import Piece
from goldenthread.kinds.priority import Priority
from goldenthread.model.record import Record
from goldenthread.problems import Place

STOPPED = (
    # Middlesbrough, minutes of 2020: two foster carers' own words, one of them about the child in her care
    "One carer had queried “what do they (local authority) intend to do and what does it mean when the Strategy states "
    "‘robust and innovative multi-agency wrap-around support for foster carers’?”",
    "The Chair advised that another Middlesbrough Foster Carer had commented on access to specialist and mental health "
    "support as follows: “The Strategy states ‘swift access to specialist support when needed’, at no point was access "
    "swift.  We waited four months for play therapy for the child in our care.”",
    "One child waited four months for play therapy.",
    "One child is in a secure children's home.",
    "1 child went missing from care in March.",
    "Only one young person moved out of the area.",
    "One of the children told the panel that the food was bad.",
    "A girl of 14 was moved three times in a year.",
    "A boy (12) came back.",
    "A 15-year-old girl told us.",
    "A 14-year-old in Leeds was excluded.",
    "The 16 year old was placed in a hotel.",
    "A boy of fourteen ran away.",
    "My brother, aged 7, lives in Hull.",
    "He was 14 when he moved to Leeds.",
    "At 15 she left the home.",
    "A child aged 9 moved from Milton Keynes.",
    "A young person of 16 lives in Redcar.",
    "DOB 03/05/2010",
    "She was born on 3 May 2010.",
    "Date of birth: 3 May 2010",
    "Child B was seen by the panel.",
    "The only child in our secure unit",
    "“I never knew who my social worker was,” said a girl in foster care.",
    "\"Nobody ever asked me what I wanted\" (young person, aged 15)",
    "One foster carer wrote: 'We waited four months for help that never came'",
)
PASSED = (
    # Milton Keynes, review of 2013
    "In September 2012 a termly 'life learning group' for CIC aged 14 plus replaced the previous 'stake holder "
    "groups'.",
    "The agenda was set by TCTF, and included 'young people leading/chairing their own reviews and developing guidance "
    "and support for young people to do this'.",
    "The Fostering Team run a training course for foster carers called \"Care Planning and Preparing Children and "
    "Young People for Reviews\".",
    "Residential placements are only used where the complexity of a child's needs mean they cannot live in a family "
    "setting or where a child expressly will not or can not accept an alternative family.",
    "On the 31st March 2012, 25 children (8.9% of the MK CiC population) were in residential care.",
    # Middlesbrough, strategy of 2008
    "An increase in the number of purchased foster placements, particularly for 10-15 year olds.",
    "The greatest increase is in age groups 1-4 years and 10-15 years.",
    "Many children become looked after without having any prior contact with social care services.",
    # Middlesbrough, stocktake of 2010
    "Local authorities retaining legal and financial responsibility for children who meet the criteria for looked "
    "after status, even where the child is placed with a relative.",
    "Roll out the 'Fostering Changes' programme of training and support for foster carers to help prevent placement "
    "breakdown.",
    # Middlesbrough, minutes of 2020
    "The Chair commented that he had spoken to some foster carers who had approached him for advice.",
    "The numbers of children looked after had reduced from 702 in July 2020 to 629 to date.",
    "‘Our Friends and Family’ – Contact with all the people that are important to us in our lives.",
    # Peterborough, strategy of 2016
    "The term 'in care' is applied to a child for whom the Local Authority is providing care and accommodation, either "
    "by a Court Order or in agreement with the child's parent or guardian.",
    "A child or young person may come into care as a result of temporary or permanent problems facing their parents.",
    "We will make sure you know why you are in care and support you to understand this honestly at different age "
    "appropriate times through your journey.",
    # what councils write
    "When a child moves, the plan is read again.",
    "Children aged 10 to 15, and everyone aged 9 and over",
    "A plan for one young person who is leaving care.",
    "Foster homes approved for one person only, so families are split when they first come into care.",
    "One child in ten has moved. No more than one child was refused. At least one child was asked.",
    "One family was helped by three agencies.",
    "A child aged 16 can choose. When a girl is 16 she can ask, until he or she is 18.",
    "The 2-year-old offer was extended; 3 year old children were offered a place.",
    "Every child born on 1 September 2010 or later; the date of birth is asked for.",
    "Young people said “we want to be heard at every single meeting”.",
    "The report says “preventative services must be stronger than before”.",
    "What the paper calls a “you said, we did” approach was promised to every child.",
    "The only child in a family; the youngest children in our care",
    "One young person and one councillor were on the panel.",
)


@pytest.mark.parametrize("text", STOPPED)
def test_what_may_show_who_somebody_is_is_stopped(text: str) -> None:
    """One young person, an age, a date of birth, somebody's own words."""
    assert list(traces(text))


@pytest.mark.parametrize("text", PASSED)
def test_what_is_about_nobody_in_particular_passes(text: str) -> None:
    """Policy, groups, shares, definitions, titles of courses."""
    assert [(trace.why, text[trace.start : trace.end]) for trace in traces(text)] == []


REACHES_SOMEBODY = (
    "jane.smith@council.example", "j.smith@council.example", "jane-smith@council.example",
    "jane_smith2@council.example", "bluesky77@gmail.com", "07700 900123", "+44 7700 900123", "+44 (0)7700 900 123",
    "12 Acacia Avenue, MK1 1AA",
)
REACHES_AN_OFFICE = (
    # Middlesbrough, 2008 and 2010
    "Tel No: 01642 728040", "Address: 1st Floor Vancouver House, Gurney Street, Middlesbrough, TS1 1EL",
    "Address: PO Box 69, Vancouver House, Gurney Street, Middlesbrough, TS1 1EL",
    "This increase is concentrated within TS1 & TS3.",
    "participation@council.example", "info@council.example", "care.leavers@council.example",
    "virtual-school@council.example", "have-your-say@council.example", "data.protection@council.example",
    "0800 528 0731", "0800 1111", "116 123", "999", "1.10", "2016/17",
)


@pytest.mark.parametrize("text", REACHES_SOMEBODY)
def test_how_to_reach_a_person_is_stopped(text: str) -> None:
    """A personal e-mail address, a mobile number, the postcode of a home."""
    assert contacts(text)


@pytest.mark.parametrize("text", REACHES_AN_OFFICE)
def test_how_to_reach_an_office_passes(text: str) -> None:
    """A shared mailbox, an office's telephone and address, the lines that never close."""
    assert contacts(text) == []


def names_in(text: str, fact: str = "text") -> list[str]:
    """The names of people that are seen in a fact."""
    place = Place("strategy/x/homes.md")
    record = Record("priority", "x/homes", "Homes", None, Priority, {}, place, {}, (), (), None, False, frozenset(),
                    False, "x/homes.md")
    return [match.group() for match in named(Piece(record, fact, text, place))]


@pytest.mark.parametrize("text", [
    "Mrs Jones", "Cllr Ann Brown", "Dr. J. Smith", "Councillor O’Neil", "Sir John", "Judge Brown", "Ms A.B. Patel",
])
def test_a_title_with_a_name_is_a_person(text: str) -> None:
    """Whatever fact it stands in."""
    assert names_in(text)


@pytest.mark.parametrize("text", [
    # Middlesbrough, stocktake of 2010, and Milton Keynes
    "The Director of Children's Services (DCS) and Lead Member for Children's Services (LMCS) take a personal interest",
    "Executive Member for Children, Families & Learning",
    "Mrs", "the Lead Councillor", "Councillor Champion", "Lord Mayor", "Ms Teams", "Jane Smith",
])
def test_an_office_is_nobodys_name(text: str) -> None:
    """A title alone, an office, and two names in a sentence, which could be those of a place."""
    assert names_in(text) == []


def test_where_a_role_belongs_a_first_name_and_a_surname_are_a_person() -> None:
    """Only with a common first name, and no word after it that houses and teams have."""
    assert names_in("Jane Smith", "agreed_by")
    assert names_in("Jane Smith, Head of Service", "asked_by")
    for role in ("Head of Service", "Virtual School", "Victoria House", "Grace Road Homes", "Team Manager, Homes"):
        assert names_in(role, "agreed_by") == []


PAGE = """---
kind: priority
title: Homes
code: 1
{}---

A girl of 14 was moved. Mrs Jones asked why. Ring 07700 900123.
"""


@pytest.mark.parametrize(("marked", "audience", "codes"), [
    ("", "public", {"may-identify": "error", "names-a-person": "warning", "personal-contact": "error"}),
    ("", "internal", dict.fromkeys(("may-identify", "names-a-person", "personal-contact"), "notice")),
    ("audience: internal\n", "public", {}),
    ("audience: internal\n", "internal", {"may-identify": "notice"}),
    ("notes: A boy of 12, 07700 900123, Mr Brown\n", "internal",
     dict.fromkeys(("may-identify", "names-a-person", "personal-contact"), "notice")),
])
def test_how_much_it_matters_depends_on_the_edition(
    marked: str, audience: str, codes: dict[str, str], tmp_path: Path
) -> None:
    """What is internal may name contacts, and stops nothing; nobody looks into notes."""
    root = lay_out(tmp_path, {"strategy/x/homes.md": PAGE.format(marked)})
    _, answer = run(root, "check", "--audience", audience)
    assert {row.rsplit("[", 1)[1][:-1]: row.split(": ")[1] for row in answer.splitlines() if row.endswith("]")} == codes
    assert "boy" not in answer


@pytest.mark.parametrize("name", ["somebodys_own_words", "a_film_without_consent", "a_film_without_captions_and_text",
                                  "words_whose_consent_is_past_its_review"])
def test_what_stops_the_public_edition_is_a_notice_in_the_internal_one(name: str, tmp_path: Path) -> None:
    """The same golden cases, checked for colleagues."""
    root = lay_out(tmp_path, read_case(CASES / "refused" / f"{name}.txt").files)
    code, answer = run(root, "check", "--audience", "internal")
    assert code == 0
    assert ": notice: " in answer
    assert ": error: " not in answer


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", [
    "a", "“", "\"", "‘", "one child ", "07", "07 ", "a.b@", "a@b.", "14-year-old ", "aged 1 ", "Mr ", "Mr A. ", "MK1 ",
    "-", "said a child “", "born on ", " ", "was ", ".",
])
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """A megabyte of anything is read in seconds."""
    text = piece * (1_000_000 // len(piece))
    list(traces(text))
    contacts(text)
    names_in(text)

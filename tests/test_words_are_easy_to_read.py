"""How easy words are to read: the estimate as documented, and that what the site itself says to young people passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import goldenthread
from cases_reader import checked
from goldenthread.build import build_site
from goldenthread.checks.avoid import found_in
from goldenthread.checks.ease import YOUNG, grade, is_long, sentences, syllables
from goldenthread.checks.reading import hard, too_old
from goldenthread.graph.graph import Graph
from goldenthread.pages.words import read
from small_project import write

SYLLABLES = {
    1: "home plan pledge changed plays made whole wished 25",
    2: "listened wanted table houses changes people promise social worker safely placement being going trouble safety",
    3: "advocate adviser everyone agency assessment autism commitment",
    4: "education independent",
    5: "accommodation opportunity",
}
SCRIPTS = Path(goldenthread.__file__).parent / "theme" / "assets" / "goldenthread"
SAID_IN_SCRIPTS = re.compile(r"""(["'`])([A-Z][^"'`\n$<>]* [^"'`\n$<>]*)\1""")


@pytest.mark.parametrize("number", SYLLABLES)
def test_syllables_are_counted_as_they_are_spoken(number: int) -> None:
    """Silent letters at the end are none; a figure is one."""
    assert {word: syllables(word) for word in SYLLABLES[number].split()} == dict.fromkeys(
        SYLLABLES[number].split(), number)


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    """Thirty-six words of one syllable in four sentences: 0.39 × 9 + 11.8 - 15.59; too few words have no grade."""
    text = "We will help you find a home near us. " * 4
    assert grade(text) == pytest.approx(0.39 * 9 + 11.8 - 15.59)
    assert grade("We will help you find a home near us.") is None


@pytest.mark.parametrize(("word", "long"), [
    ("accommodation", True), ("suitable", True), ("commissioning", True), ("tomorrow", False), ("everybody’s", False),
    ("listening", False), ("families", False), ("seriously", False), ("home", False),
])
def test_a_long_word_is_one_that_children_do_not_use(word: str, long: bool) -> None:
    """Three syllables or more without its ending, and not of every day."""
    assert is_long(word) is long


def test_a_sentence_ends_at_its_sign() -> None:
    """Not at the point in a figure; a cell of a table is one by itself."""
    assert [len(one.words) for one in sentences("It is 3.5 now. Is it? | A cell; and “more.” Yes")] == [4, 2, 2, 2, 1]


@pytest.mark.parametrize(("words", "found"), [(15, []), (16, [True]), (20, [True]), (21, [False])])
def test_over_fifteen_words_is_told_and_over_twenty_is_too_many(words: int, found: list[bool]) -> None:
    """Whether each is only longer than is good."""
    assert [one.only_long for one in hard("a " * words, YOUNG)] == found


SMALL = {
    "strategy/help.md": (
        "---\nkind: help\ntitle: Who to talk to\nchecked: 3 November 2026\nservices:\n"
        "  - name: Night team\n    sort: duty team\n    phone: 01632 960001\n---\n"),
    "strategy/p/pledge.md": (
        "---\nkind: pledge\ntitle: Our promises\ncouncil: Ourtown Council\nsummary: What we promise you.\n"
        "made_with: Young people\nupdated: May 2026\nsigned_up_by: Ourtown Council\npromises:\n"
        "  - keyword: Listen\n    text: We will listen to you.\n    in_short: We listen to you.\n"
        "    looks_like: We ask you first.\n    going:\n      text: We ask more often.\n"
        "      by: Worker\n      date: May 2026\n"
        "  - keyword: Home\n    text: We will find you a home.\n    like: Listen\n---\n"),
    "strategy/p/pledge.simpler.md": (
        "---\nkind: form\nform_of: pledge:p\nlanguage: simpler words\ntitle: Our promises\ndate: May 2025\n"
        "checked_by: Young people\npromises:\n  - promise: listen\n    text: We listen.\n    going:\n"
        "      text: We ask you.\n      date: May 2025\n---\n"),
    "strategy/c/charter.md": (
        "---\nkind: charter\ntitle: When you leave care\ncommitments:\n"
        "  - keyword: Work\n    text: We help you.\n---\n"),
    "strategy/g/principles.md": (
        "---\nkind: principles\ntitle: What guides us\nmade_with: Young people\nprinciples:\n"
        "  - keyword: Our Home\n    text: We have a home.\n    in_short: We have a home.\n"
        "    video:\n      about: Our home\n      made_by: Young people\n---\n"),
    "strategy/said.yml": (
        "kind: feedback\nfeedback:\n  - said: The room is cold.\n    did: We put in a heater.\n"
        "    by_group: Young people\n"
        "  - said: We want a dog.\n    could_not_because: Some of you are afraid of dogs.\n"),
}


@pytest.fixture(scope="module")
def site_says(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What stands on the young people's pages of a small site, whose own authors say very little, by address."""
    built = build_site(checked(write(tmp_path_factory.mktemp("small"), SMALL)))
    return {
        page.address: [page.title, *(section.heading for section in page.sections), *read(page.html)]
        for page in built.made.pages if page.young
    }


@pytest.fixture(scope="module")
def shipped(project: Path) -> Graph:
    """The words to avoid that come with the site."""
    return checked(project).graph


def faults(text: str, words: Graph) -> list[str]:
    """What the check would say of a text for young people."""
    found = [f"{text[one.start:one.end]!r} {one.words or one.size}" for one in hard(text, YOUNG) if not one.only_long]
    found += [f"reads as for {too_old(text)}: {text!r}"] if too_old(text) else []
    avoided = [term for term in words.of_kind("term") if term.facts.get("preferred")]
    return found + [match.group() for term in avoided if (match := found_in(text, term))]


def test_what_the_site_itself_says_to_young_people_is_easy_to_read(
    site_says: dict[str, list[str]], shipped: Graph
) -> None:
    """Each paragraph and heading of the templates is held to the limits that `in_short` is held to."""
    pages = {"help/", "pledges/p/", "pledges/p/listen/", "pledges/p/listen/simpler-words/", "charters/c/work/"}
    assert pages | {"principles/g/our-home/"} <= set(site_says)
    assert {
        address: found for address, texts in site_says.items()
        if (found := [fault for text in texts for fault in faults(text, shipped)])
    } == {}


def test_what_the_scripts_say_is_easy_to_read(shipped: Graph) -> None:
    """The sentences in the theme's scripts, which anybody may meet."""
    said = {
        match[2] for script in SCRIPTS.glob("*.js") for match in SAID_IN_SCRIPTS.finditer(script.read_text("utf-8"))
    }
    assert said
    assert [fault for text in sorted(said) for fault in faults(text, shipped)] == []


def test_a_hard_sentence_of_the_site_would_be_found(shipped: Graph) -> None:
    """The function that the two tests above rest on."""
    assert faults("We provide appropriate accommodation.", shipped)
    assert faults("You can have contact with them.", shipped)

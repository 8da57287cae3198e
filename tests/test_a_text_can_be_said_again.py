"""Other forms: a pledge in other languages and simpler words, public once checked, the page's own words in theirs."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from cases_reader import checked
from goldenthread.build import Built, build_site
from goldenthread.model.languages import LANGUAGES
from goldenthread.model.page_words import FOLDER, catalogue
from goldenthread.model.when import read_when
from goldenthread.pages.furniture import day_in, translated
from small_project import CONFIG, write

SHIPPED = sorted(file.stem for file in FOLDER.glob("*.yml"))
PLEDGE = (
    "---\nkind: pledge\ntitle: Our promises\ncouncil: Ourtown\nupdated: 3 May 2026\n{more}promises:\n"
    "  - keyword: Listen\n    text: We will listen to you.\n    going:\n      text: We ask more often.\n"
    "      by: Worker\n      date: September 2026\n"
    "  - keyword: Home\n    text: We will find you a home.\n{forms}---\n")
FORM = (
    "---\nkind: form\nform_of: pledge:p\nlanguage: Polish\ntitle: Nasze obietnice\n{checked}promises:\n"
    "  - promise: listen\n    keyword: Słuchanie\n    text: Żółw cię słucha.\n    going:\n      text: Pyta częściej.\n"
    "      date: May 2026\n---\n")
HELP = "---\nkind: help\ntitle: Who to talk to\nchecked: 3 November 2026\n---\n"
CHECKED = "checked_by: Interpreter\ndate: {date}\n"


def built(
    root: Path, *, form: str = CHECKED.format(date="June 2026"), more: str = "", forms: str = "",
    audience: str = "public",
) -> Built:
    """The pages of a small site with one pledge and a Polish form of it."""
    config = CONFIG.replace("goldenthread:\n", f"goldenthread:\n      audience: {audience}\n")
    files = {
        "mkdocs.yml": config,
        "strategy/p/pledge.md": PLEDGE.format(more=more, forms=forms),
        "strategy/help.md": HELP, "strategy/p/pledge.pl.md": FORM.format(checked=form),
        "strategy/p/listen.mp3": "sound",
    }
    return build_site(checked(write(root, files)))


def page(site: Built, address: str) -> str:
    """The HTML of a page; empty where the site has none at this address."""
    return next((one.html for one in site.made.pages if one.address == address), "")


def everything(site: Built) -> str:
    """All that an edition says, in pages, search and files."""
    files = [file.content.decode("utf-8", "ignore") for file in site.files]
    return "\n".join([*(one.html for one in site.made.pages), *files, str(site.made.search)])


def test_a_checked_form_has_its_pages_under_what_it_says_again(tmp_path: Path) -> None:
    """Each way can be reached from each other, by its own name; a promise that it leaves out is linked in English."""
    site = built(tmp_path)
    form, part = page(site, "pledges/p/pl/"), page(site, "pledges/p/listen/pl/")
    assert "Żółw cię słucha." in form
    assert "Żółw cię słucha." in part
    assert "Checked by" in part
    assert 'href="pl/" lang="pl" hreflang="pl" dir="ltr">Polski</a>' in page(site, "pledges/p/")
    assert 'href="../" lang="en" hreflang="en" dir="ltr">English</a>' in part
    assert 'href="../home/" lang="en" dir="ltr">Home</a>' in form
    found = [entry.address for entry in site.made.search if "Żółw" in str(entry.words)]
    assert set(found) == {"pledges/p/listen/pl/"}
    assert all(one.young for one in site.made.pages if one.address.startswith("pledges/p/"))


def test_a_form_is_an_item_linked_to_what_it_says_again(tmp_path: Path) -> None:
    """`form_of` in records.json, seen from both ends, with the address of its own page."""
    records = next(file for file in built(tmp_path).files if file.address.endswith("records.json"))
    found = {f"{one['kind']}:{one['id']}": one for one in json.loads(records.content)["records"]}
    assert found["form:p/pledge.pl"]["links"]["form_of"] == ["pledge:p"]
    assert found["form:p/pledge.pl"]["url"] == "pledges/p/pl/"
    part = found["form-part:p/pledge.pl/listen"]
    assert (part["url"], part["links"]["form_of"]) == ("pledges/p/listen/pl/", ["promise:p/listen"])
    assert found["promise:p/listen"]["backlinks"]["form_of"] == ["form-part:p/pledge.pl/listen"]


@pytest.mark.parametrize(
    "form", ["", "checked_by: Interpreter\n", "date: June 2026\n", "example: true\ndate: June 2026\n"])
def test_a_form_that_nobody_checked_is_in_no_public_edition(tmp_path: Path, form: str) -> None:
    """Nor is the example of a council that is real; the page says what is not here yet, and to ask for it."""
    site = built(tmp_path / "public", form=form)
    assert "Żółw" not in everything(site)
    assert "Ask us for it" in page(site, "pledges/p/listen/")
    assert "Żółw" in everything(built(tmp_path / "internal", form=form, audience="internal"))


def test_an_example_of_what_is_made_up_stands_under_a_banner(tmp_path: Path) -> None:
    """In English, and in the language itself."""
    site = built(tmp_path, form="example: true\ndate: June 2026\n", more="example: true\n")
    part = page(site, "pledges/p/listen/pl/")
    assert part.count("Nobody has checked this translation.") == 2
    assert "Nobody has checked" not in page(site, "pledges/p/listen/")


def test_a_form_says_no_more_than_its_text_may(tmp_path: Path) -> None:
    """What is internal in the English is so in the form: a pledge as a whole, and a fact by itself."""
    assert "Żółw" not in everything(built(tmp_path / "whole", more="audience: internal\n"))
    written = PLEDGE.format(more="", forms="").replace(
        "text: We will listen to you.", "text:\n      audience: internal\n      value: We will listen.")
    root = tmp_path / "fact"
    assert "Żółw" in everything(built(root))
    write(root, {"strategy/p/pledge.md": written})
    without = everything(build_site(checked(root)))
    assert "Słuchanie" in without
    assert "Żółw" not in without


@pytest.mark.parametrize(("date", "told"), [("March 2026", True), ("May 2026", False), ("June 2026", False)])
def test_a_form_older_than_its_text_says_so(tmp_path: Path, date: str, told: bool) -> None:
    """The pledge was changed on 3 May 2026; what is told must be certain. Its news is of May, the English of later."""
    part = page(built(tmp_path, form=CHECKED.format(date=date)), "pledges/p/listen/pl/")
    assert ("This may be out of date." in part) is told
    assert "There is something newer to read in English." in part


def test_what_is_said_in_a_file_is_shown_once_it_is_checked(tmp_path: Path) -> None:
    """Sound with the consent of who can be heard; what nobody has checked is in no page, and its file is not copied."""
    typed = "    forms:\n      - form: sound\n        file: p/listen.mp3\n{}" \
            "        consent:\n          held_by: Worker\n" \
            "          date: May 2026\n          review: May 2027\n          withdraw: Tell your worker\n"
    waits = built(tmp_path / "waits", forms=typed.format(""))
    assert "listen.mp3" not in everything(waits)
    assert "p/listen.mp3" in waits.unpublished
    shown = built(tmp_path / "shown", forms=typed.format("        checked_by: Worker\n        date: June 2026\n"))
    assert "p/listen.mp3" not in shown.unpublished
    assert '<audio controls preload="none" src="../../../p/listen.mp3">' in page(shown, "pledges/p/home/")
    assert "sound" not in page(shown, "pledges/p/home/").partition("Not here yet")[2].partition("</p>")[0]


@pytest.mark.parametrize("tag", SHIPPED)
def test_each_list_of_words_has_every_phrase(tag: str) -> None:
    """The lists that come with the site have the same phrases, none twice or empty, twelve months, and dates."""
    read = yaml.safe_load((FOLDER / f"{tag}.yml").read_text("utf-8"))
    assert set(read["words"]) == {phrase for one in SHIPPED for phrase in catalogue(one).words}
    assert all(read["words"].values())
    rows = re.findall(r'^  "([^"]+)":', (FOLDER / f"{tag}.yml").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows)) == len(read["words"])
    assert len(read["months"]) == len(read["months_of_days"]) == 12
    assert tag in LANGUAGES


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_page_of_the_example_is_in_its_language_throughout(built_site: Path, tag: str) -> None:
    """All that stays English, and is marked so, are names and hours that the council wrote itself."""
    pages = [built_site / "pledges/westmoor" / part / tag / "index.html" for part in ("", "listen", "close", "ready")]
    for file in pages:
        html = file.read_text("utf-8")
        assert f'<html lang="{tag}" dir="{LANGUAGES[tag].direction}"' in html
        assert f'<body dir="{LANGUAGES[tag].direction}"' in html
        left = {unescape(words) for words in re.findall(r'<span lang="en" dir="ltr">(.*?)</span>', html, re.DOTALL)}
        allowed = re.compile(r"Promises and plans|Westmoor .*|Your social worker|.*\d[ap]m.*")
        assert [words for words in left if not allowed.fullmatch(" ".join(words.split()))] == []
        labels = re.findall(r'\saria-label="([^"]*[a-z][^"]*)"', html)
        words = catalogue(tag).words
        assert {unescape(one) for one in labels} & set(words) - set(words.values()) == set()


def test_numbers_to_call_are_not_turned_round(built_site: Path) -> None:
    """In a text read from the right the groups of their figures would change places."""
    html = (built_site / "pledges/westmoor/ar/index.html").read_text("utf-8")
    numbers = re.findall(r'<a [^>]*href="tel:[^>]*>', html)
    assert numbers
    assert all('dir="ltr"' in number for number in numbers)


def test_what_is_in_a_language_of_its_own_is_left_alone() -> None:
    """Translated: texts and labels; left: what has a language, scripts, addresses; marked: English without words."""
    html = ('<html lang="en"><body dir="ltr"><p aria-label="Home">Home, <b lang="so">Home <i>Home</i></b> Stop 2. Odd'
            '</p><script>"Home"</script><p>.</p></body></html>')
    assert translated(html, LANGUAGES["pl"]) == (
        '<html lang="pl" dir="ltr"><body dir="ltr"><p aria-label="Strona główna">'
        '<span lang="en" dir="ltr">Home,</span> <b lang="so">Home <i>Home</i></b>'
        ' <span lang="en" dir="ltr">Stop 2. Odd</span></p><script>"Home"</script><p>.</p></body></html>')
    assert "Obietnica 2" in translated("<p>Promise 2</p>", LANGUAGES["pl"])


@pytest.mark.parametrize(("tag", "typed", "said"), [
    ("pl", "9 September 2025", "9 września 2025"), ("pl", "October 2026", "październik 2026"),
    ("ar", "9 September 2025", "9 سبتمبر 2025"), ("pl", "Autumn 2026", "Autumn 2026"),
])
def test_a_date_is_said_in_the_language(tag: str, typed: str, said: str) -> None:
    """A day and a month; what there are no words for stays the author's, marked as English."""
    made = day_in(read_when(typed), LANGUAGES[tag])
    assert f">{said}<" in made
    assert f'lang="{"en" if said == typed else tag}"' in made


@pytest.mark.browser
def test_the_language_is_changed_by_keyboard(browser: Browser, served_site: str) -> None:
    """From the English promise to the Arabic and back, with the tabulator and the enter key alone."""
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{served_site}pledges/westmoor/listen/")
    for name, tag, direction in (("العربية", "ar", "rtl"), ("English", "en", "ltr")):
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == name:
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.evaluate("document.documentElement.lang") == tag
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == direction
    page.close()

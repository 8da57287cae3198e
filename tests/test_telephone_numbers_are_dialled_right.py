"""A phone is given digits and the + of a country, and never the (0) that is for callers within the country."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases_reader import checked, lay_out, read_case
from goldenthread.build import build_site
from goldenthread.model.telephone import dialled, is_for_drama, is_number

CASE = Path(__file__).parent / "cases/accepted/numbers_as_people_write_them.txt"


@pytest.mark.parametrize(("written", "rung"), [
    ("0800 1111", "08001111"), ("0151-233 3700", "01512333700"), ("(0151) 233 3700", "01512333700"),
    ("+44 (0)151 233 3700", "+441512333700"), ("+44 0151 233 3700", "+441512333700"),
    ("+44 (0151) 233 3700", "+441512333700"), ("(+44) 151 233 3700", "+441512333700"),
    ("0044 (0)151 233 3700", "+441512333700"), ("+353 1 679 1234", "+35316791234"),
])
def test_what_is_dialled(written: str, rung: str) -> None:
    """Each way of writing a number is one number, and reaches the same line."""
    assert is_number(written)
    assert dialled(written) == rung


@pytest.mark.parametrize("words", ["", "12", "1" * 16, "0800 1111 / 0808", "+", "0800 1111 x2", "++44 151", "٠٨٠٠"])
def test_what_is_no_number(words: str) -> None:
    """Words, two numbers, and digits that no keypad has are none."""
    assert not is_number(words)


@pytest.mark.parametrize("real", ["0800 496 0000", "0191 496 0123", "0151 233 3700", "0800 1111", "116 123"])
def test_a_real_number_is_not_taken_for_one_of_a_film(real: str) -> None:
    """Only what Ofcom lists is refused."""
    assert not is_for_drama(real)


def test_every_link_on_the_page_can_be_dialled(tmp_path: Path) -> None:
    """The links of the help page hold digits and + only, for calls and for texts."""
    built = build_site(checked(lay_out(tmp_path, read_case(CASE).files)))
    page = next(one for one in built.made.pages if one.address == "help/")
    html = "".join(section.html for section in page.sections)
    assert html.count('href="tel:+441512333700"') == 4
    assert 'href="tel:01512333700"' in html
    assert 'href="sms:85258"' in html

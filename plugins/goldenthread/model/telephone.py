"""Telephone numbers: whether some words are one that a phone can dial, what it dials, and whether it reaches nobody.

The numbers that reach nobody are those that Ofcom keeps free for drama.
"""

from __future__ import annotations

import re

FEWEST, MOST = 3, 15
_NUMBER = re.compile(r"(?:\(?(?:\+|00)[0-9]{1,3}\)?[ -]*(?:\(0\))?[ -]*)?(?:\([0-9]{2,6}\)[ -]*)?[0-9](?:[ -]*[0-9])*")
_FOR_DRAMA = re.compile(
    r"0(?:1(?:1\d|[2-8]1)4960|1914980|1632960|2079460|2896496|2920180|3069990|7700900|8081570|9098790)\d*")


def dialled(number: str) -> str:
    """What a phone dials for a number as written: its digits, and the + of a country.

    The (0) of `+44 (0)151 …` is for callers within the country, and never dialled after the country's code.
    """
    typed = re.sub(r"^[( ]*00(?=[1-9])", "+", number)
    abroad = typed.lstrip("( ").startswith("+")
    digits = re.sub(r"[^0-9]", "", typed.replace("(0)", "") if abroad else typed)
    return "+" + re.sub(r"^440", "44", digits) if abroad else digits


def is_number(words: str) -> bool:
    """Whether some words are one number and nothing else: digits, spaces, hyphens, + and brackets."""
    return bool(_NUMBER.fullmatch(words)) and FEWEST <= len(dialled(words).lstrip("+")) <= MOST


def is_for_drama(number: str) -> bool:
    """Whether a number of the United Kingdom is one that Ofcom keeps free for drama, and so reaches nobody."""
    return bool(_FOR_DRAMA.fullmatch(re.sub(r"^\+?440?", "0", dialled(number))))
